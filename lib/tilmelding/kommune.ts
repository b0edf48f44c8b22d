import type { Tilknytningslinje } from '#lib/kontaktforloeb/queries'
import type { Kontekst } from '#lib/kontekst'
import type { AndenKommune } from '#lib/tilmelding/regler'

/** The kommune that the citizen belongs to today, when the actor is another jobcenter. Who belongs to none may be helped by any. */
export function findAndenKommune(
  { aktoer }: Pick<Kontekst, 'aktoer'>,
  tilknytning: Tilknytningslinje | undefined,
): AndenKommune | undefined {
  if (aktoer.slags !== 'bruger' || aktoer.organisation.type !== 'jobcenter') return undefined
  if (!tilknytning || tilknytning.jobcenterId === aktoer.organisation.id) return undefined
  return { tilknytningId: tilknytning.id, kommune: tilknytning.kommuneNavn, fra: tilknytning.gyldigFra }
}
