import { Maanedsgraf } from '#components/overdragelse/maanedsgraf'
import { Forloebstag, TILSTANDSNAVN } from '#components/overdragelse/tilstand'
import { Sidetitel } from '#components/sidetitel'
import { Tekstfelt } from '#components/ui/felt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Paging } from '#components/ui/paging'
import { StatusTag } from '#components/ui/status-tag'
import { type Kolonne, Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { Vaelg } from '#components/ui/valg'
import { arbejdsdageImellem, type Dag, visKortDato, visTimer } from '#lib/dato'
import { laes } from '#lib/medarbejder/session'
import { en, type Soegeparametre } from '#lib/medarbejder/side'
import { filtersti, laesFilter } from '#lib/overdragelse/filter'
import {
  type Forloebslinje,
  listForloeb,
  listModparter,
  listNaaede,
  type Sortering,
  TILSTAND,
  taelForventede,
} from '#lib/overdragelse/liste'
import { erGammel, visSkoen } from '#lib/overdragelse/prognose'
import { hentTal, hentTekst } from '#lib/regelsaet/vaerdier'

const SIDE = '/myndighed/overdragelser'

export const metadata = { title: 'Overdragelser' }

/** Citizens on their way from the a-kasse's interviews to the kommune's, the nearest first. */
export default async function Overdragelser({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const valgt = laesFilter((navn) => en(parametre, navn))
  const efter = en(parametre, 'efter')
  const data = await laes(async (ctx) => {
    const akasse = ctx.aktoer.organisation.type === 'akasse'
    return {
      dag: ctx.dag,
      akasse,
      kommunen: await hentTekst(ctx, 'jobcenter.bestemt_stort', ctx.dag),
      gammelDage: await hentTal(ctx, 'opgoerelse_gammel_dage', ctx.dag),
      liste: await listForloeb(ctx, { ...valgt, efter }),
      naaede: akasse && !efter ? await listNaaede(ctx) : [],
      modparter: await listModparter(ctx),
      tal: efter ? [] : await taelForventede(ctx),
    }
  })
  const { akasse, liste, naaede, modparter, tal } = data
  const filtreret = Boolean(valgt.tilstand || valgt.inden || valgt.modpart)
  return (
    <>
      <Sidetitel side="Overdragelser" />
      <h1>Overdragelser</h1>
      <p>Forventet overdragelse er et skøn. {data.kommunen} overtager først, når a-kassen har sat en slutdato.</p>
      {naaede.length > 0 && (
        <>
          <h2>Grænsen er nået, ikke afsluttet</h2>
          <p>Kun I kan sætte slutdatoen. {data.kommunen} venter på den.</p>
          <Tabel
            titel="Grænsen er nået, ikke afsluttet"
            skjultTitel
            raekker={naaede}
            noegle={(f) => f.borgerId}
            kolonner={naaedeKolonner(data.dag)}
          />
        </>
      )}
      <h2>{akasse ? 'Medlemmer med samtaler hos jer' : 'Borgere med samtaler hos a-kassen'}</h2>
      <form method="get" action={SIDE} className="raekke items-end">
        <Vaelg
          navn="status"
          label="Status"
          tom="Alle"
          valgt={valgt.tilstand}
          muligheder={TILSTAND.map((t) => ({ vaerdi: t, tekst: TILSTANDSNAVN[t] }))}
        />
        <Tekstfelt
          navn="inden"
          label="Højst timer tilbage"
          bredde={8}
          inputMode="decimal"
          vaerdi={valgt.inden?.replace('.', ',')}
        />
        <Vaelg
          navn="modpart"
          label={akasse ? 'Kommune' : 'A-kasse'}
          tom="Alle"
          valgt={valgt.modpart}
          muligheder={modparter.map((m) => ({ vaerdi: m.id, tekst: m.navn }))}
        />
        {valgt.sorter !== 'tilbage' && <input type="hidden" name="sorter" value={valgt.sorter} />}
        {valgt.faldende && <input type="hidden" name="orden" value="faldende" />}
        <div className="raekke mb-4">
          <Knap art="sekundaer">Vis</Knap>
          {filtreret && <a href={SIDE}>Ryd alle filtre</a>}
        </div>
      </form>
      {liste.linjer.length === 0 ? (
        <Tomt
          tekst={
            filtreret || efter
              ? 'Ingen passer til dine filtre.'
              : akasse
                ? 'Ingen af jeres medlemmer har samtaler hos jer lige nu.'
                : 'Ingen af jeres borgere har samtaler hos en a-kasse lige nu.'
          }
        >
          {(filtreret || efter) && <a href={SIDE}>Ryd alle filtre</a>}
        </Tomt>
      ) : (
        <>
          <div className="taet">
            <Tabel
              titel="Overdragelser"
              skjultTitel
              raekker={liste.linjer}
              noegle={(f) => f.borgerId}
              kolonner={kolonner(data, valgt)}
            />
          </div>
          <p className="ingen-print">
            <KnapLink art="sekundaer" href={filtersti(`${SIDE}/csv`, valgt)} download>
              Hent som fil (CSV)
            </KnapLink>
          </p>
        </>
      )}
      <Paging
        hvad="overdragelser"
        forrige={efter ? filtersti(SIDE, valgt) : undefined}
        naeste={liste.naeste ? filtersti(SIDE, valgt, { efter: liste.naeste }) : undefined}
      />
      {tal.length > 0 && <Maanedsgraf tal={tal} />}
    </>
  )
}

type Valgt = ReturnType<typeof laesFilter>

function kolonner(
  { akasse, dag, gammelDage }: { akasse: boolean; dag: Dag; gammelDage: number },
  valgt: Valgt,
): Kolonne<Forloebslinje>[] {
  const sorter = (navn: Sortering): Pick<Kolonne<Forloebslinje>, 'sorter' | 'retning'> => {
    const aktiv = valgt.sorter === navn
    return {
      sorter: filtersti(SIDE, { ...valgt, sorter: navn, faldende: aktiv && !valgt.faldende }),
      ...(aktiv && { retning: valgt.faldende ? 'faldende' : 'stigende' }),
    }
  }
  return [
    {
      titel: akasse ? 'Medlem' : 'Borger',
      vis: (f) => <a href={`/myndighed/borgere/${f.borgerId}`}>{f.navn}</a>,
      ...sorter('navn'),
    },
    { titel: akasse ? 'Kommune' : 'A-kasse', vis: (f) => f.modpartNavn ?? 'Ingen' },
    { titel: 'Forsikring', vis: (f) => (f.forsikring === 'DELTID' ? 'Deltid' : 'Fuldtid') },
    { titel: 'Timer brugt', tal: true, vis: (f) => (f.timer ? visTimer(f.timer) : '–') },
    { titel: 'Grænse', tal: true, vis: (f) => visTimer(f.graense) },
    { titel: 'Timer tilbage', tal: true, vis: (f) => visTimer(f.tilbage), ...sorter('tilbage') },
    {
      titel: 'Forventet overdragelse (skøn)',
      vis: (f) => (f.tilstand === 'OVERDRAGET' || f.tilstand === 'NAAET_IKKE_AFSLUTTET' ? '–' : visSkoen(f, dag)),
      ...sorter('forventet'),
    },
    {
      titel: 'Opgjort til',
      vis: (f) =>
        f.opgjortTil ? (
          <>
            {visKortDato(f.opgjortTil)}{' '}
            {f.tilstand !== 'OVERDRAGET' && erGammel(f.opgjortTil, dag, gammelDage) && (
              <StatusTag art="neutral">Opgørelse er gammel</StatusTag>
            )}
          </>
        ) : (
          'Ikke opgjort'
        ),
    },
    {
      titel: 'Status',
      vis: (f) => (f.tilstand === 'IKKE_OPGJORT' ? null : <Forloebstag {...f} dag={dag} akasse={akasse} />),
    },
  ]
}

function naaedeKolonner(dag: Dag): Kolonne<Forloebslinje>[] {
  const alder = (f: Forloebslinje) => (f.naaetDag ? arbejdsdageImellem(f.naaetDag, dag) : 0)
  return [
    { titel: 'Medlem', vis: (f) => <a href={`/myndighed/borgere/${f.borgerId}`}>{f.navn}</a> },
    { titel: 'Timer brugt', tal: true, vis: (f) => (f.timer ? visTimer(f.timer) : '–') },
    { titel: 'Grænse', tal: true, vis: (f) => visTimer(f.graense) },
    { titel: 'Indberettet', vis: (f) => (f.naaetDag ? visKortDato(f.naaetDag) : '–') },
    {
      titel: 'Alder',
      vis: (f) => (
        <>
          {alder(f) === 1 ? '1 arbejdsdag' : `${alder(f)} arbejdsdage`}{' '}
          {f.eskaleret && <StatusTag art="fejl">Venter for længe</StatusTag>}
        </>
      ),
    },
    {
      titel: 'Handling',
      vis: (f) => (
        <a href={`/myndighed/borgere/${f.borgerId}/afslut`}>
          Sæt slutdato<span className="sr">: {f.navn}</span>
        </a>
      ),
    },
  ]
}
