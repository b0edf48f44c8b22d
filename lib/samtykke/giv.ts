import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import { deling, samtykke } from '#db/schema/formidling'
import { logAdgang } from '#lib/audit/log'
import { dagFor } from '#lib/dato'
import type { Deling, Formidling } from '#lib/formidling/queries'
import { type Samtykkefelter, vurderSamtykke } from '#lib/formidling/regler'
import type { Jobordre } from '#lib/jobordre/queries'
import type { TxKontekst } from '#lib/kontekst'
import { afvisBlok, IkkeFundet } from '#lib/regelfund'
import { listKoder } from '#lib/regelsaet/vaerdier'
import { vurderDelt } from '#lib/samtykke/regler'

/** What may be shared about a citizen. The name is the registered one, unless the citizen agreed on another. */
export type Delefelter = {
  aftaltNavn?: string | null | undefined
  telefon?: string | null | undefined
  email?: string | null | undefined
  cvUrl?: string | null | undefined
  begrundelse?: string | null | undefined
}

export type JaOgData = { samtykke: Samtykkefelter | null; deles: Delefelter }

/** What is shared, as the rules let it through. */
export type Delbart = {
  navn: string
  telefon: string | null
  email: string | null
  cvUrl: string | null
  begrundelse: string | null
}

/**
 * Judges a yes and what would be shared by it, before anything is written. Throws with every finding. The citizen is locked, so a withdrawal
 * comes before or after and never between.
 */
export async function proevSamtykke(
  ctx: TxKontekst,
  ordre: Pick<Jobordre, 'id' | 'sendtTid'>,
  borgerId: string,
  input: JaOgData,
): Promise<Delbart> {
  const [person] = await ctx.db
    .select({ navn: borger.navn, beskyttetTil: borger.navnebeskyttetTil })
    .from(borger)
    .where(eq(borger.id, borgerId))
  if (!person) throw new IkkeFundet(`borger ${borgerId}`)
  const deles = {
    aftaltNavn: input.deles.aftaltNavn?.trim() || null,
    telefon: input.deles.telefon?.trim() || null,
    email: input.deles.email?.trim() || null,
    cvUrl: input.deles.cvUrl?.trim() || null,
    begrundelse: input.deles.begrundelse?.trim() || null,
  }
  const dag = input.samtykke ? dagFor(input.samtykke.tidspunkt) : ctx.dag
  const [trukket] = await ctx.db
    .select({ tid: samtykke.trukketTid })
    .from(samtykke)
    .where(and(eq(samtykke.borgerId, borgerId), eq(samtykke.jobordreId, ordre.id), isNotNull(samtykke.trukketTid)))
    .orderBy(desc(samtykke.trukketTid))
    .limit(1)
  const tekster = await listKoder(ctx, 'samtykketekst', dag)
  afvisBlok([
    ...vurderSamtykke({
      samtykke: input.samtykke,
      deles,
      nu: ctx.nu,
      sendtTid: ordre.sendtTid,
      trukketTid: trukket?.tid ?? null,
      tekstversioner: tekster.map((t) => t.kode),
      navnebeskyttet: person.beskyttetTil !== null && person.beskyttetTil >= ctx.dag,
    }),
    ...vurderDelt(deles),
  ])
  const { aftaltNavn, ...resten } = deles
  return { navn: aftaltNavn ?? person.navn, ...resten }
}

/** Writes down the yes: to which order, in which words, when, and who wrote it. */
export async function registrerSamtykke(ctx: TxKontekst, f: Formidling, ja: Samtykkefelter): Promise<string> {
  const { aktoer } = ctx
  if (aktoer.slags !== 'bruger') throw new Error('kun en myndighed skriver et samtykke ned')
  const tekst = (await listKoder(ctx, 'samtykketekst', dagFor(ja.tidspunkt))).find((t) => t.kode === ja.tekstversion)
  const [givet] = await ctx.db
    .insert(samtykke)
    .values({
      borgerId: f.borgerId,
      jobordreId: f.jobordreId,
      formidlingId: f.id,
      hvad: [...ja.hvad],
      tekstversion: ja.tekstversion,
      tekst: tekst?.navn ?? '',
      givetTid: ja.tidspunkt,
      organisationId: aktoer.organisation.id,
      organisationNavn: aktoer.organisation.navn,
      brugerNavn: f.sagsbehandlerNavn,
    })
    .returning({ id: samtykke.id })
  if (!givet) throw new Error('samtykket blev ikke skrevet')
  await logAdgang(ctx, [
    {
      art: 'OPRET',
      handling: 'formidling.opret',
      formaal: 'Skrev borgerens samtykke ned',
      objektType: 'samtykke',
      objektId: givet.id,
      borgerId: f.borgerId,
    },
  ])
  return givet.id
}

/** Shares what was said yes to with one receiver. The actor answers for it as sender. */
export async function del(
  ctx: TxKontekst,
  f: Pick<Formidling, 'id' | 'jobordreId' | 'borgerId'>,
  samtykkeId: string,
  modtager: { id: string; navn: string },
  hvad: Pick<Deling, 'navn' | 'telefon' | 'email' | 'cvUrl' | 'begrundelse'>,
): Promise<void> {
  const { aktoer } = ctx
  if (aktoer.slags !== 'bruger') throw new Error('kun en myndighed deler')
  const [delt] = await ctx.db
    .insert(deling)
    .values({
      samtykkeId,
      formidlingId: f.id,
      jobordreId: f.jobordreId,
      borgerId: f.borgerId,
      afsenderId: aktoer.organisation.id,
      modtagerId: modtager.id,
      modtagerNavn: modtager.navn,
      navn: hvad.navn,
      telefon: hvad.telefon,
      email: hvad.email,
      cvUrl: hvad.cvUrl,
      begrundelse: hvad.begrundelse,
      deltTid: ctx.nu,
    })
    .returning({ id: deling.id })
  await logAdgang(ctx, [
    {
      art: 'EKSPORT',
      handling: 'formidling.opret',
      formaal: `Delte oplysninger med ${modtager.navn}`,
      objektType: 'deling',
      objektId: delt?.id ?? null,
      borgerId: f.borgerId,
    },
  ])
}
