import { type SQL, sql } from 'drizzle-orm'

/**
 * `hentTimer` for many citizens at once: the newest valid counter of the citizen in `borgerId`, as a subselect to join laterally. The two
 * say the same, and a test holds them to it.
 */
export const nyesteTaeller = (borgerId: SQL): SQL => sql`
  (select d.id, d.indplaceringsdato, d.ny_indplacering, d.indplacering_timer, d.forsikring, d.timer_forbrugt, d.opgjort_til, d.korrektion_kommentar, d.korrektion_fra
    from dagpengetaeller d where d.borger_id = ${borgerId}
      and not exists (select from dagpengetaeller k where k.borger_id = d.borger_id and k.berigtiger = d.id)
    order by d.indplaceringsdato desc, d.opgjort_til desc, d.indberettet_tid desc limit 1)`
