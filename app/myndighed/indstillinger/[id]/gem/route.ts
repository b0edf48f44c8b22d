import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { laesMultipart } from '#lib/bilag/laes-multipart'
import { fjernBilag, type Kladdeformular, kasserModtaget, modtagFormular, vedhaeft } from '#lib/bilag/modtag'
import { fraOsSelv, samlDatoer } from '#lib/http/formular'
import { videre } from '#lib/http/hoveder'
import { zodFund } from '#lib/http/zod-fund'
import { laesId } from '#lib/id'
import { Kladdehandling, KladdeInput } from '#lib/indstilling/input'
import { gemKladde } from '#lib/indstilling/kladde'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { parker } from '#lib/medarbejder/parkeret'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/**
 * The draft's one form: fields and file together, so that attaching never costs what was typed. Everything is kept or nothing is; refused,
 * the page comes back with every finding and every field. Stands outside proxy.ts, whose buffer would cut the file, and checks for itself.
 */
export const POST = (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  medFejlside(request, async () => {
    const id = laesId((await params).id)
    if (!fraOsSelv(request)) return fejlsvar('findes-ikke', 403)
    const sti = `/myndighed/indstillinger/${id}`
    const hvem = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    if (hvem.slags === 'ingen') return videre(`/login?retur=${encodeURIComponent(sti)}`)
    const tilbage = async (subject: string, felter: Record<string, string>, fund: readonly Regelfund[]) =>
      `${sti}?svar=${await parker(subject, sti, { formular: 'kladde', felter, fund })}`
    if (hvem.slags === 'udloebet') {
      const { felter } = await laesMultipart(request)
      return videre(`/login?retur=${encodeURIComponent(await tilbage(hvem.subject, samlDatoer(felter), [LOGGET_AF]))}`)
    }
    const ctx = kontekstFor(hvem.session, crypto.randomUUID(), Date.now() + 3000)
    const modtaget = await modtagFormular(ctx, request, id).catch(somAfvist)
    const fund = await gem({ ...ctx, frist: Date.now() + 3000 }, id, modtaget)
    if (fund.length === 0) return videre(naeste(sti, modtaget.felter.handling))
    if (modtaget.fil) await kasserModtaget(ctx, modtaget.fil)
    return videre(await tilbage(hvem.session.subject, modtaget.felter, fund))
  })

const LOGGET_AF: Regelfund = {
  kode: 'LOGIN',
  niveau: 'ADVAR',
  besked: 'Du blev logget af. Det, du skrev, er her endnu. Intet er gemt. Vælg filen igen, hvis du vedhæftede en.',
}

/** Broken off on its way: there are no fields to keep. */
function somAfvist(fejl: unknown): Kladdeformular {
  if (fejl instanceof Afvist) return { felter: {}, fil: null, fund: fejl.fund }
  throw fejl
}

/** Keeps fields and file in one transaction. Every finding of fields and file at once; none when it was kept. */
async function gem(ctx: Kontekst, id: string, { felter, fil, fund }: Kladdeformular): Promise<readonly Regelfund[]> {
  const laest = KladdeInput.safeParse({ ...felter, id })
  const alle = [...(laest.success ? [] : zodFund(laest.error)), ...fund]
  if (!laest.success || alle.length > 0) return alle
  const { version, handling, id: _id, ...kladde } = laest.data
  try {
    await transaktion(ctx, async (ctx) => {
      await gemKladde(ctx, { id, version, felter: kladde })
      if (fil) await vedhaeft(ctx, { indstillingId: id, fil })
      if (handling === 'fjern-bilag') await fjernBilag(ctx, { indstillingId: id })
    })
    return []
  } catch (fejl) {
    if (fejl instanceof Afvist) return fejl.fund
    throw fejl
  }
}

function naeste(sti: string, handling: string | undefined): string {
  switch (Kladdehandling.parse(handling)) {
    case 'se':
      return `${sti}/se`
    case 'gem':
      return `${sti}?gemt=1`
    default:
      return `${sti}?gemt=1#bilag-afsnit`
  }
}
