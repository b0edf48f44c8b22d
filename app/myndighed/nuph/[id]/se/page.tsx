import { redirect } from 'next/navigation'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Afslag, RegelfundVisning } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { laesId } from '#lib/id'
import type { Kontekst, Spor } from '#lib/kontekst'
import { AFSENDERE } from '#lib/medarbejder/doere'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentNuph } from '#lib/nuph/queries'
import { sendNuph } from '#lib/nuph/send'
import { proev } from '#lib/proev'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { send } from '../../actions'

/** **Se, før du sender**: the very use case, undone at the end. What the citizen and the a-kasse will get, or everything that stops it. */
export default async function SeUnderretningen({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: Soegeparametre
}) {
  const { id } = await params
  const { ctx, sag, subject } = await laes(async (ctx, session) => {
    const { db: _db, spor: _spor, ...udenfor } = ctx
    return { ctx: udenfor as Kontekst, sag: await hentNuph(ctx, laesId(id), 'nuph.send'), subject: session.subject }
  }, AFSENDERE)
  const sagen = `/myndighed/nuph/${id}`
  if (sag.status !== 'KLADDE') redirect(sagen)
  const svar = await laesSvar(await searchParams, subject, `${sagen}/se`)
  const vis = await proevAtSende({ ...ctx, frist: Date.now() + 3000 }, sag.id, sag.version)
  return (
    <>
      <Sidetitel side="Se, før du sender" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved tilbage={{ href: sagen, tekst: 'kladden' }} titel="Se, før du sender" />
      {'fund' in vis ? (
        <>
          <p>Underretningen er ikke sendt. A-kassen får ingen besked.</p>
          <Afslag titel="Den kan ikke sendes" fund={vis.fund} />
          <KnapLink art="sekundaer" href={sagen}>
            Ret kladden
          </KnapLink>
        </>
      ) : (
        <>
          {vis.advarsler.map((f) => (
            <RegelfundVisning key={`${f.kode} ${f.felt}`} fund={f} />
          ))}
          <Modtagerne spor={vis.spor} />
          <form action={send} className="raekke mt-6">
            <input type="hidden" name="id" value={sag.id} />
            <input type="hidden" name="version" value={sag.version} />
            <input type="hidden" name="noegle" value={crypto.randomUUID()} />
            <Knap>Send underretning</Knap>
            <KnapLink art="sekundaer" href={sagen}>
              Ret
            </KnapLink>
          </form>
        </>
      )}
    </>
  )
}

function Modtagerne({ spor }: { spor: Spor }) {
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <section aria-labelledby="borgeren">
        <h2 id="borgeren">Det ser borgeren</h2>
        {spor.beskeder.length === 0 && <p>Borgeren får ingen besked.</p>}
        {spor.beskeder.map((b) => (
          <div key={b.titel} className="notits">
            <p>
              <b>{b.titel}</b>
            </p>
            <p className="whitespace-pre-line">{b.tekst}</p>
          </div>
        ))}
      </section>
      <section aria-labelledby="akassen">
        <h2 id="akassen">Det ser a-kassen</h2>
        {spor.opgaver.map((o) => (
          <p key={o.emne}>
            En opgave: <b>{o.emne}</b>
          </p>
        ))}
        <p>Hele underretningen, som du har skrevet den, og borgerens egne ord, når de kommer.</p>
      </section>
    </div>
  )
}

async function proevAtSende(
  ctx: Kontekst,
  id: string,
  version: number,
): Promise<{ spor: Spor; advarsler: readonly Regelfund[] } | { fund: readonly Regelfund[] }> {
  try {
    const { svar, spor } = await proev(ctx, (tx) => sendNuph(tx, { id, version }))
    return { spor, advarsler: svar.advarsler }
  } catch (fejl) {
    if (fejl instanceof Afvist) return { fund: fejl.fund }
    throw fejl
  }
}
