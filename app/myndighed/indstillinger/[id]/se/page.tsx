import { redirect } from 'next/navigation'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Afslag, RegelfundVisning } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { visKortDato } from '#lib/dato'
import { laesId } from '#lib/id'
import { hentIndstilling } from '#lib/indstilling/queries'
import { sendIndstilling } from '#lib/indstilling/send'
import { type Kontekst, proev, type Spor } from '#lib/kontekst'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { Afvist, type Regelfund } from '#lib/regelfund'
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
  const { ctx, sag, subject } = await laes(async (ctx, session) => {
    const { db: _db, spor: _spor, ...udenfor } = ctx
    return {
      ctx: udenfor as Kontekst,
      sag: await hentIndstilling(ctx, laesId(id), 'indstilling.send'),
      subject: session.subject,
    }
  })
  if (sag.status !== 'KLADDE') redirect(`/myndighed/indstillinger/${id}`)
  const svar = await laesSvar(parametre, subject, `/myndighed/indstillinger/${id}/se`)
  const proeve = await proevAfsendelse({ ...ctx, frist: Date.now() + 3000 }, id, sag.version)
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
  const { spor, advarsler } = proeve
  return (
    <>
      <Sidetitel side="Se, før du sender" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved tilbage={tilbage} titel="Se, før du sender" />
      {advarsler.map((f) => (
        <RegelfundVisning key={f.kode} fund={f} />
      ))}
      {spor.beskeder.map((b) => (
        <section key={b.titel} aria-label="Det ser medlemmet og kommunen">
          <h2>Det ser medlemmet og kommunen</h2>
          <div className="kort max-w-[70ch]">
            <p>
              <b>{b.titel}</b>
            </p>
            <p className="lille">Til {b.til.join(' og ')}</p>
            <p className="whitespace-pre-line">{b.tekst}</p>
          </div>
        </section>
      ))}
      <h2>Det sker, når du sender</h2>
      <ul>
        {spor.opgaver.map((o) => (
          <li key={o.emne}>Kommunen får en opgave: indstilling om tilbud, frist {visKortDato(o.frist)}</li>
        ))}
        <li>Medlemmet kan læse beskeden med det samme.</li>
        <li>Kommunens fagsystem får at vide, at der er en ny indstilling.</li>
      </ul>
      <form action={send} className="raekke">
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

async function proevAfsendelse(
  ctx: Kontekst,
  id: string,
  version: number,
): Promise<{ spor: Spor; advarsler: Regelfund[] } | { fund: readonly Regelfund[] }> {
  try {
    const { svar, spor } = await proev(ctx, (ctx) => sendIndstilling(ctx, { id, version }))
    return { spor, advarsler: svar.advarsler }
  } catch (fejl) {
    if (fejl instanceof Afvist) return { fund: fejl.fund }
    throw fejl
  }
}
