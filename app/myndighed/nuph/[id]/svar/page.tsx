import { DagenVisning } from '#components/nuph/dagen'
import { Nuphfakta } from '#components/nuph/fakta'
import { Lignende } from '#components/nuph/lignende'
import { Sanktionsfelter } from '#components/sanktion/formular'
import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Afslag, RegelfundVisning } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { Vaelg, Valg } from '#components/ui/valg'
import type { Felter } from '#lib/http/formular'
import { laesId } from '#lib/id'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { forsikringPaa } from '#lib/kontaktforloeb/regler'
import type { Kontekst, Spor } from '#lib/kontekst'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { besvarNuph } from '#lib/nuph/besvar'
import { taelLignende } from '#lib/nuph/lignende'
import { hentSvarside, type Svarside } from '#lib/nuph/side'
import { tilSvar } from '#lib/nuph/svarform'
import { erAendring } from '#lib/nuph/svarregler'
import { proev } from '#lib/proev'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { hentParametre, listMuligeGentagelser, listSanktionstyper } from '#lib/sanktion/queries'
import { sendSvar } from './actions'

const GRUPPER = {
  FORELOEBIGT: 'Foreløbigt',
  INGEN_KONSEKVENS: 'Ingen konsekvens',
  KONSEKVENS: 'Konsekvens',
  AENDRET: 'Ændret',
  IKKE_VORES: 'Ikke vores medlem',
}

/** The a-kasse's answer: the facts at the left, the answer at the right, and what the kommune and the member get before it is sent. */
export default async function SvarPaaUnderretning({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const { id } = await params
  const data = await laes(
    async (ctx, session) => {
      const { db: _db, spor: _spor, ...udenfor } = ctx
      const side = await hentSvarside(ctx, laesId(id))
      const { medlemskaber } = await hentForloeb(ctx, side.sag.borgerId, side.sag.haendelsesdato)
      return {
        ctx: udenfor as Kontekst,
        side,
        subject: session.subject,
        dag: ctx.dag,
        typer: await listSanktionstyper(ctx, ctx.dag),
        karantaener: await listMuligeGentagelser(ctx, side.sag.borgerId),
        parametre: await hentParametre(ctx, side.sag.haendelsesdato),
        forsikring: forsikringPaa(medlemskaber, side.sag.haendelsesdato) ?? 'FULDTID',
        lignende: await taelLignende(ctx, side.sag.haendelse),
      }
    },
    ['akasse'],
  )
  const { side } = data
  const svar = await laesSvar(await searchParams, data.subject, `/myndighed/nuph/${id}/svar`)
  const felter = svar.felter
  const proeve =
    felter?.handling === 'se' && svar.fund.length === 0
      ? await proevSvar({ ...data.ctx, frist: Date.now() + 3000 }, { ...felter, id })
      : undefined
  const fund = [...svar.fund, ...(proeve && 'fund' in proeve ? proeve.fund : [])]
  // Asked only when the pair is unusual: the first look at the answer finds that out.
  const advarsler = proeve && 'advarsler' in proeve ? proeve.advarsler : []
  const usaedvanligt =
    Boolean(felter?.usaedvanligGrund) ||
    [...fund, ...advarsler].some((f) => f.kode === 'NUPH-W20' || f.felt === 'usaedvanligGrund')
  const typet: Felter = felter ?? {
    haendelsesdato: side.sag.haendelsesdato,
    afgoerelsesdato: data.dag,
    startdato: side.sag.haendelsesdato,
    forsikring: data.forsikring,
  }
  return (
    <>
      <Sidetitel side="Svar på underretning" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/nuph/${id}`, tekst: 'underretningen' }}
        titel={`Svar på ${side.sag.sagsnummer}`}
      />
      {proeve && 'fund' in proeve && <Afslag titel="Svaret kan ikke sendes endnu" fund={proeve.fund} />}
      {proeve && 'spor' in proeve && (
        <Forhaandsvisning spor={proeve.spor} advarsler={proeve.advarsler} doed={Boolean(side.doed)} />
      )}
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="min-w-0">
          <Nuphfakta side={side} />
          <DagenVisning dagen={side.dagen} />
          <Lignende antal={data.lignende} svartyper={side.svartyper} />
        </div>
        <form action={sendSvar} className="min-w-0">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={side.sag.version} />
          <input type="hidden" name="noegle" value={crypto.randomUUID()} />
          <Svarvalg side={side} typet={typet} fund={fund} usaedvanligt={usaedvanligt} />
          {side.doed ? (
            <p>
              Medlemmet er registreret som død. Der kan ikke registreres en ny sanktion, og medlemmet får ingen besked.
            </p>
          ) : (
            <details open={Boolean(typet.sanktionstype) || fund.some((f) => f.kode === 'NUPH-E31')}>
              <summary>Sanktion (ved svar med konsekvens)</summary>
              {side.sanktion && <p>Der er allerede en sanktion på underretningen.</p>}
              <Sanktionsfelter
                typer={data.typer}
                karantaener={data.karantaener}
                parametre={data.parametre}
                typet={typet}
                fund={fund}
              />
            </details>
          )}
          <div className="raekke">
            <button type="submit" name="handling" value="se" className="knap sekundaer">
              Se, før du sender
            </button>
            {proeve && 'spor' in proeve && <Knap>Send svar</Knap>}
            <KnapLink art="sekundaer" href={`/myndighed/nuph/${id}`}>
              Annullér
            </KnapLink>
          </div>
        </form>
      </div>
    </>
  )
}

function Svarvalg({
  side,
  typet,
  fund,
  usaedvanligt,
}: {
  side: Svarside
  typet: Felter
  fund: readonly Regelfund[]
  usaedvanligt: boolean
}) {
  const sidste = side.svar.findLast((s) => s.endeligt)
  const aendrer = sidste !== undefined
  const mulige = side.typer.filter(
    (t) => aendrer === erAendring(t) || (side.sag.status === 'GENOPTAGET' && t.ikkeKorrekt),
  )
  return (
    <>
      <Valg
        navn="svartype"
        label="Hvad er jeres svar?"
        fund={fund}
        valgt={typet.svartype ?? (aendrer ? mulige.find(erAendring)?.kode : undefined)}
        muligheder={mulige.map((t) => ({ vaerdi: t.kode, tekst: t.navn, hjaelp: GRUPPER[t.gruppe] }))}
      />
      {aendrer && (
        <>
          <input type="hidden" name="erstatterSvarId" value={sidste.id} />
          <Vaelg
            navn="resultat"
            label="Hvad er resultatet nu?"
            fund={fund}
            valgt={typet.resultat ?? ''}
            muligheder={side.typer
              .filter((t) => t.endeligt && !erAendring(t) && t.gruppe !== 'IKKE_VORES')
              .map((t) => ({ vaerdi: t.kode, tekst: t.navn }))}
          />
          <Vaelg
            navn="anledning"
            label="Hvorfor er det ændret?"
            fund={fund}
            valgt={typet.anledning ?? ''}
            muligheder={side.anledninger.map((a) => ({ vaerdi: a.kode, tekst: a.navn }))}
          />
          {side.sanktion && (
            <Tekstfelt
              navn="annuller"
              label="Annullér sanktionen, fordi"
              hjaelp="Lad feltet stå tomt, hvis sanktionen fortsat gælder."
              valgfri
              fund={fund}
              vaerdi={typet.annuller ?? ''}
            />
          )}
        </>
      )}
      <Vaelg
        navn="grund"
        label="Grund, når fraværet er lovligt"
        valgfri
        fund={fund}
        valgt={typet.grund ?? ''}
        muligheder={[...side.grunde].map(([vaerdi, tekst]) => ({ vaerdi, tekst }))}
      />
      <Datofelt
        navn="hoeringsfrist"
        label="Medlemmet skal svare senest"
        hjaelp="Når medlemmet høres."
        valgfri
        fund={fund}
        vaerdi={typet.hoeringsfrist || undefined}
        skrevet={typet}
      />
      <Tekstomraade
        navn="begrundelse"
        label="Begrundelse til kommunen"
        hjaelp="Medlemmet får ikke teksten. Skriv ikke om helbred uden grund."
        valgfri
        maks={1500}
        linjer={4}
        fund={fund}
        vaerdi={typet.begrundelse ?? ''}
      />
      {usaedvanligt && (
        <Tekstfelt
          navn="usaedvanligGrund"
          label="Hvorfor passer svaret, selv om det er usædvanligt?"
          valgfri
          fund={fund}
          vaerdi={typet.usaedvanligGrund ?? ''}
        />
      )}
    </>
  )
}

function Forhaandsvisning({ spor, advarsler, doed }: { spor: Spor; advarsler: readonly Regelfund[]; doed: boolean }) {
  return (
    <section aria-label="Sådan ser det ud">
      {advarsler.map((f) => (
        <RegelfundVisning key={`${f.kode} ${f.felt}`} fund={f} />
      ))}
      <div className="grid gap-8 lg:grid-cols-2">
        <div>
          <h2>Det ser kommunen</h2>
          {spor.opgaver.map((o) => (
            <p key={o.emne}>
              En opgave: <b>{o.emne}</b>
            </p>
          ))}
        </div>
        <div>
          <h2>Det ser medlemmet</h2>
          {spor.beskeder.length === 0 && (
            <p>
              {doed ? 'Medlemmet er død og får ingen besked.' : 'Medlemmet får ingen besked om et foreløbigt svar.'}
            </p>
          )}
          {spor.beskeder.map((b) => (
            <div key={b.tekst} className="notits">
              <p>
                <b>{b.titel}</b>
              </p>
              <p>{b.tekst}</p>
            </div>
          ))}
        </div>
      </div>
    </section>
  )
}

async function proevSvar(
  ctx: Kontekst,
  felter: Felter,
): Promise<{ spor: Spor; advarsler: readonly Regelfund[] } | { fund: readonly Regelfund[] }> {
  try {
    const { svar, spor } = await proev(ctx, (tx) => besvarNuph(tx, tilSvar(felter)))
    return { spor, advarsler: svar.advarsler }
  } catch (fejl) {
    if (fejl instanceof Afvist) return { fund: fejl.fund }
    throw fejl
  }
}
