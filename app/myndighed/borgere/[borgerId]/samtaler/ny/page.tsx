import { DetSerBorgeren } from '#components/samtale/det-ser-borgeren'
import { Aftalefelter, Samtalefelter } from '#components/samtale/formular'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Afslag } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import type { Felter } from '#lib/http/formular'
import { laesId } from '#lib/id'
import type { Kontekst, Spor } from '#lib/kontekst'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { proev } from '#lib/proev'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { typeForOpfoelgning } from '#lib/samtale/grundlag'
import { indkald } from '#lib/samtale/registrer'
import { ANDEN_SAMTALE } from '#lib/samtale/regler'
import { hentSamtaleform, type Samtaleform } from '#lib/samtale/side'
import { gemHoldt, sendIndkaldelse } from '../actions'
import { Indkaldelse } from '../input'

/** A summons, or an interview that was held already. The type is chosen first, because it says what the form has room for. */
export default async function NySamtaleSide({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const [{ borgerId }, parametre] = [await params, await searchParams]
  const holdt = en(parametre, 'holdt') === '1'
  const valgt = Number(en(parametre, 'type'))
  const indstilling = en(parametre, 'indstilling')
  const { ctx, form, subject } = await laes(async (ctx, session) => {
    const { db: _db, spor: _spor, ...udenfor } = ctx
    return {
      ctx: udenfor as Kontekst,
      form: await hentSamtaleform(ctx, laesId(borgerId), {
        ...(valgt > 0 && { type: valgt }),
        indstillingId: indstilling && laesId(indstilling),
      }),
      subject: session.subject,
    }
  })
  const { borger, type, opfoelgning } = form
  const svar = await laesSvar(parametre, subject, `/myndighed/borgere/${borgerId}/samtaler/ny`)
  const { felter } = svar
  const proeve =
    felter?.handling === 'se' && svar.fund.length === 0
      ? await proevIndkaldelse({ ...ctx, frist: Date.now() + 3000 }, { ...felter, borgerId: borger.id })
      : undefined
  const fund = [...svar.fund, ...(proeve && 'fund' in proeve ? proeve.fund : [])]
  const side = holdt ? 'Registrér en samtale, der er holdt' : 'Indkald til samtale'
  return (
    <>
      <Sidetitel side={side} fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved tilbage={{ href: `/myndighed/borgere/${borger.id}#samtaler`, tekst: borger.navn }} titel={side} />
      {fund.some((f) => f.regel || f.hvemKan) && <Afslag titel="Det kan ikke lade sig gøre endnu" fund={fund} />}
      {proeve && 'spor' in proeve && (
        <DetSerBorgeren spor={proeve.spor}>
          <p>Den anden myndighed får at vide, at der er en ny samtale.</p>
        </DetSerBorgeren>
      )}
      <Type form={form} holdt={holdt} />
      <form action={holdt ? gemHoldt : sendIndkaldelse} className="max-w-[60ch]">
        <input type="hidden" name="borgerId" value={borger.id} />
        <input type="hidden" name="samtaletype" value={type} />
        {opfoelgning && <input type="hidden" name="indstillingId" value={opfoelgning.indstillingId} />}
        <input type="hidden" name="noegle" value={crypto.randomUUID()} />
        <Samtalefelter form={form} fund={fund} typet={felter} holdt={holdt} />
        {holdt && <Aftalefelter type={type} fund={fund} typet={felter} />}
        <div className="raekke">
          {!holdt && (
            <button type="submit" name="handling" value="se" className="knap sekundaer">
              Se, før du sender
            </button>
          )}
          <Knap>{holdt ? 'Registrér som holdt' : 'Send indkaldelse'}</Knap>
          <KnapLink art="sekundaer" href={`/myndighed/borgere/${borger.id}#samtaler`}>
            Annullér
          </KnapLink>
        </div>
      </form>
    </>
  )
}

/** Which type it is, why, and the others to choose instead. */
function Type({ form, holdt }: { form: Samtaleform; holdt: boolean }) {
  const { borger, typer, type, opfoelgning } = form
  const navn = typer.find((t) => t.kode === String(type))?.navn ?? `Type ${type}`
  const her = `/myndighed/borgere/${borger.id}/samtaler/ny`
  if (opfoelgning)
    return (
      <Notits titel={`Opfølgning på ${opfoelgning.navn.toLowerCase()}`}>
        <p>
          Typen er <b>{navn}</b>, fordi {form.ansvarlig === 'AKASSE' ? 'a-kassen' : form.kommunen} har kontaktforløbet.
          {type === ANDEN_SAMTALE && ' Skriv kun praktiske aftaler.'} Dagen for samtalen afgør typen.
        </p>
      </Notits>
    )
  return (
    <>
      <p>
        Type: <b>{navn}</b>
      </p>
      <details>
        <summary>Vælg en anden type</summary>
        <ul>
          {typer
            .filter((t) => t.kode !== String(type))
            .map((t) => (
              <li key={t.kode}>
                <a className="fil" href={`${her}?type=${t.kode}${holdt ? '&holdt=1' : ''}`}>
                  {t.navn}
                </a>
              </li>
            ))}
        </ul>
      </details>
      <p>
        {holdt ? (
          <a className="fil" href={`${her}?type=${type}`}>
            Er den ikke holdt endnu? Indkald i stedet
          </a>
        ) : (
          <a className="fil" href={`${her}?type=${type}&holdt=1`}>
            Er samtalen holdt? Registrér den i stedet
          </a>
        )}
      </p>
    </>
  )
}

/** The very use case, undone at the end: what would be sent, or everything that would stop it. */
async function proevIndkaldelse(
  ctx: Kontekst,
  felter: Felter,
): Promise<{ spor: Spor } | { fund: readonly Regelfund[] }> {
  const input = Indkaldelse.parse(felter)
  try {
    const { spor } = await proev(ctx, async (ctx) =>
      indkald(ctx, {
        ...input,
        type: input.indstillingId ? await typeForOpfoelgning(ctx, input.borgerId, input.start) : input.type,
      }),
    )
    return { spor }
  } catch (fejl) {
    if (fejl instanceof Afvist) return { fund: fejl.fund }
    throw fejl
  }
}
