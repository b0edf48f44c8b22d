import { Kode, somJson } from '#components/api/kode'
import { Tabel } from '#components/ui/tabel'

export type Oversigt = {
  tokenUrl: string
  demo: boolean
  emner: {
    navn: string
    beskrivelse: string
    operationer: { navn: string; metode: string; sti: string; resume: string }[]
  }[]
  koder: { kode: string; betyder: string }[]
}

const HOVEDER = [
  ['Authorization', 'Bearer og tokenet.'],
  ['x-civilRegistrationIdentifier', 'Borgerens CPR-nummer, når operationen handler om en borger.'],
  ['x-requestId', 'Jeres id på en skrivning, højst 46 tegn. Det samme id igen er den samme anmodning.'],
  ['x-proev', '1: svar som ved en skrivning, men gem intet.'],
  ['If-Match', 'Versionen fra ETag, når noget ændres.'],
  ['x-correlationId', 'Jeres id på kaldet, en uuid. Den gentages i svaret.'],
] as const

const NEJ = {
  type: 'about:blank',
  title: 'Afvist af en regel',
  status: 422,
  detail: 'Kommunen har overtaget samtalerne efter den 30. april 2024. I kan ikke længere sende en indstilling.',
  instance: 'urn:uuid:5f0c4c0e-6a53-4b8e-9d0a-2f5b1f6f8f11',
  fund: [
    {
      kode: 'IN-001',
      niveau: 'BLOK',
      besked: 'Kommunen har overtaget samtalerne efter den 30. april 2024. I kan ikke længere sende en indstilling.',
      regel: 'A-kassen kan indstille om tilbud, så længe den har kontaktforløbet',
      kilde: 'IT-nyhedsbrev 31/2023',
      gaelderFra: '2024-01-01',
      aarsag: { type: 'fravaer', id: '…', beskrivelse: 'Kontaktforløb hos a-kassen, slutdato 30.04.2024' },
      hvemKan: 'A-kassen kan berigtige slutdatoen, hvis den er forkert',
    },
  ],
}

/** What a programmer reads first: how to get in, what every call has in common, and where each operation is described. */
export function ApiOversigt({ tokenUrl, demo, emner, koder }: Oversigt) {
  return (
    <>
      <h1>API til fagsystemer</h1>
      <p>
        Alt, hvad siderne kan for a-kasser og kommuner, kan jeres system gøre her, med de samme regler og den samme log.
        Det hele står også som <a href="/api/v1/openapi.json">OpenAPI 3.1</a>, som siderne her er lavet af.
      </p>
      <h2>Operationer</h2>
      {emner.map((emne) => (
        <section key={emne.navn} aria-labelledby={`emne-${emne.navn}`}>
          <h3 id={`emne-${emne.navn}`}>{emne.navn}</h3>
          <p>{emne.beskrivelse}</p>
          <ul className="liste">
            {emne.operationer.map((op) => (
              <li key={op.navn}>
                <a href={`/api/v1/docs/${op.navn}`}>
                  <b>{op.resume}</b>
                  <u>
                    {op.metode} /api{op.sti}
                  </u>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <h2>Hent et token</h2>
      <p>
        Klienten viser, hvem den er, hos udstederen (OAuth 2.0 client credentials) og får et adgangstoken. Tokenet
        siger, hvilken organisation klienten handler for, og hvad den må.
      </p>
      <Kode titel="Hent et token med curl">{`curl -s -u "$KLIENT:$HEMMELIGHED" ${tokenUrl} \\
  -d grant_type=client_credentials \\
  -d scope="borgerkommunikation.indstilling.read borgerkommunikation.indstilling.write"`}</Kode>
      {demo && (
        <p>
          Demoens klienter og deres hemmeligheder står på <a href="/api/demo/klienter">/api/demo/klienter</a>.
        </p>
      )}
      <h2>Hoveder</h2>
      <Tabel
        titel="Hoveder i en anmodning"
        skjultTitel
        kolonner={[
          { titel: 'Hoved', vis: ([navn]) => <code>{navn}</code> },
          { titel: 'Betyder', vis: ([, betyder]) => betyder },
        ]}
        raekker={HOVEDER}
        noegle={([navn]) => navn}
      />
      <h2>Tre porte</h2>
      <p>
        Et kald går gennem tre porte. Hver port siger alle sine fund på én gang, og et kald standser ved den første, der
        siger nej.
      </p>
      <ol>
        <li>
          <b>Form</b> (400): hoveder, sti, query og indhold. Ukendte felter afvises.
        </li>
        <li>
          <b>Adgang</b> (401, 403, 404): hvem I er, hvad klienten må, og om borgeren er jeres. Det, der ikke er jeres,
          ser ud, som om det ikke findes.
        </li>
        <li>
          <b>Regler</b> (422): det, en sagsbehandler også ville få at vide.
        </li>
      </ol>
      <h2>Sådan ser et nej ud</h2>
      <p>
        Indholdet er <code>application/problem+json</code> (RFC 9457). Handl efter <code>kode</code>, og vis{' '}
        <code>besked</code> og <code>hvemKan</code> til sagsbehandleren.
      </p>
      <Kode titel="Eksempel på et nej">{somJson(NEJ)}</Kode>
      <h2>Prøv uden at gemme</h2>
      <p>
        Med <code>x-proev: 1</code> går en skrivning gennem alle porte og svarer, som den ellers ville. Svaret har også{' '}
        <code>proeve</code>: de beskeder, breve, opgaver og events, som den ville medføre. Intet gemmes, og x-requestId
        er ikke brugt.
      </p>
      <h2>Én gang er én gang</h2>
      <p>
        Kom der ikke noget svar, så send den samme anmodning igen med det samme x-requestId. Blev den udført første
        gang, er svaret 412 med det første svar i <code>tidligere</code>. Det huskes i 30 dage. Et nej bruger ikke id’et
        op.
      </p>
      <h2>Versioner</h2>
      <p>
        Det, der kan ændres, har en <code>ETag</code>. Send den i <code>If-Match</code>. Har en anden ændret det imens,
        er svaret 409. Uden If-Match er det 428.
      </p>
      {emner.some((emne) => emne.navn === 'Webservicebesked') && (
        <>
          <h2>Events</h2>
          <p>
            En webservicebesked siger, at noget er ændret, og aldrig hvad. Hent det med entitetens egen operation. I kan
            hente beskederne selv, fra et hvilket som helst løbenummer i 180 dage, eller få dem sendt som webhooks,
            underskrevet efter Standard Webhooks. De kommer mindst én gang og i rækkefølge for hver borger: behandl
            hvert <code>WebservicebeskedId</code> én gang.
          </p>
        </>
      )}
      <h2>Grænser</h2>
      <p>
        Et indhold er højst 256 KiB JSON i UTF-8, 32 niveauer dybt, og skal være fremme inden 10 sekunder. Hver klient
        har et antal kald i minuttet; <code>RateLimit-Limit</code>, <code>-Remaining</code> og <code>-Reset</code>{' '}
        følger hvert svar. Er de brugt, er svaret 429 med <code>Retry-After</code>.
      </p>
      <h2>Koder</h2>
      <Tabel
        titel="Koder i fund"
        skjultTitel
        kolonner={[
          { titel: 'Kode', vis: (k) => <code>{k.kode}</code> },
          { titel: 'Betyder', vis: (k) => k.betyder },
        ]}
        raekker={koder}
        noegle={(k) => k.kode}
      />
    </>
  )
}
