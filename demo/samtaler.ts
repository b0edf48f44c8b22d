import { REGLEN_FRA } from '#demo/paa-dagen'
import type { BorgerHistorie } from '#demo/person'
import { type Org, paaDag, type Scene, somAnsat } from '#demo/scene'
import { plusDage } from '#lib/dato'
import { udeblevFraSamtale } from '#lib/samtale/afhold'
import { indkald, registrerAfholdt } from '#lib/samtale/registrer'
import { danskTid } from '#lib/samtale/tid'

/** Days after the tilmelding on which a first interview was held, when the story tells of none. */
const FOERSTE_SAMTALE_DAG = 9

/** The interviews of the story; a course in the a-kasse has had its first one, as nearly all have. */
export async function spilSamtaler(scene: Scene, borgerId: string, h: BorgerHistorie): Promise<void> {
  const slut75 = h.fravaer?.find((f) => f.type === 75)
  const fortalte = h.samtaler ?? []
  const foerste = h.tilmeldtFra + FOERSTE_SAMTALE_DAG
  const efterReglen = plusDage(scene.dag, h.tilmeldtFra) >= REGLEN_FRA
  const harAkassen = efterReglen && slut75 !== undefined && (slut75.til === undefined || slut75.til >= foerste)
  const mangler = harAkassen && foerste < 0 && !fortalte.some((s) => s.status === 'AFHOLDT')
  const samtaler = mangler
    ? [{ type: 17, dag: foerste, kl: '10.00', status: 'AFHOLDT' as const }, ...fortalte]
    : fortalte
  for (const s of samtaler) {
    const hosAkassen = slut75 !== undefined && (slut75.til === undefined || slut75.til >= s.dag)
    const paa = <T extends { fra: number; til?: number }>(alle: readonly T[]) =>
      alle.find((a) => a.fra <= s.dag && (a.til === undefined || a.til >= s.dag))
    const kode = hosAkassen ? paa(h.akasse)?.kode : paa(h.jobcenter)?.kode
    if (kode) await spilSamtale(scene, borgerId, scene.find(hosAkassen ? 'akasse' : 'jobcenter', kode), s)
  }
}

async function spilSamtale(
  scene: Scene,
  borgerId: string,
  org: Org,
  s: NonNullable<BorgerHistorie['samtaler']>[number],
): Promise<void> {
  const start = danskTid(plusDage(scene.dag, s.dag), s.kl.replace('.', ':'))
  if (!start) throw new Error(`klokken ${s.kl} findes ikke den nat`)
  const slut = new Date(start.getTime() + 45 * 60_000)
  const indkaldt = await somAnsat(scene, org, paaDag(plusDage(scene.dag, Math.min(s.dag - 7, -1)), '09:00'))
  const ny = {
    borgerId,
    type: s.type,
    form: 'PERSONLIGT',
    start,
    slut,
    moedeholder: indkaldt.aktoer.navn,
    titel: 'Dine job og din plan',
    beskrivelse: 'Tag dit cv med.',
    sted: org.navn,
    adresse: 'Store Torv 1, 1000 København K',
    telefon: org.telefon,
    borgerRinger: false,
    videolink: null,
    ombookSenest: new Date(start.getTime() - 24 * 3_600_000),
    akassedeltagelse: null,
    deltagere: [],
    vejledtOmKonsekvens: true,
    indstillingId: null,
    bookingId: null,
  }
  if (s.status === 'AFHOLDT') {
    await registrerAfholdt(await somAnsat(scene, org, new Date(slut.getTime() + 3_600_000)), {
      ...ny,
      praktiskeAftaler: null,
      bindendeAftaler: 'Du søger to job om ugen og skriver dem i din joblog.',
    })
    return
  }
  const jobcenter = org.type === 'jobcenter' ? ({ akassedeltagelse: 'DELTAGER_IKKE' } as const) : {}
  const { samtaleId } = await indkald(indkaldt, { ...ny, ...jobcenter })
  if (s.status === 'UDEBLEVET')
    await udeblevFraSamtale(await somAnsat(scene, org, new Date(slut.getTime() + 3_600_000)), {
      id: samtaleId,
      version: 1,
    })
}
