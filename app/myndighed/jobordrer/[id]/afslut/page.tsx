import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { Valg } from '#components/ui/valg'
import { listStand } from '#lib/formidling/queries'
import { laesId } from '#lib/id'
import { vurderHandling } from '#lib/jobordre/livscyklus'
import { hentJobordre } from '#lib/jobordre/queries'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { afslut } from '../../actions'

/** Closing an order on the employer's word: the need is met, with the numbers that are measured, or it is taken back. */
export default async function AfslutJobordre({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const [{ id }, parametre] = [await params, await searchParams]
  const { ordre, ansat, subject } = await laes(async (ctx, session) => ({
    ordre: await hentJobordre(ctx, laesId(id), 'jobordre.status'),
    ansat: (await listStand(ctx, id)).filter((s) => s.status === 9204).length,
    subject: session.subject,
  }))
  const side = `/myndighed/jobordrer/${id}`
  const { fund, felter } = await laesSvar(parametre, subject, `${side}/afslut`)
  const kanBesaettes = vurderHandling(ordre.status, 'afslutOpfyldt').length === 0
  return (
    <>
      <Sidetitel side="Afslut jobordren" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: side, tekst: 'jobordren' }} titel="Afslut jobordren" />
      <p>
        {ordre.titel} hos {ordre.virksomhedNavn}, {ordre.sagsnummer}
      </p>
      <form action={afslut} className="max-w-[70ch]">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={ordre.version} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Valg
          navn="maade"
          label="Hvad siger virksomheden?"
          fund={fund}
          valgt={felter?.maade}
          muligheder={[
            ...(kanBesaettes ? [{ vaerdi: 'besat', tekst: 'Stillingerne er besat' }] : []),
            { vaerdi: 'trukket', tekst: 'Virksomheden søger ikke længere' },
          ]}
        />
        {kanBesaettes && (
          <>
            <Tekstfelt
              navn="antalBesat"
              label="Hvor mange stillinger er besat?"
              hjaelp={`Jobordren har ${ordre.antalStillinger}. Udfyld kun, når stillingerne er besat.`}
              bredde={4}
              inputMode="numeric"
              fund={fund}
              vaerdi={felter?.antalBesat ?? ''}
            />
            <Tekstfelt
              navn="antalBesatVedHenvisning"
              label="Hvor mange af dem med en henvist kandidat?"
              hjaelp={ansat > 0 ? `Der står ${ansat} som ansat på jobordren.` : undefined}
              bredde={4}
              inputMode="numeric"
              fund={fund}
              vaerdi={felter?.antalBesatVedHenvisning ?? (ansat > 0 ? String(ansat) : '')}
            />
          </>
        )}
        <Tekstomraade
          navn="kommentar"
          label="Kommentar"
          hjaelp="Virksomheden kan læse den."
          valgfri
          maks={1000}
          linjer={2}
          fund={fund}
          vaerdi={felter?.kommentar ?? ''}
        />
        <Notits art="advarsel" titel="Det kan ikke fortrydes">
          <p>
            Virksomheden får besked. Der kan ikke henvises flere, og samarbejde ophører. I kan stadig skrive, hvordan
            det gik med kandidaterne.
          </p>
        </Notits>
        <div className="raekke">
          <Knap art="fare">Afslut jobordren</Knap>
          <KnapLink art="sekundaer" href={side}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}
