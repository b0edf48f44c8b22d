import { type Arbejde, afslutArbejde, tagArbejde, type Udfald } from '#lib/events/levering'
import { laesUr } from '#lib/ur'
import { kontrollerBilag } from '#worker/bilagskontrol'
import { mindBorger, sendBekraeftelse } from '#worker/borgermail'
import { sendBrev } from '#worker/breve'
import { mindOmIndstilling } from '#worker/paamindelser'

const SAMTIDIGE = 8
const FRIST_MS = 10_000

const UDFOER: Record<Arbejde['slags'], (arbejde: Arbejde, nu: Date) => Promise<Udfald>> = {
  BREV: sendBrev,
  PAAMINDELSE: mindOmIndstilling,
  BILAG: kontrollerBilag,
  MAILBEKRAEFTELSE: sendBekraeftelse,
  BORGERPAAMINDELSE: mindBorger,
}

/** Takes due jobs and does them side by side; each ends for itself. True while there may be more. */
export async function udfoerLeveringer(): Promise<boolean> {
  const nu = await laesUr()
  const arbejder = await tagArbejde(nu, SAMTIDIGE, Date.now() + FRIST_MS)
  await Promise.all(
    arbejder.map(async (arbejde) => {
      const udfald = await UDFOER[arbejde.slags](arbejde, nu)
      await afslutArbejde(arbejde.id, nu, udfald, Date.now() + FRIST_MS)
    }),
  )
  return arbejder.length > 0
}
