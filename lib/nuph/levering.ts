import type { Kildeoplysninger } from '#db/schema/nuph'

/**
 * When the summons was in the citizen's mailbox, if that was before the meeting; null when it cannot be seen to have reached them in time.
 * Delivery, never reading. Pure.
 */
export function leveretFoerMoedet({
  kildeOplysninger: k,
}: {
  kildeOplysninger: Pick<Kildeoplysninger, 'leveretTid' | 'start'> | null
}): Date | null {
  if (!k?.leveretTid || (k.start && Date.parse(k.leveretTid) > Date.parse(k.start))) return null
  return new Date(k.leveretTid)
}
