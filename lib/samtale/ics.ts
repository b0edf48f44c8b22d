import { type Dag, dagFor, plusDage, visKlokkeslaet } from '#lib/dato'

/** What a calendar is told: never what the meeting is about or with whom, and never a CPR number. */
export type Kalenderpost = {
  id: string
  /** Counts the changes: 0 at first. */
  aendring: number
  aendretTid: Date
  start: Date
  slut: Date
  sted: string
  aflyst: boolean
}

/** A tilbud or another activity: whole days, both included, which do not make anybody busy. Told no more of than a meeting. */
export type Kalenderperiode = Pick<Kalenderpost, 'id' | 'aendring' | 'aendretTid' | 'sted'> & { fra: Dag; til: Dag }

/** The rule of Danish time since 1996, so that a calendar without a table of zones reads the same hour. */
const TIDSZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Copenhagen',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/**
 * A calendar as RFC 5545 has it: one entry a meeting, with the neutral title "Møde", and one a period, "Aktivitet". A cancelled meeting stays,
 * and says so.
 */
export function kalender(poster: readonly Kalenderpost[], perioder: readonly Kalenderperiode[] = []): string {
  const linjer = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Samspor//Samtaler//DA',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Møder',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...TIDSZONE,
    ...poster.flatMap(begivenhed),
    ...perioder.flatMap(periode),
    'END:VCALENDAR',
  ]
  return `${linjer.map(fold).join('\r\n')}\r\n`
}

const begivenhed = (p: Kalenderpost): string[] => [
  'BEGIN:VEVENT',
  `UID:${p.id}`,
  `SEQUENCE:${p.aendring}`,
  `DTSTAMP:${utc(p.aendretTid)}`,
  // The length and no end: an end in the hour that the autumn night has twice would be read as the wrong one.
  `DTSTART${erTvetydig(p.start) ? `:${utc(p.start)}` : `;TZID=Europe/Copenhagen:${lokal(p.start)}`}`,
  `DURATION:PT${Math.round((p.slut.getTime() - p.start.getTime()) / 60_000)}M`,
  'SUMMARY:Møde',
  ...(p.sted ? [`LOCATION:${tekst(p.sted)}`] : []),
  `STATUS:${p.aflyst ? 'CANCELLED' : 'CONFIRMED'}`,
  'CLASS:PRIVATE',
  'END:VEVENT',
]

const periode = (p: Kalenderperiode): string[] => [
  'BEGIN:VEVENT',
  `UID:${p.id}`,
  `SEQUENCE:${p.aendring}`,
  `DTSTAMP:${utc(p.aendretTid)}`,
  `DTSTART;VALUE=DATE:${p.fra.replaceAll('-', '')}`,
  // The day after the last: in a calendar the end is not part of the period.
  `DTEND;VALUE=DATE:${plusDage(p.til, 1).replaceAll('-', '')}`,
  'SUMMARY:Aktivitet',
  ...(p.sted ? [`LOCATION:${tekst(p.sted)}`] : []),
  'STATUS:CONFIRMED',
  'TRANSP:TRANSPARENT',
  'CLASS:PRIVATE',
  'END:VEVENT',
]

/** The text of a value: backslash, semicolon, comma and line breaks are written with a backslash. */
const tekst = (t: string): string => t.replace(/[\\;,]/g, (tegn) => `\\${tegn}`).replace(/\r?\n/g, '\\n')

const utc = (tid: Date): string => `${tid.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
const lokal = (tid: Date): string => `${dagFor(tid).replaceAll('-', '')}T${visKlokkeslaet(tid).replace('.', '')}00`

const TIME_MS = 3_600_000
/** Does the clock on the wall show this an hour before or after, too? */
const erTvetydig = (tid: Date): boolean =>
  [-TIME_MS, TIME_MS].some((ms) => lokal(new Date(tid.getTime() + ms)) === lokal(tid))

const LINJE_BYTES = 75

/** No line is longer than 75 bytes; a longer one goes on after a line break and a space, and no character is cut in two. */
function fold(linje: string): string {
  const dele: string[] = []
  let del = ''
  for (const tegn of linje) {
    const plads = dele.length === 0 ? LINJE_BYTES : LINJE_BYTES - 1
    if (Buffer.byteLength(del + tegn) > plads) {
      dele.push(del)
      del = ''
    }
    del += tegn
  }
  return [...dele, del].join('\r\n ')
}
