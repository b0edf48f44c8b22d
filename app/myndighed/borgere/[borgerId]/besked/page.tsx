import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Afslag } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { Valg } from '#components/ui/valg'
import { MELLEM_MYNDIGHEDER, TIL_BORGEREN } from '#lib/besked/regler'
import { findModpart, startDialog } from '#lib/besked/start'
import { hentBorger } from '#lib/borger/hent'
import { visKortDato } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import { laesId } from '#lib/id'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import type { Kontekst, Spor } from '#lib/kontekst'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { proev } from '#lib/proev'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { sendNyBesked } from './actions'
import { NyBesked } from './input'

export const metadata = { title: 'Ny besked' }

/** A message to the citizen, or to the citizen's other authority. Who can read it is said before anything is written. */
export default async function NyBeskedSide({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const { borgerId } = await params
  const { ctx, borger, modpart, mig, subject } = await laes(async (ctx, session) => {
    const { db: _db, spor: _spor, ...udenfor } = ctx
    const borger = await hentBorger(ctx, laesId(borgerId), 'besked.start')
    return {
      ctx: udenfor as Kontekst,
      borger,
      modpart: await findModpart(ctx, await hentForloeb(ctx, borger.id)),
      mig: ctx.aktoer.organisation.navn,
      subject: session.subject,
    }
  })
  const svar = await laesSvar(await searchParams, subject, `/myndighed/borgere/${borgerId}/besked`)
  const { felter } = svar
  const proeve =
    felter?.handling === 'se' && svar.fund.length === 0
      ? await proevBesked({ ...ctx, frist: Date.now() + 3000 }, { ...felter, borgerId: borger.id })
      : undefined
  const fund = [...svar.fund, ...(proeve && 'fund' in proeve ? proeve.fund : [])]
  return (
    <>
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${borger.id}`, tekst: borger.navn }}
        titel={`Ny besked om ${borger.navn}`}
      />
      {proeve && 'fund' in proeve && <Afslag titel="Beskeden kan ikke sendes endnu" fund={proeve.fund} />}
      {proeve && 'spor' in proeve && <Forhaandsvisning spor={proeve.spor} mig={mig} />}
      <form action={sendNyBesked}>
        <input type="hidden" name="borgerId" value={borger.id} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Valg
          navn="til"
          label="Hvem skriver du til?"
          fund={fund}
          valgt={felter?.til}
          muligheder={[
            ...(modpart
              ? [
                  {
                    vaerdi: 'myndighed',
                    tekst: modpart.navn,
                    hjaelp: `Kan læses af ${mig}, ${modpart.navn} og borgeren. Begge myndigheder kan svare.`,
                  },
                ]
              : []),
            {
              vaerdi: 'borger',
              tekst: 'Borgeren',
              hjaelp: `Kan læses af ${mig} og borgeren. Borgeren kan ikke svare her.`,
            },
          ]}
        />
        <Tekstfelt navn="titel" label="Titel" fund={fund} vaerdi={felter?.titel ?? ''} />
        <Tekstomraade
          navn="tekst"
          label="Besked"
          hjaelp="Borgeren kan læse det, du skriver. Skriv ikke CPR-numre."
          maks={10_000}
          linjer={8}
          fund={fund}
          vaerdi={felter?.tekst ?? ''}
        />
        <div className="raekke">
          <button type="submit" name="handling" value="se" className="knap sekundaer">
            Se, før du sender
          </button>
          {proeve && 'spor' in proeve && <Knap>Send besked</Knap>}
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${borger.id}`}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

function Forhaandsvisning({ spor, mig }: { spor: Spor; mig: string }) {
  return (
    <section aria-label="Sådan ser den ud">
      <h2>Sådan ser den ud</h2>
      {spor.beskeder.map((b) => (
        <div key={b.titel} className="kort max-w-[70ch]">
          <p>
            <b>{b.titel}</b>
          </p>
          <p className="lille">
            Fra {mig} til {b.til.join(' og ')}
          </p>
          <p className="whitespace-pre-line">{b.tekst}</p>
        </div>
      ))}
      <ul>
        {spor.opgaver.map((o) => (
          <li key={o.emne}>
            {o.frist ? `Modtageren får en opgave med frist ${visKortDato(o.frist)}.` : 'Modtageren får en advis.'}
          </li>
        ))}
        <li>Borgeren kan læse beskeden med det samme.</li>
      </ul>
    </section>
  )
}

/** The very use case, undone at the end: what would be sent, or everything that would stop it. */
async function proevBesked(ctx: Kontekst, felter: Felter): Promise<{ spor: Spor } | { fund: readonly Regelfund[] }> {
  const { til, ...input } = NyBesked.parse(felter)
  const dialog = til === 'myndighed'
  try {
    const { spor } = await proev(ctx, (ctx) =>
      startDialog(ctx, {
        ...input,
        beskedtype: dialog ? MELLEM_MYNDIGHEDER : TIL_BORGEREN,
        maaBesvares: dialog,
        slutDato: null,
      }),
    )
    return { spor }
  } catch (fejl) {
    if (fejl instanceof Afvist) return { fund: fejl.fund }
    throw fejl
  }
}
