import { ApiOversigt } from '#components/api/oversigt'
import { aabenSide, medFejlside } from '#components/side'
import { KODER } from '#lib/api/koder'
import { openapiDokument } from '#lib/api/openapi'
import { EMNER } from '#lib/api/openapi-faelles'
import { OPERATIONER } from '#lib/api/operationer'
import { env } from '#lib/env'

/** The contract for people. No token is needed, and no script. */
export const GET = (request: Request) =>
  medFejlside(request, async () => {
    const { json } = await openapiDokument()
    const { OAuth2 } = json.components.securitySchemes as {
      OAuth2: { flows: { clientCredentials: { tokenUrl: string } } }
    }
    const emner = [...new Set(OPERATIONER.map((op) => op.emne))].map((navn) => ({
      navn,
      beskrivelse: EMNER[navn] ?? '',
      operationer: OPERATIONER.filter((op) => op.emne === navn),
    }))
    const krop = (
      <ApiOversigt
        tokenUrl={OAuth2.flows.clientCredentials.tokenUrl}
        demo={env().SAMSPOR_DEMO}
        emner={emner}
        koder={Object.entries(KODER).map(([kode, betyder]) => ({ kode, betyder }))}
      />
    )
    return aabenSide({ side: 'API til fagsystemer', krop })
  })
