import { Sidetitel } from '#components/sidetitel'
import { Paging } from '#components/ui/paging'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { NuphTag } from '#components/ui/tilstand'
import { Tomt } from '#components/ui/tomt'
import { visKortDato, visKortTidspunkt } from '#lib/dato'
import { MEDARBEJDERE } from '#lib/medarbejder/doere'
import { laes } from '#lib/medarbejder/session'
import { en, type Soegeparametre } from '#lib/medarbejder/side'
import type { NuphStatus } from '#lib/nuph/livscyklus'
import { listHaendelser, listNuph } from '#lib/nuph/queries'

const VISNINGER: Record<string, { tekst: string; status?: readonly NuphStatus[]; ikkeAkassen?: true }> = {
  aabne: { tekst: 'Venter på a-kassen', status: ['SENDT', 'MIDLERTIDIGT_BESVARET', 'GENOPTAGET'] },
  besvaret: { tekst: 'Besvaret', status: ['BESVARET', 'LUKKET'] },
  afsluttet: { tekst: 'Trukket tilbage eller afvist', status: ['TILBAGEKALDT', 'AFVIST'] },
  kladder: { tekst: 'Kladder', status: ['KLADDE'], ikkeAkassen: true },
  alle: { tekst: 'Alle' },
}

export default async function Underretninger({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const vis = Object.keys(VISNINGER).find((v) => v === en(parametre, 'vis')) ?? 'aabne'
  const { akasse, liste, haendelser } = await laes(
    async (ctx) => ({
      akasse: ctx.aktoer.organisation.type === 'akasse',
      liste: await listNuph(ctx, { status: VISNINGER[vis]?.status, efter: en(parametre, 'efter') }),
      haendelser: new Map((await listHaendelser(ctx, ctx.dag)).map((h) => [h.kode, h.navn])),
    }),
    MEDARBEJDERE,
  )
  return (
    <>
      <Sidetitel side="Underretninger" />
      <h1>Underretninger</h1>
      <nav className="raekke" aria-label="Filter på status">
        {Object.entries(VISNINGER)
          .filter(([, v]) => !v.ikkeAkassen || !akasse)
          .map(([navn, v]) => (
            <a
              key={navn}
              className="fil"
              href={`/myndighed/nuph?vis=${navn}`}
              aria-current={navn === vis ? 'page' : undefined}
            >
              {v.tekst}
            </a>
          ))}
      </nav>
      {liste.sager.length === 0 ? (
        <Tomt tekst={vis === 'alle' ? 'Der er ingen underretninger.' : 'Ingen underretninger passer til dit valg.'}>
          {vis !== 'alle' && <a href="/myndighed/nuph?vis=alle">Vis alle</a>}
        </Tomt>
      ) : (
        <Tabel
          titel="Underretninger"
          skjultTitel
          raekker={liste.sager}
          noegle={(s) => s.id}
          kolonner={[
            {
              titel: akasse ? 'Medlem' : 'Borger',
              vis: (s) => <a href={`/myndighed/nuph/${s.id}`}>{s.borgerNavn}</a>,
            },
            { titel: 'Hændelse', vis: (s) => haendelser.get(s.haendelse) ?? s.haendelse },
            { titel: 'Dato', vis: (s) => visKortDato(s.haendelsesdato) },
            { titel: akasse ? 'Fra' : 'Til', vis: (s) => (akasse ? s.afsenderNavn : (s.akasseNavn ?? '–')) },
            { titel: 'Sagsnummer', vis: (s) => s.sagsnummer ?? 'Kladde' },
            { titel: 'Ændret', vis: (s) => visKortTidspunkt(s.aendretTid) },
            {
              titel: 'Status',
              vis: (s) => (
                <>
                  <NuphTag status={s.status} />{' '}
                  {s.status === 'KLADDE' && s.automatisk && <StatusTag art="handling">Skrevet af Samspor</StatusTag>}
                  {s.spoergsmaal && <StatusTag art="handling">Åbent spørgsmål</StatusTag>}
                </>
              ),
            },
          ]}
        />
      )}
      <Paging
        hvad="underretninger"
        naeste={liste.naeste ? `/myndighed/nuph?${new URLSearchParams({ vis, efter: liste.naeste })}` : undefined}
      />
    </>
  )
}
