import os from 'node:os'
import { TAKT as EVENTTAKT, type Eventmaaling, MASSE } from '#bench/events'
import type { Besoeg } from '#bench/foerste-besoeg'
import { type Maaling, median, RUNDER, SAMTIDIGE, SEKUNDER, TAKT } from '#bench/indbakke'
import { BESTAND as JOBORDREBESTAND } from '#bench/jobordrebestand'
import type { Jobordremaaling } from '#bench/jobordrer'
import { BORGERE, TRAADE } from '#bench/opstilling'
import { FORLOEB, type Overdragelsesmaaling, STOERSTE } from '#bench/overdragelser'
import type { Fordeling, Sammenligning } from '#bench/sammenlign'
import type { Start } from '#bench/servere'
import type { Skrivning } from '#bench/skrivning'
import type { Stillingsmaaling } from '#bench/stillinger'
import { MEDLEMMER, PR_RUNDE, type Timemaaling } from '#bench/timeimport'
import type { Tider } from '#bench/timeimport-proces'
import { BESTAND, BYGE, type Underretningsmaaling } from '#bench/underretninger'

export type Resultat = {
  dato: string
  postgres: string
  lastFoer: number
  indbakke: readonly Maaling[]
  besoeg: Besoeg
  start: Start & { efterMb: number | undefined }
  skrivning: readonly Skrivning[]
  events: Eventmaaling
  timer: Timemaaling
  overdragelser: Overdragelsesmaaling
  stillinger: Stillingsmaaling
  underretninger: Underretningsmaaling
  jobordrer: Jobordremaaling
}

/** One figure that Samspor holds itself to. `mindst`: more is better. */
type Maal = { id: string; hvad: string; fik: number; enhed: string; gulv: number; maal: number; mindst?: boolean }

/** The report as it is kept beside the code. */
export function skrivRapport(r: Resultat): string {
  return [
    '# Measured',
    '',
    'Written by `npm run bench`; never edited. Everything is compared side by side in the same run, so the ratios say more than the',
    'numbers, which follow the machine. Medians of interleaved rounds.',
    '',
    `- Date: ${r.dato}`,
    `- Machine: ${os.cpus().length} cores (${os.cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(os.totalmem() / 1e9)} GB, ${os.platform()}; server, PostgreSQL and load generator share it`,
    `- Node ${process.versions.node}, ${r.postgres}, fsync on, an eighth of the memory as shared buffers, 1 GB at most`,
    `- Load average before ${tal(r.lastFoer, 2)}, during the rounds ${tal(median(r.indbakke.map((m) => m.andresLast)), 2)} (our own included)`,
    `- Data: ${BORGERE} citizens with ${TRAADE} threads each (${(BORGERE * TRAADE) / 1e6} million), spread over the whole table; 200 signed-in citizens ask in turn`,
    '',
    '## Floors and targets',
    '',
    '| id | what | measured | floor | target |',
    '|---|---|---:|---:|---:|',
    ...maalene(r).map(maallinje),
    '',
    '## The inbox: 50 newest threads of one citizen',
    '',
    '(a) limit program: node:http, one SQL call behind forced row level security, a string. (b) Samspor with all its duties.',
    '(c) a bare App Router page of the same rows, as superuser, without any duty. Answers without gzip.',
    `${RUNDER} rounds of ${SEKUNDER} seconds for each line. CPU is milliseconds per request. Refused: 503 instead of a queue.`,
    '',
    '| program | connections | req/s | p50 ms | p99 ms | CPU server | CPU PostgreSQL | req per CPU-second of the server | refused |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...indbakkelinjer(r.indbakke),
    '',
    `| ratio of req/s (median of rounds) | ${SAMTIDIGE.map((c) => `c=${c}`).join(' | ')} | CPU, c=8 |`,
    `|---|${'---:|'.repeat(SAMTIDIGE.length + 1)}`,
    forholdslinje(r.indbakke, 'b/a (P1)', 'grænseprogram'),
    forholdslinje(r.indbakke, 'b/c (P2)', 'App Router'),
    '',
    'The CPU column is the other program’s CPU per request in the server process divided by Samspor’s.',
    '',
    '## First visit',
    '',
    `The inbox is ${r.besoeg.html} bytes of HTML, ${r.besoeg.htmlGzip} in gzip, with ${r.besoeg.script} scripts.`,
    '',
    '| file | bytes, gzip |',
    '|---|---:|',
    ...r.besoeg.dele.map((d) => `| ${d.sti} | ${d.gzip} |`),
    '',
    '## Writing',
    '',
    'Use cases in process as the web role, against prepared statements of the same rows in one transaction, behind the same walls.',
    'Send: draft and sending (two transactions). Decision: approval with its letter (PDF, encrypted MeMo).',
    '',
    '| act | at once | Samspor/s | bare SQL/s | ratio |',
    '|---|---:|---:|---:|---:|',
    ...skrivelinjer(r.skrivning),
    '',
    ...eventafsnit(r.events),
    ...timeafsnit(r.timer),
    ...overdragelsesafsnit(r.overdragelser),
    ...stillingsafsnit(r.stillinger),
    ...underretningsafsnit(r.underretninger),
    ...jobordreafsnit(r.jobordrer),
  ].join('\n')
}

function maalene(r: Resultat): Maal[] {
  const p99 = (takt?: number) => median(af(r.indbakke, 'Samspor', 32, takt).map((m) => m.p99))
  const sendt = af8(r.skrivning, 'send')
  return [
    {
      id: 'P1',
      hvad: 'inbox ÷ limit program, c=8',
      fik: forhold(r.indbakke, 'grænseprogram', 8),
      enhed: '',
      gulv: 0.12,
      maal: 0.25,
      mindst: true,
    },
    {
      id: 'P2',
      hvad: 'inbox ÷ bare App Router page, c=8',
      fik: forhold(r.indbakke, 'App Router', 8),
      enhed: '',
      gulv: 2,
      maal: 4,
      mindst: true,
    },
    { id: 'P3', hvad: 'p99 at 32 connections, as fast as it goes', fik: p99(), enhed: 'ms', gulv: 100, maal: 40 },
    {
      id: 'P3',
      hvad: `p99 at a steady ${TAKT} req/s, 32 connections`,
      fik: p99(TAKT),
      enhed: 'ms',
      gulv: 50,
      maal: 20,
    },
    { id: 'P4', hvad: 'inbox HTML, gzip', fik: r.besoeg.htmlGzip / 1000, enhed: 'kB', gulv: 4, maal: 2.5 },
    { id: 'P4', hvad: 'script a citizen needs', fik: r.besoeg.scriptGzip / 1000, enhed: 'kB', gulv: 0, maal: 0 },
    {
      id: 'P5',
      hvad: 'first visit, gzip',
      fik: r.besoeg.dele.reduce((sum, d) => sum + d.gzip, 0) / 1000,
      enhed: 'kB',
      gulv: 60,
      maal: 30,
    },
    { id: 'P5', hvad: 'first visit, requests', fik: r.besoeg.dele.length, enhed: '', gulv: 8, maal: 5 },
    {
      id: 'P10',
      hvad: 'send ÷ bare SQL of the same rows, 8 at once (stands in for the intake)',
      fik: sendt,
      enhed: '',
      gulv: 0.15,
      maal: 0.35,
      mindst: true,
    },
    ...eventmaal(r.events),
    ...timemaal(r.timer),
    {
      id: 'P13',
      hvad: 'cold start to the first signed-in page',
      fik: r.start.koldMs / 1000,
      enhed: 's',
      gulv: 1.5,
      maal: 0.7,
    },
    { id: 'P13', hvad: 'memory of web, idle', fik: r.start.tomMb ?? Number.NaN, enhed: 'MB', gulv: 250, maal: 150 },
    {
      id: 'P13',
      hvad: 'memory of web, after load',
      fik: r.start.efterMb ?? Number.NaN,
      enhed: 'MB',
      gulv: 600,
      maal: 350,
    },
  ]
}

function eventmaal({ ledig, vedvarende, underMasse }: Eventmaaling): Maal[] {
  return [
    {
      id: 'P9',
      hvad: `webhook p50, commit to 2xx, at ${EVENTTAKT}/s`,
      fik: ledig.p50,
      enhed: 'ms',
      gulv: 1000,
      maal: 20,
    },
    {
      id: 'P9',
      hvad: `webhook p99, commit to 2xx, at ${EVENTTAKT}/s`,
      fik: ledig.p99,
      enhed: 'ms',
      gulv: 5000,
      maal: 250,
    },
    {
      id: 'P9',
      hvad: 'webhooks to one receiver, sustained',
      fik: vedvarende,
      enhed: '/s',
      gulv: 300,
      maal: 800,
      mindst: true,
    },
    {
      id: 'P15',
      hvad: 'webhook p99 during a bulk run ÷ idle',
      fik: underMasse.p99 / ledig.p99,
      enhed: '',
      gulv: 5,
      maal: 2,
    },
  ]
}

function eventafsnit({ ledig, vedvarende, feed, underMasse }: Eventmaaling): string[] {
  return [
    '## Events',
    '',
    'One worker, one receiver in a process of its own. The delay is from the commit of the event to the receiver’s 2xx: numbering, feed row,',
    `claim, signature, exchange. The bulk run is ${MASSE / 1e6} million events of other citizens, numbered and delivered at the same time.`,
    '',
    '| what | measured |',
    '|---|---:|',
    `| delay at ${EVENTTAKT}/s, p50 / p99 | ${tal(ledig.p50, 0)} / ${tal(ledig.p99, 0)} ms |`,
    `| the same during the bulk run | ${tal(underMasse.p50, 0)} / ${tal(underMasse.p99, 0)} ms |`,
    `| of the bulk run meanwhile: numbered, delivered | ${tal(underMasse.nummereretPrSekund, 0)}/s, ${tal(underMasse.leveretPrSekund, 0)}/s |`,
    `| sustained to one receiver | ${tal(vedvarende, 0)}/s |`,
    `| feed, pages of 1,000, with CPR numbers and log | ${tal(feed.prSekund, 0)} rows/s |`,
    `| the same for Jobnet | ${tal(feed.udenCpr, 0)} rows/s |`,
    '',
  ]
}

function timemaal({ modtag, mb, million, igen, forstyrret }: Timemaaling): Maal[] {
  const sekunder = (t: Tider) => (t.kontrol + t.indlaes) / 1000
  const P11 = { id: 'P11', enhed: '' }
  return [
    {
      ...P11,
      hvad: 'a file in, row by row ÷ COPY into the same table',
      fik: modtag.forhold,
      gulv: 0.25,
      maal: 0.5,
      mindst: true,
    },
    {
      ...P11,
      hvad: 'memory of the process, a million rows in and applied',
      fik: mb,
      enhed: 'MB',
      gulv: 512,
      maal: 256,
    },
    {
      id: 'P12',
      hvad: `${MEDLEMMER / 1e6} million counters applied, tasks for all at the limit`,
      fik: million.indlaes / 1000,
      enhed: 's',
      gulv: 60,
      maal: 15,
    },
    {
      id: 'P12',
      hvad: 'the same file again: judged and applied, nothing changed',
      fik: sekunder(igen),
      enhed: 's',
      gulv: 60,
      maal: 15,
    },
    {
      id: 'P15',
      hvad: 'webhook p99 while a million counters are applied ÷ idle',
      fik: forstyrret.under.p99 / forstyrret.ledig.p99,
      enhed: '',
      gulv: 5,
      maal: 2,
    },
  ]
}

export function timeafsnit({ modtag, heleVejen, million, igen, forstyrret }: Timemaaling): string[] {
  const trin = (t: Tider) => `${tal(t.modtag / 1000, 1)} / ${tal(t.kontrol / 1000, 1)} / ${tal(t.indlaes / 1000, 1)} s`
  return [
    '## Counters by file',
    '',
    `Files of ${PR_RUNDE} rows and the same rows by COPY take turns; COPY is a superuser’s and has the tables’ indexes and references to`,
    'keep, nothing else. The whole way is intake, dry run and application, with an event and a log row for each counter.',
    '',
    '| what | Samspor rows/s | COPY rows/s | ratio |',
    '|---|---:|---:|---:|',
    `| a file in: read, checked, hashed, stored | ${tal(modtag.prSekund, 0)} | ${tal(modtag.copy, 0)} | ${tal(modtag.forhold, 2)} |`,
    `| the whole way from file to counters | ${tal(heleVejen.prSekund, 0)} | ${tal(heleVejen.copy, 0)} | ${tal(heleVejen.forhold, 2)} |`,
    '',
    '| million rows | intake / dry run / application | stored | tasks at the limit |',
    '|---|---:|---:|---:|',
    `| the first time | ${trin(million)} | ${million.gemt} | ${million.naaet} of ${million.ventetNaaet} |`,
    `| the same file again | ${trin(igen)} | ${igen.gemt} | no new ones |`,
    '',
    'A single message of another citizen at 50/s, from its commit to the receiver’s 2xx, p50 / p99: with nothing else to do',
    `${tal(forstyrret.ledig.p50, 0)} / ${tal(forstyrret.ledig.p99, 0)} ms, while a real worker applies the next month’s million`,
    `${tal(forstyrret.under.p50, 0)} / ${tal(forstyrret.under.p99, 0)} ms.`,
    '',
  ]
}

/** The list of coming handovers, as the report has it. */
export function overdragelsesafsnit(m: Overdragelsesmaaling): string[] {
  return [
    `## Overdragelser at ${FORLOEB.toLocaleString('en')} open courses`,
    '',
    `One jobcenter has ${STOERSTE.toLocaleString('en')} of them. Use cases in process as the web role, with their log; 50 rows a page. Load average ${tal(m.last, 2)}.`,
    '',
    '| list | p50 ms | p95 ms |',
    '|---|---:|---:|',
    ...m.lister.map((l) => `| ${l.hvad} | ${tal(l.p50, 1)} | ${tal(l.p95, 1)} |`),
    '',
    `The file of ${m.fil.linjer.toLocaleString('en')} rows takes ${tal(m.fil.sekunder, 1)} s. The overview is rebuilt in ${tal(m.genopbygget, 0)} s, and checked and left alone in ${tal(m.igen, 0)} s.`,
    `Tables with a row for each citizen that were read from end to end: ${m.heleTabeller.join(', ') || 'none'}.`,
    '',
  ]
}

/** The search of the forms, as the report has it. */
export function stillingsafsnit(m: Stillingsmaaling): string[] {
  return [
    `## Search among ${m.titler.toLocaleString('en')} titles and ${m.alias.toLocaleString('en')} aliases`,
    '',
    `Eight best hits, in process as the web role, each in a transaction of its own. The words are ${m.kilde}. Load average ${tal(m.last, 2)}.`,
    '',
    '| typed | p50 ms | p95 ms | p99 ms |',
    '|---|---:|---:|---:|',
    ...m.soegninger.map((s) => `| ${s.hvad} | ${tal(s.p50, 1)} | ${tal(s.p95, 1)} | ${tal(s.p99, 1)} |`),
    '',
  ]
}

/** Underretninger at the country's size, as the report has them. */
export function underretningsafsnit(m: Underretningsmaaling): string[] {
  return [
    `## Underretninger at ${antal(BESTAND.underretninger)}`,
    '',
    `And ${antal(BESTAND.sanktioner)} sanctions, about ${antal(BESTAND.borgere)} citizens; filled in ${tal(m.fyldt, 0)} s. One at a time, turn by turn with bare SQL of the same rows as the`,
    `same role behind the same walls; 50 rows a page. Milliseconds, p50 / p95 / p99. Load average ${tal(m.last, 2)}.`,
    '',
    ...sammenligninger(m.linjer),
    '',
    `${BYGE.prSekund} sendings a second for ${BYGE.sekunder} s, each begun when it was due: ${kvantiler(m.byge)} ms.`,
    `Large tables that a list read from end to end: ${m.heleTabeller.join(', ') || 'none'}.`,
    '',
  ]
}

/** Job orders at the country's size, as the report has them. */
export function jobordreafsnit(m: Jobordremaaling): string[] {
  const { jobordrer, aabne, virksomheder } = JOBORDREBESTAND
  return [
    `## Job orders at ${antal(jobordrer)}`,
    '',
    `${antal(aabne)} of them open, three candidates to two orders, ${antal(virksomheder)} companies; filled in ${tal(m.fyldt, 0)} s. The largest a-kasse, jobcenter and company`,
    'ask. One at a time, turn by turn with bare SQL of the same rows as the same role behind the same walls; 50 rows a page. Milliseconds,',
    `p50 / p95 / p99. Load average ${tal(m.last, 2)}.`,
    '',
    ...sammenligninger([...m.lister, ...m.skrivninger]),
    '',
    `Large tables that a list read from end to end: ${m.heleTabeller.join(', ') || 'none'}.`,
    '',
  ]
}

const kvantiler = (f: Fordeling): string => [f.p50, f.p95, f.p99].map((v) => tal(v, 1)).join(' / ')
const antal = (n: number) => n.toLocaleString('en')

function sammenligninger(linjer: readonly Sammenligning[]): string[] {
  return [
    '| what | Samspor | bare SQL | ratio, p50 |',
    '|---|---:|---:|---:|',
    ...linjer.map(
      (l) => `| ${l.hvad} | ${kvantiler(l.samspor)} | ${kvantiler(l.bart)} | ${tal(l.bart.p50 / l.samspor.p50, 2)} |`,
    ),
  ]
}

function maallinje({ id, hvad, fik, enhed, gulv, maal, mindst }: Maal): string {
  const holdt = (graense: number) => (Number.isNaN(fik) ? '?' : (mindst ? fik >= graense : fik <= graense) ? '✓' : '✗')
  const vis = (v: number) => [tal(v, v === 0 || v >= 100 ? 0 : 2), enhed].filter(Boolean).join(' ')
  return `| ${id} | ${hvad} | ${vis(fik)} | ${vis(gulv)} ${holdt(gulv)} | ${vis(maal)} ${holdt(maal)} |`
}

const af = (maalinger: readonly Maaling[], server: string, samtidige: number, takt?: number) =>
  maalinger.filter((m) => m.server === server && m.samtidige === samtidige && m.takt === takt)

/** Samspor's requests a second divided by another program's, round by round. */
function forhold(maalinger: readonly Maaling[], andet: string, samtidige: number): number {
  const andre = af(maalinger, andet, samtidige)
  return median(af(maalinger, 'Samspor', samtidige).map((m, i) => m.prSekund / (andre[i]?.prSekund ?? Number.NaN)))
}

function forholdslinje(maalinger: readonly Maaling[], navn: string, andet: string): string {
  const cpu = (server: string) => median(af(maalinger, server, 8).map((m) => m.serverCpuMs ?? Number.NaN))
  const hvert = SAMTIDIGE.map((c) => tal(forhold(maalinger, andet, c), 2))
  return `| ${navn} | ${hvert.join(' | ')} | ${tal(cpu(andet) / cpu('Samspor'), 2)} |`
}

function indbakkelinjer(maalinger: readonly Maaling[]): string[] {
  const hold = new Map<string, Maaling[]>()
  for (const m of maalinger) {
    const noegle = `${m.server} ${m.samtidige} ${m.takt}`
    hold.set(noegle, [...(hold.get(noegle) ?? []), m])
  }
  return [...hold.values()].map((runder) => {
    const { server, samtidige, takt } = runder[0]!
    const midt = (felt: (m: Maaling) => number | undefined) => median(runder.map((m) => felt(m) ?? Number.NaN))
    const cpu = midt((m) => m.serverCpuMs)
    const navn = { grænseprogram: '(a) limit program', Samspor: '(b) Samspor', 'App Router': '(c) App Router' }[server]
    return `| ${navn}${takt ? `, steady ${takt}/s` : ''} | ${samtidige} | ${tal(
      midt((m) => m.prSekund),
      0,
    )} | ${tal(
      midt((m) => m.p50),
      1,
    )} | ${tal(
      midt((m) => m.p99),
      1,
    )} | ${tal(cpu, 2)} | ${tal(
      midt((m) => m.databaseCpuMs),
      2,
    )} | ${tal(1000 / cpu, 0)} | ${tal(
      midt((m) => (100 * m.afvist) / (m.antal + m.afvist)),
      1,
    )} % |`
  })
}

const skrivninger = (alle: readonly Skrivning[], handling: string, vej: string, samtidige: number) =>
  alle.filter((s) => s.handling === handling && s.vej === vej && s.samtidige === samtidige).map((s) => s.prSekund)

function skriveforhold(alle: readonly Skrivning[], handling: string, samtidige: number): number {
  const bar = skrivninger(alle, handling, 'bar SQL', samtidige)
  return median(skrivninger(alle, handling, 'Samspor', samtidige).map((v, i) => v / (bar[i] ?? Number.NaN)))
}

const af8 = (alle: readonly Skrivning[], handling: string) => skriveforhold(alle, handling, 8)

function skrivelinjer(alle: readonly Skrivning[]): string[] {
  return (['send', 'afgør'] as const).flatMap((handling) =>
    [1, 8].map((c) => {
      const midt = (vej: string) => tal(median(skrivninger(alle, handling, vej, c)), 0)
      const navn = handling === 'send' ? 'send' : 'decision'
      return `| ${navn} | ${c} | ${midt('Samspor')} | ${midt('bar SQL')} | ${tal(skriveforhold(alle, handling, c), 2)} |`
    }),
  )
}

const tal = (vaerdi: number, decimaler: number) => (Number.isNaN(vaerdi) ? '–' : vaerdi.toFixed(decimaler))
