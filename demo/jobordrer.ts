import { eq } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { borger } from '#db/schema/borger'
import { FORMIDLING } from '#db/schema/formidling'
import { bruger, organisation } from '#db/schema/organisation'
import { BAGERIET, HK, KOEBENHAVN, TRE_F } from '#demo/medarbejdere'
import { person } from '#demo/personer'
import type { Ansat } from '#demo/underretninger'
import { type Dag, plusDage } from '#lib/dato'
import { henvisKandidat } from '#lib/formidling/henvis'
import { opdaterFormidling } from '#lib/formidling/opdater'
import { overdragJobordre } from '#lib/jobordre/flyt'
import { type JobordreFelter, TOMME_FELTER } from '#lib/jobordre/input'
import { opretJobordreKladde } from '#lib/jobordre/kladde'
import { modtagJobordre } from '#lib/jobordre/modtag'
import { sendJobordre } from '#lib/jobordre/send'
import { afslutOpfyldt, inaktiverJobordre } from '#lib/jobordre/status'
import type { Kontekst } from '#lib/kontekst'
import { systemKontekst } from '#lib/ur'

type Find = (type: 'akasse' | 'jobcenter', kode: string) => { id: string }
type Scene = { dag: Dag; find: Find; koncept: ReadonlyMap<string, string>; ansat: Ansat }

/** A-kasser can be chosen from this day on, and the demo may lie before it. */
const FRA = '2023-12-04'

/**
 * The companies' orders in every state that a list shows, through the real use cases: a draft, one that nobody has taken, one with candidates,
 * one that was handed over, one on pause, one that is filled, and one that is kept back because of the conflict.
 */
export async function spilJobordrer(scene: Scene): Promise<void> {
  if (plusDage(scene.dag, -21) < FRA) return
  const bente = (dage: number) => somVirksomhed('bente', scene.dag, dage)
  const hk = scene.find('akasse', HK).id
  const koebenhavn = scene.find('jobcenter', KOEBENHAVN).id

  await opretJobordreKladde(await bente(-1), {
    felter: ordre(scene, 'Butiksassistent', {
      titel: 'Weekendhjælp i butikken',
      myndighedId: null,
      beskrivelse: 'Du skal ekspedere lørdag og søndag.',
    }),
  })
  await sendt(await bente(-6), ordre(scene, 'Kasseassistent', { titel: 'Kasseassistent på Amager', myndighedId: hk }))

  const i_gang = await sendt(
    await bente(-9),
    ordre(scene, 'Butiksassistent', {
      titel: 'Butiksassistent på fuld tid',
      myndighedId: hk,
      antalStillinger: 2,
      maksAntalHenvisninger: 4,
    }),
  )
  await modtagJobordre(await scene.ansat('akasse', HK, -8, '09:10'), { id: i_gang, version: 1 })
  await medKandidater(scene, i_gang)

  const overdraget = await sendt(
    await bente(-20),
    ordre(scene, 'Kontormedhjælper', { titel: 'Kontorhjælp til bogholderiet', myndighedId: hk }),
  )
  await modtagJobordre(await scene.ansat('akasse', HK, -19, '10:00'), { id: overdraget, version: 1 })
  await overdragJobordre(await scene.ansat('akasse', HK, -3, '14:00'), {
    id: overdraget,
    version: 1,
    aarsag: '9301',
    tilId: koebenhavn,
  })

  const pause = await sendt(
    await bente(-15),
    ordre(scene, 'Bager', { titel: 'Bager til natten', myndighedId: koebenhavn }),
  )
  await modtagJobordre(await scene.ansat('jobcenter', KOEBENHAVN, -14, '09:00'), { id: pause, version: 1 })
  await inaktiverJobordre(await bente(-2), {
    id: pause,
    version: 1,
    kommentar: 'Vi har travlt og kan ikke tage imod før om en uge.',
  })

  const pia = (dage: number) => somVirksomhed('pia', scene.dag, dage)
  const besat = await sendt(
    await pia(-21),
    ordre(scene, 'Rengøringsassistent', {
      titel: 'Rengøring på Åhaven',
      pNummer: null,
      myndighedId: scene.find('akasse', TRE_F).id,
    }),
  )
  await modtagJobordre(await scene.ansat('akasse', TRE_F, -20, '08:30'), { id: besat, version: 1 })
  await afslutOpfyldt(await pia(-5), { id: besat, version: 1, antalBesat: 1, antalBesatVedHenvisning: 0 })

  await sendt(
    await somVirksomhed('vagn', scene.dag, -2),
    ordre(scene, 'Chauffør, fragt, distribution, blandet kørsel', {
      titel: 'Chauffør til distribution',
      pNummer: null,
      myndighedId: koebenhavn,
    }),
  )
}

/** Two members of HK: one is at an interview, one waits for the bakery's answer. */
async function medKandidater(scene: Scene, jobordreId: string): Promise<void> {
  for (const [noegle, dage, status] of [
    ['ditte', -6, FORMIDLING.TIL_SAMTALE],
    ['morten', -1, null],
  ] as const) {
    const anna = await scene.ansat('akasse', HK, dage, '11:00')
    const { id, version } = await henvisKandidat(anna, {
      jobordreId,
      borgerId: await findBorger(noegle),
      samtykke: { tidspunkt: anna.nu, tekstversion: '2023_1', hvad: ['navn', 'telefon', 'begrundelse'] },
      deles: { telefon: '20202020', begrundelse: 'Har stået i butik i tre år.' },
    })
    if (status)
      await opdaterFormidling(await somVirksomhed('bente', scene.dag, dage + 2), { formidlingId: id, version, status })
  }
}

async function sendt(ctx: Kontekst, felter: JobordreFelter): Promise<string> {
  const { id, version } = await opretJobordreKladde(ctx, { felter })
  await sendJobordre(ctx, { id, version })
  return id
}

const ordre = (scene: Scene, stilling: string, ret: Partial<JobordreFelter>): JobordreFelter => {
  const conceptUri = scene.koncept.get(stilling)
  return {
    ...TOMME_FELTER,
    beskrivelse: 'Du bliver oplært af dine kolleger. Arbejdstiden aftales.',
    stillinger: conceptUri ? [{ conceptUri, aliasId: null, titel: stilling }] : [],
    formidlingsfrist: plusDage(scene.dag, 21),
    henvendelsesmaade: 9012,
    ugentligArbejdstidType: 1,
    timerPrUge: 37,
    pNummer: BAGERIET.pNummer,
    arbejdssted: { vej: 'Kringlegade', husnummer: '4', postnummer: '2300', by: 'København S' },
    kontaktperson: { fornavn: 'Bente', efternavn: 'Bager', telefon: '70101010' },
    ...ret,
  }
}

/** Somebody of the cast for their company, on a day counted from the seed day. */
async function somVirksomhed(noegle: string, dag: Dag, dage: number): Promise<Kontekst> {
  const p = person(noegle)
  const nu = new Date(`${plusDage(dag, dage)}T08:15:00+01:00`)
  const subject = String(p.claims.sub)
  const udsteder = process.env.OIDC_VIRKSOMHED_ISSUER ?? 'demo'
  return iTransaktion(Date.now() + 5000, async (db) => {
    const [org] = await db
      .select()
      .from(organisation)
      .where(eq(organisation.kode, p.organisation?.kode ?? ''))
    if (org?.type !== 'virksomhed') throw new Error(`${p.navn} har ingen virksomhed`)
    const [b] = await db
      .insert(bruger)
      .values({ organisationId: org.id, udsteder, subject, navn: p.navn, rolle: 'virksomhedsadministrator' })
      .onConflictDoUpdate({ target: [bruger.udsteder, bruger.subject, bruger.organisationId], set: { navn: p.navn } })
      .returning({ id: bruger.id })
    if (!b) throw new Error('brugeren blev ikke gemt')
    return {
      ...systemKontekst(nu),
      aktoer: {
        slags: 'bruger',
        brugerId: b.id,
        navn: p.navn,
        rolle: 'virksomhedsadministrator',
        organisation: { id: org.id, type: org.type, kode: org.kode, navn: org.navn, kortNavn: org.kortNavn },
      },
    }
  })
}

async function findBorger(noegle: string): Promise<string> {
  const { navn } = person(noegle)
  const [fundet] = await iTransaktion(Date.now() + 5000, (db) =>
    db.select({ id: borger.id }).from(borger).where(eq(borger.navn, navn)).limit(1),
  )
  if (!fundet) throw new Error(`${navn} er ikke sået`)
  return fundet.id
}
