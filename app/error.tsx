'use client'

/** A staff page that could not be made. The digest is the code that stands in the log. */
export default function Fejl({ error }: { error: Error & { digest?: string } }) {
  return (
    <main className="ramme" id="indhold">
      <title>Fejl – Samspor</title>
      <h1>Der skete en fejl</h1>
      <p>Intet er gemt. Prøv igen om lidt. Sker det igen, så ring og oplys fejlkoden.</p>
      <p>
        <a className="knap" href="/">
          Gå til forsiden
        </a>
      </p>
      {error.digest && (
        <p>
          Fejlkode <code>{error.digest}</code>
        </p>
      )}
    </main>
  )
}
