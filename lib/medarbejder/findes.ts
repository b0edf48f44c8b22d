import { and, eq, isNull, ne, or } from 'drizzle-orm'
import { iTransaktion } from '#db/client'
import { traad } from '#db/schema/besked'
import { borger } from '#db/schema/borger'
import { indstilling } from '#db/schema/indstilling'
import { fravaer } from '#db/schema/kontaktforloeb'
import { sanktion } from '#db/schema/nuph'
import { overdragelsespakke } from '#db/schema/overdragelse'
import { samtale } from '#db/schema/samtale'
import { taellerimport } from '#db/schema/taellerimport'
import { maa } from '#lib/adgang/maa'
import { type Handling, kanOverhovedet } from '#lib/adgang/matrix'
import { hentFormidling } from '#lib/formidling/queries'
import { hentFindeside } from '#lib/formidling/side'
import { laesId } from '#lib/id'
import { maaJobordre } from '#lib/jobordre/queries'
import { type Aktoer, type TxKontekst, tomtSpor } from '#lib/kontekst'
import { erMedarbejderdoer } from '#lib/medarbejder/doere'
import { maaNuph } from '#lib/nuph/queries'
import { BESKEDTYPER_TIL_MYNDIGHED } from '#lib/opgave/regler'
import { pakkemaal } from '#lib/overdragelse/queries'
import { IkkeFundet } from '#lib/regelfund'
import { kommunensDel, sanktionsmaal } from '#lib/sanktion/queries'
import { findSession, kontekstFor } from '#lib/session/find'

const FRIST_MS = 3000

const borgeren = (ctx: TxKontekst, id: string, handling: Handling) =>
  ctx.db
    .select({ id: borger.id })
    .from(borger)
    .where(and(eq(borger.id, id), maa(ctx, handling, { borgerId: borger.id })))

const fravaeret = (ctx: TxKontekst, id: string, handling: Handling) =>
  ctx.db
    .select({ id: fravaer.id })
    .from(fravaer)
    .where(and(eq(fravaer.id, id), isNull(fravaer.registreretTil), maa(ctx, handling, { borgerId: fravaer.borgerId })))

const underretningen = async (ctx: TxKontekst, id: string, handling: Handling) =>
  (await maaNuph(ctx, id, handling)) ? [id] : []

const sanktionen = (ctx: TxKontekst, id: string) =>
  ctx.db
    .select({ id: sanktion.versionId })
    .from(sanktion)
    .where(and(eq(sanktion.id, id), maa(ctx, 'sanktion.se', sanktionsmaal(ctx)), kommunensDel(ctx)))
    .limit(1)

const jobordren = async (ctx: TxKontekst, id: string, handling: Handling) =>
  (await maaJobordre(ctx, id, handling)) ? [id] : []

/** Addresses of staff pages that show one thing, and whether the reader may see it. Nothing is read from the row, so nothing is logged. */
const TING: { sti: RegExp; findes: (ctx: TxKontekst, id: string) => Promise<unknown[]> }[] = [
  {
    sti: /^\/myndighed\/borgere\/([^/]+)$/,
    findes: (ctx, id) =>
      ctx.db
        .select({ id: borger.id })
        .from(borger)
        .where(and(eq(borger.id, id), maa(ctx, 'borger.se', { borgerId: borger.id }))),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/afslut$/,
    findes: (ctx, id) =>
      ctx.db
        .select({ id: borger.id })
        .from(borger)
        .where(and(eq(borger.id, id), maa(ctx, 'kontaktforloeb.afslut', { borgerId: borger.id }))),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/overdragelse$/,
    findes: (ctx, id) =>
      ctx.db
        .select({ id: overdragelsespakke.id })
        .from(overdragelsespakke)
        .where(and(eq(overdragelsespakke.borgerId, id), maa(ctx, 'overdragelse.se', pakkemaal)))
        .limit(1),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/besked$/,
    findes: (ctx, id) =>
      ctx.db
        .select({ id: borger.id })
        .from(borger)
        .where(and(eq(borger.id, id), maa(ctx, 'besked.start', { borgerId: borger.id }))),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/samtaler\/ny$/,
    findes: (ctx, id) =>
      ctx.db
        .select({ id: borger.id })
        .from(borger)
        .where(and(eq(borger.id, id), maa(ctx, 'samtale.skriv', { borgerId: borger.id }))),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/samtaler\/selvbook$/,
    findes: (ctx, id) => borgeren(ctx, id, 'selvbook.skriv'),
  },
  {
    sti: /^\/myndighed\/borgere\/[^/]+\/samtaler\/(?!(?:ny|selvbook)$)([^/]+)$/,
    findes: (ctx, id) =>
      ctx.db
        .select({ id: samtale.id })
        .from(samtale)
        .where(and(eq(samtale.id, id), maa(ctx, 'samtale.se', { borgerId: samtale.borgerId }))),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/plan(?:\/(?:krav|aktivitet)(?:\/[^/]+)?)?$/,
    findes: (ctx, id) =>
      ctx.db
        .select({ id: borger.id })
        .from(borger)
        .where(and(eq(borger.id, id), maa(ctx, 'minplan.skriv', { borgerId: borger.id }))),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/plan\/\d+$/,
    findes: (ctx, id) =>
      ctx.db
        .select({ id: borger.id })
        .from(borger)
        .where(and(eq(borger.id, id), maa(ctx, 'minplan.se', { borgerId: borger.id }))),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/historik$/,
    findes: (ctx, id) => borgeren(ctx, id, 'borger.se'),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/fravaer\/ny$/,
    findes: (ctx, id) => borgeren(ctx, id, 'fravaer.skriv'),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/tilmeld$/,
    findes: (ctx, id) => borgeren(ctx, id, 'tilmelding.opret'),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/afmeld$/,
    findes: (ctx, id) => borgeren(ctx, id, 'tilmelding.afmeld'),
  },
  {
    // The fravær's id is taken here; that it is this citizen's is the page's own question.
    sti: /^\/myndighed\/borgere\/[^/]+\/fravaer\/(?!ny$)([^/]+)$/,
    findes: (ctx, id) => fravaeret(ctx, id, 'fravaer.se'),
  },
  {
    sti: /^\/myndighed\/borgere\/[^/]+\/fravaer\/([^/]+)\/(?:ret|berigtig)$/,
    findes: (ctx, id) => fravaeret(ctx, id, 'fravaer.skriv'),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/timer$/,
    findes: (ctx, id) =>
      kanOverhovedet(ctx.aktoer, 'dagpengetaeller.opret')
        ? ctx.db
            .select({ id: borger.id })
            .from(borger)
            .where(and(eq(borger.id, id), maa(ctx, 'dagpengetaeller.opret', { borgerId: borger.id })))
        : Promise.resolve([]),
  },
  {
    sti: /^\/myndighed\/timer\/([^/]+)(?:\/rapport)?$/,
    findes: (ctx, id) =>
      ctx.db
        .select({ id: taellerimport.id })
        .from(taellerimport)
        .where(
          and(
            eq(taellerimport.id, id),
            ne(taellerimport.status, 'AFVIST'),
            maa(ctx, 'taellerimport.se', { forfatter: taellerimport.organisationId }),
          ),
        ),
  },
  {
    // The thread's id is taken here; that the message is in it and may be removed is the page's own question.
    sti: /^\/myndighed\/indstillinger\/traad\/([^/]+)\/fjern\/[^/]+$/,
    findes: (ctx, id) =>
      ctx.db
        .select({ id: traad.id })
        .from(traad)
        .where(and(eq(traad.id, id), maa(ctx, 'besked.berigtig', { borgerId: traad.borgerId, traadId: traad.id }))),
  },
  {
    sti: /^\/myndighed\/indstillinger\/traad\/([^/]+)$/,
    findes: (ctx, id) =>
      ctx.db
        .select({ id: traad.id })
        .from(traad)
        .where(and(eq(traad.id, id), maa(ctx, 'besked.se', { borgerId: traad.borgerId, traadId: traad.id }))),
  },
  {
    sti: /^\/myndighed\/nuph\/(?!ny$)([^/]+)(?:\/bevis\.(?:pdf|json))?$/,
    findes: (ctx, id) => underretningen(ctx, id, 'nuph.se'),
  },
  {
    sti: /^\/myndighed\/nuph\/([^/]+)\/se$/,
    findes: (ctx, id) => underretningen(ctx, id, 'nuph.send'),
  },
  {
    sti: /^\/myndighed\/nuph\/([^/]+)\/(?:ret|traek)$/,
    findes: (ctx, id) => underretningen(ctx, id, 'nuph.ret'),
  },
  {
    sti: /^\/myndighed\/nuph\/([^/]+)\/svar$/,
    findes: (ctx, id) => underretningen(ctx, id, 'nuph.besvar'),
  },
  {
    sti: /^\/myndighed\/borgere\/([^/]+)\/sanktioner\/ny$/,
    findes: (ctx, id) => borgeren(ctx, id, 'sanktion.opret'),
  },
  {
    // The sanction's id is taken here; that it is this citizen's is the page's own question.
    sti: /^\/myndighed\/borgere\/[^/]+\/sanktioner\/(?!ny$)([^/]+)$/,
    findes: sanktionen,
  },
  {
    // For one that is asked to help as well: which of the two views it is, is the page's own question.
    sti: /^\/myndighed\/jobordrer\/(?!ny$)([^/]+)$/,
    findes: (ctx, id) => jobordren(ctx, id, 'formidling.ordre'),
  },
  {
    sti: /^\/myndighed\/jobordrer\/([^/]+)\/(?:overdrag|returner)$/,
    findes: (ctx, id) => jobordren(ctx, id, 'jobordre.overdrag'),
  },
  {
    sti: /^\/myndighed\/jobordrer\/([^/]+)\/ret$/,
    findes: (ctx, id) => jobordren(ctx, id, 'jobordre.ret'),
  },
  {
    sti: /^\/myndighed\/jobordrer\/([^/]+)\/afslut$/,
    findes: (ctx, id) => jobordren(ctx, id, 'jobordre.status'),
  },
  {
    sti: /^\/myndighed\/jobordrer\/([^/]+)\/inviter$/,
    findes: (ctx, id) => jobordren(ctx, id, 'samarbejde.inviter'),
  },
  {
    // Only who has the order or helps with it by agreement: a jobcenter that reads along finds nobody for it.
    sti: /^\/myndighed\/jobordrer\/([^/]+)\/(?:kandidater|henvis\/[^/]+)$/,
    findes: async (ctx, id) => [await hentFindeside(ctx, id)],
  },
  {
    // The candidate's id is taken here; that they are on this order is the page's own question.
    sti: /^\/myndighed\/jobordrer\/[^/]+\/kandidat\/([^/]+)$/,
    findes: async (ctx, id) => [await hentFormidling(ctx, id)],
  },
  {
    sti: /^\/myndighed\/indstillinger\/(?!traad\/)([^/]+)(?:\/(?:se|traek|fjern|afgoerelse))?$/,
    findes: (ctx, id) => {
      const maal = {
        borgerId: indstilling.borgerId,
        afsender: indstilling.akasseId,
        modtager: indstilling.jobcenterId,
      }
      const egen = ctx.aktoer.slags === 'bruger' ? eq(indstilling.akasseId, ctx.aktoer.organisation.id) : undefined
      return ctx.db
        .select({ id: indstilling.id })
        .from(indstilling)
        .where(
          and(eq(indstilling.id, id), maa(ctx, 'indstilling.se', maal), or(ne(indstilling.status, 'KLADDE'), egen)),
        )
    },
  },
]

/**
 * Is there a page for this reader at this staff address? Asked before the page is made, because the framework answers a page that finds
 * nothing with an empty body to a browser without script. True also for somebody who is not signed in: the page leads to log-in. The page
 * still asks for itself; this only makes the answer readable. Throws Utilgaengelig.
 */
export async function findesForLaeser(sti: string, cookie: string | undefined): Promise<boolean> {
  const frist = Date.now() + FRIST_MS
  return iTransaktion(frist, async (db) => {
    const svar = await findSession(db, cookie)
    if (svar.slags !== 'gyldig') return true
    const { aktoer, doer } = svar.session
    if (aktoer.slags !== 'bruger') return false
    if (sti.startsWith('/drift') ? doer !== 'star' : !erMedarbejderdoer(doer)) return false
    if (sti === '/drift/jobordrer/virksomhed' && !kanOverhovedet(aktoer, 'virksomhedstilstand.ret')) return false
    if (sti.startsWith('/myndighed/opsaetning') && !maaOpsaette(aktoer, sti)) return false
    if (sti === '/myndighed/timer' && !kanOverhovedet(aktoer, 'taellerimport.se')) return false
    if (sti === '/myndighed/tider' && !kanOverhovedet(aktoer, 'bookingtid.se')) return false
    if (sti === '/myndighed/jobordrer/ny' && !kanOverhovedet(aktoer, 'jobordre.opret')) return false
    if (sti === '/myndighed/nuph/ny' && !kanOverhovedet(aktoer, 'nuph.opret')) return false
    const ting = TING.find((t) => t.sti.test(sti))
    if (!ting) return true
    const ctx: TxKontekst = {
      ...kontekstFor(svar.session, crypto.randomUUID(), frist),
      db,
      spor: tomtSpor(),
    }
    return (await ting.findes(ctx, laesId(ting.sti.exec(sti)?.[1]))).length > 0
  }).catch((fejl) => {
    if (fejl instanceof IkkeFundet) return false
    throw fejl
  })
}

/** The organisation's set-up is its local administrator's, for the types of messages that there are. */
function maaOpsaette(aktoer: Aktoer, sti: string): boolean {
  const beskedtype = /^\/myndighed\/opsaetning\/(.+)$/.exec(sti)?.[1]
  const kendt = beskedtype === undefined || BESKEDTYPER_TIL_MYNDIGHED.some((t) => String(t) === beskedtype)
  return kendt && kanOverhovedet(aktoer, 'opsaetning.ret')
}
