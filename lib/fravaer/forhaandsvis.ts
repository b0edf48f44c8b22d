import { borgerensOrd, FORTALTE } from '#lib/besked/visning'
import type { Dag } from '#lib/dato'
import { EVENTS, type Eventnavn } from '#lib/events/navne'
import { type Ansvarsperiode, ansvarsforloeb } from '#lib/kontaktforloeb/ansvarsforloeb'
import { type Forloebsfakta, hentForloeb } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import type { Kontekst, TxKontekst } from '#lib/kontekst'
import { proev } from '#lib/proev'
import { Afvist, type Regelfund } from '#lib/regelfund'
import { hentTekst } from '#lib/regelsaet/vaerdier'

/** What a registration would cause: who holds the kontaktforløb from when, who is told, and what it warns about. */
export type Registreringsvisning = {
  /** From `fra` on, after the registration. */
  ansvar: Ansvarsperiode[]
  aendrerAnsvar: boolean
  /** The organisations whose systems are told. */
  faarBesked: string[]
  /** The lines that the citizen will read in "Min sag". */
  borgeren: string[]
  advarsler: Regelfund[]
}

/**
 * Does all that a registration about the citizen does, and undoes it. Gives what it would cause, or everything that stops it. `fra` is the
 * first day that the registration is about.
 */
export async function forhaandsvisRegistrering(
  ctx: Kontekst,
  { borgerId, fra }: { borgerId: string; fra: Dag },
  udfoer: (ctx: TxKontekst) => Promise<readonly Regelfund[]>,
): Promise<Registreringsvisning | { fund: readonly Regelfund[] }> {
  try {
    const foerste = fra < ctx.dag ? fra : ctx.dag
    const { svar, spor } = await proev(ctx, async (ctx) => {
      const foer = await hentForloeb(ctx, borgerId)
      const advarsler = await udfoer(ctx)
      const efter = await hentForloeb(ctx, borgerId)
      return { foer, efter, advarsler, kommunen: await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag) }
    })
    const events = [...new Set(spor.events.map((e) => e.til as Eventnavn))]
    const ansvar = periodeliste(svar.efter, foerste)
    return {
      ansvar,
      aendrerAnsvar: JSON.stringify(ansvar) !== JSON.stringify(periodeliste(svar.foer, foerste)),
      faarBesked: modtagere(ctx, events, svar.efter),
      borgeren: events.filter((e) => FORTALTE.includes(e)).map((e) => borgerensOrd(e, svar.kommunen)),
      advarsler: [...svar.advarsler],
    }
  } catch (fejl) {
    if (fejl instanceof Afvist) return { fund: fejl.fund }
    throw fejl
  }
}

const periodeliste = (f: Forloebsfakta, fra: Dag): Ansvarsperiode[] =>
  ansvarsforloeb(
    f.fravaer.filter((x) => x.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN),
    f.tilmeldinger,
    fra,
  )

/** The citizen's authorities that hear of these events, without one's own. */
function modtagere(ctx: Kontekst, events: readonly Eventnavn[], { medlemskab, tilknytning }: Forloebsfakta): string[] {
  const typer = new Set(
    events.flatMap((e) => {
      const { modtagere } = EVENTS[e]
      return 'egne' in modtagere ? [...modtagere.egne] : []
    }),
  )
  const mig = ctx.aktoer.slags === 'bruger' ? ctx.aktoer.organisation.id : undefined
  return [
    ...(typer.has('akasse') && medlemskab && medlemskab.akasseId !== mig ? [medlemskab.akasseNavn] : []),
    ...(typer.has('jobcenter') && tilknytning && tilknytning.jobcenterId !== mig ? [tilknytning.jobcenterNavn] : []),
  ]
}
