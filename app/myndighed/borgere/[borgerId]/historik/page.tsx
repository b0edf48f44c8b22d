import { Historiklinjer } from '#components/historik'
import { Paging } from '#components/ui/paging'
import { Sidehoved } from '#components/ui/sidehoved'
import { hentBorger } from '#lib/borger/hent'
import { listSagshistorik } from '#lib/events/sagshistorik'
import { laesId } from '#lib/id'
import { laes } from '#lib/medarbejder/session'
import { en, type Soegeparametre } from '#lib/medarbejder/side'

export const metadata = { title: 'Historik' }

/** Everything that has happened to the citizen and that the reader may know, newest first. */
export default async function HistorikSide({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const [{ borgerId }, parametre] = [await params, await searchParams]
  const { borger, linjer, naeste } = await laes(async (ctx) => {
    const borger = await hentBorger(ctx, laesId(borgerId), 'borger.se', 'Læste historikken')
    return { borger, ...(await listSagshistorik(ctx, borger.id, { efter: en(parametre, 'efter') })) }
  })
  const sti = `/myndighed/borgere/${borger.id}`
  return (
    <>
      <Sidehoved tilbage={{ href: `${sti}#historik`, tekst: borger.navn }} titel={`Historik for ${borger.navn}`} />
      <h2>Det er sket</h2>
      <Historiklinjer linjer={linjer} />
      {en(parametre, 'efter') && (
        <p>
          <a href={`${sti}/historik`}>Til det nyeste</a>
        </p>
      )}
      <Paging hvad="hændelser" naeste={naeste ? `${sti}/historik?efter=${naeste}` : undefined} />
    </>
  )
}
