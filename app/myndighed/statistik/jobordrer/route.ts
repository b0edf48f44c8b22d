import { maalfilsvar } from '#lib/jobordremaal/svar'

/** The authority's own measures of job orders as a file. */
export const GET = (request: Request) => maalfilsvar(request, ['akasse', 'jobcenter'])
