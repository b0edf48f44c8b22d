import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { Valg } from '#components/ui/valg'
import { hentDoedsfald } from '#lib/borger/hent'
import { laesId } from '#lib/id'
import { AFSENDERE } from '#lib/medarbejder/doere'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { faarBesked } from '#lib/nuph/livscyklus'
import { hentNuph } from '#lib/nuph/queries'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { traek } from '../../actions'

export default async function TraekUnderretning({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const [{ id }, parametre] = [await params, await searchParams]
  const {
    sag,
    faarBesked: borgerenFaarBesked,
    grunde,
    subject,
  } = await laes(async (ctx, session) => {
    const sag = await hentNuph(ctx, laesId(id), 'nuph.ret')
    return {
      sag,
      faarBesked: faarBesked(await hentDoedsfald(ctx, sag.borgerId)),
      grunde: await listKoder(ctx, 'nuph_tilbagekaldsgrund', ctx.dag),
      subject: session.subject,
    }
  }, AFSENDERE)
  const { fund, felter } = await laesSvar(parametre, subject, `/myndighed/nuph/${id}/traek`)
  const besvaret = sag.status === 'BESVARET' || sag.status === 'LUKKET'
  return (
    <>
      <Sidetitel side="Træk underretningen tilbage" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/nuph/${id}`, tekst: 'underretningen' }}
        titel={`Træk ${sag.sagsnummer} tilbage`}
      />
      <p>
        {besvaret
          ? 'A-kassen har svaret. Den skal se på sagen igen. En sanktion ændres ikke af sig selv.'
          : 'A-kassens opgave lukkes.'}{' '}
        {borgerenFaarBesked
          ? 'Borgeren får besked om, at underretningen er trukket tilbage.'
          : 'Borgeren er registreret som død og får ingen besked.'}
      </p>
      <form action={traek}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={sag.version} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Valg
          navn="grund"
          label="Grund"
          fund={fund}
          valgt={felter?.grund ?? en(parametre, 'grund')}
          muligheder={grunde.map((g) => ({ vaerdi: g.kode, tekst: g.navn }))}
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
          <KnapLink art="sekundaer" href={`/myndighed/nuph/${id}`}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}
