import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStrom } from 'node:stream/web'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { anmodning } from '#db/schema/events'
import { IMPORTSTATUS } from '#db/schema/taellerimport'
import { Antal, Id } from '#lib/api/felter'
import { laesning, type Operation, skrivning, strom } from '#lib/api/operation'
import { skrivEnGang } from '#lib/api/udfoer'
import { filnavnFra } from '#lib/bilag/filnavn'
import { type Kontekst, nyFrist, transaktion } from '#lib/kontekst'
import { Afvist } from '#lib/regelfund'
import type { Import } from '#lib/timeimport/dom'
import { fund as nej } from '#lib/timeimport/fund'
import { fuldfoerModtagelse, kasserImport, modtagImport } from '#lib/timeimport/modtag'
import { hentImport, listFund, listImporter } from '#lib/timeimport/queries'
import { rapportsvar } from '#lib/timeimport/rapport'
import { afbrydImport, godkendImport } from '#lib/timeimport/styr'

const EMNE = 'Dagpengetaeller'
const LAES = 'ydelsesudstilling.dagpengetaeller.read'
const SKRIV = 'ydelsesudstilling.dagpengetaeller.write'
const sti = '/v1/Dagpengetaeller/Import'
const param = z.strictObject({ id: Id })

const Importsvar = z
  .strictObject({
    id: z.uuid(),
    status: z.enum(IMPORTSTATUS),
    filnavn: z.string(),
    /** Of the file as it came, in hex. */
    sha256: z.string().nullable(),
    /** An earlier import of the very same bytes; what is the same as then changes nothing. */
    sammeSom: z.uuid().nullable(),
    raekker: z.int(),
    behandlet: z.int(),
    fejl: z.int(),
    nye: z.int(),
    uaendrede: z.int(),
    gemt: z.int(),
    videresendt: z.int(),
    /** Members in the a-kasse's course who have reached the limit, or will by the next month-end, and got a task. */
    graenseNaaet: z.int(),
    graenseNaermerSig: z.int(),
    oprettetTid: z.string(),
    slutTid: z.string().nullable(),
  })
  .meta({ id: 'DagpengetaellerImport' })

const Fund = z.strictObject({
  nr: z.int(),
  fund: z.array(z.strictObject({ kode: z.string(), besked: z.string(), felt: z.string() })),
})

/** Many counters at once: a file in, its dry run, and the word to go on. */
export const timeimportoperationer: readonly Operation[] = [
  strom({
    navn: 'CreateDagpengetaellerImport',
    metode: 'POST',
    sti,
    emne: EMNE,
    resume: 'Send en fil med timer, CSV eller NDJSON, højst 1.000.000 rækker',
    beskrivelse:
      'Filen læses, mens den kommer, og kontrolleres derefter række for række. Intet gemmes på borgerne, før I kalder action/indlaes. CSV har semikolon og en overskrift; NDJSON har et objekt pr. linje som CreateDagpengetaellerkonto med cpr. Se docs/timeimport.md.',
    scope: SKRIV,
    strom: 'ind',
    indhold: ['text/csv', 'application/x-ndjson'],
    svar: Importsvar,
    fund: ['TI-001', 'TI-002', 'TI-003', 'TI-004', 'TI-005', 'TI-007', 'TI-008'],
    udfoer: async (ctx, { noegle }, request) => {
      const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
      if (type !== 'text/csv' && type !== 'application/x-ndjson')
        throw new Afvist([nej('TI-003', 'Indholdet skal være text/csv eller application/x-ndjson.')], 415)
      if (!request.body) throw new Afvist([nej('TI-004', 'Filen har ingen rækker.')])
      const bytes = Readable.fromWeb(request.body as WebStrom)
      if (await erUdfoert(ctx, noegle))
        return skrivEnGang(nyFrist(ctx, 3000), noegle, aftrykAf(await sumAf(bytes)), uventet)
      const modtaget = await modtagImport(ctx, {
        bytes,
        slags: type === 'text/csv' ? 'csv' : 'ndjson',
        navn:
          filnavnFra(request.headers.get('content-disposition')) ??
          (type === 'text/csv' ? 'timer.csv' : 'timer.ndjson'),
      })
      try {
        return await skrivEnGang(nyFrist(ctx, 3000), noegle, aftrykAf(modtaget.sha256), async (tx) => {
          await fuldfoerModtagelse(tx, modtaget)
          return {
            krop: vis(await hentImport(tx, modtaget.importId)),
            sted: `/Dagpengetaeller/Import/${modtaget.importId}`,
          }
        })
      } catch (fejl) {
        await kasserImport(ctx, modtaget.importId).catch(() => {})
        throw fejl
      }
    },
  }),
  laesning({
    navn: 'GetDagpengetaellerImporter',
    metode: 'GET',
    sti,
    emne: EMNE,
    resume: 'Egne filer med timer, de nyeste først',
    scope: LAES,
    query: z.strictObject({ efter: Id.optional(), antal: Antal }),
    svar: z.strictObject({ importer: z.array(Importsvar), naeste: z.string().nullable() }),
    udfoer: async (ctx, { query }) => {
      const { importer, naeste } = await listImporter(ctx, query)
      return { krop: { importer: importer.map(vis), naeste } }
    },
  }),
  laesning({
    navn: 'GetDagpengetaellerImport',
    metode: 'GET',
    sti: `${sti}/{id}`,
    emne: EMNE,
    resume: 'Hvor langt en fil er',
    scope: LAES,
    param,
    svar: Importsvar,
    udfoer: async (ctx, { param }) => ({ krop: vis(await hentImport(ctx, param.id)) }),
  }),
  laesning({
    navn: 'GetDagpengetaellerImportFund',
    metode: 'GET',
    sti: `${sti}/{id}/fund`,
    emne: EMNE,
    resume: 'Alle fejl i en fil, række for række',
    beskrivelse: 'nr er linjens nummer i filen. Svaret nævner aldrig et CPR-nummer.',
    scope: LAES,
    param,
    query: z.strictObject({ efter: z.coerce.number().int().min(0).max(2_000_000_000).optional(), antal: Antal }),
    svar: z.strictObject({ raekker: z.array(Fund), naeste: z.int().nullable() }),
    udfoer: async (ctx, { param, query }) => {
      const { id } = await hentImport(ctx, param.id)
      const { raekker, naeste } = await listFund(ctx, id, query)
      const kort = raekker.map(({ nr, fund }) => ({
        nr,
        fund: fund.map(({ kode, besked, felt }) => ({ kode, besked, felt: felt ?? 'raekke' })),
      }))
      return { krop: { raekker: kort, naeste } }
    },
  }),
  strom({
    navn: 'GetDagpengetaellerImportRapport',
    metode: 'GET',
    sti: `${sti}/{id}/rapport`,
    emne: EMNE,
    resume: 'Fejlene som en fil, CSV',
    scope: LAES,
    param,
    strom: 'ud',
    indhold: ['text/csv'],
    udfoer: async (ctx, { param }) => rapportsvar(ctx, param.id),
  }),
  skrivning({
    navn: 'IndlaesDagpengetaellerImport',
    metode: 'POST',
    sti: `${sti}/{id}/action/indlaes`,
    emne: EMNE,
    resume: 'Indlæs en kontrolleret fil',
    beskrivelse: 'Har filen fejl, skal kunGode være true: så indlæses rækkerne uden fejl.',
    scope: SKRIV,
    param,
    krop: z.strictObject({ kunGode: z.boolean().default(false) }),
    svar: Importsvar,
    fund: ['TI-009', 'TI-010'],
    udfoer: async (ctx, { param, krop }) => {
      await godkendImport(ctx, { id: param.id, kunGode: krop.kunGode })
      return { krop: vis(await hentImport(ctx, param.id)) }
    },
  }),
  skrivning({
    navn: 'AfbrydDagpengetaellerImport',
    metode: 'POST',
    sti: `${sti}/{id}/action/afbryd`,
    emne: EMNE,
    resume: 'Stop en fil. Det, der er gemt, bliver',
    scope: SKRIV,
    param,
    svar: Importsvar,
    fund: ['TI-009'],
    udfoer: async (ctx, { param }) => {
      await afbrydImport(ctx, { id: param.id })
      return { krop: vis(await hentImport(ctx, param.id)) }
    },
  }),
]

/** What makes two requests with a file the same. */
const aftrykAf = (sha256: Buffer) => ({ navn: 'CreateDagpengetaellerImport', sha256: sha256.toString('hex') })

/** Has this request been carried out? A file that is sent again because the answer was lost is not a second one: it is only summed. */
async function erUdfoert(ctx: Kontekst, noegle: string): Promise<boolean> {
  return transaktion(nyFrist(ctx, 3000), async (tx) => {
    const fundet = await tx.db
      .select({ noegle: anmodning.noegle })
      .from(anmodning)
      .where(eq(anmodning.noegle, noegle))
      .limit(1)
    return fundet.length > 0
  })
}

async function sumAf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const sum = createHash('sha256')
  for await (const stykke of bytes) sum.update(stykke)
  return sum.digest()
}

const uventet = async (): Promise<never> => {
  throw new Error('anmodningen var udført')
}

const vis = (i: Import): z.infer<typeof Importsvar> => ({
  id: i.id,
  status: i.status,
  filnavn: i.filnavn,
  sha256: i.sha256?.toString('hex') ?? null,
  sammeSom: i.sammeSom,
  raekker: i.raekker,
  behandlet: i.behandlet,
  fejl: i.fejl,
  nye: i.nye,
  uaendrede: i.uaendrede,
  gemt: i.gemt,
  videresendt: i.videresendt,
  graenseNaaet: i.naaet,
  graenseNaermerSig: i.naermer,
  oprettetTid: i.oprettetTid.toISOString(),
  slutTid: i.slutTid?.toISOString() ?? null,
})
