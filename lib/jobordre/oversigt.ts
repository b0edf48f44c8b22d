/** An authority's job orders, as a list or as a board. */
import { and, asc, eq, gte, isNull, lte, or } from 'drizzle-orm'
import { organisation } from '#db/schema/organisation'
import type { Felter } from '#lib/http/formular'
import { type Indbakkeliste, type Indbakketal, indbakkefilter, taelIndbakke, ventedage } from '#lib/jobordre/indbakke'
import { findMuligheder, listRettigheder, type Muligheder } from '#lib/jobordre/muligheder'
import { type Jobordrefilter, type Jobordrelinje, listJobordrer } from '#lib/jobordre/queries'
import { laesUdvalg, somFilter, type Udvalg } from '#lib/jobordre/udvalg'
import { type Stilling, soegStillinger } from '#lib/kodeliste/queries'
import type { TxKontekst } from '#lib/kontekst'
import { type Invitationslinje, listInvitationer } from '#lib/samarbejde/queries'
import { listUkvitterede } from '#lib/samtykke/queries'

/** Cards in a column; the rest is a list away. */
const KORT = 25

/**
 * The columns of the board, in the order of an order's life. What is kept back for STAR to look at has none: no authority sees it before it is let
 * go.
 */
const KOLONNER = ['nye', 'igang', 'pause', 'afsluttet'] as const satisfies readonly Indbakkeliste[]

export type Kort = Jobordrelinje & { kan: Muligheder | undefined }
export type Tavlekolonne = { liste: (typeof KOLONNER)[number]; ordrer: Kort[]; flere: boolean }

export type Oversigt = {
  udvalg: Udvalg
  akasse: boolean
  dage: number
  tal: Indbakketal
  ukvitterede: Awaited<ReturnType<typeof listUkvitterede>>
  kommuner: { kode: string; navn: string }[]
  /** What the words about a title were found to mean, and what they may mean where that is more than one thing. */
  fag: Stilling | undefined
  forslag: Stilling[]
  invitationer: Invitationslinje[]
  ordrer: Jobordrelinje[]
  naeste: string | null
  tavle: Tavlekolonne[]
}

/** Everything on the page, asked for in three goes. */
export async function hentOversigt(ctx: TxKontekst, parametre: Felter): Promise<Oversigt> {
  const akasse = ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'akasse'
  const udvalg = laesUdvalg(parametre, akasse)
  const dage = await ventedage(ctx)
  const [tal, ukvitterede, kommuner, { fag, forslag }] = await Promise.all([
    taelIndbakke(ctx, dage),
    listUkvitterede(ctx),
    listKommuner(ctx),
    findFag(ctx, udvalg.stilling),
  ])
  const faelles = { udvalg, akasse, dage, tal, ukvitterede, kommuner, fag, forslag }
  const intet = { invitationer: [], ordrer: [], naeste: null, tavle: [] }
  if (udvalg.vis === 'samarbejde') return { ...faelles, ...intet, invitationer: await listInvitationer(ctx) }
  const filter = somFilter(udvalg, ctx.dag, fag?.conceptUri)
  if (udvalg.visning === 'tavle') return { ...faelles, ...intet, tavle: await hentTavle(ctx, filter, udvalg.vis, dage) }
  const liste = await listJobordrer(ctx, {
    ...indbakkefilter(ctx.dag, udvalg.vis, dage),
    ...filter,
    efter: parametre.efter,
  })
  return { ...faelles, ...intet, ...liste }
}

/** The columns, or the one that was chosen, and in one query what may be done to each card. */
async function hentTavle(
  ctx: TxKontekst,
  filter: Jobordrefilter,
  vis: Indbakkeliste,
  dage: number,
): Promise<Tavlekolonne[]> {
  const kolonner = KOLONNER.filter((k) => vis === 'alle' || k === (vis === 'venter' ? 'nye' : vis))
  const lister = await Promise.all(
    kolonner.map((k) =>
      listJobordrer(ctx, { ...indbakkefilter(ctx.dag, vis === 'venter' ? vis : k, dage), ...filter, antal: KORT }),
    ),
  )
  const rettigheder = await listRettigheder(
    ctx,
    lister.flatMap(({ ordrer }) => ordrer.map((o) => o.id)),
  )
  const somKort = (o: Jobordrelinje): Kort => {
    const ret = rettigheder.get(o.id)
    return { ...o, kan: ret && findMuligheder(o.status, ret) }
  }
  return kolonner.map((liste, nr) => ({
    liste,
    ordrer: (lister[nr]?.ordrer ?? []).map(somKort),
    flere: lister[nr]?.naeste != null,
  }))
}

/** The one title that the words are, or a synonym of; otherwise those that they may mean. */
async function findFag(ctx: TxKontekst, soegt: string): Promise<Pick<Oversigt, 'fag' | 'forslag'>> {
  const fundet = await soegStillinger(ctx, { soeg: soegt, dag: ctx.dag, antal: 8 })
  const ens = fundet.filter((s) => s.traf.titel.toLowerCase() === soegt.toLowerCase())
  const fag = ens.find((s) => s.traf.aliasId === null) ?? (ens.length === 1 ? ens[0] : undefined)
  return { fag, forslag: fag ? [] : fundet }
}

const listKommuner = (ctx: TxKontekst): Promise<{ kode: string; navn: string }[]> =>
  ctx.db
    .select({ kode: organisation.kode, navn: organisation.navn })
    .from(organisation)
    .where(
      and(
        eq(organisation.type, 'kommune'),
        lte(organisation.gyldigFra, ctx.dag),
        or(isNull(organisation.gyldigTil), gte(organisation.gyldigTil, ctx.dag)),
      ),
    )
    .orderBy(asc(organisation.navn))
    .limit(200)
