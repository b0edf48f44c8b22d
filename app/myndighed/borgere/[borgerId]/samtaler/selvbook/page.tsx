import { DetSerBorgeren } from '#components/samtale/det-ser-borgeren'
import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Afslag } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { Afkrydsning, Vaelg } from '#components/ui/valg'
import type { Felter } from '#lib/http/formular'
import { laesId } from '#lib/id'
import type { Kontekst, Spor } from '#lib/kontekst'
import { laes, udenfor } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { proev } from '#lib/proev'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { FAELLES_JOBSAMTALE, UDEN_MOEDEPLIGT } from '#lib/samtale/regler'
import { hentSamtaleform, type Samtaleform } from '#lib/samtale/side'
import { bedOmSelvbooking } from '#lib/selvbook/bed'
import { taelLedigeTider } from '#lib/selvbook/side'
import { bed } from './actions'
import { Spoergsmaal } from './input'

/** Asks the citizen to book an interview themself: the type, by when, and what the message says. */
export default async function BedOmSelvbooking({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const [{ borgerId }, parametre] = [await params, await searchParams]
  const valgt = Number(en(parametre, 'type'))
  const { ctx, form, ledige, subject } = await laes(async (ctx, session) => ({
    ctx: udenfor(ctx),
    form: await hentSamtaleform(ctx, laesId(borgerId), valgt > 0 ? { type: valgt } : {}),
    ledige: await taelLedigeTider(ctx),
    subject: session.subject,
  }))
  const { borger, type } = form
  const svar = await laesSvar(parametre, subject, `/myndighed/borgere/${borgerId}/samtaler/selvbook`)
  const { felter } = svar
  const proeve =
    felter?.handling === 'se' && svar.fund.length === 0 ? await proevSpoergsmaal(ctx, felter, borger.id) : undefined
  const fund = [...svar.fund, ...(proeve && 'fund' in proeve ? proeve.fund : [])]
  return (
    <>
      <Sidetitel side="Bed borgeren selv booke" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${borger.id}#samtaler`, tekst: borger.navn }}
        titel="Bed borgeren selv booke"
      />
      {fund.some((f) => f.regel || f.hvemKan) && <Afslag titel="Det kan ikke lade sig gøre endnu" fund={fund} />}
      {proeve && 'spor' in proeve && <DetSerBorgeren spor={proeve.spor} />}
      <LedigeTider antal={ledige} />
      <Type form={form} />
      <form action={bed} className="max-w-[60ch]">
        <input type="hidden" name="borgerId" value={borger.id} />
        <input type="hidden" name="samtaletype" value={type} />
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Datofelt
          navn="senest"
          label="Book senest"
          fund={fund}
          skrevet={felter}
          hjaelp="Den sidste dag, borgeren kan booke på. Dagen afgør også, hvem der har kontaktforløbet."
        />
        <Tekstfelt navn="titel" label="Hvad den handler om" fund={fund} vaerdi={felter?.titel ?? form.forslag.titel} />
        <Tekstomraade
          navn="beskrivelse"
          label="Mere til borgeren"
          valgfri
          hjaelp="Fx hvad borgeren skal have med. Skriv ikke CPR-numre."
          maks={5000}
          linjer={3}
          fund={fund}
          vaerdi={felter?.beskrivelse ?? ''}
        />
        <Vaelg
          navn="ombookTimer"
          label="Kan borgeren skifte til en anden tid?"
          tom="Nej"
          fund={fund}
          valgt={felter ? (felter.ombookTimer ?? '') : '24'}
          muligheder={[24, 48, 72].map((t) => ({ vaerdi: String(t), tekst: `Ja, til ${t / 24} døgn før` }))}
        />
        {type !== UDEN_MOEDEPLIGT && (
          <Afkrydsning
            navn="vejledtOmKonsekvens"
            label="Skriv i beskeden, hvad det kan betyde ikke at booke eller ikke at møde"
            hjaelp="Uden det kan I ikke senere sige, at borgeren er vejledt."
            fund={fund}
            afkrydset={felter ? felter.vejledtOmKonsekvens === 'ja' : true}
          />
        )}
        <div className="raekke">
          <button type="submit" name="handling" value="se" className="knap sekundaer">
            Se, før du sender
          </button>
          <Knap>Bed borgeren booke</Knap>
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${borger.id}#samtaler`}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

/** Whether there is anything to choose among. */
function LedigeTider({ antal }: { antal: number }) {
  if (antal === 0)
    return (
      <Notits titel="I har ingen ledige tider">
        <p>
          Borgeren kan ikke booke, før der er nogen. <a href="/myndighed/tider">Åbn tider til booking</a>
        </p>
      </Notits>
    )
  return (
    <p>
      I har {antal > 60 ? 'over 60' : antal} {antal === 1 ? 'ledig tid' : 'ledige tider'}.{' '}
      <a href="/myndighed/tider">Se tider til booking</a>
    </p>
  )
}

/** Which type it is, and the others to choose instead. A joint one cannot be booked by the citizen. */
function Type({ form: { borger, typer, type } }: { form: Samtaleform }) {
  const andre = typer.filter((t) => t.kode !== String(type) && t.kode !== String(FAELLES_JOBSAMTALE))
  return (
    <>
      <p>
        Type: <b>{typer.find((t) => t.kode === String(type))?.navn ?? `Type ${type}`}</b>
      </p>
      <details>
        <summary>Vælg en anden type</summary>
        <ul>
          {andre.map((t) => (
            <li key={t.kode}>
              <a className="fil" href={`/myndighed/borgere/${borger.id}/samtaler/selvbook?type=${t.kode}`}>
                {t.navn}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

/** The very use case, undone at the end: what would be sent, or everything that would stop it. */
async function proevSpoergsmaal(
  ctx: Kontekst,
  felter: Felter,
  borgerId: string,
): Promise<{ spor: Spor } | { fund: readonly Regelfund[] }> {
  const { samtaletype: type, ombookTimer = null, ...resten } = Spoergsmaal.parse({ ...felter, borgerId })
  try {
    return await proev(ctx, (ctx) => bedOmSelvbooking(ctx, { ...resten, type, ombookTimer }))
  } catch (fejl) {
    if (fejl instanceof Afvist) return { fund: fejl.fund }
    throw fejl
  }
}
