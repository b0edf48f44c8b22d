import { type Doedsfald, vurderDoed } from '#lib/borger/doed'
import { type Dag, visDato, visTidspunkt } from '#lib/dato'
import type { Ansvarlig } from '#lib/kontaktforloeb/regler'
import type { Regelfund } from '#lib/regelfund'
import { vurderFritekst } from '#lib/tekst/fritekst'

export const JOBSAMTALE = 7
export const HENVISNING = 8
export const ANDEN_SAMTALE = 12
/** Informationsmøde uden mødepligt: nobody can fail to turn up. */
export const UDEN_MOEDEPLIGT = 13
const JOBSAMTALE_MED_AKASSE = 17
/** Held together with the a-kasse; the jobcenter registers it. */
export const FAELLES_JOBSAMTALE = 19

/** The interviews that count in the cadence and may hold binding agreements. */
export const JOBSAMTALER: readonly number[] = [JOBSAMTALE, JOBSAMTALE_MED_AKASSE, FAELLES_JOBSAMTALE]
export const erJobsamtale = (type: number): boolean => JOBSAMTALER.includes(type)

const STAR = 'STAR, starwiki: InterviewService'
const NYHEDSBREV = 'STAR, IT-nyhedsbrev 31/2023: Kontaktforløb i a-kassen'
const BEKENDTGOERELSE = 'Databekendtgørelsen § 27'

export type Myndighed = 'AKASSE' | 'JOBCENTER'

/** Another interview of the citizen that counts: not cancelled, not berigtiget, and not the one that is judged. */
export type AndenSamtale = { id: string; type: number; start: Date; status: string; nulstillende: boolean }

export type Samtalefakta = {
  nu: Date
  /** A summons lies ahead, a held interview has begun, a change may do either. */
  hvad: 'INDKALD' | 'AFHOLDT'
  doed: Doedsfald
  skriver: Myndighed
  /** The actor's organisation has the citizen on the day of the interview. */
  tilknyttet: boolean
  type: number
  /** The name of the type on the day of the interview; undefined when it is none then. */
  typenavn: string | undefined
  formKendt: boolean
  /** Who takes part beside the citizen, and whether role and form are codes of their lists. */
  deltagere: readonly { navn: string; kendt: boolean }[]
  start: Date
  slut: Date
  ombookSenest: Date | null
  /** Who has the kontaktforløb on the day of the interview, whenever it is registered. */
  ansvarlig: Ansvarlig
  kontaktgruppe: number | null
  /** Types that the kontaktgruppe allows on the day; undefined when the list has nothing about it. */
  tilladte: readonly number[] | undefined
  nulstillende: boolean
  andre: readonly AndenSamtale[]
  /** More authorities take part, or it is the first interview in the jobcenter. */
  kraeverAkassedeltagelse: boolean
  akassedeltagelse: string | null
  /** A booking that is named, and whether the citizen has a summons with it. */
  booking: { id: string; kendt: boolean } | null
  /** Follow-up on an indstilling: approved and the citizen's own, or not. */
  opfoelgning: { godkendt: boolean } | null
  /** The citizen has been asked to book an interview of the type, and by whom: nobody calls to one meanwhile. */
  selvbook: { id: string; hos: string; senest: Dag } | null
}

/** May this interview be registered? Every finding at once; the type is judged by the day of the interview, never by today. */
export function vurderSamtale(f: Samtalefakta): Regelfund[] {
  return [...vurderTid(f), ...vurderTypeOgHvem(f), ...vurderAndre(f), ...vurderOplysninger(f)]
}

/** May this authority hold an interview of this type with the citizen on the day? */
export const vurderTypeOgHvem = (f: Samtalefakta): Regelfund[] => [...vurderType(f), ...vurderHvem(f)]

function vurderTid({ hvad, nu, start, slut, ombookSenest }: Samtalefakta): Regelfund[] {
  const fund: Regelfund[] = []
  if (slut <= start)
    fund.push({ kode: '1003', niveau: 'BLOK', besked: 'Samtalen skal slutte, efter at den begynder.', felt: 'slut' })
  if (hvad === 'INDKALD' && start <= nu)
    fund.push({
      kode: 'SA-008',
      niveau: 'BLOK',
      besked: 'Tidspunktet er passeret. Registrér samtalen som afholdt, hvis den har været der.',
      felt: 'start',
    })
  if (hvad === 'AFHOLDT' && start > nu)
    fund.push({
      kode: 'SA-009',
      niveau: 'BLOK',
      besked: `Samtalen er ikke begyndt endnu. Den begynder ${visTidspunkt(start)}.`,
      felt: 'start',
    })
  if (ombookSenest !== null && ombookSenest >= start)
    fund.push({
      kode: 'SA-010',
      niveau: 'BLOK',
      besked: 'Fristen for at flytte samtalen skal ligge, før den begynder.',
      felt: 'ombookSenest',
    })
  return fund
}

function vurderType(f: Samtalefakta): Regelfund[] {
  if (f.typenavn === undefined)
    return [
      { kode: '1014', niveau: 'BLOK', besked: `Der er ingen samtaletype ${f.type} på dagen.`, felt: 'samtaletype' },
    ]
  if (f.kontaktgruppe === null)
    return [
      {
        kode: '8060',
        niveau: 'BLOK',
        besked: 'Borgeren har ingen kontaktgruppe på dagen for samtalen.',
        felt: 'start',
        hvemKan: 'Borgeren skal være tilmeldt som arbejdssøgende',
      },
    ]
  if (f.tilladte === undefined)
    return [
      {
        kode: 'SA-W01',
        niveau: 'ADVAR',
        besked: `Samspor kender ikke de samtaler, som kontaktgruppe ${f.kontaktgruppe} kan have.`,
        felt: 'samtaletype',
      },
    ]
  if (!f.tilladte.includes(f.type))
    return [
      {
        kode: 'SA-001',
        niveau: 'BLOK',
        besked: `${f.typenavn} kan ikke bruges for kontaktgruppe ${f.kontaktgruppe} på dagen.`,
        felt: 'samtaletype',
        regel: 'Typen skal være tilladt for borgerens kontaktgruppe på dagen',
        kilde: STAR,
      },
    ]
  return []
}

function vurderHvem(f: Samtalefakta): Regelfund[] {
  const fund: Regelfund[] = []
  if (!f.tilknyttet)
    fund.push({
      kode: 'SA-007',
      niveau: 'BLOK',
      besked: 'Borgeren hører ikke til jer på dagen for samtalen.',
      felt: 'start',
      regel: 'Kun borgerens egen a-kasse og eget jobcenter holder samtaler',
      kilde: STAR,
    })
  if (f.skriver === 'JOBCENTER' && erJobsamtale(f.type) && f.ansvarlig === 'AKASSE')
    fund.push({
      kode: 'KF-010',
      niveau: 'BLOK',
      besked: 'A-kassen har kontaktforløbet på dagen for samtalen. Kommunen kan ikke holde en jobsamtale.',
      felt: 'samtaletype',
      regel: 'A-kassen holder jobsamtalerne, mens den har kontaktforløbet',
      kilde: NYHEDSBREV,
      hvemKan: 'A-kassen. Opfølgning på et tilbud registreres som Anden samtale (12)',
    })
  if (f.skriver === 'AKASSE' && erJobsamtale(f.type) && f.ansvarlig !== 'AKASSE')
    fund.push({
      kode: 'KF-011',
      niveau: 'BLOK',
      besked: 'Kommunen har kontaktforløbet på dagen for samtalen. A-kassen kan ikke registrere en jobsamtale.',
      felt: 'samtaletype',
      regel: 'Kommunen registrerer samtalen, også når a-kassen deltager',
      kilde: NYHEDSBREV,
      hvemKan: 'Borgerens kommune',
    })
  return [...fund, ...vurderOpfoelgning(f)]
}

/** Follow-up on an approved tilbud is Anden samtale while the a-kasse has the kontaktforløb, and Jobsamtale after it. */
export const opfoelgningstype = (ansvarlig: Ansvarlig): number => (ansvarlig === 'AKASSE' ? ANDEN_SAMTALE : JOBSAMTALE)

function vurderOpfoelgning({ opfoelgning, type, ansvarlig }: Samtalefakta): Regelfund[] {
  if (!opfoelgning) return []
  if (!opfoelgning.godkendt)
    return [
      {
        kode: 'SA-013',
        niveau: 'BLOK',
        besked: 'Indstillingen er ikke godkendt, eller den hører til en anden. Der er intet at følge op på.',
        felt: 'indstillingId',
      },
    ]
  if (type === opfoelgningstype(ansvarlig)) return []
  return [
    {
      kode: 'SA-014',
      niveau: 'BLOK',
      besked:
        ansvarlig === 'AKASSE'
          ? 'Opfølgning på et tilbud er Anden samtale (12), mens a-kassen har kontaktforløbet.'
          : 'Opfølgning på et tilbud er Jobsamtale (7), når kommunen har kontaktforløbet.',
      felt: 'samtaletype',
      regel: 'Dagen for samtalen afgør typen, ikke dagen, den registreres',
      kilde: NYHEDSBREV,
    },
  ]
}

function vurderAndre(f: Samtalefakta): Regelfund[] {
  const fund: Regelfund[] = []
  const aarsag = (s: AndenSamtale) => ({
    type: 'samtale',
    id: s.id,
    beskrivelse: `Samtale ${visTidspunkt(s.start)}`,
  })
  const samtidig = f.andre.filter((s) => s.start.getTime() === f.start.getTime())
  const samme = samtidig.find((s) => s.type === f.type)
  if (samme)
    fund.push({
      kode: 'SA-002',
      niveau: 'BLOK',
      besked: 'Der er allerede en samtale af samme type på samme tid.',
      felt: 'start',
      kilde: STAR,
      aarsag: aarsag(samme),
      hvemKan: 'Ret eller aflys den samtale, der er registreret',
    })
  const nulstiller = f.nulstillende ? samtidig.find((s) => s.nulstillende && s.type !== f.type) : undefined
  if (nulstiller)
    fund.push({
      kode: 'SA-003',
      niveau: 'BLOK',
      besked: 'To samtaler, der nulstiller, kan ikke ligge på samme tid. Et minut imellem er nok.',
      felt: 'start',
      kilde: STAR,
      aarsag: aarsag(nulstiller),
    })
  const seneste = f.andre
    .filter((s) => s.nulstillende && s.status === 'AFHOLDT')
    .reduce<AndenSamtale | undefined>((a, b) => (a && a.start > b.start ? a : b), undefined)
  if (f.hvad === 'AFHOLDT' && seneste && f.start < seneste.start)
    fund.push({
      kode: 'SA-004',
      niveau: 'BLOK',
      besked: `Samtalen ligger før den seneste afholdte, der nulstiller (${visTidspunkt(seneste.start)}).`,
      felt: 'start',
      regel: 'En afholdt samtale ligger ikke før den seneste, der nulstiller',
      kilde: STAR,
      aarsag: aarsag(seneste),
    })
  if (f.hvad === 'INDKALD' && f.selvbook)
    fund.push({
      kode: 'SA-026',
      niveau: 'BLOK',
      besked: `Borgeren er bedt om selv at booke en samtale af den type senest den ${visDato(f.selvbook.senest)}.`,
      felt: 'samtaletype',
      regel: 'En borger med en åben frist for selv at booke har ikke samtidig en fremtidig booking, der opfylder den',
      kilde: STAR,
      aarsag: { type: 'selvbookfrist', id: f.selvbook.id, beskrivelse: `Frist hos ${f.selvbook.hos}` },
      hvemKan: `${f.selvbook.hos} kan lukke fristen`,
    })
  return fund
}

function vurderOplysninger(f: Samtalefakta): Regelfund[] {
  const fund: Regelfund[] = [...vurderDoed(f.doed)]
  if (!f.formKendt)
    fund.push({ kode: '1014', niveau: 'BLOK', besked: 'Vælg, hvordan samtalen holdes.', felt: 'samtaleform' })
  if (f.deltagere.some((d) => !d.kendt))
    fund.push({ kode: '1014', niveau: 'BLOK', besked: 'En deltagers rolle eller form findes ikke.', felt: 'deltagere' })
  fund.push(...f.deltagere.flatMap((d) => vurderFritekst(d.navn, 'deltagere', 140)))
  if (f.kraeverAkassedeltagelse && f.akassedeltagelse === null)
    fund.push({
      kode: 'SA-005',
      niveau: 'BLOK',
      besked: 'Oplys, om a-kassen deltager i samtalen.',
      felt: 'akassedeltagelse',
      regel: 'Deltagelsen oplyses, når flere myndigheder deltager, og ved den første samtale hos kommunen',
      kilde: BEKENDTGOERELSE,
    })
  if (f.booking && !f.booking.kendt)
    fund.push({
      kode: 'SA-006',
      niveau: 'BLOK',
      besked: 'Borgeren har ingen samtale med den booking.',
      felt: 'bookingId',
      kilde: STAR,
    })
  return fund
}
