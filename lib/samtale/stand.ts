import { type Dag, daekker, dagFor, plusDage } from '#lib/dato'
import type { Forloebsfakta } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import type { Tidspunkt } from '#lib/kontaktforloeb/tidspunkt'
import type { TxKontekst } from '#lib/kontekst'
import { findVaerdi, hentVaerdi } from '#lib/regelsaet/vaerdier'
import { listUndtagelser } from '#lib/samtale/grundlag'
import { type Kadence, type Kadencefakta, type Kadenceregler, kadence } from '#lib/samtale/kadence'
import { listSamtaler, type Samtale } from '#lib/samtale/queries'

/** Slutårsag 9751: the citizen came under the rules on uddannelsespålæg. */
const UDDANNELSESPAALAEG = 9751

/**
 * The numbers that a course follows: the set in force on its tilmelding, unless the set of today says that it holds for running courses too.
 * A trial in the citizen's kommune goes before the country. Undefined for a course from before the rules.
 */
export async function hentKadenceregler(
  ctx: TxKontekst,
  tilmeldt: Dag,
  dag: Dag,
  kommune: string | undefined,
): Promise<Kadenceregler | undefined> {
  const alle = (await findVaerdi(ctx, 'samtaler_gaelder_igangvaerende', dag))?.vaerdi === 'ja'
  const saetFra = alle ? dag : tilmeldt
  const find = async (regel: string) =>
    (kommune ? await findVaerdi(ctx, regel, saetFra, kommune) : undefined) ?? (await findVaerdi(ctx, regel, saetFra))
  const akasseMindst = await find('samtaler_akasse_mindst')
  if (!akasseMindst) return undefined
  const tal = async (regel: string) => Number(((await find(regel)) ?? (await hentVaerdi(ctx, regel, saetFra))).vaerdi)
  const paalaeg = await find('samtaler_uddannelsespaalaeg_mindst')
  const regnesFra = (await find('samtaler_jobcenter_regnes_fra'))?.vaerdi
  return {
    saetFra: akasseMindst.gyldigFra,
    akasseMindst: Number(akasseMindst.vaerdi),
    akasseMaaneder: await tal('samtaler_akasse_maaneder'),
    jobcenterMindst: await tal('samtaler_jobcenter_mindst'),
    jobcenterMaaneder: await tal('samtaler_jobcenter_maaneder'),
    jobcenterRegnesFra: regnesFra === 'OVERTAGELSE' ? 'OVERTAGELSE' : 'TILMELDING',
    uddannelsespaalaegMindst: paalaeg ? Number(paalaeg.vaerdi) : null,
    foersteUger: await tal('foerste_samtale_uger'),
    andelProcent: await tal('samtaler_andel_procent'),
  }
}

export type Samtalestand = { samtaler: Samtale[]; kadence: Kadence | null; regler: Kadenceregler | undefined }

/** A citizen's interviews and how far the authority that has the course has come, on a day and as it was known. At most 100 interviews. */
export async function hentSamtalestand(
  ctx: TxKontekst,
  borgerId: string,
  forloeb: Forloebsfakta,
  { dag, kendtPr }: Tidspunkt,
): Promise<Samtalestand> {
  const { samtaler } = await listSamtaler(ctx, borgerId, { antal: 100, kendtPr })
  const tilmeldt = forloeb.tilmeldinger.find((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, dag))
  if (!tilmeldt) return { samtaler, kadence: null, regler: undefined }
  const regler = await hentKadenceregler(ctx, tilmeldt.gyldigFra, dag, forloeb.tilknytning?.kommuneKode)
  if (!regler) return { samtaler, kadence: null, regler }
  const fakta: Kadencefakta = {
    dag,
    tilmeldt: tilmeldt.gyldigFra,
    ansvarlig: forloeb.ansvarlig,
    ...overtagelse(forloeb, tilmeldt.gyldigFra),
    samtaler: samtaler.map((s) => ({
      dag: dagFor(s.startTid),
      type: s.type,
      status: s.status,
      holder: s.myndighed.type === 'akasse' ? 'AKASSE' : 'JOBCENTER',
    })),
    undtagelser: await listUndtagelser(ctx, borgerId, kendtPr),
  }
  return { samtaler, kadence: kadence(regler, fakta), regler }
}

/** When the jobcenter got the course, and whether the end was for uddannelsespålæg. */
function overtagelse(forloeb: Forloebsfakta, tilmeldt: Dag): Pick<Kadencefakta, 'overtaget' | 'iUddannelsespaalaeg'> {
  const sidste75 = forloeb.fravaer
    .filter((f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN && (f.slutDato === null || f.slutDato >= tilmeldt))
    .sort((a, b) => b.startDato.localeCompare(a.startDato))[0]
  return {
    overtaget: !sidste75 ? tilmeldt : sidste75.slutDato && plusDage(sidste75.slutDato, 1),
    iUddannelsespaalaeg: sidste75?.afslutningsaarsag === UDDANNELSESPAALAEG,
  }
}
