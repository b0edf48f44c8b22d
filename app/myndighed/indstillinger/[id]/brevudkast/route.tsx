import { aabenSide, fejlsvar, medFejlside } from '#components/side'
import { Afslag } from '#components/ui/regelfund-visning'
import { iTransaktion } from '#db/client'
import { fraOsSelv, laesFormular, samlDatoer } from '#lib/http/formular'
import { pdfSvar } from '#lib/http/pdf'
import { zodFund } from '#lib/http/zod-fund'
import { laesId } from '#lib/id'
import { afslaaIndstilling, godkendIndstilling } from '#lib/indstilling/afgoer'
import { AfslagFelter, GodkendFelter } from '#lib/indstilling/input'
import type { Kontekst } from '#lib/kontekst'
import { proev } from '#lib/proev'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor } from '#lib/session/find'

/** **Se brevet**: does the whole decision and undoes it, and shows the letter it would send. Refusals are those that sending would give. */
export const POST = (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  medFejlside(request, async () => {
    const id = laesId((await params).id)
    if (!fraOsSelv(request)) return fejlsvar('findes-ikke', 403)
    const session = await iTransaktion(Date.now() + 3000, (db) =>
      findSession(db, laesCookie(request.headers.get('cookie'))),
    )
    if (session.slags !== 'gyldig') return fejlsvar('tid-udloebet', 401)
    const felter = samlDatoer(await laesFormular(request))
    try {
      const brev = await lavBrev(kontekstFor(session.session, crypto.randomUUID(), Date.now() + 3000), id, felter)
      return Array.isArray(brev) ? ikkeEndnu(brev) : pdfSvar(brev, 'udkast.pdf')
    } catch (fejl) {
      if (fejl instanceof Afvist) return ikkeEndnu(fejl.fund)
      throw fejl
    }
  })

async function lavBrev(ctx: Kontekst, id: string, felter: Record<string, string>): Promise<Buffer | Regelfund[]> {
  const version = Number(felter.version)
  const godkendes = felter.resultat === 'GODKENDT'
  const laest = godkendes ? GodkendFelter.safeParse(felter) : AfslagFelter.safeParse(felter)
  if (!laest.success) return zodFund(laest.error)
  const { spor } = await proev(ctx, (ctx) =>
    godkendes
      ? godkendIndstilling(ctx, { id, version, felter: laest.data as GodkendFelter })
      : afslaaIndstilling(ctx, { id, version, felter: laest.data as AfslagFelter }),
  )
  const pdf = spor.breve[0]?.pdf
  if (!pdf) throw new Error('afgørelsen gav intet brev')
  return pdf
}

const ikkeEndnu = (fund: readonly Regelfund[]) =>
  aabenSide({
    side: 'Brevet kan ikke vises',
    krop: <Afslag titel="Brevet kan ikke laves endnu" fund={fund} />,
    status: 422,
  })
