import type { Json } from '#lib/api/openapi-skema'
import { peg } from '#lib/api/openapi-skema'

/** The headers that a request may carry, as components. The CPR pattern is STAR's; day + 60 passes where the installation takes it. */
export function hovedparametre(tilladErstatning: boolean): Json {
  const dag = (f: string, t: string) => (tilladErstatning ? `${f}|${t}` : f)
  const MED_31 = dag('0[1-9]|[12]\\d|3[01]', '6[1-9]|[78]\\d|9[01]')
  const MED_30 = dag('0[1-9]|[12]\\d|30', '6[1-9]|[78]\\d|90')
  const FEBRUAR = dag('0[1-9]|[12]\\d', '6[1-9]|[78]\\d')
  const cpr = `^(?:(?:${MED_31})(?:0[13578]|1[02])|(?:${MED_30})(?:0[469]|11)|(?:${FEBRUAR})02)\\d{6}$`
  const hoved = (name: string, required: boolean, description: string, schema: Json): Json => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string', ...schema },
  })
  const CPR = { pattern: cpr, examples: [tilladErstatning ? '6701801234' : '0701801234'] }
  const CPR_TEKST = `Borgerens CPR-nummer, ti cifre uden bindestreg. Det står aldrig i en sti eller en query.${tilladErstatning ? ' Her kan dagen være plus 60 (erstatningspersonnummer).' : ''}`
  return {
    Cpr: hoved('x-civilRegistrationIdentifier', true, CPR_TEKST, CPR),
    CprValgfri: hoved('x-civilRegistrationIdentifier', false, CPR_TEKST, CPR),
    RequestId: hoved(
      'x-requestId',
      true,
      'Jeres id på skrivningen. Det samme id igen er den samme anmodning: den udføres én gang.',
      {
        minLength: 1,
        maxLength: 46,
        pattern: '^[\\x21-\\x7e]{1,46}$',
        examples: ['0b6f6b1e-8d0c-4c2e-9d53-1f8a0d7c8f55'],
      },
    ),
    Proev: hoved(
      'x-proev',
      false,
      'Prøv kun: svaret er som skrivningens og siger, hvad den ville medføre. Intet gemmes.',
      {
        enum: ['1'],
      },
    ),
    IfMatch: hoved('If-Match', true, 'Versionen fra ETag på det, I sidst hentede.', {
      pattern: '^"?\\d{1,9}"?$',
      examples: ['"1"'],
    }),
    CorrelationId: hoved('x-correlationId', false, 'Jeres id på kaldet, en uuid. Det gentages i svaret og i loggen.', {
      format: 'uuid',
    }),
  }
}

const tal = (description: string): Json => ({ description, schema: { type: 'integer' } })
const tekst = (description: string, mere: Json = {}): Json => ({ description, schema: { type: 'string', ...mere } })

/** The headers that an answer may carry. */
export const SVARHOVEDER: Json = {
  CorrelationId: {
    ...tekst('Kaldets id, jeres eget eller et nyt. Adgangsloggen kender kaldet ved det.', { format: 'uuid' }),
    required: true,
  },
  ETag: tekst('Versionen, som If-Match skal have næste gang.', { pattern: '^"\\d+"$', examples: ['"2"'] }),
  Proev: tekst('Svaret er på en prøve: intet er gemt.', { enum: ['1'] }),
  Location: tekst('Stien til det, der blev lavet, når det kan hentes for sig.', { format: 'uri-reference' }),
  RateLimitLimit: tal('Kald, som klienten har i minuttet.'),
  RateLimitRemaining: tal('Kald, der er tilbage.'),
  RateLimitReset: tal('Sekunder, til hele antallet er der igen.'),
  RetryAfter: { ...tal('Sekunder, til det giver mening at prøve igen.'), required: true },
  WwwAuthenticate: { ...tekst('Hvad der mangler, efter RFC 6750.'), required: true },
}

/** On every answer to a client that is known. */
export const FORBRUG: Json = {
  'RateLimit-Limit': peg('headers', 'RateLimitLimit'),
  'RateLimit-Remaining': peg('headers', 'RateLimitRemaining'),
  'RateLimit-Reset': peg('headers', 'RateLimitReset'),
}
const KORRELATION: Json = { 'x-correlationId': peg('headers', 'CorrelationId') }

const PROBLEMER: Record<number, [navn: string, description: string, headers?: Json]> = {
  400: ['Form', 'Formen er forkert. Alle fund om hoveder, sti, query og indhold på én gang.'],
  401: [
    'IkkeGodkendt',
    'Tokenet mangler eller holder ikke.',
    { 'WWW-Authenticate': peg('headers', 'WwwAuthenticate') },
  ],
  403: ['IkkeTilladt', 'Klientens scope eller organisationens ret rækker ikke.'],
  404: ['IkkeFundet', 'Findes ikke, eller er ikke for jer. De to kan ikke skelnes.'],
  408: ['ForSent', 'Indholdet kom ikke frem i tide.'],
  409: ['Samtidig', 'Id’et er brugt (4977), eller en anden ændring kom først.'],
  412: ['UdfoertFoer', 'Anmodningen med dette x-requestId er udført før.', { Location: peg('headers', 'Location') }],
  413: ['ForStor', 'Indholdet er for stort.'],
  415: ['ForkertType', 'Indholdet har en anden type.'],
  422: ['Regel', 'En eller flere regler siger nej. Alle fund på én gang.'],
  428: ['VersionMangler', 'If-Match mangler.'],
  429: ['ForMange', 'Klienten har brugt sine kald.', { 'Retry-After': peg('headers', 'RetryAfter') }],
  500: ['Fejl', 'En fejl hos os.'],
  503: ['Optaget', 'Vi nåede ikke at svare. Intet er gemt.', { 'Retry-After': peg('headers', 'RetryAfter') }],
}

export const problemnavn = (status: number): string => PROBLEMER[status]?.[0] ?? 'Fejl'

/** The refusals as components: one per status, all of the same shape. */
export const problemsvarene = (): Json =>
  Object.fromEntries(
    Object.values(PROBLEMER).map(([navn, description, headers]) => [
      navn,
      {
        description,
        headers: { ...KORRELATION, ...FORBRUG, ...headers },
        content: { 'application/problem+json': { schema: peg('schemas', 'Problem') } },
      },
    ]),
  )

/** A sentence about each subject; one that is new here is called by its name alone. */
export const EMNER: Readonly<Record<string, string>> = {
  Organisation: 'Hvem er der, og under hvilken kode.',
  Kodeliste: 'Koder, som felterne kan have på en dag.',
  Tilmelding: 'Om borgeren er tilmeldt som arbejdssøgende.',
  Akassemedlemskab: 'Hvilken a-kasse borgeren er medlem af.',
  Jobcentertilknytning: 'Hvilken kommune borgeren hører til.',
  Kontaktforloeb: 'Hvem der har samtalerne med borgeren, og hvorfor.',
  Fravaer: 'Perioder, hvor borgeren ikke står til rådighed, og kontaktforløbet hos a-kassen (type 75).',
  Dagpengetaeller: 'Timer med dagpenge, som a-kassen opgør.',
  Indstilling: 'A-kassens indstilling om et tilbud til borgerens kommune, fra kladde til afgørelse.',
  BorgerBesked: 'Tråde og beskeder mellem borger, a-kasse og kommune.',
  Beskedopsaetning: 'Om en besked er en opgave, en advis eller ingenting i jeres opgaveliste.',
  Gaesteadgang: 'En kommunes adgang til en andens borger, med en grund og en sidste dag.',
  MinPlan: 'Borgerens plan i udgaver, med borgerens bekræftelse.',
  Webservicebesked: 'Hvad der er ændret, i den rækkefølge det blev gemt.',
  Abonnement: 'Webhooks: hvor webservicebeskeder sendes hen.',
}
