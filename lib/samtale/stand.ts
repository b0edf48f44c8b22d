import { and, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { regelvaerdi } from '#db/schema/kodeliste'
import { type Dag, daekker, dagFor, plusDage } from '#lib/dato'
import type { Forloebsfakta } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import type { Tidspunkt } from '#lib/kontaktforloeb/tidspunkt'
import type { TxKontekst } from '#lib/kontekst'
import { findVaerdi } from '#lib/regelsaet/vaerdier'
import { listUndtagelser } from '#lib/samtale/grundlag'
import { type Kadence, type Kadencefakta, type Kadenceregler, kadence } from '#lib/samtale/kadence'
import { listSamtaler, type Samtale } from '#lib/samtale/queries'

/** Slutårsag 9751: the citizen came under the rules on uddannelsespålæg. */
const UDDANNELSESPAALAEG = 9751

const REGLER = [
  'samtaler_akasse_mindst',
  'samtaler_akasse_maaneder',
  'samtaler_jobcenter_mindst',
  'samtaler_jobcenter_maaneder',
  'samtaler_jobcenter_regnes_fra',
  'samtaler_uddannelsespaalaeg_mindst',
  'samtaler_andel_procent',
  'foerste_samtale_uger',
] as const
const HELE_LANDET = 'hele landet'

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
  const raekker = await ctx.db
    .select({
      regel: regelvaerdi.regel,
      vaerdi: regelvaerdi.vaerdi,
      omraade: regelvaerdi.omraade,
      gyldigFra: regelvaerdi.gyldigFra,
    })
    .from(regelvaerdi)
    .where(
      and(
        inArray(regelvaerdi.regel, [...REGLER]),
        inArray(regelvaerdi.omraade, kommune ? [kommune, HELE_LANDET] : [HELE_LANDET]),
        lte(regelvaerdi.gyldigFra, saetFra),
        or(isNull(regelvaerdi.gyldigTil), gte(regelvaerdi.gyldigTil, saetFra)),
      ),
    )
  const find = (regel: (typeof REGLER)[number]) => {
    const egne = raekker.filter((r) => r.regel === regel)
    return egne.find((r) => r.omraade !== HELE_LANDET) ?? egne[0]
  }
  const akasseMindst = find('samtaler_akasse_mindst')
  if (!akasseMindst) return undefined
  const tal = (regel: (typeof REGLER)[number]): number => {
    const fundet = find(regel)
    if (!fundet) throw new Error(`Ingen værdi for ${regel} den ${saetFra}`)
    return Number(fundet.vaerdi)
  }
  return {
    saetFra: akasseMindst.gyldigFra,
    akasseMindst: Number(akasseMindst.vaerdi),
    akasseMaaneder: tal('samtaler_akasse_maaneder'),
    jobcenterMindst: tal('samtaler_jobcenter_mindst'),
    jobcenterMaaneder: tal('samtaler_jobcenter_maaneder'),
    jobcenterRegnesFra: find('samtaler_jobcenter_regnes_fra')?.vaerdi === 'OVERTAGELSE' ? 'OVERTAGELSE' : 'TILMELDING',
    uddannelsespaalaegMindst: find('samtaler_uddannelsespaalaeg_mindst')
      ? tal('samtaler_uddannelsespaalaeg_mindst')
      : null,
    foersteUger: tal('foerste_samtale_uger'),
    andelProcent: tal('samtaler_andel_procent'),
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
