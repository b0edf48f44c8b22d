import type { ReactNode } from 'react'
import { side } from '#components/side'
import { Liste, Raekke } from '#components/ui/liste'
import { Paging } from '#components/ui/paging'
import { StatusTag } from '#components/ui/status-tag'
import { Tomt } from '#components/ui/tomt'
import { hentBorgerensEmne } from '#lib/besked/borgerens'
import { antalUlaeste, listTraade, type Traadlinje } from '#lib/besked/queries'
import { dagFor } from '#lib/dato'
import { kortId } from '#lib/id'
import { hentTekst } from '#lib/regelsaet/vaerdier'

const AFSENDERE = ['akasse', 'jobcenter', 'samspor'] as const

export const GET = side(async (ctx, { url }) => {
  const ulaeste = url.searchParams.get('vis') === 'ulaeste'
  const fra = AFSENDERE.find((a) => a === url.searchParams.get('fra'))
  // The page that everybody opens: asked for in one go, so that it is one way to the database and back.
  const [{ traade, naeste }, emne, kommunen, antal] = await Promise.all([
    listTraade(ctx, { ulaeste, afsender: fra, efter: url.searchParams.get('efter') ?? undefined }),
    hentBorgerensEmne(ctx),
    hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
    antalUlaeste(ctx),
  ])
  const adresse = (valg: Record<string, string | undefined>) => {
    const valgte = Object.entries({ vis: ulaeste ? 'ulaeste' : undefined, fra, ...valg }).filter(
      (par): par is [string, string] => Boolean(par[1]),
    )
    return valgte.length > 0 ? `/borger/beskeder?${new URLSearchParams(valgte)}` : '/borger/beskeder'
  }
  return {
    side: 'Beskeder',
    ulaeste: antal,
    krop: (
      <>
        <h1>Beskeder</h1>
        <nav className="ingen-print" aria-label="Vælg beskeder">
          <Veje navn="Vis">
            <Vej href={adresse({ vis: undefined })} her={!ulaeste} tekst="Alle" />
            <Vej href={adresse({ vis: 'ulaeste' })} her={ulaeste} tekst="Ulæste" />
          </Veje>
          <Veje navn="Fra">
            <Vej href={adresse({ fra: undefined })} her={!fra} tekst="Alle" />
            <Vej href={adresse({ fra: 'akasse' })} her={fra === 'akasse'} tekst="A-kassen" />
            <Vej href={adresse({ fra: 'jobcenter' })} her={fra === 'jobcenter'} tekst={kommunen} />
          </Veje>
        </nav>
        {traade.length === 0 ? (
          <Tomt tekst={ulaeste || fra ? <Ryd /> : 'Du har ingen beskeder.'} />
        ) : (
          <Liste navn="Beskeder">
            {traade.map((t) => (
              <Raekke
                key={t.id}
                href={`/borger/beskeder/${kortId(t.id)}`}
                titel={emne(t)}
                ny={t.ulaest}
                maerke={t.ulaest && <StatusTag art="info">Ulæst</StatusTag>}
                fra={t.afsenderNavn}
                dag={dagFor(t.sidsteTid)}
                under={bilagstekst(t)}
              />
            ))}
          </Liste>
        )}
        <Paging hvad="beskeder" naeste={naeste ? adresse({ efter: naeste }) : undefined} />
      </>
    ),
  }
})

const Veje = ({ navn, children }: { navn: string; children: ReactNode }) => (
  <p className="raekke">
    {navn}: {children}
  </p>
)

/** A choice: the one in use is bold and leads nowhere. */
const Vej = ({ href, her, tekst }: { href: string; her: boolean; tekst: string }) =>
  her ? (
    <b className="fil" aria-current="true">
      {tekst}
    </b>
  ) : (
    <a className="fil" href={href}>
      {tekst}
    </a>
  )

const Ryd = () => (
  <>
    Ingen beskeder passer til dit valg. <a href="/borger/beskeder">Vis alle beskeder</a>
  </>
)

const bilagstekst = (t: Traadlinje) =>
  t.fjernet ? 'Fjernet af afsenderen' : t.antalBilag > 0 ? `${t.antalBilag} bilag` : undefined
