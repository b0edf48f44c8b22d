import { sql } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { dagFor } from '#lib/dato'
import { sletGamleEvents } from '#lib/events/opbevaring'
import { koerFormidlingsdag } from '#lib/formidling/dagligt'
import { afslutUdenMedlemskab } from '#lib/fravaer/afslut'
import { flytForfaldneTilAkasse } from '#lib/indstilling/skift-akasse'
import { flytForfaldne } from '#lib/jobcentertilknytning/tilknyt'
import { koerJobordredag } from '#lib/jobordre/dagligt'
import { stilPlanopgaver } from '#lib/min-plan/frist'
import { sletGamleKladder } from '#lib/min-plan/kladde'
import { koerUnderretningsdag } from '#lib/nuph/dagligt'
import { eskalerForsinkede, mindOmPakker } from '#lib/overdragelse/frister'
import { genopbygOverblik } from '#lib/overdragelse/overblik'
import { flytForfaldnePakker } from '#lib/overdragelse/pakke'
import { flytFoersteSamtaler } from '#lib/samtale/flyt-foerste'
import { koerSelvbookdag } from '#lib/selvbook/dagligt'
import { laesUr, systemKontekst } from '#lib/ur'

let sidst = ''

/**
 * What a new Danish day brings: citizens whose move or change of a-kasse takes effect, courses whose a-kasse was left, and temporary rows
 * whose time is up. The overview of courses is made anew, because a day alone changes it, and waiting too long is told. Running it twice changes nothing.
 */
export async function koerDagsskifte(): Promise<boolean> {
  const nu = await laesUr()
  if (dagFor(nu) === sidst) return false
  await flytForfaldne(systemKontekst(nu))
  await flytForfaldneTilAkasse(systemKontekst(nu))
  await afslutUdenMedlemskab(systemKontekst(nu))
  await koerUnderretningsdag(systemKontekst(nu))
  await koerJobordredag(systemKontekst(nu))
  await koerFormidlingsdag(systemKontekst(nu))
  await flytFoersteSamtaler(systemKontekst(nu))
  await koerSelvbookdag(systemKontekst(nu))
  await stilPlanopgaver(systemKontekst(nu))
  await sletGamleKladder(systemKontekst(nu))
  await flytForfaldnePakker(systemKontekst(nu))
  await genopbygOverblik(systemKontekst(nu))
  await eskalerForsinkede(systemKontekst(nu))
  await mindOmPakker(systemKontekst(nu))
  await iTransaktion(Date.now() + 10_000, async (db) => {
    await db.execute(sql`delete from parkeret_formular where udloeber < clock_timestamp()`)
    await db.execute(sql`delete from anmodning where tid < clock_timestamp() - interval '30 days'`)
    await db.execute(sql`delete from session where udloeber < clock_timestamp() - interval '30 days'`)
    await db.execute(sql`delete from bilag where not komplet and oprettet_tid < clock_timestamp() - interval '1 day'`)
  })
  await sletGamleEvents(nu)
  sidst = dagFor(nu)
  return false
}
