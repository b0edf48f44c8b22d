import { and, eq, isNull } from 'drizzle-orm'
import { borger } from '#db/schema/borger'
import { samtale } from '#db/schema/samtale'
import { AALBORG, FOA, HK, KOEBENHAVN } from '#demo/medarbejdere'
import { historienPaa, REGLEN_FRA } from '#demo/paa-dagen'
import { person } from '#demo/personer'
import { type Dag, plusDage } from '#lib/dato'
import { type Kontekst, transaktion } from '#lib/kontekst'
import { besvarNuph } from '#lib/nuph/besvar'
import { spoergOmNuph } from '#lib/nuph/dialog'
import { kladdeFraSamtale } from '#lib/nuph/fra-samtale'
import type { NuphFelter } from '#lib/nuph/input'
import { opretNuphKladde } from '#lib/nuph/kladde'
import { sendNuph } from '#lib/nuph/send'
import type { Svarfelter } from '#lib/nuph/svarregler'
import { tilbagekaldNuph } from '#lib/nuph/tilbagekald'
import { systemKontekst } from '#lib/ur'

/** Somebody of the cast at work: their organisation by kind and code, on a day counted from the seed day. */
export type Ansat = (type: 'akasse' | 'jobcenter', kode: string, dage: number, kl: string) => Promise<Kontekst>

/**
 * Four underretninger in different states, through the real use cases: one that waits, one that is being heard with an open question, one
 * answered with a karantæne, and one withdrawn. A story whose event would lie before 2024 or before the citizen was tilmeldt is left out.
 */
export async function spilUnderretninger(dag: Dag, ansat: Ansat): Promise<void> {
  const kan = (noegle: string, dage: number): boolean => {
    const { historie } = person(noegle)
    return (
      historie !== undefined && historienPaa(historie, dag).tilmeldtFra <= dage && plusDage(dag, dage) >= REGLEN_FRA
    )
  }
  if (kan('otto', -4)) await moedteIkke(ansat)
  if (kan('aase', -9)) await hoeres(dag, ansat)
  if (kan('frode', -25)) await fikKarantaene(dag, ansat)
  if (kan('langt-navn', -12)) await bliverTrukket(dag, ansat)
}

/** Otto did not come to the interview; the a-kasse has not answered. */
async function moedteIkke(ansat: Ansat): Promise<void> {
  const otto = await findBorger('otto')
  const jens = await ansat('jobcenter', KOEBENHAVN, -3, '09:00')
  const samtaleId = await transaktion(systemKontekst(jens.nu), async (ctx) => {
    const [fundet] = await ctx.db
      .select({ id: samtale.id })
      .from(samtale)
      .where(and(eq(samtale.borgerId, otto), eq(samtale.status, 'UDEBLEVET'), isNull(samtale.registreretTil)))
      .limit(1)
    return fundet?.id
  })
  if (!samtaleId) throw new Error('Otto har ingen samtale, han udeblev fra')
  const { id } = await kladdeFraSamtale(jens, { samtaleId, version: 2 })
  await sendNuph(jens, { id, version: 1 })
}

/** Åse is being heard, and the a-kasse has asked the kommune. */
async function hoeres(dag: Dag, ansat: Ansat): Promise<void> {
  const { id } = await send(await ansat('jobcenter', AALBORG, -8, '10:00'), 'aase', {
    haendelse: 'H10',
    haendelsesdato: plusDage(dag, -9),
    begrundelse: 'Borgeren fortalte i telefonen, at hun er bortrejst i to uger og ikke kan komme til samtaler.',
  })
  await besvarNuph(await ansat('akasse', FOA, -6, '11:00'), {
    id,
    version: 1,
    felter: { ...SVAR, svartype: 'V01', hoeringsfrist: plusDage(dag, 6) },
  })
  await spoergOmNuph(await ansat('akasse', FOA, -5, '09:30'), {
    id,
    tekst: 'Hvornår talte I med medlemmet, og hvilke dage sagde hun, at hun var bortrejst?',
  })
}

/** Frode said no to a tilbud and got three weeks. */
async function fikKarantaene(dag: Dag, ansat: Ansat): Promise<void> {
  const { id } = await send(await ansat('jobcenter', KOEBENHAVN, -25, '14:00'), 'frode', {
    haendelse: 'H05',
    haendelsesdato: plusDage(dag, -25),
    tilbudsbeskrivelse: 'Virksomhedspraktik hos Vognmand Vesterskov i fire uger.',
    borgersForklaring: 'Jeg vil hellere finde et job selv.',
  })
  await besvarNuph(await ansat('akasse', HK, -18, '13:00'), {
    id,
    version: 1,
    felter: { ...SVAR, svartype: 'V21', begrundelse: 'Medlemmet er hørt og har ikke oplyst en gyldig grund.' },
    sanktion: {
      sanktionstype: 'S04',
      haendelsesdato: plusDage(dag, -25),
      afgoerelsesdato: plusDage(dag, -18),
      startdato: plusDage(dag, -25),
      slutdato: null,
      timer: '111.00',
      afvikledeTimer: '37.00',
      forsikring: 'FULDTID',
      gentagelseAfSanktionId: null,
      arbejdskravTimer: null,
      arbejdskravPeriode: null,
      arbejdskravOpfyldtDato: null,
    },
  })
}

/** The kommune was wrong about the one with the long name, and took it back. */
async function bliverTrukket(dag: Dag, ansat: Ansat): Promise<void> {
  const { id } = await send(await ansat('jobcenter', KOEBENHAVN, -12, '10:00'), 'langt-navn', {
    haendelse: 'H10',
    haendelsesdato: plusDage(dag, -12),
    begrundelse: 'Vi har ikke kunnet få fat i borgeren på telefonen.',
  })
  await tilbagekaldNuph(await ansat('jobcenter', KOEBENHAVN, -10, '10:00'), {
    id,
    version: 1,
    grund: 'FEJL',
    kommentar: 'Vi havde et forkert telefonnummer.',
  })
}

async function send(
  kommune: Kontekst,
  noegle: string,
  felter: Partial<NuphFelter> & Pick<NuphFelter, 'haendelse' | 'haendelsesdato'>,
): Promise<{ id: string }> {
  const { id } = await opretNuphKladde(kommune, {
    borgerId: await findBorger(noegle),
    felter: { ...TOM, vejledtDato: plusDage(felter.haendelsesdato, -1), ...felter },
  })
  await sendNuph(kommune, { id, version: 1 })
  return { id }
}

export async function findBorger(noegle: string): Promise<string> {
  const { navn } = person(noegle)
  const [fundet] = await transaktion(systemKontekst(new Date()), (ctx) =>
    ctx.db.select({ id: borger.id }).from(borger).where(eq(borger.navn, navn)).limit(1),
  )
  if (!fundet) throw new Error(`${navn} er ikke sået`)
  return fundet.id
}

const TOM: Omit<NuphFelter, 'haendelse' | 'haendelsesdato'> = {
  haendelsestidspunkt: null,
  kildeSlags: null,
  kildeId: null,
  vejledtOmKonsekvens: true,
  vejledtDato: null,
  afbudModtaget: null,
  moedteMinutterForSent: null,
  kontaktGenoprettetTid: null,
  modtagetFraTilbudsstedDato: null,
  tilbudsbeskrivelse: null,
  borgersForklaring: null,
  begrundelse: null,
}

const SVAR: Omit<Svarfelter, 'svartype'> = {
  resultat: null,
  grund: null,
  hoeringsfrist: null,
  begrundelse: null,
  erstatterSvarId: null,
  anledning: null,
  rettelseAkasseId: null,
  usaedvanligGrund: null,
}
