import { Dialog } from '#components/nuph/dialog'
import { Nuphfakta } from '#components/nuph/fakta'
import { Nuphfelter } from '#components/nuph/formular'
import { Kontrol } from '#components/nuph/kontrol'
import { Levering } from '#components/nuph/moedte-ikke'
import { Svarliste } from '#components/nuph/svar'
import { Versioner } from '#components/nuph/versioner'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Printhoved } from '#components/ui/printhoved'
import { Sidehoved } from '#components/ui/sidehoved'
import { StatusTag } from '#components/ui/status-tag'
import { Tidslinje } from '#components/ui/tidslinje'
import { NuphTag } from '#components/ui/tilstand'
import { Valg } from '#components/ui/valg'
import { visDato, visKortTidspunkt } from '#lib/dato'
import { hentHistorik } from '#lib/events/historik'
import { laesId } from '#lib/id'
import { MEDARBEJDERE, MYNDIGHEDER } from '#lib/medarbejder/doere'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre, type Svar } from '#lib/medarbejder/side'
import { somForm } from '#lib/nuph/form'
import { leveretFoerMoedet } from '#lib/nuph/levering'
import { type Formside, findFormside, hentNuphside, kontroller, type Nuphside } from '#lib/nuph/side'
import type { Regelfund } from '#lib/regelfund'
import { type Kode, listKoder } from '#lib/regelsaet/vaerdier'
import { gem, genoptag, kasser, se, spoerg, svarPaa } from '../actions'

const KVITTERING: Record<string, string> = {
  gemt: 'Kladden er gemt.',
  sendt: 'Underretningen er sendt til a-kassen. Borgeren får besked i Beskedbakken.',
  rettet: 'Underretningen er rettet. A-kassen har fået besked.',
  trukket: 'Underretningen er trukket tilbage. A-kassen og borgeren har fået besked.',
  trukketDoed: 'Underretningen er trukket tilbage. A-kassen har fået besked.',
  svaret: 'Svaret er sendt.',
}

export default async function Underretning({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const [{ id }, parametre] = [await params, await searchParams]
  const data = await laes(async (ctx, session) => {
    const side = await hentNuphside(ctx, laesId(id))
    const kladde = side.sag.status === 'KLADDE'
    return {
      side,
      dag: ctx.dag,
      subject: session.subject,
      organisation: ctx.aktoer.organisation.navn,
      navn: ctx.aktoer.navn,
      nu: ctx.nu,
      akasse: ctx.aktoer.organisation.type === 'akasse',
      kladde,
      form: kladde ? await findFormside(ctx, side.sag) : undefined,
      fund: kladde ? await kontroller(ctx, side.sag) : [],
      anledninger: await listKoder(ctx, 'nuph_anledning', ctx.dag),
      historik: kladde ? [] : await hentHistorik(ctx, side.sag.id),
      bevis: MYNDIGHEDER.some((m) => m === ctx.aktoer.organisation.type),
    }
  }, MEDARBEJDERE)
  const { side } = data
  const svar = await laesSvar(parametre, data.subject, `/myndighed/nuph/${id}`)
  const kvittering = Object.keys(KVITTERING).find((k) => en(parametre, k))
  return (
    <>
      <Sidetitel side="Underretning" fund={svar.fund} />
      <Printhoved
        organisation={data.organisation}
        {...(side.sag.sagsnummer && { sagsnummer: side.sag.sagsnummer })}
        hvem={data.navn}
        naar={data.nu}
      />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved
        tilbage={{ href: '/myndighed/nuph', tekst: 'underretninger' }}
        titel={side.sag.sagsnummer ?? 'Ny underretning'}
        tag={<NuphTag status={side.sag.status} />}
      >
        {side.maaSvare &&
          side.sag.status !== 'TILBAGEKALDT' &&
          side.sag.status !== 'AFVIST' &&
          side.sag.status !== 'LUKKET' && (
            <KnapLink href={`/myndighed/nuph/${id}/svar`}>
              {side.sag.status === 'BESVARET' ? 'Ret svaret' : 'Svar'}
            </KnapLink>
          )}
      </Sidehoved>
      {kvittering && (
        <Notits art="succes" titel={KVITTERING[kvittering === 'trukket' && side.doed ? 'trukketDoed' : kvittering]} />
      )}
      {side.doed && !data.kladde && <Doedsnotits side={side} />}
      {data.form ? (
        <Kladde side={side} form={data.form} fund={data.fund} svar={svar} />
      ) : data.kladde ? (
        <Kladdekontrol side={side} fund={data.fund} />
      ) : (
        <>
          <Stand side={side} />
          <div className="grid gap-8 lg:grid-cols-2">
            <Nuphfakta side={side} />
            <section aria-labelledby="svar" className="min-w-0">
              <h2 id="svar">A-kassens svar</h2>
              <Svarliste side={side} dag={data.dag} />
              <Handlinger side={side} svar={svar} akasse={data.akasse} anledninger={data.anledninger} />
            </section>
          </div>
          <Dialog
            side={side}
            svar={svar}
            akasse={data.akasse}
            kanSpoerge={!side.doed && kanSpoerge(side, data.akasse)}
            spoerg={spoerg}
            svarPaa={svarPaa}
          />
          <Versioner side={side} />
          {data.bevis && (
            <section aria-labelledby="bevis" className="ingen-print">
              <h2 id="bevis">Hele sagen i én fil</h2>
              <p>
                Underretning, indkaldelse, svar, dialog, beskeder og hvem hos jer der har set sagen, med koder, der
                viser, om noget er ændret. At filen er hentet, bliver logget.
              </p>
              <p className="raekke">
                <a href={`/myndighed/nuph/${id}/bevis.pdf`}>Hent bevispakke (PDF)</a>
                <a href={`/myndighed/nuph/${id}/bevis.json`}>Hent bevispakke (JSON)</a>
              </p>
            </section>
          )}
          <h2>Historik</h2>
          <Tidslinje
            haendelser={data.historik.toReversed().map((h, nr) => ({
              id: String(nr),
              titel: h.tekst,
              tid: h.tid,
              hvem: [h.bruger, h.organisation].filter(Boolean).join(', '),
            }))}
          />
        </>
      )}
    </>
  )
}

const kanSpoerge = ({ sag }: Nuphside, akasse: boolean): boolean =>
  akasse
    ? ['SENDT', 'MIDLERTIDIGT_BESVARET', 'GENOPTAGET'].includes(sag.status)
    : ['MIDLERTIDIGT_BESVARET', 'BESVARET'].includes(sag.status)

function siden(arbejdsdage: number, status: string): string {
  const hvad = status === 'GENOPTAGET' ? 'Genoptaget' : 'Sendt'
  if (arbejdsdage === 0) return `${hvad} i dag`
  return `${hvad} for ${arbejdsdage} ${arbejdsdage === 1 ? 'arbejdsdag' : 'arbejdsdage'} siden`
}

/** What is left to do when the citizen has died. */
function Doedsnotits({ side }: { side: Nuphside }) {
  const dato = side.doed !== true && side.doed && visDato(side.doed.dato)
  return (
    <Notits art="advarsel" titel={`Borgeren er registreret som død${dato ? ` den ${dato}` : ''}`}>
      <p>
        A-kassen kan svare endeligt, og kommunen kan trække underretningen tilbage. Der kan ikke stilles nye spørgsmål.
        Borgeren får ingen besked.
      </p>
    </Notits>
  )
}

/** Whose turn it is, how long it has waited, and what came after it was sent. */
function Stand({ side }: { side: Nuphside }) {
  const { alder, tur, registreringer, sag } = side
  return (
    <>
      {tur !== 'INGEN' && (
        <p className="raekke">
          <span>{tur === 'AKASSEN' ? 'A-kassen skal svare.' : 'Kommunen skal svare på et spørgsmål.'}</span>
          {alder && <span className="lille">{siden(alder.arbejdsdage, sag.status)}</span>}
          {alder?.stand === 'PAAMINDET' && <StatusTag art="handling">Nærmer sig frist</StatusTag>}
          {alder?.stand === 'OVERSKREDET' && <StatusTag art="fejl">Overskredet</StatusTag>}
        </p>
      )}
      {registreringer.map((r) => (
        <Notits key={r.fravaerId} art="advarsel" titel={`Registreret efter underretningen: ${r.beskrivelse}`}>
          <p>
            Kom til {visKortTidspunkt(r.tid)}. Underretningen gælder stadig.
            {side.maaRette && (
              <>
                {' '}
                <a href={`/myndighed/nuph/${sag.id}/traek?grund=SENERE_REGISTRERING`}>Træk den tilbage</a>
              </>
            )}
          </p>
        </Notits>
      ))}
      {sag.status === 'TILBAGEKALDT' && sag.anledningTekst && <p>Trukket tilbage: {sag.anledningTekst}</p>}
    </>
  )
}

function Kladde({
  side,
  form,
  fund,
  svar,
}: {
  side: Nuphside
  form: Formside
  fund: readonly Regelfund[]
  svar: Svar
}) {
  const { sag } = side
  const egne = svar.for('nuph')
  return (
    <div className="grid gap-8 lg:grid-cols-[2fr_1fr]">
      <form action={gem}>
        <p>
          Borger: <a href={`/myndighed/borgere/${sag.borgerId}`}>{side.borgerNavn}</a>
        </p>
        {sag.automatisk && <Notits titel="Kladden er lavet af systemet. Kontrollér den, før du sender." />}
        <input type="hidden" name="id" value={sag.id} />
        <input type="hidden" name="version" value={sag.version} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        {sag.kildeSlags === 'SAMTALE' && <Levering leveretTid={leveretFoerMoedet(sag)} />}
        <Nuphfelter form={form} typet={egne.felter ?? somForm(sag)} fund={egne.fund} />
        <div className="raekke">
          <button type="submit" formAction={se} className="knap">
            Se, før du sender
          </button>
          <Knap art="sekundaer">Gem kladde</Knap>
        </div>
      </form>
      <Kladdekontrol side={side} fund={fund} />
    </div>
  )
}

/** The check of a draft, and the way to throw it away; all there is when the citizen has left the kommune or died. */
function Kladdekontrol({ side: { sag, maaRette }, fund }: { side: Nuphside; fund: readonly Regelfund[] }) {
  return (
    <div className="min-w-0">
      <Kontrol fund={fund} />
      {maaRette && (
        <details>
          <summary>Kassér kladden</summary>
          <form action={kasser}>
            <input type="hidden" name="id" value={sag.id} />
            <input type="hidden" name="version" value={sag.version} />
            <p>Kladden slettes. Den er ikke sendt til nogen.</p>
            <Knap art="fare">Kassér kladden</Knap>
          </form>
        </details>
      )}
    </div>
  )
}

function Handlinger({
  side,
  svar,
  akasse,
  anledninger,
}: {
  side: Nuphside
  svar: Svar
  akasse: boolean
  anledninger: readonly Kode[]
}) {
  const { sag } = side
  if (akasse) {
    if (!side.maaSvare || (sag.status !== 'BESVARET' && sag.status !== 'LUKKET')) return null
    const { felter, ...genoptages } = svar.for('genoptag')
    const fund = genoptages.fund.map((f) => (f.felt === 'tekst' ? { ...f, felt: 'uddybning' } : f))
    return (
      <details open={felter !== undefined} className="ingen-print">
        <summary>Genoptag sagen</summary>
        <form action={genoptag}>
          <input type="hidden" name="id" value={sag.id} />
          <input type="hidden" name="version" value={sag.version} />
          <input type="hidden" name="noegle" value={crypto.randomUUID()} />
          <Valg
            navn="anledning"
            label="Hvorfor ser I på den igen?"
            fund={fund}
            valgt={felter?.anledning}
            muligheder={anledninger.map((a) => ({ vaerdi: a.kode, tekst: a.navn }))}
          />
          <Tekstomraade
            navn="uddybning"
            label="Uddyb"
            valgfri
            maks={1500}
            linjer={2}
            fund={fund}
            vaerdi={felter?.uddybning ?? ''}
          />
          <Knap art="sekundaer">Genoptag</Knap>
        </form>
      </details>
    )
  }
  if (!side.maaRette) return null
  return (
    <div className="raekke mt-4">
      {sag.status === 'SENDT' && !side.doed && (
        <KnapLink art="sekundaer" href={`/myndighed/nuph/${sag.id}/ret`}>
          Ret underretning
        </KnapLink>
      )}
      {!['TILBAGEKALDT', 'AFVIST', 'GENOPTAGET'].includes(sag.status) && (
        <KnapLink art="sekundaer" href={`/myndighed/nuph/${sag.id}/traek`}>
          Træk tilbage
        </KnapLink>
      )}
    </div>
  )
}
