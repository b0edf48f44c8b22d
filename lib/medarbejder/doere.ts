/** The authorities: every page of /myndighed is theirs unless it says otherwise. */
export const MYNDIGHEDER = ['akasse', 'jobcenter'] as const

/** Everybody who works in /myndighed. An anden aktør sees only the pages that name it. */
export const MEDARBEJDERE = [...MYNDIGHEDER, 'anden_aktoer'] as const

/** Who sends underretninger: a jobcenter, and an anden aktør on its behalf. */
export const AFSENDERE = ['jobcenter', 'anden_aktoer'] as const

/** Is it a door to /myndighed? */
export const erMedarbejderdoer = (doer: string | undefined): doer is (typeof MEDARBEJDERE)[number] =>
  MEDARBEJDERE.some((m) => m === doer)
