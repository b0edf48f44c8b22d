import { BORGERE } from '#bench/opstilling'
import { brugDatabase } from '#db/client'
import { indmeldIAkasse } from '#lib/akassemedlemskab/indmeld'
import { opretBorger } from '#lib/borger/opret'
import { dagFor, plusDage } from '#lib/dato'
import { opretKladde } from '#lib/indstilling/kladde'
import { sendIndstilling } from '#lib/indstilling/send'
import { tilknytJobcenter } from '#lib/jobcentertilknytning/tilknyt'
import type { Kontekst, OrganisationRef } from '#lib/kontekst'
import { tilmeld } from '#lib/tilmelding/tilmeld'
import { systemKontekst } from '#lib/ur'
import { medForbindelse } from '#start/roller'

/** Who writes in the measurement: a caseworker on each side, and the citizens whom they share. */
export type Sagsmappe = { akasse: () => Kontekst; jobcenter: () => Kontekst; borgere: string[] }

const ANTAL = 16
const PRAKTIK = 9301

/** An a-kasse, a jobcenter and citizens whose kontaktforløb the a-kasse holds, made by the real use cases. */
export async function opretSagsmappe(superbruger: string, worker: string): Promise<Sagsmappe> {
  const { akasse, jobcenter, kommuneId } = await medForbindelse(superbruger, async (sql) => {
    await sql`update organisation set cvr = '99000007', telefon = '70 00 00 00' where type = 'kommune'`
    const org = async (where: string) => {
      const [fundet] = await sql.unsafe<OrganisationRef[]>(
        `select id, type, kode, navn, kort_navn as "kortNavn" from organisation ${where} order by kode limit 1`,
      )
      const [bruger] = await sql<{ id: string }[]>`
        insert into bruger (organisation_id, udsteder, subject, navn, rolle)
        values (${fundet!.id}, 'bench', ${fundet!.kode}, 'Prøve Medarbejder', 'sagsbehandler') returning id`
      return { organisation: fundet!, brugerId: bruger!.id }
    }
    const jobcenter = await org(`where type = 'jobcenter' and id in (select jobcenter_id from jobcenter_kommune)`)
    const [kommune] = await sql<{ id: string }[]>`
      select kommune_id as id from jobcenter_kommune where jobcenter_id = ${jobcenter.organisation.id} limit 1`
    return { akasse: await org(`where type = 'akasse'`), jobcenter, kommuneId: kommune!.id }
  })
  await brugDatabase(worker)
  const borgere: string[] = []
  for (let nr = 0; nr < ANTAL; nr++)
    borgere.push(await opretLedig(nr, akasse.organisation.id, jobcenter.organisation.id, kommuneId))
  return { akasse: () => som(akasse), jobcenter: () => som(jobcenter), borgere }
}

async function opretLedig(nr: number, akasseId: string, jobcenterId: string, kommuneId: string): Promise<string> {
  const ctx = systemKontekst(new Date())
  const fra = plusDage(ctx.dag, -30)
  const { borgerId } = await opretBorger(ctx, {
    cpr: `670180${String(1000 + nr)}`,
    navn: `Borger ${BORGERE + nr}`,
    foedselsdato: '1980-01-07',
  })
  await indmeldIAkasse(ctx, { borgerId, akasseId, forsikring: 'FULDTID', fra })
  await tilknytJobcenter(ctx, { borgerId, jobcenterId, kommuneId, fra })
  await tilmeld(ctx, { borgerId, dato: fra, kontaktgruppe: 1, paabegyndtTid: ctx.nu })
  return borgerId
}

function som({ organisation, brugerId }: { organisation: OrganisationRef; brugerId: string }): Kontekst {
  const nu = new Date()
  return {
    aktoer: { slags: 'bruger', brugerId, navn: 'Prøve Medarbejder', rolle: 'sagsbehandler', organisation },
    nu,
    dag: dagFor(nu),
    kilde: 'UI',
    requestId: crypto.randomUUID(),
    frist: Date.now() + 15_000,
  }
}

/** From an empty draft to a sent recommendation, as a caseworker does it. */
export async function sendEn(akasse: Kontekst, borgerId: string): Promise<string> {
  const { id } = await opretKladde(akasse, {
    borgerId,
    felter: {
      tilbudstype: PRAKTIK,
      forslagStart: plusDage(akasse.dag, 14),
      forslagUger: 4,
      timerPrUge: 37,
      virksomhedCvr: null,
      virksomhedPNummer: null,
      virksomhedNavn: 'Bageriet Kringlen ApS',
      udbyderNavn: null,
      kursusnummer: null,
      jobmaal: null,
      tekst: 'Medlemmet vil gerne prøve arbejdet i fire uger. Vi er enige om forslaget.',
      enigDato: akasse.dag,
      enigForm: 'SAMTALE',
      enig: true,
    },
  })
  await sendIndstilling(akasse, { id, version: 1 })
  return id
}
