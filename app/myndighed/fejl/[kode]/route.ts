import { fejlsvar, medFejlside } from '#components/side'
import { IkkeFundet } from '#lib/regelfund'

/** Where a staff page that could not be made sends its reader: busy, or the code that stands in the log. Whole without script. */
export const GET = (request: Request, { params }: { params: Promise<{ kode: string }> }) =>
  medFejlside(request, async () => {
    const { kode } = await params
    if (kode === 'travlt') return fejlsvar('travlt', 503, { igen: '/myndighed/overblik' }, 'tema-medarbejder')
    if (!/^[0-9a-f]{8}$/.test(kode)) throw new IkkeFundet('fejlkode')
    return fejlsvar('fejl', 500, { kode, igen: '/myndighed/overblik' }, 'tema-medarbejder')
  })
