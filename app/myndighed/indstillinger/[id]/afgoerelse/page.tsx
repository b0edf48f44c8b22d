import { redirect } from 'next/navigation'
import { Afgoerelsens } from '#components/indstilling/forhaandsvisning'
import { Sidetitel } from '#components/sidetitel'
import { Knap, KnapLink } from '#components/ui/knap'
import { Sidehoved } from '#components/ui/sidehoved'
import { laesId } from '#lib/id'
import { forhaandsvisAfgoerelse } from '#lib/indstilling/forhaandsvis'
import { hentIndstilling } from '#lib/indstilling/queries'
import type { Kontekst } from '#lib/kontekst'
import { hentParkeret } from '#lib/medarbejder/parkeret'
import { laes } from '#lib/medarbejder/session'
import { en, type Soegeparametre } from '#lib/medarbejder/side'
import { afslaa, godkend } from '../actions'

/** **Se, før du sender** of a decision: the very use case, undone at the end. `svar` names the form as it was typed. */
export default async function SeAfgoerelsen({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const [{ id }, parametre] = [await params, await searchParams]
  const { ctx, subject, sagsnummer } = await laes(async (ctx, session) => {
    const { db: _db, spor: _spor, ...udenfor } = ctx
    const sag = await hentIndstilling(ctx, laesId(id), 'indstilling.afgoer')
    return { ctx: udenfor as Kontekst, subject: session.subject, sagsnummer: sag.sagsnummer }
  })
  const sagen = `/myndighed/indstillinger/${id}`
  const svar = en(parametre, 'svar')
  const parkeret = await hentParkeret(svar, subject, sagen)
  if (!svar || !parkeret) redirect(`${sagen}#afgoer`)
  const vis = await forhaandsvisAfgoerelse({ ...ctx, frist: Date.now() + 3000 }, laesId(id), parkeret.felter)
  const ret = `${sagen}?svar=${svar}#afgoer`
  if ('fund' in vis) redirect(ret)
  const ja = vis.resultat === 'GODKENDT'
  return (
    <>
      <Sidetitel side="Se, før du sender" />
      <Sidehoved tilbage={{ href: ret, tekst: 'sagen' }} titel="Se, før du sender" />
      <p>
        {sagsnummer}: {ja ? 'I godkender tilbuddet.' : 'I giver afslag.'} Intet er sendt endnu.
      </p>
      <Afgoerelsens vis={vis} pdf={`${sagen}/brevudkast?svar=${svar}`} />
      <form action={ja ? godkend : afslaa} className="raekke mt-6">
        {Object.entries({ ...parkeret.felter, id, noegle: crypto.randomUUID() }).map(([navn, vaerdi]) => (
          <input key={navn} type="hidden" name={navn} value={vaerdi} />
        ))}
        <Knap art={ja ? 'primaer' : 'fare'}>{ja ? 'Godkend og send brev' : 'Giv afslag og send brev'}</Knap>
        <KnapLink art="sekundaer" href={ret}>
          Ret
        </KnapLink>
      </form>
    </>
  )
}
