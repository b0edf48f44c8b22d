import { type Dag, plusArbejdsdage, plusUger } from '#lib/dato'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import type { TxKontekst } from '#lib/kontekst'
import { stilOpgave } from '#lib/opgave/stil'
import { findVaerdi, hentTal } from '#lib/regelsaet/vaerdier'

/** A new course in the a-kasse: its first interview is to be held within the weeks of the rule, and is asked for at once (LAB § 31, stk. 4). */
export async function bedOmFoersteSamtale(
  ctx: TxKontekst,
  { tilmeldingId, borgerId, dato }: { tilmeldingId: string; borgerId: string; dato: Dag },
): Promise<void> {
  const { medlemskab } = await hentForloeb(ctx, borgerId, dato)
  const uger = await findVaerdi(ctx, 'foerste_samtale_uger', dato)
  if (!medlemskab || !uger) return
  await stilOpgave(ctx, {
    organisationId: medlemskab.akasseId,
    type: 'FOERSTE_SAMTALE',
    borgerId,
    objektId: tilmeldingId,
    emne: 'Hold den første samtale',
    frist: plusUger(dato, Number(uger.vaerdi)),
  })
}

/** An approved tilbud is followed up by who has the course when it begins: working days after its start. */
export async function bedOmOpfoelgning(
  ctx: TxKontekst,
  sag: { id: string; borgerId: string; sagsnummer: string | null },
  { tilbudStart }: { tilbudStart: Dag | null },
): Promise<void> {
  if (!tilbudStart) return
  const { ansvarlig, medlemskab, tilknytning } = await hentForloeb(ctx, sag.borgerId, tilbudStart)
  const organisationId = ansvarlig === 'AKASSE' ? medlemskab?.akasseId : tilknytning?.jobcenterId
  if (!organisationId) return
  await stilOpgave(ctx, {
    organisationId,
    type: 'TILBUD_OPFOELGNING',
    borgerId: sag.borgerId,
    objektId: sag.id,
    emne: `Følg op på tilbuddet i ${sag.sagsnummer}`,
    frist: plusArbejdsdage(tilbudStart, await hentTal(ctx, 'opgave_tilbud_opfoelgning_arbejdsdage', ctx.dag)),
  })
}
