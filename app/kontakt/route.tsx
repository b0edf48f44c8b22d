import { aabenSide, medFejlside } from '#components/side'

export const GET = (request: Request) =>
  medFejlside(request, () =>
    aabenSide({
      side: 'Hjælp og kontakt',
      krop: (
        <>
          <h1>Hjælp og kontakt</h1>
          <h2>Din sag</h2>
          <p>
            Ring til den, der har dine samtaler: din a-kasse eller din kommune. Du kan se, hvem det er, under Overblik,
            når du er logget ind.
          </p>
          <h2>En afgørelse</h2>
          <p>Afgørelser ligger i din Digital Post. I brevet står, hvem du kan ringe til, og hvordan du klager.</p>
          <h2>Jobordrer</h2>
          <p>
            Om en jobordre: ring til den kommune eller a-kasse, der har den. Nummeret står på jobordren. Er virksomheden
            spærret, eller er jobordren til kontrol, så kontakt STARs kundesupport på star.dk.
          </p>
          <h2>Log ind</h2>
          <p>Virker dit MitID ikke, så få hjælp på MitID.dk. Medarbejdere kontakter deres lokale administrator.</p>
          <h2>Fejl på siden</h2>
          <p>Oplys fejlkoden, hvis siden viste en. Så kan driften finde den.</p>
        </>
      ),
    }),
  )
