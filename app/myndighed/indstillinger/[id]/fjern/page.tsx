import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { laesId } from '#lib/id'
import { hentIndstilling } from '#lib/indstilling/queries'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { fjern } from '../actions'

export default async function Fjern({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const { id } = await params
  const { sag, subject } = await laes(async (ctx, session) => ({
    sag: await hentIndstilling(ctx, laesId(id), 'indstilling.berigtig'),
    subject: session.subject,
  }))
  const { fund, felter } = await laesSvar(await searchParams, subject, `/myndighed/indstillinger/${id}/fjern`)
  return (
    <>
      <Sidetitel side="Fjern indstillingen" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: `/myndighed/indstillinger/${id}`, tekst: 'sagen' }} titel="Fjern indstillingen" />
      <p>
        Brug kun dette, hvis {sag.sagsnummer} er sendt ved en fejl, fx på en forkert borger. Indholdet og bilaget kan
        ikke længere læses. Borgeren og kommunen ser kun, at beskeden er fjernet, og hvornår. Det kan ikke fortrydes.
      </p>
      <form action={fjern}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={sag.version} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Tekstomraade
          navn="kommentar"
          label="Hvorfor fjernes den?"
          hjaelp="Ses ikke af borgeren."
          maks={1500}
          linjer={3}
          fund={fund}
          vaerdi={felter?.kommentar ?? ''}
        />
        <div className="raekke">
          <Knap art="fare">Fjern indstillingen</Knap>
          <KnapLink art="sekundaer" href={`/myndighed/indstillinger/${id}`}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}
