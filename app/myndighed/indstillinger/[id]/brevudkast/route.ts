import { fejlsvar, medFejlside } from '#components/side'
import { iTransaktion } from '#db/client'
import { type Felter, fraOsSelv, laesFormular, samlDatoer } from '#lib/http/formular'
import { videre } from '#lib/http/hoveder'
import { pdfSvar } from '#lib/http/pdf'
import { laesId } from '#lib/id'
import { forhaandsvisAfgoerelse } from '#lib/indstilling/forhaandsvis'
import { hentParkeret, parker } from '#lib/medarbejder/parkeret'
import { IkkeFundet } from '#lib/regelfund'
import { laesCookie } from '#lib/session/cookie'
import { findSession, kontekstFor, type Session } from '#lib/session/find'

type Argumenter = { params: Promise<{ id: string }> }
const sti = (id: string) => `/myndighed/indstillinger/${id}`

/** **Se, før du sender** on a decision's form: keeps what was typed and leads to the preview, or back with all that stops it. */
export const POST = (request: Request, { params }: Argumenter) =>
  medFejlside(request, async () => {
    const id = laesId((await params).id)
    if (!fraOsSelv(request)) return fejlsvar('findes-ikke', 403)
    const session = await hentSession(request)
    if (!session) return videre(`/login?retur=${encodeURIComponent(sti(id))}`)
    const felter = skrevet(samlDatoer(await laesFormular(request)))
    const vis = await forhaandsvisAfgoerelse(kontekst(session), id, felter)
    const fund = 'fund' in vis ? vis.fund : []
    const formular = felter.resultat === 'GODKENDT' ? 'godkend' : 'afslaa'
    const svar = await parker(session.subject, sti(id), { formular, felter, fund })
    return videre('fund' in vis ? `${sti(id)}?svar=${svar}` : `${sti(id)}/afgoerelse?svar=${svar}`)
  })

/** The very letter that the kept form would send. */
export const GET = (request: Request, { params }: Argumenter) =>
  medFejlside(request, async () => {
    const id = laesId((await params).id)
    const session = await hentSession(request)
    if (!session) return fejlsvar('tid-udloebet', 401)
    const svar = new URL(request.url).searchParams.get('svar') ?? undefined
    const parkeret = await hentParkeret(svar, session.subject, sti(id))
    if (!parkeret) throw new IkkeFundet('udkast')
    const vis = await forhaandsvisAfgoerelse(kontekst(session), id, parkeret.felter)
    return 'fund' in vis ? videre(`${sti(id)}?svar=${svar}`) : pdfSvar(vis.brev.pdf, 'udkast.pdf')
  })

/** What a person typed, without the framework's own fields and the key that the next page makes anew. */
const skrevet = (felter: Felter): Felter =>
  Object.fromEntries(Object.entries(felter).filter(([navn]) => navn !== 'noegle' && !navn.startsWith('$')))

async function hentSession(request: Request): Promise<Session | undefined> {
  const svar = await iTransaktion(Date.now() + 3000, (db) => findSession(db, laesCookie(request.headers.get('cookie'))))
  return svar.slags === 'gyldig' ? svar.session : undefined
}

const kontekst = (session: Session) => kontekstFor(session, crypto.randomUUID(), Date.now() + 3000)
