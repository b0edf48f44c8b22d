import { eq, sql } from 'drizzle-orm'
import { brev } from '#db/schema/digital-post'
import type { BorgerHistorie, IndstillingHistorie } from '#demo/person'
import { paaDag, type Scene, somAnsat } from '#demo/scene'
import { plusDage } from '#lib/dato'
import { afslaaIndstilling, godkendIndstilling } from '#lib/indstilling/afgoer'
import { afslutAfgoerelse } from '#lib/indstilling/afslut-afgoerelse'
import { opretKladde } from '#lib/indstilling/kladde'
import { sendIndstilling } from '#lib/indstilling/send'
import { tagIndstilling } from '#lib/indstilling/tag'
import { traekIndstilling } from '#lib/indstilling/traek'
import { transaktion } from '#lib/kontekst'
import { systemKontekst } from '#lib/ur'

export async function spilIndstilling(
  scene: Scene,
  borgerId: string,
  h: BorgerHistorie,
  i: IndstillingHistorie,
): Promise<void> {
  const sendtDag = plusDage(scene.dag, i.sendt)
  const akasse = scene.find(
    'akasse',
    (h.akasse.find((a) => a.fra <= i.sendt && (a.til === undefined || a.til >= i.sendt)) ?? h.akasse[0]!).kode,
  )
  const anna = await somAnsat(scene, akasse, paaDag(sendtDag))
  const [hos, start] = [i.forslag?.hos ?? null, i.forslag ? plusDage(scene.dag, i.forslag.start) : null]
  const { id } = await opretKladde(anna, {
    borgerId,
    felter: {
      tilbudstype: i.tilbudstype,
      forslagStart: start,
      forslagUger: i.forslag?.uger ?? null,
      timerPrUge: i.forslag?.timerPrUge ?? null,
      virksomhedCvr: null,
      virksomhedPNummer: null,
      virksomhedNavn: i.tilbudstype === 9304 ? null : hos,
      udbyderNavn: i.tilbudstype === 9304 ? hos : null,
      kursusnummer: null,
      jobmaal: null,
      tekst: i.tekst,
      enigDato: i.status === 'KLADDE' ? null : sendtDag,
      enigForm: i.status === 'KLADDE' ? null : 'SAMTALE',
      enig: i.status !== 'KLADDE',
    },
  })
  if (i.status === 'KLADDE') return
  await sendIndstilling(anna, { id, version: 1 })
  const senere = paaDag(plusDage(scene.dag, i.afgjort ?? i.sendt), '13:00')
  if (i.status === 'TRUKKET')
    return traekIndstilling(await somAnsat(scene, akasse, senere), {
      id,
      version: 2,
      aarsag: 'STED_FALDT_VAEK',
      kommentar: '',
    })
  if (i.status === 'MODTAGET') return
  const jobcenter = scene.find('jobcenter', h.jobcenter[0]!.kode)
  const jens = await somAnsat(scene, jobcenter, senere)
  await tagIndstilling(jens, { id, version: 2 })
  if (i.status === 'UNDER_BEHANDLING') return
  if (i.status === 'GODKENDT') {
    const slut = plusDage(start ?? sendtDag, (i.forslag?.uger ?? 2) * 7 - 3)
    await godkendIndstilling(jens, {
      id,
      version: 3,
      felter: {
        tilbudStart: start,
        tilbudSlut: slut,
        timerPrUge: i.forslag?.timerPrUge ?? 37,
        minutterPrUge: 0,
        sted: hos,
        kontaktperson: null,
        maal: i.tekst,
      },
    })
  } else {
    await afslaaIndstilling(jens, {
      id,
      version: 3,
      felter: {
        begrundelse: i.begrundelse ?? 'Tilbuddet passer ikke til jobmålet.',
        lovhjemmel: 'LAB kapitel 11 (virksomhedspraktik)',
      },
    })
  }
  await leverBrev(id, senere)
}

/** In the past of the demo the letter has long been delivered; no receiver is asked. */
async function leverBrev(indstillingId: string, nu: Date): Promise<void> {
  await transaktion(systemKontekst(nu), async (ctx) => {
    const [brevet] = await ctx.db.select({ id: brev.id }).from(brev).where(eq(brev.indstillingId, indstillingId))
    if (!brevet) throw new Error('afgørelsen har intet brev')
    await ctx.db
      .update(brev)
      .set({ status: 'LEVERET', afsendtTid: nu, modtagetTid: nu, leveretTid: nu })
      .where(eq(brev.id, brevet.id))
    await ctx.db.execute(sql`update levering set faerdig_tid = ${nu.toISOString()} where objekt_id = ${brevet.id}`)
    await afslutAfgoerelse(ctx, brevet.id)
  })
}
