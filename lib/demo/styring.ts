import { env } from '#lib/env'

/**
 * Asks the demo's own process, which alone may move the clock, empty the tables and turn the failure switches. Only under SAMSPOR_DEMO.
 * Gives the status and the answer; a process that is down is status 503.
 */
export async function demostyring<T>(
  metode: 'GET' | 'PUT' | 'POST',
  sti: string,
  krop?: unknown,
): Promise<{ status: number; svar?: T }> {
  try {
    const svar = await fetch(new URL(sti, env().DIGITAL_POST_URL), {
      method: metode,
      headers: { 'x-samspor-demo': '1', 'content-type': 'application/json' },
      ...(krop !== undefined && { body: JSON.stringify(krop) }),
      signal: AbortSignal.timeout(metode === 'GET' ? 300 : 30_000),
    })
    return { status: svar.status, svar: (await svar.json()) as T }
  } catch {
    return { status: 503 }
  }
}
