import { eq } from 'drizzle-orm'
import { organisation } from '#db/schema/organisation'
import { logAdgang } from '#lib/audit/log'
import { type Kanal, MELLEM_MYNDIGHEDER, type Startbar, vurderStart } from '#lib/besked/regler'
import { opretTraad, type Part, skrivBesked } from '#lib/besked/skriv'
import { doedsfald } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import type { Dag } from '#lib/dato'
import { type Forloebsfakta, hentForloeb } from '#lib/kontaktforloeb/queries'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { stilOpgave } from '#lib/opgave/stil'
import { afvisBlok, type Regelfund } from '#lib/regelfund'

export type NyDialog = {
  /** The caller's own id of the thread, when it has one. */
  traadId?: string | undefined
  borgerId: string
  beskedtype: Startbar
  /** Left out: the citizen's other authority on the day. */
  modtager?: { type: string; kode: string } | undefined
  kanaler?: readonly Kanal[] | undefined
  titel: string
  tekst: string
  maaBesvares: boolean
  slutDato: Dag | null
}

/**
 * An authority writes first: to the citizen alone (9205), or to the citizen's other authority with the citizen in the middle (9206). The
 * receiver's own set-up says what it does in its worklist. Refused with every finding at once (BB-001, 002, 006, 008, 4405, form).
 */
export async function startDialog(
  ctx: Kontekst,
  input: NyDialog,
): Promise<{ traadId: string; beskedId: string; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en myndighed kan begynde en tråd')
    const borger = await hentBorger(ctx, input.borgerId, 'besked.start')
    await laasBorger(ctx, borger.id, 'laes')
    const modpart = await findModpart(ctx, await hentForloeb(ctx, borger.id))
    const [titel, tekst] = [input.titel.trim(), input.tekst.trim()]
    const advarsler = afvisBlok(
      vurderStart({
        dag: ctx.dag,
        beskedtype: input.beskedtype,
        kanaler: input.kanaler ?? [],
        modpart,
        navngivet: input.modtager,
        maaBesvares: input.maaBesvares,
        slutDato: input.slutDato,
        doed: doedsfald(borger),
        titel,
        tekst,
      }),
    )
    const mig: Part = { id: ctx.aktoer.organisation.id, navn: ctx.aktoer.organisation.navn }
    const modtager = input.beskedtype === MELLEM_MYNDIGHEDER ? (modpart ?? null) : null
    const { traadId } = await opretTraad(ctx, {
      id: input.traadId,
      borgerId: borger.id,
      beskedtype: input.beskedtype,
      emne: titel,
      afsender: mig,
      modtager,
      maaBesvares: input.maaBesvares,
      slutDato: input.slutDato,
    })
    const { beskedId } = await skrivBesked(ctx, {
      traadId,
      borgerId: borger.id,
      skabelon: 'BESKED',
      felter: { tekst },
      titel,
      afsender: mig,
      modtagerNavn: modtager?.navn ?? null,
    })
    if (modtager) {
      await stilOpgave(ctx, {
        organisationId: modtager.id,
        type: 'NY_BESKED',
        beskedtype: input.beskedtype,
        borgerId: borger.id,
        objektId: traadId,
        emne: `Ny besked fra ${mig.navn}`,
      })
    }
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'besked.start',
        formaal: 'Skrev en ny besked',
        objektType: 'besked',
        objektId: beskedId,
        borgerId: borger.id,
      },
    ])
    return { traadId, beskedId, advarsler }
  })
}

/** The citizen's other authority on the day, seen from the actor: the kommune for an a-kasse, the a-kasse for a kommune. */
export async function findModpart(
  ctx: TxKontekst,
  { medlemskab, tilknytning }: Forloebsfakta,
): Promise<(Part & { type: string; kode: string }) | undefined> {
  const erAkasse = ctx.aktoer.slags === 'bruger' && ctx.aktoer.organisation.type === 'akasse'
  const id = erAkasse ? tilknytning?.jobcenterId : medlemskab?.akasseId
  if (!id) return undefined
  const [fundet] = await ctx.db
    .select({ id: organisation.id, navn: organisation.navn, type: organisation.type, kode: organisation.kode })
    .from(organisation)
    .where(eq(organisation.id, id))
  return fundet
}
