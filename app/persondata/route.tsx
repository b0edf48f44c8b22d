import { aabenSide, medFejlside } from '#components/side'

export const GET = (request: Request) =>
  medFejlside(request, () =>
    aabenSide({
      side: 'Persondata',
      krop: (
        <>
          <h1>Persondata</h1>
          <p>
            Din a-kasse og din kommune er hver for sig ansvarlige for det, de skriver om dig. Samspor opbevarer det for
            dem.
          </p>
          <p>Dit CPR-nummer ligger krypteret ét sted. Det står aldrig i adresser, beskeder eller logge.</p>
          <p>Hver gang en medarbejder ser på dig, bliver det skrevet ned. Du kan se det under Min profil.</p>
          <p>
            Du har ret til at se det hele, få fejl rettet og klage til Datatilsynet. Kontakt din a-kasse eller din
            kommune.
          </p>
        </>
      ),
    }),
  )
