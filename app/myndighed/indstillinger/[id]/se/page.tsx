import { redirect } from 'next/navigation'
import { Afsendelsesvisning } from '#components/indstilling/forhaandsvisning'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Afslag, RegelfundVisning } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { laesId } from '#lib/id'
import { forhaandsvisAfsendelse } from '#lib/indstilling/forhaandsvis'
import { hentIndstilling } from '#lib/indstilling/queries'
import type { Kontekst } from '#lib/kontekst'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentTekst } from '#lib/regelsaet/vaerdier'
import { send } from '../actions'

/** The dry run: the very use case, undone at the end. What it would cause is shown; what would stop it is shown in full. */
export default async function SeFoerDuSender({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const [{ id }, parametre] = [await params, await searchParams]
  const { ctx, sag, subject, kommunen } = await laes(async (ctx, session) => {
    const { db: _db, spor: _spor, ...udenfor } = ctx
    return {
      ctx: udenfor as Kontekst,
      sag: await hentIndstilling(ctx, laesId(id), 'indstilling.send'),
      subject: session.subject,
      kommunen: await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag),
    }
  })
  if (sag.status !== 'KLADDE') redirect(`/myndighed/indstillinger/${id}`)
  const svar = await laesSvar(parametre, subject, `/myndighed/indstillinger/${id}/se`)
  const proeve = await forhaandsvisAfsendelse(
    { ...ctx, frist: Date.now() + 3000 },
    { id: sag.id, version: sag.version },
  )
  const tilbage = { href: `/myndighed/indstillinger/${id}`, tekst: 'kladden' }
  if ('fund' in proeve) {
    return (
      <>
        <Sidetitel side="Se, før du sender" fund={proeve.fund} />
        <Sidehoved tilbage={tilbage} titel="Se, før du sender" />
        <Afslag titel="Indstillingen kan ikke sendes endnu" fund={proeve.fund} />
        <KnapLink href={tilbage.href}>Ret kladden</KnapLink>
      </>
    )
  }
  return (
    <>
      <Sidetitel side="Se, før du sender" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved tilbage={tilbage} titel="Se, før du sender" />
      {proeve.advarsler.map((f) => (
        <RegelfundVisning key={f.kode} fund={f} />
      ))}
      <Afsendelsesvisning vis={proeve} kommunen={kommunen} />
      <form action={send} className="raekke mt-6">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={sag.version} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Knap>Send indstilling</Knap>
        <KnapLink art="sekundaer" href={tilbage.href}>
          Ret kladden
        </KnapLink>
      </form>
    </>
  )
}
