import { Jobordrefelter } from '#components/jobordre/formular'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { laesId } from '#lib/id'
import { somForm } from '#lib/jobordre/form'
import { hentFormside, paaFelter } from '#lib/jobordre/formside'
import { hentJobordre, somFelter } from '#lib/jobordre/queries'
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
  const { ordre, form, typet } = await laes(async (ctx) => {
    const ordre = await hentJobordre(ctx, laesId(id), 'jobordre.ret')
    const typet = svar.felter ?? somForm(await somFelter(ctx, ordre))
    return { ordre, typet, form: await hentFormside(ctx, typet) }
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
      <form action={ret} className="max-w-[70ch]">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={svar.felter?.version ?? ordre.version} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Tekstfelt
          navn="pNummer"
          label="P-nummer"
          valgfri
          bredde={11}
          inputMode="numeric"
          fund={fund}
          vaerdi={typet.pNummer ?? ''}
        />
        <Jobordrefelter form={form} typet={typet} fund={fund} />
        <div className="raekke">
          <Knap>Gem rettelsen</Knap>
          <KnapLink art="sekundaer" href={side}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}
