/**
 * The receiver's memory: one XML file and one JSON file per letter, so that a kill or a restart loses nothing.
 * Receipts are not stored but follow from when a letter came in; only those that were fetched and deleted are noted.
 */
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fastUuid } from '#demo/claims'
import type { Memo } from '#demo/memo-modtagelse'

/** What becomes of a letter after it was taken in. */
export type Skaebne = 'LEVERES' | 'AFVISES' | 'IKKE_TILLADT' | 'TAVS'

export type Brev = Omit<Memo, 'filer'> & {
  filer: { navn: string; format: string }[]
  system: string
  sha256: string
  modtaget: string
  transmissionId: string
  skaebne: Skaebne
}

export type KvitteringStatus = 'RECEIVED' | 'COMPLETED' | 'INVALID' | 'NOT_ALLOWED'
export type Kvittering = {
  id: string
  transmissionId: string
  messageUUID: string
  messageId: string | null
  errorCode: string | null
  errorMessage: string | null
  timeStamp: string
  receiptStatus: KvitteringStatus
}

/** Milliseconds from when a letter came in to each of its receipts. */
export type Ventetid = { modtaget: number; leveret: number }

export type Postlager = ReturnType<typeof postlager>

export function postlager(mappe: string, ventetid: Ventetid) {
  const breve = join(mappe, 'breve')
  const hentede = join(mappe, 'hentede-kvitteringer.jsonl')
  mkdirSync(breve, { recursive: true })

  const brevFor = new Map<string, Brev>()
  for (const fil of readdirSync(breve).filter((navn) => navn.endsWith('.json'))) {
    const brev = JSON.parse(readFileSync(join(breve, fil), 'utf8')) as Brev
    brevFor.set(brev.uuid, brev)
  }
  const slettet = new Set(laesLinjer(hentede))

  return {
    find: (uuid: string) => brevFor.get(uuid.toLowerCase()),
    alle: () => [...brevFor.values()].sort((a, b) => b.modtaget.localeCompare(a.modtaget)),
    xml: (uuid: string) => readFileSync(join(breve, `${uuid.toLowerCase()}.xml`)),

    /** Keeps a letter. The JSON is renamed into place last: a letter is either wholly there or not at all. */
    gem(memo: Memo, xml: Buffer, system: string, skaebne: Skaebne, nu: Date): Brev {
      const uuid = memo.uuid.toLowerCase()
      const brev: Brev = {
        ...memo,
        uuid,
        filer: memo.filer.map(({ navn, format }) => ({ navn, format })),
        system,
        sha256: aftryk(xml),
        modtaget: nu.toISOString(),
        transmissionId: fastUuid(`transmission:${uuid}`),
        skaebne,
      }
      writeFileSync(join(breve, `${uuid}.xml`), xml)
      writeFileSync(join(breve, `${uuid}.json.ny`), JSON.stringify(brev))
      renameSync(join(breve, `${uuid}.json.ny`), join(breve, `${uuid}.json`))
      brevFor.set(uuid, brev)
      return brev
    },

    /** The receipts that are due for a system and not yet deleted, oldest first. */
    kvitteringer(system: string, nu: Date): Kvittering[] {
      return [...brevFor.values()]
        .filter((brev) => brev.system === system)
        .flatMap((brev) => kvitteringerFor(brev, ventetid, nu))
        .filter((k) => !slettet.has(k.id))
        .sort((a, b) => a.timeStamp.localeCompare(b.timeStamp))
    },

    /** How far a letter has come: the status of its newest receipt. */
    status: (brev: Brev, nu: Date) => kvitteringerFor(brev, ventetid, nu).at(-1)?.receiptStatus ?? null,

    sletKvittering(id: string): void {
      appendFileSync(hentede, `${id}\n`)
      slettet.add(id)
    },

    toem(): void {
      rmSync(breve, { recursive: true, force: true })
      rmSync(hentede, { force: true })
      mkdirSync(breve, { recursive: true })
      brevFor.clear()
      slettet.clear()
    },
  }
}

export function aftryk(xml: Buffer): string {
  return createHash('sha256').update(xml).digest('hex')
}

function kvitteringerFor(brev: Brev, ventetid: Ventetid, nu: Date): Kvittering[] {
  const kvittering = (receiptStatus: KvitteringStatus, efter: number, fejl?: [string, string]): Kvittering => ({
    id: fastUuid(`kvittering:${brev.uuid}:${receiptStatus}`),
    transmissionId: brev.transmissionId,
    messageUUID: brev.uuid,
    messageId: brev.messageId,
    errorCode: fejl?.[0] ?? null,
    errorMessage: fejl?.[1] ?? null,
    timeStamp: new Date(Date.parse(brev.modtaget) + efter).toISOString(),
    receiptStatus,
  })
  const alle: Record<Skaebne, Kvittering[]> = {
    LEVERES: [kvittering('RECEIVED', ventetid.modtaget), kvittering('COMPLETED', ventetid.leveret)],
    AFVISES: [kvittering('INVALID', ventetid.modtaget, ['memo.validation.failed', 'The message was rejected'])],
    IKKE_TILLADT: [kvittering('NOT_ALLOWED', ventetid.modtaget, ['recipient.exempt', 'The recipient is exempt'])],
    TAVS: [],
  }
  return alle[brev.skaebne].filter((k) => Date.parse(k.timeStamp) <= nu.getTime())
}

function laesLinjer(fil: string): string[] {
  try {
    return readFileSync(fil, 'utf8').split('\n').filter(Boolean)
  } catch {
    return []
  }
}
