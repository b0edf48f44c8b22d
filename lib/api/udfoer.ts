import { inArray } from 'drizzle-orm'
import { organisation } from '#db/schema/organisation'
import { enGangEllerIgen } from '#lib/anmodning'
import { findApiBorger } from '#lib/api/borger'
import { erSkrivning, erStrom, type Indhold, type Operation, type Svar } from '#lib/api/operation'
import { blok } from '#lib/api/problem'
import { cprHmac, cprNoegler } from '#lib/borger/cpr-kryptering'
import { env } from '#lib/env'
import { type Kontekst, type Spor, type TxKontekst, transaktion } from '#lib/kontekst'
import { proev } from '#lib/proev'
import { Afvist } from '#lib/regelfund'

/** A request whose shape has been judged. `klient` and `requestId` make the key under which a write is done once. */
export type Anmodning = {
  operation: Operation
  klientId: string
  requestId: string
  kunProeve: boolean
  ind: Omit<Indhold<unknown, unknown, unknown>, 'borgerId'>
}

/** The same request was carried out before: 412 with what it was answered then. */
export class Gentaget extends Error {
  constructor(readonly tidligere: { status: number; svar: unknown; sted?: string }) {
    super('gentaget')
  }
}

type Faerdig = { status: 200 | 201; krop: unknown; version?: number | null; sted?: string }

/**
 * Carries out a read or a write in one transaction as the client's organisation. A write runs once per client and x-requestId: key, hash and
 * answer are stored with it, so that what was refused or failed uses nothing up. `x-proev` does all of it and rolls back.
 */
export async function udfoerOperation(ctx: Kontekst, anmodning: Anmodning): Promise<Faerdig> {
  const { operation } = anmodning
  if (erStrom(operation)) throw new Error('en strøm udføres for sig')
  let kunNu: object | undefined
  const arbejde = async (tx: TxKontekst): Promise<Faerdig> => {
    const borgerId = await findApiBorger(tx, operation, anmodning.ind.cpr)
    const { kunNu: hemmeligt, ...svar }: Svar<unknown> = await operation.udfoer(tx, {
      ...anmodning.ind,
      borgerId,
    } as never)
    kunNu = hemmeligt
    return erSkrivning(operation) ? kvitteret(tx, svar, operation.status ?? 200) : { status: 200, ...svar }
  }
  if (!erSkrivning(operation)) return transaktion(ctx, arbejde)
  if (anmodning.kunProeve) return proevet(ctx, arbejde)
  const svar = await enGangForKlienten(ctx, noegleFor(anmodning), aftryk(anmodning), arbejde)
  return kunNu ? { ...svar, krop: { ...(svar.krop as object), ...kunNu } } : svar
}

/** What makes a request of a client the same as another of its requests. */
export const noegleFor = ({ klientId, requestId }: Pick<Anmodning, 'klientId' | 'requestId'>): string =>
  `${klientId} ${requestId}`

/** The last step of a transfer, the one that keeps something: once per x-requestId and with a receipt, as every write. */
export async function skrivEnGang(
  ctx: Kontekst,
  noegle: string,
  indhold: unknown,
  arbejde: (tx: TxKontekst) => Promise<Svar<unknown>>,
): Promise<Faerdig> {
  return enGangForKlienten(ctx, noegle, indhold, async (tx) => kvitteret(tx, await arbejde(tx), 201))
}

async function enGangForKlienten(
  ctx: Kontekst,
  noegle: string,
  indhold: unknown,
  arbejde: (tx: TxKontekst) => Promise<Faerdig>,
): Promise<Faerdig> {
  const { svar, igen } = await enGangEllerIgen(ctx, noegle, indhold, arbejde)
  if (igen) throw new Gentaget({ status: svar.status, svar: svar.krop, ...(svar.sted && { sted: svar.sted }) })
  return svar
}

/** Every write answers with when it was registered, and by which id the access log knows it. */
function kvitteret(ctx: TxKontekst, svar: Svar<unknown>, status: 200 | 201): Faerdig {
  const servicekvittering = { registreringstidspunkt: ctx.nu.toISOString(), registreringsId: ctx.requestId }
  const { krop, advarsler = [], ...resten } = svar
  return { ...resten, status: svar.status ?? status, krop: { ...(krop as object), advarsler, servicekvittering } }
}

async function proevet(ctx: Kontekst, arbejde: (tx: TxKontekst) => Promise<Faerdig>): Promise<Faerdig> {
  const { svar } = await proev(ctx, async (tx) => {
    const faerdig = await arbejde(tx)
    return { ...faerdig, krop: { ...(faerdig.krop as object), proeve: await virkninger(tx, tx.spor) } }
  })
  return svar
}

/** What the act would have caused, as the caller reads it. */
async function virkninger(ctx: TxKontekst, spor: Spor) {
  const ider = [...new Set(spor.opgaver.map((o) => o.organisation))]
  const navne = ider.length
    ? await ctx.db
        .select({ id: organisation.id, navn: organisation.navn })
        .from(organisation)
        .where(inArray(organisation.id, ider))
    : []
  return {
    beskeder: spor.beskeder,
    breve: spor.breve.map((b) => ({ titel: b.titel, pdf: b.pdf.toString('base64') })),
    opgaver: spor.opgaver.map((o) => ({ ...o, organisation: navne.find((n) => n.id === o.organisation)?.navn ?? '' })),
    events: spor.events.map((e) => ({ entitetNavn: e.navn, navn: e.til })),
  }
}

/** What makes two requests the same. The CPR number goes in by its keyed hash alone. */
const aftryk = ({ operation, ind }: Anmodning) => ({
  navn: operation.navn,
  ...ind,
  cpr: ind.cpr && cprHmac(ind.cpr, cprNoegler(env()).aktuel).toString('hex'),
})

/** 428: the operation changes something that has a version, and the caller has not said which one it saw. */
export const versionMangler = (): Afvist =>
  new Afvist(
    [blok('428', 'Hovedet If-Match mangler. Hent først, og send versionen fra ETag.', { felt: 'If-Match' })],
    428,
  )
