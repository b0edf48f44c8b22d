import { and, eq } from 'drizzle-orm'
import { bilag } from '#db/schema/besked'
import { indstilling } from '#db/schema/indstilling'
import { logAdgang } from '#lib/audit/log'
import { opretTraad, skrivBesked } from '#lib/besked/skriv'
import { vurderBilagstand } from '#lib/bilag/kontrol'
import { doedsfald } from '#lib/borger/doed'
import { hentBorger } from '#lib/borger/hent'
import { laasBorger } from '#lib/borger/laas'
import { type Dag, visDato, visTimer } from '#lib/dato'
import { emit } from '#lib/events/emit'
import { bestil } from '#lib/events/levering'
import { felterFra } from '#lib/indstilling/kladde'
import { aendretAfEnAnden, hentIndstilling, hentIndstillingsbilag, type Indstilling } from '#lib/indstilling/queries'
import { BESKEDTYPE, vurderOvergang, vurderSend } from '#lib/indstilling/regler'
import { hentForloeb } from '#lib/kontaktforloeb/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { type Kontekst, type TxKontekst, transaktion } from '#lib/kontekst'
import { stilOpgave } from '#lib/opgave/stil'
import { Afvist, afvisBlok, type Regelfund } from '#lib/regelfund'
import { hentTal, hentTekst, listKoder } from '#lib/regelsaet/vaerdier'
import { nytSagsnummer } from '#lib/sagsnummer'

/**
 * The a-kasse sends its recommendation: a message of type 11 in a thread with the citizen in the middle, a task for the jobcenter and
 * the event, all in one transaction. Refused with every finding at once (IN-001…003, form). `version` is the draft the sender saw.
 */
export async function sendIndstilling(
  ctx: Kontekst,
  input: { id: string; version: number },
): Promise<{ id: string; sagsnummer: string; advarsler: Regelfund[] }> {
  return transaktion(ctx, async (ctx) => {
    if (ctx.aktoer.slags !== 'bruger') throw new Error('kun en a-kasse kan sende en indstilling')
    const sag = await hentIndstilling(ctx, input.id, 'indstilling.send')
    if (sag.version !== input.version) throw aendretAfEnAnden(sag)
    if (sag.status !== 'KLADDE') throw new Afvist(vurderOvergang(sag.status, 'MODTAGET'))
    await laasBorger(ctx, sag.borgerId, 'laes')
    const { fund, jobcenter } = await vurderKladde(ctx, sag)
    const advarsler = afvisBlok(fund)
    if (!jobcenter) throw new Error('uden kommune skulle BB-006 have stoppet afsendelsen')

    const akasse = { id: ctx.aktoer.organisation.id, navn: ctx.aktoer.organisation.navn }
    const emne = await hentTekst(ctx, 'indstilling.titel', ctx.dag)
    const { traadId } = await opretTraad(ctx, {
      borgerId: sag.borgerId,
      beskedtype: BESKEDTYPE,
      emne,
      afsender: akasse,
      modtager: jobcenter,
      maaBesvares: true,
    })
    const filer = await ctx.db
      .select({ id: bilag.id })
      .from(bilag)
      .where(and(eq(bilag.indstillingId, sag.id), eq(bilag.komplet, true)))
    await skrivBesked(ctx, {
      traadId,
      borgerId: sag.borgerId,
      skabelon: 'INDSTILLING_SENDT',
      felter: await beskedfelter(ctx, sag),
      titel: emne,
      afsender: akasse,
      modtagerNavn: jobcenter.navn,
      bilagIder: filer.map((f) => f.id),
    })
    const sagsnummer = await nytSagsnummer(ctx)
    const [sendt] = await ctx.db
      .update(indstilling)
      .set({
        status: 'MODTAGET',
        sagsnummer,
        traadId,
        jobcenterId: jobcenter.id,
        sendtTid: ctx.nu,
        aendretTid: ctx.nu,
        version: sag.version + 1,
      })
      .where(and(eq(indstilling.id, sag.id), eq(indstilling.version, sag.version), eq(indstilling.status, 'KLADDE')))
      .returning({ id: indstilling.id })
    if (!sendt) throw aendretAfEnAnden(sag)
    await stilOpgave(ctx, {
      organisationId: jobcenter.id,
      type: 'NY_INDSTILLING',
      beskedtype: BESKEDTYPE,
      borgerId: sag.borgerId,
      objektId: sag.id,
      emne: `Indstilling om tilbud ${sagsnummer}`,
    })
    await bestil(ctx, { slags: 'PAAMINDELSE', noegle: sag.id, borgerId: sag.borgerId, objektId: sag.id, runAt: ctx.nu })
    await emit(ctx, 'IndstillingSendt', { eksternId: sag.id, borgerId: sag.borgerId, version: sag.version + 1 })
    await logAdgang(ctx, [
      {
        art: 'OPRET',
        handling: 'indstilling.send',
        formaal: `Sendte ${sagsnummer}`,
        objektType: 'indstilling',
        objektId: sag.id,
        borgerId: sag.borgerId,
      },
    ])
    return { id: sag.id, sagsnummer, advarsler }
  })
}

/** Every finding about a draft today, and the jobcenter it would go to. Also what "Se, før du sender" shows. */
export async function vurderKladde(
  ctx: TxKontekst,
  sag: Indstilling,
): Promise<{ fund: Regelfund[]; jobcenter: { id: string; navn: string } | null }> {
  const fakta = await hentForloeb(ctx, sag.borgerId)
  const borger = await hentBorger(ctx, sag.borgerId, 'borger.se')
  const seneste75 = fakta.fravaer.find(
    (f) => f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN && f.slutDato !== null && f.slutDato < ctx.dag,
  )
  const tilmeldt = fakta.tilmeldinger.find(
    (t) => t.gyldigFra <= ctx.dag && (t.gyldigTil === null || t.gyldigTil >= ctx.dag),
  )
  const fund = vurderSend({
    dag: ctx.dag,
    ansvarlig: fakta.ansvarlig,
    forloebSlut: seneste75?.slutDato
      ? { id: seneste75.id, slutDato: seneste75.slutDato, registreretAf: seneste75.registreretAfNavn }
      : undefined,
    erMedlemHosAfsender: fakta.medlemskab?.akasseId === sag.akasseId,
    harJobcenter: fakta.tilknytning !== undefined,
    doed: doedsfald(borger),
    felter: felterFra(sag),
    praktikUgerNormalt: await hentTal(ctx, 'praktik_uger', ctx.dag),
    loentilskudUgerNormalt: await hentTal(ctx, 'loentilskud_ledighed_uger', ctx.dag),
    tilmeldtUger: tilmeldt ? Math.floor((Date.parse(ctx.dag) - Date.parse(tilmeldt.gyldigFra)) / 604_800_000) : null,
  })
  const filen = await hentIndstillingsbilag(ctx, sag.id)
  return {
    fund: [...fund, ...vurderBilagstand(filen?.kontrol)],
    jobcenter: fakta.tilknytning ? { id: fakta.tilknytning.jobcenterId, navn: fakta.tilknytning.jobcenterNavn } : null,
  }
}

async function beskedfelter(ctx: TxKontekst, sag: Indstilling): Promise<Record<string, string>> {
  const typer = await listKoder(ctx, 'tilbudstype', ctx.dag)
  const type = typer.find((t) => t.kode === String(sag.tilbudstype))?.navn ?? 'Tilbud'
  const linjer = [
    sag.virksomhedNavn && `Virksomhed: ${sag.virksomhedNavn}`,
    sag.udbyderNavn && `Udbyder: ${sag.udbyderNavn}${sag.kursusnummer ? ` (${sag.kursusnummer})` : ''}`,
    sag.forslagStart && `Foreslået start: ${visDato(sag.forslagStart)}`,
    sag.forslagUger && `Længde: ${sag.forslagUger} ${sag.forslagUger === 1 ? 'uge' : 'uger'}`,
    sag.timerPrUge && `Timer om ugen: ${visTimer(sag.timerPrUge)}`,
    sag.jobmaal && `Jobmål: ${sag.jobmaal}`,
    sag.enigDato && `Medlemmet og a-kassen blev enige den ${visDato(sag.enigDato as Dag)}`,
  ].filter(Boolean)
  return {
    type: `A-kassen anbefaler: ${type}`,
    detaljer: linjer.length > 0 ? `\n\n${linjer.join('\n')}` : '',
    tekst: sag.tekst.trim() ? `\n\n${sag.tekst.trim()}` : '',
  }
}
