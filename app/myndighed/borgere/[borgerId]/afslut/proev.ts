import type { Felter } from '#lib/http/formular'
import type { Kontekst, Spor } from '#lib/kontekst'
import { saetSlutdato } from '#lib/overdragelse/afslut'
import { hentSenestePakke, type Pakke } from '#lib/overdragelse/queries'
import { proev } from '#lib/proev'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { Slut } from './input'

export type Virkningen = { pakke: Pakke | undefined; advarsler: readonly Regelfund[]; spor: Spor }
export type Proeve = Virkningen | { fund: readonly Regelfund[] }

/** The very act, undone at the end: what it would cause, or everything that would stop it. */
export async function proevSlut(ctx: Kontekst, felter: Felter): Promise<Proeve> {
  const input = Slut.parse(felter)
  try {
    const { svar, spor } = await proev(ctx, async (ctx) => {
      const { advarsler } = await saetSlutdato(ctx, {
        ...input,
        aarsag: input.fravaersAfslutningsAarsag,
        kommentar: input.fravaersKommentar,
      })
      return { advarsler, pakke: await hentSenestePakke(ctx, input.borgerId) }
    })
    return { ...svar, spor }
  } catch (fejl) {
    if (fejl instanceof Afvist) return { fund: fejl.fund }
    throw fejl
  }
}
