/** A calendar as an answer: a file that the citizen's own calendar opens, found by no search engine. */
export const icsSvar = (ics: string, navn: string): Response =>
  new Response(ics, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': `attachment; filename="${navn}"`,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  })
