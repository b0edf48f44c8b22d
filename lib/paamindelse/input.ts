import { z } from 'zod'

const FORKERT = 'Skriv en e-mail som navn@eksempel.dk.'

/** What the profile's form sends: a new address, the same link again, or away with it. */
export const RetPaamindelse = z.discriminatedUnion('handling', [
  z.object({
    handling: z.literal('gem'),
    email: z.string().trim().max(254, FORKERT).pipe(z.email(FORKERT)),
  }),
  z.object({ handling: z.literal('fjern') }),
])
export type RetPaamindelse = z.infer<typeof RetPaamindelse>

/** The button on the page that the link leads to. A code of another form is only a code that does not fit. */
export const BekraeftPaamindelse = z.object({ kode: z.string().max(100).default('') })
