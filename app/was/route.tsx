import { aabenSide, medFejlside } from '#components/side'

export const GET = (request: Request) =>
  medFejlside(request, () =>
    aabenSide({
      side: 'Tilgængelighedserklæring',
      krop: (
        <>
          <h1>Tilgængelighedserklæring</h1>
          <p>
            Samspor er bygget efter WCAG 2.2 niveau A og AA. Hver side prøves automatisk, og borgerens sider virker uden
            script, med tastatur og på små skærme.
          </p>
          <h2>Det ved vi mangler</h2>
          <p>
            Siderne er ikke prøvet med skærmlæser af brugere. Bilag, som andre har vedhæftet, kan være svære at læse.
          </p>
          <h2>Er der noget, du ikke kan bruge?</h2>
          <p>
            Skriv eller ring til den myndighed, der har din sag. Får du ikke et svar, du kan bruge, kan du klage til
            Digitaliseringsstyrelsen.
          </p>
          <p>
            Den officielle erklæring laves af den myndighed, der driver Samspor, og ses igennem mindst en gang om året.
          </p>
        </>
      ),
    }),
  )
