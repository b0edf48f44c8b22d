import { asc, inArray } from 'drizzle-orm'
import { besked } from '#db/schema/besked'
import type { event } from '#db/schema/events'
import { dagpengetaeller, fravaer, tilmelding } from '#db/schema/kontaktforloeb'
import { visDato, visTimer } from '#lib/dato'
import { hentFravaersnavne } from '#lib/fravaer/navne'
import { kortId } from '#lib/id'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import type { TxKontekst } from '#lib/kontekst'

type Event = Pick<typeof event.$inferSelect, 'id' | 'eksternId' | 'entitetNavn' | 'version'>
/** `om` says what it is about: days, hours. */
export type Detalje = { om?: string; link?: { href: string; tekst: string }; erRettelse?: boolean }

/**
 * What lines of the citizen's history are about: the days of a fravær or a course as they were registered then, the hours of a report, the
 * thread of a message. One look-up for each kind of thing, for a whole page.
 */
export async function hentDetaljer(ctx: TxKontekst, events: readonly Event[]): Promise<(e: Event) => Detalje> {
  const af = (...navne: string[]) => events.filter((e) => navne.includes(e.entitetNavn)).map((e) => e.eksternId)
  const [fravaerIder, tilmeldingIder] = [af('Fravaer', 'KontaktforloebAnsvar'), af('Tilmelding')]
  const [taellerIder, beskedIder] = [af('Dagpengetaeller'), af('BorgerBesked')]
  const navne = await hentFravaersnavne(ctx)
  const versioner = fravaerIder.length
    ? await ctx.db
        .select()
        .from(fravaer)
        .where(inArray(fravaer.id, fravaerIder))
        .orderBy(asc(fravaer.registreretFra))
        .limit(1000)
    : []
  const tilmeldinger = tilmeldingIder.length
    ? await ctx.db
        .select()
        .from(tilmelding)
        .where(inArray(tilmelding.id, tilmeldingIder))
        .orderBy(asc(tilmelding.registreretFra))
        .limit(500)
    : []
  const timer = taellerIder.length
    ? await ctx.db.select().from(dagpengetaeller).where(inArray(dagpengetaeller.id, taellerIder)).limit(100)
    : []
  const beskeder = beskedIder.length
    ? await ctx.db
        .select({ id: besked.id, traadId: besked.traadId })
        .from(besked)
        .where(inArray(besked.id, beskedIder))
        .limit(100)
    : []
  const paaVersion = <T extends { id: string }>(raekker: readonly T[], e: Event): T | undefined =>
    raekker.filter((r) => r.id === e.eksternId)[(e.version ?? 1) - 1]
  return (e) => {
    switch (e.entitetNavn) {
      case 'Fravaer':
      case 'KontaktforloebAnsvar': {
        const f = paaVersion(versioner, e)
        return f ? { om: fortaelPeriode(f, navne.type(f.fravaerstype)) } : {}
      }
      case 'Tilmelding': {
        const t = paaVersion(tilmeldinger, e)
        if (!t) return {}
        return { om: t.gyldigTil ? `Sidste dag er den ${visDato(t.gyldigTil)}.` : `Fra den ${visDato(t.gyldigFra)}.` }
      }
      case 'Dagpengetaeller': {
        const t = timer.find((x) => x.id === e.eksternId)
        if (!t) return {}
        const om = `${visTimer(t.timerForbrugt)} timer til og med den ${visDato(t.opgjortTil)}.`
        return { om, erRettelse: t.berigtiger !== null }
      }
      case 'BorgerBesked': {
        const b = beskeder.find((x) => x.id === e.eksternId)
        return b ? { link: { href: `/borger/beskeder/${kortId(b.traadId)}`, tekst: 'Se beskeden' } } : {}
      }
      case 'Nuph':
        return { link: { href: `/borger/underretninger/${kortId(e.eksternId)}`, tekst: 'Se beskeden til a-kassen' } }
      default:
        return {}
    }
  }
}

function fortaelPeriode(f: typeof fravaer.$inferSelect, typenavn: string): string {
  const fra = `Fra den ${visDato(f.startDato)}`
  if (f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN)
    return f.slutDato ? `Sidste dag hos a-kassen er den ${visDato(f.slutDato)}.` : `${fra}.`
  return `${typenavn}. ${fra}${f.slutDato ? ` til og med den ${visDato(f.slutDato)}` : ''}.`
}
