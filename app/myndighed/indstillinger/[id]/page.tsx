import { Afslagform, Godkendform } from '#components/indstilling/afgoer'
import { Brevstand } from '#components/indstilling/brevstand'
import { Indstillingsfakta } from '#components/indstilling/fakta'
import { Kladdeformular } from '#components/indstilling/kladdeformular'
import { Traad } from '#components/indstilling/traad'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
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
import { aabnTidligere, afslaa, godkend, kasser, papirSendt, svar as sendSvar, tag } from './actions'

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
      <Sidetitel side="Indstilling om tilbud" fund={svar.fund} />
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
  const { sag } = side
  return (
    <>
      <p>
        Medlem: <a href={`/myndighed/borgere/${sag.borgerId}`}>{side.borgerNavn}</a>
      </p>
      <Kladdeformular side={side} fund={svar.for('kladde').fund} typet={svar.for('kladde').felter} />
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
      <Skiftenotits side={side} jobcenter={jobcenter} />
      <div className="grid gap-8 lg:grid-cols-2">
        <Indstillingsfakta side={side} />
        <div className="min-w-0">
          {side.maaBehandle && <Behandling side={side} svar={svar} mig={mig} />}
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
              {side.maaTraekke && SKRIV.has(sag.status) && (
                <KnapLink art="sekundaer" href={`/myndighed/indstillinger/${sag.id}/traek`}>
                  Træk tilbage
                </KnapLink>
              )}
              {side.maaFjerne && sag.status !== 'BERIGTIGET' && (
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
          aabn={jobcenter ? { sagId: sag.id, send: aabnTidligere } : undefined}
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

/** The citizen has changed a-kasse since it was sent: who has the case now, and what that means for the reader. */
function Skiftenotits({ side, jobcenter }: { side: Sagsside; jobcenter: boolean }) {
  if (!side.skift) return null
  if (side.maaFjerne)
    return (
      <Notits titel="Medlemmet er kommet fra en anden a-kasse">
        <p>Sagen er nu jeres. I kan svare i tråden og trække indstillingen tilbage. Svaret kommer til jer.</p>
      </Notits>
    )
  if (jobcenter)
    return (
      <Notits titel="Borgeren har skiftet a-kasse">
        <p>
          {side.skift.akasse
            ? `${side.skift.akasse} har sagen nu og får svaret.`
            : 'Borgeren er ikke medlem af en a-kasse lige nu. Ingen a-kasse får svaret.'}
        </p>
      </Notits>
    )
  return (
    <Notits titel="Borgeren er ikke længere medlem hos jer">
      <p>I kan læse sagen en tid endnu, men ikke skrive i den.</p>
    </Notits>
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
