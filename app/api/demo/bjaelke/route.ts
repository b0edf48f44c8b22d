import { fejlsvar, medFejlside } from '#components/side'
import { ikkeHer, maaStyreDemo } from '#lib/demo/doer'
import { demostyring } from '#lib/demo/styring'
import { laesFormular } from '#lib/http/formular'
import { lokalSti, videre } from '#lib/http/hoveder'

const DAG = 86_400_000

/** The demo bar's form. Danish wall time is read as such, summer and winter. */
export const POST = (request: Request) =>
  medFejlside(request, async () => {
    if (!maaStyreDemo(request)) return ikkeHer()
    const felter = await laesFormular(request)
    const { status } = await udfoer(felter)
    if (status === 503) return fejlsvar('travlt', 503)
    return videre(felter.handling === 'nulstil' ? '/login' : lokalSti(felter.retur, '/'))
  })

async function udfoer(felter: Record<string, string>): Promise<{ status: number }> {
  switch (felter.handling) {
    case 'ur':
      return demostyring('PUT', '/styring/ur', { nu: danskTid(felter.nu ?? '') })
    case 'frem-1':
    case 'frem-7': {
      const { svar, status } = await demostyring<{ nu: string }>('GET', '/styring/ur')
      if (!svar) return { status }
      return demostyring('PUT', '/styring/ur', {
        nu: new Date(Date.parse(svar.nu) + (felter.handling === 'frem-1' ? 1 : 7) * DAG).toISOString(),
      })
    }
    case 'fejl':
      return demostyring('PUT', '/styring/fejl', {
        digitalPost: felter.digitalPost,
        webhook: felter.webhook,
        mail: felter.mail,
      })
    case 'nulstil':
      return demostyring('POST', '/styring/samspor', {})
    default:
      return { status: 400 }
  }
}

/** '2026-11-23T10:05' on a Danish clock as an exact time. */
function danskTid(tekst: string): string | undefined {
  const gaet = Date.parse(`${tekst}:00Z`)
  if (Number.isNaN(gaet)) return undefined
  const dansk = (tid: number) =>
    Date.parse(`${new Date(tid).toLocaleString('sv-SE', { timeZone: 'Europe/Copenhagen' }).replace(' ', 'T')}Z`)
  const rettet = gaet - (dansk(gaet) - gaet)
  return new Date(rettet - (dansk(rettet) - gaet)).toISOString()
}
