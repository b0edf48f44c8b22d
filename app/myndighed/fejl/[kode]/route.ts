import { fejlsvar, medFejlside } from '#components/side'
import { lokalSti } from '#lib/http/hoveder'
import { IkkeFundet } from '#lib/regelfund'

/** Where a staff page that could not be made sends its reader: busy, or the code that stands in the log. Whole without script. */
export const GET = (request: Request, { params }: { params: Promise<{ kode: string }> }) =>
  medFejlside(request, async () => {
    const { kode } = await params
    const igen = lokalSti(new URL(request.url).searchParams.get('igen'), '/myndighed/overblik')
    if (kode === 'travlt') return fejlsvar('travlt', 503, { igen }, 'tema-medarbejder')
    if (!/^[0-9a-f]{8}$/.test(kode)) throw new IkkeFundet('fejlkode')
    return fejlsvar('fejl', 500, { kode, igen }, 'tema-medarbejder')
  })
