import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { Vaelg } from '#components/ui/valg'
import { hentBorger } from '#lib/borger/hent'
import type { Felter } from '#lib/http/formular'
import { laesId } from '#lib/id'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentGaeldendePlan, type PlanIndhold } from '#lib/min-plan/queries'
import { listSlutaarsager } from '#lib/min-plan/slutaarsag'
import { IkkeFundet, type Regelfund } from '#lib/regelfund'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { skrivAktivitet, slutAktivitet } from './actions'

export const metadata = { title: 'Tilbud eller aktivitet' }

/** The jobcenter's form for one tilbud in the plan: new, or one that stands there. */
export default async function Aktivitet({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const [{ borgerId }, parametre] = [await params, await searchParams]
  const tilbudId = en(parametre, 'tilbud')
  const { borger, plan, tilbud, typer, slutaarsager, subject } = await laes(
    async (ctx, session) => {
      const borger = await hentBorger(ctx, laesId(borgerId), 'minplan.skriv')
      const plan = await hentGaeldendePlan(ctx, borger.id)
      const tilbud = plan?.tilbud.find((t) => t.tilbudId === tilbudId)
      if (tilbudId && !tilbud) throw new IkkeFundet(`tilbud ${tilbudId}`)
      return {
        borger,
        plan,
        tilbud,
        typer: await listKoder(ctx, 'tilbudstype', ctx.dag),
        slutaarsager: await listSlutaarsager(ctx, ctx.dag),
        subject: session.subject,
      }
    },
    ['jobcenter'],
  )
  const svar = await laesSvar(parametre, subject, `/myndighed/borgere/${borgerId}/plan/aktivitet`)
  const skriv = svar.for('aktivitet')
  const slut = svar.for('aktivitet-slut')
  return (
    <>
      <Sidetitel side="Tilbud eller aktivitet" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${borger.id}/plan`, tekst: 'planen' }}
        titel={tilbud ? `Ændr ${tilbud.navn}` : `Nyt tilbud eller ny aktivitet for ${borger.navn}`}
      />
      <p>Borgeren får en ny plan og bliver bedt om at læse den. Begge myndigheder kan se den.</p>
      <form action={skrivAktivitet} className="max-w-[70ch]">
        <input type="hidden" name="borgerId" value={borger.id} />
        <input type="hidden" name="tilbudId" value={tilbud?.tilbudId ?? ''} />
        <input type="hidden" name="grundlag" value={plan?.nummer ?? 0} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Vaelg
          navn="tilbudstype"
          label="Type"
          fund={skriv.fund}
          valgt={skriv.felter?.tilbudstype ?? (tilbud ? String(tilbud.tilbudstype) : '')}
          muligheder={typer.map((t) => ({ vaerdi: t.kode, tekst: t.navn }))}
        />
        <Felterne tilbud={tilbud} typet={skriv.felter} fund={skriv.fund} />
        <div className="raekke">
          <Knap>{tilbud ? 'Udgiv ændringen' : 'Skriv i planen'}</Knap>
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${borger.id}/plan`}>
            Annullér
          </KnapLink>
        </div>
      </form>
      {tilbud && plan && (
        <section aria-label="Afslut">
          <h2>Afslut før eller senere</h2>
          <form action={slutAktivitet}>
            <input type="hidden" name="borgerId" value={borger.id} />
            <input type="hidden" name="id" value={tilbud.tilbudId} />
            <input type="hidden" name="version" value={plan.nummer} />
            <input type="hidden" name="noegle" value={crypto.randomUUID()} />
            <Datofelt
              navn="nySlut"
              label="Ny sidste dag"
              fund={slut.fund.map((f) => (f.felt === 'slut' ? { ...f, felt: 'nySlut' } : f))}
              skrevet={slut.felter}
            />
            <Vaelg
              navn="slutaarsag"
              label="Hvorfor slutter det?"
              hjaelp="Er borgeren udeblevet, har sagt nej eller er stoppet, skriver Samspor en kladde til a-kassen. Den sendes først, når I sender den."
              valgfri
              fund={slut.fund}
              valgt={slut.felter?.slutaarsag ?? tilbud.slutaarsag ?? ''}
              muligheder={slutaarsager.map((a) => ({ vaerdi: a.kode, tekst: a.navn }))}
            />
            <Knap art="sekundaer">Flyt sidste dag</Knap>
          </form>
        </section>
      )}
    </>
  )
}

function Felterne({
  tilbud,
  typet,
  fund,
}: {
  tilbud: PlanIndhold['tilbud'][number] | undefined
  typet: Felter | undefined
  fund: readonly Regelfund[]
}) {
  const v = (navn: keyof PlanIndhold['tilbud'][number] & string) => typet?.[navn] ?? String(tilbud?.[navn] ?? '')
  return (
    <>
      <Tekstfelt
        navn="navn"
        label="Navn"
        hjaelp="Lad det stå tomt for at bruge typens navn."
        valgfri
        fund={fund}
        vaerdi={v('navn')}
      />
      <Datofelt navn="start" label="Begynder" fund={fund} vaerdi={tilbud?.start} skrevet={typet} />
      <Datofelt navn="slut" label="Sidste dag" fund={fund} vaerdi={tilbud?.slut} skrevet={typet} />
      <Tekstfelt
        navn="timerPrUge"
        label="Timer om ugen"
        valgfri
        bredde={4}
        inputMode="numeric"
        fund={fund}
        vaerdi={v('timerPrUge')}
      />
      <Tekstfelt
        navn="minutterPrUge"
        label="Minutter om ugen"
        hjaelp="0 til 59, ud over timerne."
        valgfri
        bredde={4}
        inputMode="numeric"
        fund={fund}
        vaerdi={v('minutterPrUge')}
      />
      <Tekstfelt navn="sted" label="Sted" valgfri fund={fund} vaerdi={v('sted')} />
      <Tekstfelt navn="adresse" label="Adresse" valgfri fund={fund} vaerdi={v('adresse')} />
      <Tekstfelt navn="kontaktperson" label="Kontaktperson" valgfri fund={fund} vaerdi={v('kontaktperson')} />
      <Tekstomraade navn="maal" label="Mål" valgfri maks={2000} linjer={3} fund={fund} vaerdi={v('maal')} />
      <Tekstomraade
        navn="beskrivelse"
        label="Beskrivelse"
        valgfri
        maks={2000}
        linjer={4}
        fund={fund}
        vaerdi={v('beskrivelse')}
      />
    </>
  )
}
