import { plusDage } from '#lib/dato'
import { type JobordreFelter, TOMME_FELTER } from '#lib/jobordre/input'
import { opretJobordreKladde } from '#lib/jobordre/kladde'
import { modtagJobordre } from '#lib/jobordre/modtag'
import { sendJobordre } from '#lib/jobordre/send'
import type { Kontekst, OrganisationRef } from '#lib/kontekst'
import { IDAG, type Scene } from '#tests/system/scene'

const ESCO = 'http://data.star.dk/esco/occupation'
/** Titles of the product's own list. */
export const ANLAEGSGARTNER = `${ESCO}/db40b8c8-c61a-49f3-be56-a75225bad837`
export const AMBULANCEFOERER = `${ESCO}/e47fe54c-6ed7-4774-8be3-a90393ec3821`

/** An order that may be sent: a gardener in Copenhagen, thirty days from today. */
export const jobordre = (myndighedId: string, ret: Partial<JobordreFelter> = {}): JobordreFelter => ({
  ...TOMME_FELTER,
  titel: 'Anlægsgartner til parken',
  beskrivelse: 'Du skal passe bede og plæner hele året.',
  stillinger: [{ conceptUri: ANLAEGSGARTNER, aliasId: null, titel: 'Anlægsgartner' }],
  antalStillinger: 2,
  formidlingsfrist: plusDage(IDAG, 30),
  startdato: plusDage(IDAG, 40),
  ugentligArbejdstidType: 1,
  timerPrUge: 37,
  arbejdssted: { vej: 'Parkvej', husnummer: '1', postnummer: '2100', by: 'København Ø' },
  kontaktperson: { fornavn: 'Bo', efternavn: 'Bager', telefon: '70101010' },
  myndighedId,
  ...ret,
})

/** The a-kasse reports ready from the seed day on. */
export const meldKlar = async (
  scene: Scene,
  akasse: OrganisationRef,
  ret: { stillinger?: string[]; maksAabne?: number } = {},
): Promise<void> => {
  await scene.sql`delete from klarmelding where akasse_id = ${akasse.id}`
  await scene.sql`insert into klarmelding (akasse_id, klar_fra, stillinger, maks_aabne, meldt_af_navn, meldt_af_organisation, meldt_tid)
    values (${akasse.id}, ${IDAG}, ${ret.stillinger ?? null}, ${ret.maksAabne ?? null}, 'Systemet', ${akasse.navn}, now())`
}

/** Draft and send in one go. */
export async function sendOrdre(virksomhed: Kontekst, felter: JobordreFelter) {
  const { id, version } = await opretJobordreKladde(virksomhed, { felter })
  return sendJobordre(virksomhed, { id, version })
}

/** Sent, and taken by the authority. */
export async function aabenOrdre(virksomhed: Kontekst, myndighed: Kontekst, felter: JobordreFelter): Promise<string> {
  const { id } = await sendOrdre(virksomhed, felter)
  await modtagJobordre(myndighed, { id, version: 1 })
  return id
}
