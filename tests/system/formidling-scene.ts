import { BAGERIET } from '#demo/medarbejdere'
import { plusDage } from '#lib/dato'
import type { Samtykkefelter } from '#lib/formidling/regler'
import { TOMME_FELTER } from '#lib/jobordre/input'
import { opretForVirksomhed } from '#lib/jobordre/opret-for-virksomhed'
import type { Kontekst } from '#lib/kontekst'
import { inviterAkasse } from '#lib/samarbejde/inviter'
import { accepterSamarbejde } from '#lib/samarbejde/svar'
import { IDAG, type Scene } from '#tests/system/scene'

type Ret = Partial<typeof TOMME_FELTER>
let nr = 0
/** A loaded machine gives each act its own time. */
const frisk = (ctx: Kontekst): Kontekst => ({ ...ctx, frist: Date.now() + 20_000 })

/** An order for the bakery that the authority of `ctx` has and is working on. */
export async function nyOrdre(scene: Scene, ctx: Kontekst, ret: Ret = {}): Promise<{ id: string; version: number }> {
  const [s] = await scene.sql<{ uri: string; titel: string }[]>`
    select concept_uri as uri, titel from stillingsbetegnelse order by titel limit 1 offset ${nr % 50}`
  nr += 1
  // The limit on new orders of a company in an hour is not what these tests are about.
  await scene.sql`update jobordre set sendt_tid = sendt_tid - interval '2 hours' where sendt_tid > ${ctx.nu}::timestamptz - interval '1 hour'`
  const { id, version } = await opretForVirksomhed(frisk(ctx), {
    cvr: BAGERIET.cvr,
    virksomhedNavn: BAGERIET.navn,
    felter: {
      ...TOMME_FELTER,
      titel: `Bager nr. ${nr}`,
      beskrivelse: 'Vi bager brød om natten og søger en kollega.',
      stillinger: [{ conceptUri: s?.uri ?? '', aliasId: null, titel: s?.titel ?? '' }],
      formidlingsfrist: plusDage(IDAG, 30),
      kontaktperson: { fornavn: 'Bente', efternavn: 'Bager', telefon: '70102030' },
      internKommentar: 'Ring ikke før klokken ti.',
      arbejdssted: { by: 'Vanløse', postnummer: '2720' },
      ...ret,
    },
  })
  return { id, version }
}

export const ja = (ret: Partial<Samtykkefelter> = {}): Samtykkefelter => ({
  tidspunkt: new Date(`${IDAG}T10:00:00+01:00`),
  tekstversion: '2023_1',
  hvad: ['navn', 'telefon', 'email', 'cv_url', 'begrundelse'],
  ...ret,
})

export const deles = {
  telefon: '20304050',
  cvUrl: 'https://cv.example/kandidat',
  begrundelse: 'Har bagt i ti år.',
}

/** 3F helps HK with the order: invited today, said yes to. */
export async function aftal(
  inviterende: Kontekst,
  inviteret: Kontekst,
  jobordreId: string,
  kode: string,
): Promise<string> {
  const { id } = await inviterAkasse(frisk(inviterende), {
    jobordreId,
    akasseKode: kode,
    tekst: 'Har I medlemmer, der kan bage?',
    fra: IDAG,
    til: plusDage(IDAG, 20),
  })
  await accepterSamarbejde(frisk(inviteret), { id })
  return id
}
