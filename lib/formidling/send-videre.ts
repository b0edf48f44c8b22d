import { FORMIDLING } from '#db/schema/formidling'
import { laasEgenOrdre, vurderMulighed } from '#lib/formidling/foreslaa'
import { pauserVedMaksimum } from '#lib/formidling/maksimum'
import { findDeling, hentFormidling } from '#lib/formidling/queries'
import { vurderStatusskift } from '#lib/formidling/regler'
import { forkertVersion, skiftFormidling } from '#lib/formidling/skriv'
import { fortaelVirksomheden } from '#lib/jobordre/haendelse'
import { type Kontekst, transaktion } from '#lib/kontekst'
import type { NavngivetSagsbehandler } from '#lib/organisation/sagsbehandler'
import { Afvist, afvisBlok } from '#lib/regelfund'
import { del } from '#lib/samtykke/giv'
import { vurderNotat } from '#lib/samtykke/regler'

/**
 * The responsible a-kasse sends a proposal of one that helps on to the employer. The member said yes to their own a-kasse; what was shared with
 * the responsible one is what the employer gets, and nothing more. A withdrawal closes what was shared in the same row that is read here, so
 * one of the two comes first.
 */
export async function sendForslagVidere(
  ctx: Kontekst,
  input: {
    formidlingId: string
    version: number
    kommentar?: string | null
    sagsbehandler?: NavngivetSagsbehandler | undefined
  },
): Promise<{ id: string; version: number; paaPause: boolean }> {
  return transaktion(ctx, async (ctx) => {
    const { jobordreId } = await hentFormidling(ctx, input.formidlingId, 'formidling.ret')
    const ordre = await laasEgenOrdre(ctx, jobordreId)
    const f = await hentFormidling(ctx, input.formidlingId, 'formidling.ret')
    if (f.version !== input.version) throw forkertVersion(f)
    const ulovlig = vurderStatusskift({
      fra: f.status as 9201,
      til: FORMIDLING.HENVIST,
      part: 'ansvarlig',
      harOrdren: true,
      egneTil: null,
      afsluttetDag: null,
      resultatDage: 0,
      dag: ctx.dag,
      aarsag: null,
      tekst: null,
      aarsager: [],
      resultatdato: null,
    })
    if (ulovlig.length > 0) throw new Afvist(ulovlig, 409)
    // Whose citizen it is was judged when they were proposed; the responsible a-kasse has no relation of its own.
    await vurderMulighed(ctx, ordre, f.borgerId, true, f.id)
    afvisBlok(vurderNotat({ kommentar: input.kommentar }))
    const skiftet = await skiftFormidling(ctx, f, FORMIDLING.HENVIST, {
      kommentar: input.kommentar ?? null,
      sagsbehandler: input.sagsbehandler,
    })
    const delt = await findDeling(ctx, f.id, ordre.myndighedId ?? '')
    if (!delt) throw new Afvist([INTET_SAMTYKKE])
    await del(ctx, f, delt.samtykkeId, { id: ordre.virksomhedId, navn: ordre.virksomhedNavn }, delt)
    await fortaelVirksomheden(ctx, ordre, 'KANDIDAT', ordre.myndighedNavn ?? 'Myndigheden')
    return { id: f.id, version: skiftet.version, paaPause: await pauserVedMaksimum(ctx, ordre) }
  })
}

const INTET_SAMTYKKE = {
  kode: 'JO-071',
  niveau: 'BLOK' as const,
  besked: 'Der er intet samtykke til at dele oplysninger om kandidaten.',
  felt: 'samtykke',
  regel: 'Oplysninger om en borger deles kun med borgerens samtykke til netop den jobordre',
  kilde: 'Databeskyttelsesforordningen artikel 6 og 7',
  hvemKan: 'Borgeren siger ja, og borgerens a-kasse skriver det ned',
}
