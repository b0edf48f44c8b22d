import { Afslagform, Godkendform } from '#components/indstilling/afgoer'
import { Brevstand } from '#components/indstilling/brevstand'
import { Indstillingsfakta } from '#components/indstilling/fakta'
import { Kladdeformular } from '#components/indstilling/kladdeformular'
import { Traad } from '#components/indstilling/traad'
import { BilagLink } from '#components/ui/bilag-link'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Filfelt } from '#components/ui/filfelt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { RegelfundVisning } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { Tidslinje } from '#components/ui/tidslinje'
import { IndstillingTag } from '#components/ui/tilstand'
import { laesId } from '#lib/id'
import { hentSagsside, type Sagsside } from '#lib/indstilling/side'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre, type Svar } from '#lib/medarbejder/side'
import { afslaa, fjernFil, gem, godkend, kasser, papirSendt, svar as sendSvar, tag } from './actions'

export const metadata = { title: 'Indstilling om tilbud' }

const SKRIV = new Set(['MODTAGET', 'UNDER_BEHANDLING'])

export default async function Sag({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const [{ id }, parametre] = [await params, await searchParams]
  const { side, subject, jobcenter, mig } = await laes(async (ctx, session) => ({
    side: await hentSagsside(ctx, laesId(id)),
    subject: session.subject,
    jobcenter: ctx.aktoer.organisation.type === 'jobcenter',
    mig: ctx.aktoer.brugerId,
  }))
  const svar = await laesSvar(parametre, subject, `/myndighed/indstillinger/${id}`)
  const { sag } = side
  return (
    <>
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved
        tilbage={{ href: '/myndighed/indstillinger', tekst: 'indstillinger' }}
        titel={sag.sagsnummer ?? 'Ny indstilling om tilbud'}
        tag={<IndstillingTag status={sag.status} laeser={jobcenter ? 'afgoerende' : 'myndighed'} />}
      />
      {en(parametre, 'gemt') && <Notits art="succes" titel="Kladden er gemt" />}
      {en(parametre, 'sendt') && (
        <Notits art="succes" titel={`Indstillingen er sendt. Sagsnummeret er ${sag.sagsnummer}.`} />
      )}
      {en(parametre, 'afgjort') && (
        <Notits
          art="succes"
          titel="Brevet er på vej med Digital Post. Resultatet kan ses af andre, når brevet er modtaget."
        />
      )}
      {svar.fund
        .filter((f) => f.niveau === 'ADVAR' || f.aarsag || f.hvemKan)
        .map((f) => (
          <RegelfundVisning key={`${f.kode} ${f.felt}`} fund={f} />
        ))}
      {sag.status === 'KLADDE' ? (
        <Kladde side={side} svar={svar} />
      ) : (
        <SendtSag side={side} svar={svar} jobcenter={jobcenter} mig={mig} />
      )}
    </>
  )
}

function Kladde({ side, svar }: { side: Sagsside; svar: Svar }) {
  const { sag, bilag } = side
  return (
    <>
      <p>
        Medlem: <a href={`/myndighed/borgere/${sag.borgerId}`}>{side.borgerNavn}</a>
      </p>
      <section aria-labelledby="bilag-afsnit">
        <h2 id="bilag-afsnit">Bilag</h2>
        {bilag ? (
          <form action={fjernFil} className="raekke">
            <input type="hidden" name="id" value={sag.id} />
            <BilagLink
              href={`/myndighed/bilag/${bilag.id}`}
              filnavn={bilag.navn}
              stoerrelse={bilag.stoerrelse}
              stand={bilag.kontrol}
            />
            <Knap art="link">Fjern bilag</Knap>
          </form>
        ) : (
          <form method="post" action={`/myndighed/indstillinger/${sag.id}/bilag`} encType="multipart/form-data">
            <Filfelt
              navn="bilag"
              label="Vedhæft bilag"
              valgfri
              hjaelp="Én PDF eller XML. Højst 10 MB."
              typer="application/pdf,application/xml,text/xml,.xml"
              fund={svar.for('bilag').fund}
            />
            <Knap art="sekundaer">Vedhæft</Knap>
          </form>
        )}
      </section>
      <Kladdeformular side={side} fund={svar.for('kladde').fund} typet={svar.for('kladde').felter} gem={gem} />
      <details>
        <summary>Kassér kladden</summary>
        <form action={kasser}>
          <input type="hidden" name="id" value={sag.id} />
          <input type="hidden" name="version" value={sag.version} />
          <p>Kladden og dens bilag slettes. Den er ikke sendt til nogen.</p>
          <Knap art="fare">Kassér kladden</Knap>
        </form>
      </details>
    </>
  )
}

function SendtSag({ side, svar, jobcenter, mig }: { side: Sagsside; svar: Svar; jobcenter: boolean; mig: string }) {
  const { sag, afgoerelse } = side
  return (
    <>
      <div className="grid gap-8 lg:grid-cols-2">
        <Indstillingsfakta side={side} />
        <div className="min-w-0">
          {jobcenter && <Behandling side={side} svar={svar} mig={mig} />}
          {afgoerelse && jobcenter && (
            <Brevstand
              sagId={sag.id}
              afgoerelse={afgoerelse}
              fund={svar.for('papir').fund}
              typet={svar.for('papir').felter}
              papirSendt={papirSendt}
            />
          )}
          {!jobcenter && (
            <div className="raekke">
              {SKRIV.has(sag.status) && (
                <KnapLink art="sekundaer" href={`/myndighed/indstillinger/${sag.id}/traek`}>
                  Træk tilbage
                </KnapLink>
              )}
              {sag.status !== 'BERIGTIGET' && (
                <KnapLink art="sekundaer" href={`/myndighed/indstillinger/${sag.id}/fjern`}>
                  Fjern: sendt ved en fejl
                </KnapLink>
              )}
            </div>
          )}
        </div>
      </div>
      {side.traad && (
        <Traad
          traad={side.traad}
          svar={{ sagId: sag.id, fund: svar.for('svar').fund, typet: svar.for('svar').felter, send: sendSvar }}
        />
      )}
      <h2>Historik</h2>
      <Tidslinje
        haendelser={side.historik.toReversed().map((h, nr) => ({
          id: String(nr),
          titel: h.tekst,
          tid: h.tid,
          hvem: [h.bruger, h.organisation].filter(Boolean).join(', '),
          tekst: h.note ?? undefined,
        }))}
      />
    </>
  )
}

function Behandling({ side, svar, mig }: { side: Sagsside; svar: Svar; mig: string }) {
  const { sag } = side
  if (!SKRIV.has(sag.status)) return null
  const min = sag.status === 'UNDER_BEHANDLING' && sag.sagsbehandlerId === mig
  return (
    <section aria-labelledby="afgoer">
      <h2 id="afgoer">Jeres afgørelse</h2>
      {!min && (
        <form action={tag}>
          <input type="hidden" name="id" value={sag.id} />
          <input type="hidden" name="version" value={sag.version} />
          {sag.sagsbehandlerNavn && <p>{sag.sagsbehandlerNavn} har sagen.</p>}
          <Knap art={sag.status === 'MODTAGET' ? 'primaer' : 'sekundaer'}>
            {sag.status === 'MODTAGET' ? 'Behandl' : 'Overtag sagen'}
          </Knap>
        </form>
      )}
      {sag.status === 'UNDER_BEHANDLING' && (
        <>
          <Godkendform side={side} fund={svar.for('godkend').fund} typet={svar.for('godkend').felter} send={godkend} />
          <Afslagform side={side} fund={svar.for('afslaa').fund} typet={svar.for('afslaa').felter} send={afslaa} />
          <p>
            <a className="fil" href="#beskeder">
              Stil et spørgsmål først
            </a>
          </p>
        </>
      )}
    </section>
  )
}
