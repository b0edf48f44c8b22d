import { z } from 'zod'
import { laesning, type Operation, skrivning } from '#lib/api/operation'
import { hentFeed } from '#lib/events/feed'
import { hentFeedvalg, saetFeedvalg } from '#lib/events/feedvalg'

const Webservicebesked = z
  .strictObject({
    Loebenummer: z.int(),
    WebservicebeskedId: z.uuid(),
    EntitetId: z.int(),
    EntitetNavn: z.string(),
    EksternIdentifier: z.uuid(),
    VersionIdentifier: z.string(),
    IdentifikationstypeId: z.literal(1),
    Identifikation: z.string().nullable(),
    Aendringstype: z.int().min(1).max(3),
    Tidspunkt: z.string(),
  })
  .meta({ id: 'Webservicebesked' })

const Feedvalg = z.strictObject({ alleJobordrer: z.boolean() }).meta({ id: 'Webservicebeskedvalg' })

/** Field names as STAR writes them in its description of webservicebeskeder. */
export const webservicebeskedoperationer: readonly Operation[] = [
  laesning({
    navn: 'HentWebservicebeskeder',
    metode: 'GET',
    sti: '/v1/Webservicebesked',
    emne: 'Webservicebesked',
    resume: 'Hent, hvad der er ændret, fra et løbenummer',
    beskrivelse:
      'Beskederne kommer i den rækkefølge, de blev gemt, uden huller for jer at vente på: spørg med efter = naeste fra det seneste svar, og begynd med 0. De kan hentes igen i 180 dage; slettetTil siger, op til hvilket løbenummer der er slettet. Behandl hvert WebservicebeskedId én gang. Indholdet hentes med entitetens egen operation. Identifikation er borgerens CPR-nummer og står kun der, hvis borgeren er jeres i dag.',
    scope: 'eksternkommunikation.webservicebesked.read',
    query: z.strictObject({
      efter: z.coerce
        .number('Skal være et løbenummer.')
        .int('Skal være et løbenummer.')
        .min(0, 'Skal være mindst 0.')
        .default(0),
      antal: z.coerce
        .number('Skal være et helt tal.')
        .int('Skal være et helt tal.')
        .min(1, 'Skal være mindst 1.')
        .max(1000, 'Må højst være 1000.')
        .default(100),
    }),
    svar: z.strictObject({ webservicebeskeder: z.array(Webservicebesked), naeste: z.int(), slettetTil: z.int() }),
    fund: ['WSB-001'],
    udfoer: async (ctx, { query }) => {
      const { raekker, naeste, slettetTil } = await hentFeed(ctx, query)
      return { krop: { webservicebeskeder: raekker, naeste, slettetTil } }
    },
  }),
  laesning({
    navn: 'HentWebservicebeskedvalg',
    metode: 'GET',
    sti: '/v1/Webservicebesked/valg',
    emne: 'Webservicebesked',
    resume: 'Hvad I får besked om ud over jeres eget',
    scope: 'eksternkommunikation.webservicebesked.read',
    svar: Feedvalg,
    udfoer: async (ctx) => ({ krop: await hentFeedvalg(ctx) }),
  }),
  skrivning({
    navn: 'VaelgWebservicebeskeder',
    metode: 'PUT',
    sti: '/v1/Webservicebesked/valg',
    emne: 'Webservicebesked',
    resume: 'Vælg, om jobcentret får besked om alle jobordrer',
    beskrivelse:
      'Et jobcenter kan få besked om alle sendte jobordrer (EntitetId 120001), også dem hos andre kommuner og a-kasser, i feedet og i abonnementerne. Uden valget får jobcentret besked om dem, det har, har haft eller har en borger på. Valget gælder fra næste ændring.',
    scope: 'eksternkommunikation.abonnement.write',
    krop: Feedvalg,
    svar: Feedvalg,
    fund: ['150010'],
    udfoer: async (ctx, { krop }) => ({ krop: await saetFeedvalg(ctx, krop) }),
  }),
]
