import { maerkLaest } from '#lib/besked/laest'
import { type Bilaglinje, hentTraad, type Traadvisning } from '#lib/besked/queries'
import { hentBorger } from '#lib/borger/hent'
import { type Historiklinje, hentHistorik } from '#lib/events/historik'
import {
  type Afgoerelsesvisning,
  hentAfgoerelse,
  hentIndstilling,
  hentIndstillingsbilag,
  type Indstilling,
  maaSag,
} from '#lib/indstilling/queries'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import type { Ansvarlig } from '#lib/kontaktforloeb/regler'
import type { TxKontekst } from '#lib/kontekst'
import { IkkeFundet } from '#lib/regelfund'
import { hentTekst, type Kode, listKoder } from '#lib/regelsaet/vaerdier'

export type Sagsside = {
  sag: Indstilling
  borgerNavn: string
  ansvarlig: Ansvarlig
  bilag: Bilaglinje | null
  afgoerelse: Afgoerelsesvisning | null
  traad: Traadvisning | null
  historik: Historiklinje[]
  typer: Kode[]
  enighedsformer: Kode[]
  traekaarsager: Kode[]
  lovhjemler: Kode[]
  kommunen: string
  enighed: string
  synlig: string
  maaBehandle: boolean
  maaTraekke: boolean
  maaFjerne: boolean
  /** Set when the citizen is no longer with the a-kasse that sent: where they are now, if anywhere. */
  skift: { akasse: string | null } | null
}

/** Everything on a case's page. The thread is left out for one who may see the case but takes no part in the thread. */
export async function hentSagsside(ctx: TxKontekst, id: string): Promise<Sagsside> {
  const sag = await hentIndstilling(ctx, id, 'indstilling.se')
  const borger = await hentBorger(ctx, sag.borgerId, 'borger.se')
  const traad = sag.traadId ? await hentTraad(ctx, sag.traadId).catch(somUdenfor) : null
  if (traad) await maerkLaest(ctx, traad)
  const { ansvarlig, medlemskab } = await hentForloeb(ctx, sag.borgerId)
  const maaBehandle = await maaSag(ctx, sag.id, 'indstilling.tag')
  return {
    sag,
    borgerNavn: borger.navn,
    ansvarlig,
    bilag: await hentIndstillingsbilag(ctx, sag.id),
    afgoerelse: await hentAfgoerelse(ctx, sag.id),
    traad,
    historik: await hentHistorik(ctx, sag.id, { foerBrevet: maaBehandle }),
    typer: await listKoder(ctx, 'tilbudstype', ctx.dag),
    enighedsformer: await listKoder(ctx, 'enighedsform', ctx.dag),
    traekaarsager: await listKoder(ctx, 'traekaarsag', ctx.dag),
    lovhjemler: (await listKoder(ctx, 'lovhjemmel_afslag', ctx.dag)).filter((k) => k.kode === String(sag.tilbudstype)),
    kommunen: await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
    enighed: await hentTekst(ctx, 'indstilling.enighed', ctx.dag),
    synlig: await hentTekst(ctx, 'indstilling.advarsel.synlig', ctx.dag),
    maaBehandle,
    maaTraekke: await maaSag(ctx, sag.id, 'indstilling.traek'),
    maaFjerne: await maaSag(ctx, sag.id, 'indstilling.berigtig'),
    skift: medlemskab?.akasseId === sag.akasseId ? null : { akasse: medlemskab?.akasseNavn ?? null },
  }
}

function somUdenfor(fejl: unknown): null {
  if (fejl instanceof IkkeFundet) return null
  throw fejl
}
