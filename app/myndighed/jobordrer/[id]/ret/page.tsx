import { Ordrefelter } from '#components/jobordre/formular'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { laesId } from '#lib/id'
import { hentRetteformular, paaFelter } from '#lib/jobordre/myndighedsformular'
import { hentJobordre } from '#lib/jobordre/queries'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { ret } from '../../actions'

/** The responsible authority changes what the order says; the company is told, and the earlier version is kept. */
export default async function RetJobordre({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const [{ id }, parametre] = [await params, await searchParams]
  const side = `/myndighed/jobordrer/${id}`
  const { subject } = await laes((_, session) => Promise.resolve({ subject: session.subject }))
  const svar = await laesSvar(parametre, subject, `${side}/ret`)
  const { ordre, v, g } = await laes(async (ctx) => {
    const ordre = await hentJobordre(ctx, laesId(id), 'jobordre.ret')
    return { ordre, ...(await hentRetteformular(ctx, ordre, svar.felter)) }
  })
  const fund = paaFelter(svar.fund)
  return (
    <>
      <Sidetitel side="Ret jobordren" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: side, tekst: 'jobordren' }} titel={`Ret ${ordre.sagsnummer}`} />
      <Notits titel="Virksomheden får besked">
        <p>Jobordren får mærket “Ændret af myndighed”, og den tidligere version bliver gemt.</p>
      </Notits>
      <form action={ret} noValidate className="max-w-[70ch]">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={v.version ?? ordre.version} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Ordrefelter v={v} g={g} fund={fund} />
        <div className="raekke">
          <Knap name="handling" value="ret">
            Gem rettelsen
          </Knap>
          <KnapLink art="sekundaer" href={side}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}
