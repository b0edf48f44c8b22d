import { Sidetitel } from '#components/sidetitel'
import { Paging } from '#components/ui/paging'
import { Tabel } from '#components/ui/tabel'
import { IndstillingTag, indstillingTekst } from '#components/ui/tilstand'
import { Tomt } from '#components/ui/tomt'
import { visKortTidspunkt } from '#lib/dato'
import { listIndstillinger } from '#lib/indstilling/queries'
import { laes } from '#lib/medarbejder/session'
import { en, type Soegeparametre } from '#lib/medarbejder/side'
import { listKoder } from '#lib/regelsaet/vaerdier'

const STATUS = ['KLADDE', 'MODTAGET', 'UNDER_BEHANDLING', 'GODKENDT', 'AFSLAG', 'TRUKKET'] as const

export default async function Indstillinger({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const status = STATUS.find((s) => s === en(parametre, 'status'))
  const { akasse, liste, typer } = await laes(async (ctx) => ({
    akasse: ctx.aktoer.organisation.type === 'akasse',
    liste: await listIndstillinger(ctx, { status, efter: en(parametre, 'efter') }),
    typer: new Map((await listKoder(ctx, 'tilbudstype', ctx.dag)).map((k) => [k.kode, k.navn])),
  }))
  return (
    <>
      <Sidetitel side="Indstillinger om tilbud" />
      <h1>Indstillinger om tilbud</h1>
      <nav className="raekke" aria-label="Filter på status">
        <a className="fil" href="/myndighed/indstillinger" aria-current={status ? undefined : 'page'}>
          Alle
        </a>
        {STATUS.filter((s) => akasse || s !== 'KLADDE').map((s) => (
          <a
            key={s}
            className="fil"
            href={`/myndighed/indstillinger?status=${s}`}
            aria-current={s === status ? 'page' : undefined}
          >
            {indstillingTekst(s)}
          </a>
        ))}
      </nav>
      {liste.sager.length === 0 ? (
        <Tomt tekst={status ? 'Ingen indstillinger passer til dit valg.' : 'Der er ingen indstillinger.'}>
          {status && <a href="/myndighed/indstillinger">Vis alle</a>}
        </Tomt>
      ) : (
        <Tabel
          titel="Indstillinger om tilbud"
          skjultTitel
          raekker={liste.sager}
          noegle={(s) => s.id}
          kolonner={[
            {
              titel: akasse ? 'Medlem' : 'Borger',
              vis: (s) => <a href={`/myndighed/indstillinger/${s.id}`}>{s.borgerNavn}</a>,
            },
            { titel: 'Sagsnummer', vis: (s) => s.sagsnummer ?? 'Kladde' },
            { titel: 'Tilbud', vis: (s) => typer.get(String(s.tilbudstype)) ?? '–' },
            { titel: akasse ? 'Kommune' : 'A-kasse', vis: (s) => (akasse ? (s.jobcenterNavn ?? '–') : s.akasseNavn) },
            { titel: 'Ændret', vis: (s) => visKortTidspunkt(s.aendretTid) },
            { titel: 'Sagsbehandler', vis: (s) => s.sagsbehandlerNavn ?? '–' },
            {
              titel: 'Status',
              vis: (s) => <IndstillingTag status={s.status} laeser={akasse ? 'myndighed' : 'afgoerende'} />,
            },
          ]}
        />
      )}
      <Paging
        hvad="indstillinger"
        naeste={
          liste.naeste
            ? `/myndighed/indstillinger?${new URLSearchParams({ ...(status && { status }), efter: liste.naeste })}`
            : undefined
        }
      />
    </>
  )
}
