import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { Valg } from '#components/ui/valg'
import { laesId } from '#lib/id'
import { hentIndstilling } from '#lib/indstilling/queries'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { traek } from '../actions'

export default async function TraekTilbage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const { id } = await params
  const { sag, aarsager, subject } = await laes(async (ctx, session) => ({
    sag: await hentIndstilling(ctx, laesId(id), 'indstilling.traek'),
    aarsager: await listKoder(ctx, 'traekaarsag', ctx.dag),
    subject: session.subject,
  }))
  const { fund, felter } = await laesSvar(await searchParams, subject, `/myndighed/indstillinger/${id}/traek`)
  return (
    <>
      <Sidetitel side="Træk indstillingen tilbage" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/indstillinger/${id}`, tekst: 'sagen' }}
        titel="Træk indstillingen tilbage"
      />
      <p>
        Kommunens opgave lukkes. Medlemmet og kommunen kan læse, at I har trukket {sag.sagsnummer} tilbage, og hvorfor.
      </p>
      <form action={traek}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={sag.version} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Valg
          navn="aarsag"
          label="Grund"
          fund={fund}
          valgt={felter?.aarsag}
          muligheder={aarsager.map((a) => ({ vaerdi: a.kode, tekst: a.navn }))}
        />
        <Tekstomraade
          navn="kommentar"
          label="Uddyb"
          valgfri
          maks={1500}
          linjer={3}
          fund={fund}
          vaerdi={felter?.kommentar ?? ''}
        />
        <div className="raekke">
          <Knap art="fare">Træk tilbage</Knap>
          <KnapLink art="sekundaer" href={`/myndighed/indstillinger/${id}`}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}
