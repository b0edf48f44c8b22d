import { type Handling, kategorierFor, kraeverCpr } from '#lib/adgang/matrix'
import type { Operation } from '#lib/api/operation'
import { blok, IngenAdgangTilBorger } from '#lib/api/problem'
import { findBorgerId } from '#lib/borger/find'
import { hentBorger } from '#lib/borger/hent'
import { aabnForCpr } from '#lib/borger/registrer'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'

/**
 * The citizen whom the header names, when the operation wants one and the caller may. Without `alle` there is no way to tell an unknown
 * number from somebody else's citizen: the same code, text and work (4922). With it, an unknown number is 1010.
 */
export async function findApiBorger(ctx: TxKontekst, operation: Operation, cpr: string): Promise<string> {
  const { borger } = operation
  if (!borger || borger.slags === 'cpr' || cpr === '') return ''
  const borgerId = await findBorgerId(ctx, cpr)
  if (borger.slags === 'kendt') {
    if (!borgerId) throw new IngenAdgangTilBorger(INGEN_ADGANG)
    return borgerId
  }
  const registrerer = operation.metode !== 'GET' && kraeverCpr(ctx.aktoer, borger.handling)
  const soegt = borgerId ?? crypto.randomUUID()
  if (registrerer) await aabnForCpr(ctx, soegt)
  try {
    await hentBorger(ctx, soegt, borger.handling)
  } catch (fejl) {
    if (fejl instanceof IkkeFundet)
      throw new IngenAdgangTilBorger(!borgerId && harAlle(ctx, borger.handling) ? UKENDT : INGEN_ADGANG)
    throw fejl
  }
  return borgerId ?? ''
}

function harAlle(ctx: TxKontekst, handling: Handling): boolean {
  const kategorier = kategorierFor(ctx.aktoer, handling)
  return typeof kategorier !== 'string' && kategorier.includes('alle')
}

const INGEN_ADGANG = blok('4922', 'I har ikke adgang til borgeren, eller borgeren findes ikke.', {
  felt: 'x-civilRegistrationIdentifier',
  regel: 'En organisation har adgang til egne borgere og til dem, den har gæsteadgang til.',
  hvemKan: 'Borgerens a-kasse eller kommune registrerer den. En kommune kan oprette gæsteadgang.',
})
const UKENDT = blok('1010', 'CPR-nummeret er ikke kendt.', { felt: 'x-civilRegistrationIdentifier' })
