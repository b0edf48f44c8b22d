import { maalfilsvar } from '#lib/jobordremaal/svar'

/** STAR's measures as a file. */
export const GET = (request: Request) => maalfilsvar(request, ['star'])
