import { and, eq, ne, notInArray } from 'drizzle-orm'
import { borger as borgertabel } from '#db/schema/borger'
import { nuph } from '#db/schema/nuph'
import { doedsfald } from '#lib/borger/doed'
import { daekker } from '#lib/dato'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { ansvarlig, KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import type { TxKontekst } from '#lib/kontekst'
import { hentKilde, listOptaget } from '#lib/nuph/kilde'
import { findHaendelse, listBlokeringer } from '#lib/nuph/queries'
import type { Nuphfelter, Sendefakta } from '#lib/nuph/sendefakta'
import { hentTal, listKoder } from '#lib/regelsaet/vaerdier'

/**
 * What an underretning is judged by: the registrations that cover the day of the event, as they are known now. The caller holds the
 * citizen's lock when it means to write. `egetId` is the case itself, which is no duplicate of itself.
 */
export async function hentSendefakta(
  ctx: TxKontekst,
  borgerId: string,
  felter: Nuphfelter,
  egetId: string,
): Promise<Sendefakta> {
  const dagen = felter.haendelsesdato
  const [borger] = await ctx.db
    .select({ id: borgertabel.id, doedDato: borgertabel.doedDato })
    .from(borgertabel)
    .where(eq(borgertabel.id, borgerId))
  const { gaeldende, kendt } = await findHaendelse(ctx, felter.haendelse, dagen)
  const forloeb = await hentForloeb(ctx, borgerId, dagen)
  const kilde = await hentKilde(ctx, borgerId, felter)
  const navne = new Map((await listKoder(ctx, 'fravaerstype', dagen)).map((k) => [Number(k.kode), k.navn]))
  const tilmeldt = forloeb.tilmeldinger.find((t) => daekker({ fra: t.gyldigFra, til: t.gyldigTil }, dagen))
  const start = felter.haendelsestidspunkt ?? kilde?.start ?? null
  return {
    nu: ctx.nu,
    dag: ctx.dag,
    doed: borger ? doedsfald(borger) : false,
    felter,
    haendelse: gaeldende,
    kendtHaendelse: kendt,
    medlemskab: forloeb.medlemskab && {
      akasseId: forloeb.medlemskab.akasseId,
      akasseNavn: forloeb.medlemskab.akasseNavn,
    },
    tilmeldtSom: tilmeldt?.kontaktgruppe,
    varAfmeldt: !tilmeldt && forloeb.tilmeldinger.some((t) => t.gyldigTil !== null && t.gyldigTil < dagen),
    kilde,
    fravaer: forloeb.fravaer
      .filter((f) => f.fravaerstype !== KONTAKTFORLOEB_HOS_AKASSEN)
      .map((f) => ({
        id: f.id,
        type: f.fravaerstype,
        navn: navne.get(f.fravaerstype) ?? `Fravær ${f.fravaerstype}`,
        startDato: f.startDato,
        slutDato: f.slutDato,
        registreretAf: f.registreretAfNavn,
        anmeldtTid: f.anmeldtTid,
      })),
    blokeringer: await listBlokeringer(ctx, dagen),
    optaget: start ? await listOptaget(ctx, borgerId, felter.kildeId, start) : [],
    akassenHarForloebet:
      ansvarlig(
        forloeb.fravaer.filter((f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN),
        forloeb.tilmeldinger,
        dagen,
      ) === 'AKASSE',
    findes: await findDublet(ctx, borgerId, felter, egetId),
    fristDage: await hentTal(ctx, 'nuph_frist_dage', dagen),
  }
}

async function findDublet(ctx: TxKontekst, borgerId: string, felter: Nuphfelter, egetId: string) {
  const fundne = await ctx.db
    .select({ id: nuph.id, sagsnummer: nuph.sagsnummer, kildeId: nuph.kildeId })
    .from(nuph)
    .where(
      and(
        eq(nuph.borgerId, borgerId),
        eq(nuph.haendelse, felter.haendelse),
        eq(nuph.haendelsesdato, felter.haendelsesdato),
        ne(nuph.id, egetId),
        notInArray(nuph.status, ['KLADDE', 'TILBAGEKALDT', 'AFVIST']),
      ),
    )
    .limit(20)
  const fundet = fundne.find((f) => f.kildeId === felter.kildeId)
  return fundet && { id: fundet.id, sagsnummer: fundet.sagsnummer ?? '' }
}
