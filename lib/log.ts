import pino from 'pino'

/** JSON lines on stdout. Never a path with an id in it, never a body, never a CPR number: routes are logged by their pattern. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
})

/** Logs an unexpected error and gives the short code that the user sees and can tell on the telephone. */
export function logFejl(fejl: unknown, hvor: string, requestId: string): string {
  const kode = requestId.replaceAll('-', '').slice(0, 8)
  const { name, message, stack, cause } =
    fejl instanceof Error ? fejl : { name: 'Ukendt', message: '', stack: undefined, cause: undefined }
  // A database error's message and detail may quote a value; its code says enough.
  const database = (cause as { code?: string } | undefined)?.code ?? (fejl as { code?: string }).code
  log.error(
    { kode, hvor, navn: name, database, besked: database ? undefined : message, spor: database ? undefined : stack },
    'uventet fejl',
  )
  return kode
}
