import { and, eq, sql } from 'drizzle-orm'
import { traadPart } from '#db/schema/besked'
import { overdragelsespakke, overdragelsespunkt } from '#db/schema/overdragelse'
import { logAdgang } from '#lib/audit/log'
import { MELLEM_MYNDIGHEDER } from '#lib/besked/regler'
import { startDialog } from '#lib/besked/start'
import { doedsfald } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { emit } from '#lib/events/emit'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { lukOpgaver } from '#lib/opgave/stil'
import { hentPakke, type Pakke, type Punkt } from '#lib/overdragelse/queries'
import { type Pakkefakta, type Punktsvar, vurderPakke, vurderPunkt } from '#lib/overdragelse/regler'
import { afvisBlok, IkkeFundet } from '#lib/regelfund'

/**
 * The kommune takes one thing over, or says why not. With the last one the parcel is received, and the a-kasse is told. A thread that is
 * taken over is the kommune's from now on as well. Refused with every finding (OD-001 to OD-004, 4405).
 */
export async function afgoerPunkt(
  ctx: Kontekst,
  input: { pakkeId: string; nummer: number } & Punktsvar,
): Promise<{ version: number; status: Pakke['status'] }> {
  return transaktion(ctx, async (ctx) => {
    const pakke = await hentUnderLaas(ctx, input.pakkeId)
    const punkt = findPunkt(pakke, input.nummer)
    const svar: Punktsvar =
      input.svar === 'OVERTAGET'
        ? { svar: 'OVERTAGET', begrundelse: null }
        : { svar: 'IKKE_RELEVANT', begrundelse: input.begrundelse }
    afvisBlok(vurderPunkt(await fakta(ctx, pakke), punkt.status, svar))
    await gem(ctx, pakke, punkt, svar)
    const venter = pakke.punkter.filter((p) => p.status === 'VENTER' && p.nummer !== punkt.nummer).length
    return noter(ctx, pakke, venter === 0)
  })
}

/** Everything that is not settled is taken over at once. A parcel with nothing in it is received in the same way. */
export async function overtagAlt(
  ctx: Kontekst,
  input: { pakkeId: string },
): Promise<{ version: number; status: Pakke['status'] }> {
  return transaktion(ctx, async (ctx) => {
    const pakke = await hentUnderLaas(ctx, input.pakkeId)
    afvisBlok(vurderPakke(await fakta(ctx, pakke)))
    for (const punkt of pakke.punkter)
      if (punkt.status === 'VENTER') await gem(ctx, pakke, punkt, { svar: 'OVERTAGET', begrundelse: null })
    return noter(ctx, pakke, true)
  })
}

/**
 * The kommune asks the a-kasse about one thing: a dialogue of its own, which the thing points to. The thing waits still. Allowed before the
 * kommune has the interviews, too: to ask is not to take over.
 */
export async function spoergOmPunkt(
  ctx: Kontekst,
  input: { pakkeId: string; nummer: number; tekst: string },
): Promise<{ traadId: string }> {
  return transaktion(ctx, async (ctx) => {
    const pakke = await hentUnderLaas(ctx, input.pakkeId)
    const punkt = findPunkt(pakke, input.nummer)
    const { gaelderFra } = pakke
    const { status, doed } = await fakta(ctx, pakke)
    afvisBlok(
      vurderPunkt({ status, doed, dag: gaelderFra, gaelderFra }, punkt.status, {
        svar: 'OVERTAGET',
        begrundelse: null,
      }),
    )
    const { traadId } = await startDialog(ctx, {
      borgerId: pakke.borgerId,
      beskedtype: MELLEM_MYNDIGHEDER,
      titel: `Spørgsmål om overdragelsen: ${punkt.titel}`.slice(0, 150),
      tekst: input.tekst,
      maaBesvares: true,
      slutDato: null,
    })
    await ctx.db.update(overdragelsespunkt).set({ spoergsmaalTraadId: traadId }).where(detPunkt(pakke.id, punkt.nummer))
    return { traadId }
  })
}

/** The parcel once the citizen's and its own lock are held: two who settle the last two things see each other. */
async function hentUnderLaas(ctx: TxKontekst, pakkeId: string): Promise<Pakke> {
  const { borgerId } = await hentPakke(ctx, pakkeId, 'overdragelse.afgoer')
  await laasBorger(ctx, borgerId, 'laes')
  await ctx.db.execute(sql`select id from overdragelsespakke where id = ${pakkeId} for update`)
  return hentPakke(ctx, pakkeId, 'overdragelse.afgoer')
}

function findPunkt(pakke: Pakke, nummer: number): Punkt {
  const punkt = pakke.punkter.find((p) => p.nummer === nummer)
  if (!punkt) throw new IkkeFundet(`punkt ${nummer}`)
  return punkt
}

async function fakta(ctx: TxKontekst, { borgerId, status, gaelderFra }: Pakke): Promise<Pakkefakta> {
  const borger = await hentBorger(ctx, borgerId, 'borger.se')
  return { dag: ctx.dag, status, gaelderFra, doed: doedsfald(borger) }
}

async function gem(ctx: TxKontekst, pakke: Pakke, punkt: Punkt, { svar, begrundelse }: Punktsvar): Promise<void> {
  await ctx.db
    .update(overdragelsespunkt)
    .set({
      status: svar,
      begrundelse: begrundelse?.trim() ?? null,
      afgjortTid: ctx.nu,
      afgjortAfId: ctx.aktoer.slags === 'bruger' ? ctx.aktoer.brugerId : null,
      afgjortAfNavn: ctx.aktoer.navn,
    })
    .where(detPunkt(pakke.id, punkt.nummer))
  if (svar === 'OVERTAGET' && punkt.art === 'TRAAD' && pakke.jobcenterId)
    await ctx.db
      .insert(traadPart)
      .values({ traadId: punkt.objektId, organisationId: pakke.jobcenterId, borgerId: pakke.borgerId, fra: ctx.nu })
      .onConflictDoUpdate({ target: [traadPart.organisationId, traadPart.traadId], set: { til: null } })
}

/** The parcel's next version: everything settled closes it, its task is done, and the a-kasse has its receipt. */
async function noter(
  ctx: TxKontekst,
  pakke: Pakke,
  modtaget: boolean,
): Promise<{ version: number; status: Pakke['status'] }> {
  const version = pakke.version + 1
  const status = modtaget ? 'AFSLUTTET' : 'AABEN'
  await ctx.db
    .update(overdragelsespakke)
    .set({ version, ...(modtaget && { status, afsluttetTid: ctx.nu }) })
    .where(eq(overdragelsespakke.id, pakke.id))
  if (modtaget) await lukOpgaver(ctx, pakke.id, ['OVERDRAGET'])
  const om = { eksternId: pakke.id, borgerId: pakke.borgerId, version }
  await emit(ctx, modtaget ? 'OverdragelseModtaget' : 'OverdragelsePunktAfgjort', om)
  await logAdgang(ctx, [
    {
      art: 'AENDR',
      handling: 'overdragelse.afgoer',
      formaal: modtaget ? 'Modtog en overdragelse' : 'Tog stilling til noget i en overdragelse',
      objektType: 'overdragelse',
      objektId: pakke.id,
      borgerId: pakke.borgerId,
    },
  ])
  return { version, status }
}

const detPunkt = (pakkeId: string, nummer: number) =>
  and(eq(overdragelsespunkt.pakkeId, pakkeId), eq(overdragelsespunkt.nummer, nummer))
