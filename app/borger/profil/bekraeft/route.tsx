import { type Forespoergsel, formular, type Indhold, side } from '#components/side'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import type { TxKontekst } from '#lib/kontekst'
import { bekraeftPaamindelse } from '#lib/paamindelse/bekraeft'
import { BekraeftPaamindelse } from '#lib/paamindelse/input'
import { PROFILTEKST } from '#lib/paamindelse/tekster'

/** Where the link in the e-mail leads. Showing it confirms nothing: mail programs open links by themselves. */
async function vis(_ctx: TxKontekst, foresp: Forespoergsel): Promise<Indhold> {
  const kode = foresp.url.searchParams.get('kode') ?? foresp.vaerdier.kode ?? ''
  return {
    side: 'Bekræft din mail',
    krop: (
      <>
        <Fejlopsummering fund={foresp.fund} />
        <h1>Bekræft din mail</h1>
        {foresp.fund.length === 0 && (
          <form method="post">
            <p>{PROFILTEKST.bekraeft}</p>
            <input type="hidden" name="_token" value={foresp.token} />
            <input type="hidden" name="kode" value={kode} />
            <button type="submit" className="knap">
              Bekræft min mail
            </button>
          </form>
        )}
        <p>
          <a href="/borger/profil#mail">Til din profil</a>
        </p>
      </>
    ),
  }
}

export const GET = side(vis)

export const POST = formular(
  BekraeftPaamindelse,
  async (ctx, input) => {
    await bekraeftPaamindelse(ctx, input)
    return '/borger/profil?mail=bekraeftet#mail'
  },
  vis,
)
