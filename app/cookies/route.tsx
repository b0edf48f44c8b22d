import { aabenSide, medFejlside } from '#components/side'

export const GET = (request: Request) =>
  medFejlside(request, () =>
    aabenSide({
      side: 'Cookies',
      krop: (
        <>
          <h1>Cookies</h1>
          <p>
            Samspor bruger kun de cookies, der skal til, for at du kan logge ind. De siger intet om dig, og de slettes,
            når du logger af. Ingen andre får noget at vide.
          </p>
        </>
      ),
    }),
  )
