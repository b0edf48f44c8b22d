import { emit } from '#lib/events/emit'
import { afslutSamarbejder, saetDelingsfrist, traekForslag } from '#lib/formidling/ved-afslutning'
import { opdater } from '#lib/jobordre/gem'
import { fortaelVirksomheden, skrivHaendelse, type Virksomhedsbeskedslags } from '#lib/jobordre/haendelse'
import { type Jobordrehandling, type Jobordrestatus, vurderHandling } from '#lib/jobordre/livscyklus'
import { forkertVersion, type Jobordre, laasJobordre, taelHenviste } from '#lib/jobordre/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

type Input = { id: string; version: number; kommentar?: string | undefined }
export type Besat = { antalBesat: number; antalBesatVedHenvisning: number }

/** The employer has enough for now, or the authority needs a pause: no referral may be added meanwhile. */
export const inaktiverJobordre = (ctx: Kontekst, input: Input): Promise<{ version: number }> =>
  skift(ctx, input, 'inaktiver', async (ctx, foer) => {
    const ordre = await opdater(ctx, foer, { status: 'INAKTIV' })
    await skrivHaendelse(ctx, ordre, { art: 'INAKTIVERET', kommentar: input.kommentar })
    return { ordre, besked: 'INAKTIV' }
  })

/** Referrals go on, when the time limit has not passed (JO-051) and there is room (JO-052). */
export const genaktiverJobordre = (ctx: Kontekst, input: Input): Promise<{ version: number }> =>
  skift(ctx, input, 'genaktiver', async (ctx, foer) => {
    const fund = vurderPlads(foer, await taelHenviste(ctx, foer.id), ctx.dag)
    if (fund.length > 0) throw new Afvist(fund)
    const ordre = await opdater(ctx, foer, { status: 'UNDER_BEHANDLING' })
    await skrivHaendelse(ctx, ordre, { art: 'GENAKTIVERET', kommentar: input.kommentar })
    return { ordre, besked: 'GENAKTIVERET' }
  })

/** The need is met. How many were filled, and how many of them by referral, is asked: STAR measures it. */
export const afslutOpfyldt = (ctx: Kontekst, input: Input & Besat): Promise<{ version: number }> =>
  skift(ctx, input, 'afslutOpfyldt', async (ctx, foer) => {
    const fund = vurderBesat(foer, input)
    if (fund.length > 0) throw new Afvist(fund)
    const { antalBesat, antalBesatVedHenvisning } = input
    return afslut(ctx, foer, 'AFSLUTTET_OPFYLDT', input.kommentar, { antalBesat, antalBesatVedHenvisning })
  })

/** The employer takes it back for another reason; an authority does it on the employer's word, and writes why. */
export const traekJobordre = (ctx: Kontekst, input: Input): Promise<{ version: number }> =>
  skift(ctx, input, 'afslutTrukket', async (ctx, foer) => {
    const egen = ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.id === foer.virksomhedId
    if (!egen && !input.kommentar?.trim()) throw new Afvist([manglerGrund()])
    return afslut(ctx, foer, 'AFSLUTTET_TRUKKET', input.kommentar)
  })

const manglerGrund = (): Regelfund => ({
  kode: '1014',
  niveau: 'BLOK',
  felt: 'kommentar',
  besked: 'Skriv, hvorfor jobordren trækkes. Virksomheden læser det.',
})

/** Closes a locked order, with everything that ends with it. */
export async function afslut(
  ctx: TxKontekst,
  foer: Jobordre,
  status: Extract<Jobordrestatus, `AFSLUTTET${string}`>,
  kommentar?: string,
  besat: Partial<Besat> = {},
): Promise<{ ordre: Jobordre; besked: Virksomhedsbeskedslags }> {
  const ordre = await opdater(ctx, foer, {
    status,
    venterSiden: null,
    afsluttetTid: ctx.nu,
    tilbageholdt: [],
    ...besat,
  })
  await skrivHaendelse(ctx, ordre, { art: 'AFSLUTTET', aarsag: status, ...(kommentar && { kommentar }) })
  await afslutSamarbejder(ctx, ordre.id, 'Jobordren er afsluttet')
  await saetDelingsfrist(ctx, ordre.id)
  await traekForslag(ctx, ordre)
  return { ordre, besked: status === 'AFSLUTTET_FRIST' ? 'FRIST' : 'AFSLUTTET' }
}

/** The company is told what others did; what it did itself it has just seen. */
async function skift(
  ctx: Kontekst,
  input: Input,
  handling: Jobordrehandling,
  udfoer: (ctx: TxKontekst, foer: Jobordre) => Promise<{ ordre: Jobordre; besked: Virksomhedsbeskedslags }>,
): Promise<{ version: number }> {
  return transaktion(ctx, async (ctx) => {
    const foer = await laasJobordre(ctx, input.id, 'jobordre.status')
    const ulovlig = vurderHandling(foer.status, handling)
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    if (foer.version !== input.version) throw forkertVersion(foer)
    const fund = vurderFritekst(input.kommentar ?? '', 'kommentar', 1000)
    if (fund.length > 0) throw new Afvist(fund)
    const { ordre, besked } = await udfoer(ctx, foer)
    const egen = ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.id === ordre.virksomhedId
    if (!egen) await fortaelVirksomheden(ctx, ordre, besked, ordre.myndighedNavn ?? '')
    if (ordre.myndighedId && foer.tilbageholdt.length === 0)
      await emit(ctx, 'JobordreAendret', { eksternId: ordre.id, borgerId: null, version: ordre.version })
    return { version: ordre.version }
  })
}

/** JO-051 and JO-052: is there time and room for one more referral? Pure; `henviste` counts 9202–9204. */
export function vurderPlads(
  ordre: Pick<Jobordre, 'formidlingsfrist' | 'maksAntalHenvisninger'>,
  henviste: number,
  dag: string,
): Regelfund[] {
  if (ordre.formidlingsfrist && ordre.formidlingsfrist < dag)
    return [
      {
        kode: 'JO-051',
        niveau: 'BLOK',
        besked: `Formidlingsfristen er udløbet den ${ordre.formidlingsfrist.split('-').reverse().join('.')}.`,
        kilde: 'Bekendtgørelse om en aktiv beskæftigelsesindsats § 137',
        hvemKan: 'Virksomheden kan sætte en ny frist',
      },
    ]
  if (ordre.maksAntalHenvisninger !== null && henviste >= ordre.maksAntalHenvisninger)
    return [
      {
        kode: 'JO-052',
        niveau: 'BLOK',
        besked: 'I har henvist det antal, virksomheden ønsker.',
        regel: `Virksomheden ønsker højst ${ordre.maksAntalHenvisninger} kandidater`,
        kilde: 'Samspor',
        hvemKan: 'Virksomheden kan sætte et højere antal',
      },
    ]
  return []
}

function vurderBesat({ antalStillinger }: Jobordre, { antalBesat, antalBesatVedHenvisning }: Besat): Regelfund[] {
  const fund: Regelfund[] = []
  if (antalBesat < 0 || antalBesat > 999 || !Number.isInteger(antalBesat))
    fund.push({
      kode: '1014',
      niveau: 'BLOK',
      felt: 'antalBesat',
      besked: 'Skriv, hvor mange stillinger der er besat.',
    })
  if (antalBesatVedHenvisning < 0 || antalBesatVedHenvisning > antalBesat || !Number.isInteger(antalBesatVedHenvisning))
    fund.push({
      kode: '1014',
      niveau: 'BLOK',
      felt: 'antalBesatVedHenvisning',
      besked: `Skriv et tal mellem 0 og det antal, der er besat. Jobordren har ${antalStillinger}.`,
    })
  return fund
}
