import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Afslag, RegelfundVisning } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { Tomt } from '#components/ui/tomt'
import { Valg } from '#components/ui/valg'
import { type Dag, visDato, visKortDato, visTimer } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import { laesId } from '#lib/id'
import type { Kontekst } from '#lib/kontekst'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre, type Svar } from '#lib/medarbejder/side'
import { type Afslutside, hentAfslutside } from '#lib/overdragelse/afslut-side'
import type { Regelfund } from '#lib/regelfund'
import { fortrydSlut, saetSlut } from './actions'
import { type Proeve, proevSlut } from './proev'
import { Virkning } from './virkning'

export const metadata = { title: 'Afslut kontaktforløb' }

/** The a-kasse ends its course: facts, date and cause, and what will happen before it does. Also where an end is put right. */
export default async function Afslut({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const [{ borgerId }, parametre] = [await params, await searchParams]
  const { ctx, side, subject } = await laes(async (ctx, session) => {
    const { db: _db, spor: _spor, ...udenfor } = ctx
    return { ctx: udenfor as Kontekst, side: await hentAfslutside(ctx, laesId(borgerId)), subject: session.subject }
  })
  const sti = `/myndighed/borgere/${side.borger.id}/afslut`
  const svar = await laesSvar(parametre, subject, sti)
  const { felter } = svar.for('slut')
  const proeve =
    felter?.handling === 'se' && svar.fund.length === 0
      ? await proevSlut({ ...ctx, frist: Date.now() + 3000 }, { ...felter, borgerId: side.borger.id })
      : undefined
  const slutfund = [...svar.for('slut').fund, ...(proeve && 'fund' in proeve ? proeve.fund : [])]
  // The two forms ask for a comment each; a rule knows only one field for it.
  const fortrydfund = svar
    .for('fortryd')
    .fund.map((f) => (f.felt === 'fravaersKommentar' ? { ...f, felt: 'fortrydKommentar' } : f))
  const fund = [...slutfund, ...fortrydfund, ...(svar.felter ? [] : svar.fund)]
  return (
    <>
      <Sidetitel side="Afslut kontaktforløb" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${side.borger.id}`, tekst: side.borger.navn }}
        titel="Afslut kontaktforløb hos a-kassen"
      />
      {en(parametre, 'afsluttet') && side.forloeb?.slutDato && (
        <Notits
          art="succes"
          titel={`Forløbet slutter den ${visDato(side.forloeb.slutDato)}. ${side.kommunen} har fået besked.`}
        />
      )}
      {en(parametre, 'fortrudt') && (
        <Notits
          art="succes"
          titel={`Slutdatoen er fjernet. I har samtalerne igen, og ${side.kommunen.toLowerCase()} har fået besked.`}
        />
      )}
      {slutfund.some((f) => f.niveau === 'BLOK') && (
        <Afslag titel="Forløbet kan ikke afsluttes endnu" fund={slutfund} />
      )}
      <Fakta side={side} />
      {side.forloeb ? (
        <Formular side={side} dag={ctx.dag} svar={svar} fund={slutfund} fortrydfund={fortrydfund} proeve={proeve} />
      ) : (
        <Tomt tekst="Medlemmet har ingen samtaler hos jer, som kan afsluttes." />
      )}
    </>
  )
}

function Fakta({ side }: { side: Afslutside }) {
  const { forloeb, timer, graense } = side
  return (
    <Definitionsliste
      par={[
        ['Medlem', side.borger.navn],
        ['Forsikring', side.forsikring === 'DELTID' ? 'Deltidsforsikret' : 'Fuldtidsforsikret'],
        ['Timer brugt', timer ? visTimer(timer.timerForbrugt) : 'Ikke opgjort'],
        ['Grænse', graense ? visTimer(graense) : undefined],
        ['Opgjort til', timer && visKortDato(timer.opgjortTil)],
        ['Samtaler hos jer fra', forloeb && visKortDato(forloeb.startDato)],
        ['Slutdato', forloeb?.slutDato ? visKortDato(forloeb.slutDato) : undefined],
      ]}
    />
  )
}

function Formular({
  side,
  dag,
  svar,
  fund,
  fortrydfund,
  proeve,
}: {
  side: Afslutside
  dag: Dag
  svar: Svar
  fund: readonly Regelfund[]
  fortrydfund: readonly Regelfund[]
  proeve: Proeve | undefined
}) {
  const { forloeb } = side
  if (!forloeb) return null
  const typet: Felter | undefined = svar.for('slut').felter
  const afsluttet = forloeb.slutDato !== null
  const virkning = proeve && 'pakke' in proeve ? proeve : undefined
  return (
    <>
      {virkning && <Virkning proeve={virkning} kommunen={side.kommunen} dag={dag} />}
      {virkning?.advarsler.map((f) => (
        <RegelfundVisning key={f.kode} fund={f} />
      ))}
      {afsluttet && <h2>Ret slutdatoen</h2>}
      <form action={saetSlut}>
        <Skjulte side={side} forloeb={forloeb} />
        <Datofelt
          navn="slutDato"
          label="Slutdato"
          hjaelp="Den sidste dag, I har samtalerne. Den må gerne ligge før i dag, og senest den sidste dag i denne måned."
          fund={fund}
          vaerdi={forloeb.slutDato ?? undefined}
          skrevet={typet}
        />
        <Valg
          navn="fravaersAfslutningsAarsag"
          label="Årsag"
          fund={fund}
          valgt={
            typet?.fravaersAfslutningsAarsag ??
            (forloeb.afslutningsaarsag ? String(forloeb.afslutningsaarsag) : undefined)
          }
          muligheder={side.aarsager.map((a) => ({
            vaerdi: a.kode,
            tekst: a.navn,
            hjaelp: a.gyldigTil ? `Kan bruges til og med den ${visDato(a.gyldigTil)}` : undefined,
          }))}
        />
        {afsluttet && (
          <Tekstomraade
            navn="fravaersKommentar"
            label="Hvorfor er slutdatoen forkert?"
            maks={1500}
            linjer={3}
            fund={fund}
            vaerdi={typet?.fravaersKommentar ?? ''}
          />
        )}
        <div className="raekke">
          <button type="submit" name="handling" value="se" className="knap sekundaer">
            Se, hvad der sker
          </button>
          {virkning && <Knap>{afsluttet ? 'Ret og giv kommunen besked' : 'Afslut og giv kommunen besked'}</Knap>}
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${side.borger.id}`}>
            Annullér
          </KnapLink>
        </div>
      </form>
      {afsluttet && (
        <details open={fortrydfund.length > 0}>
          <summary>Fortryd afslutningen</summary>
          <p>
            I får samtalerne tilbage med det samme. Overdragelsen trækkes tilbage, og {side.kommunen.toLowerCase()} og
            medlemmet får besked. Det, {side.kommunen.toLowerCase()} har registreret imens, gælder stadig.
          </p>
          <form action={fortrydSlut}>
            <Skjulte side={side} forloeb={forloeb} />
            <Tekstomraade
              navn="fortrydKommentar"
              label="Hvorfor var afslutningen forkert?"
              maks={1500}
              linjer={3}
              fund={fortrydfund}
              vaerdi={svar.for('fortryd').felter?.fortrydKommentar ?? ''}
            />
            <Knap art="fare">Fortryd og tag samtalerne tilbage</Knap>
          </form>
        </details>
      )}
    </>
  )
}

function Skjulte({ side, forloeb }: { side: Afslutside; forloeb: NonNullable<Afslutside['forloeb']> }) {
  return (
    <>
      <input type="hidden" name="borgerId" value={side.borger.id} />
      <input type="hidden" name="fravaerId" value={forloeb.id} />
      <input type="hidden" name="version" value={forloeb.version} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
    </>
  )
}
