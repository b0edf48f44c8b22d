import { side } from '#components/side'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { hentVirksomhed } from '#lib/organisation/virksomhed'

/** What a company can see today: itself, as it signed in. */
export const GET = side(async (ctx) => {
  const virksomhed = await hentVirksomhed(ctx)
  return {
    side: 'Virksomheden',
    krop: (
      <>
        <h1>{virksomhed.navn}</h1>
        <Definitionsliste
          par={[
            ['CVR-nummer', virksomhed.cvr],
            ['Du handler for', virksomhed.pNummer ? `P-nummer ${virksomhed.pNummer}` : 'hele virksomheden'],
            ['Logget ind som', ctx.aktoer.navn],
          ]}
        />
        <p>
          Jobordrer er ikke åbnet i Samspor endnu. Brug Jobnet for Arbejdsgivere, eller ring til kommunen eller en
          a-kasse.
        </p>
      </>
    ),
  }
}, 'virksomhed')
