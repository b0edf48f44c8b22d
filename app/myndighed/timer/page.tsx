import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Filfelt } from '#components/ui/filfelt'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Paging } from '#components/ui/paging'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { visKortTidspunkt } from '#lib/dato'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { IkkeFundet } from '#lib/regelfund'
import { hentTal } from '#lib/regelsaet/vaerdier'
import { listImporter } from '#lib/timeimport/queries'
import { Filformat } from './filformat'
import { STATUS, tal } from './tekster'

const AABNE = new Set(['KONTROLLERES', 'KLAR', 'INDLAESES'])

/** Many counters at once, as a file; and the files that the a-kasse has sent. */
export default async function IndberetTimer({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const { liste, hoejst, subject } = await laes(async (ctx, session) => {
    if (!kanOverhovedet(ctx.aktoer, 'taellerimport.se')) throw new IkkeFundet('indberetning af timer')
    return {
      liste: await listImporter(ctx, { efter: en(parametre, 'efter') }),
      hoejst: await hentTal(ctx, 'taellerimport_raekker_hoejst', ctx.dag),
      subject: session.subject,
    }
  })
  const { fund } = await laesSvar(parametre, subject, '/myndighed/timer')
  const aaben = liste.importer.find((i) => AABNE.has(i.status))
  return (
    <>
      <Sidetitel side="Indberet timer" fund={fund} />
      <Fejlopsummering fund={fund} />
      <h1>Indberet timer</h1>
      {fund.some((f) => f.kode === 'LOGIN') && <Notits art="advarsel" titel={fund[0]?.besked} />}
      <p>
        Send en fil med jeres medlemmers forbrugte timer. Vi kontrollerer den først og viser, hvad der vil ske. Intet
        bliver gemt, før I siger til. Timer for ét medlem indberetter I på medlemmets side.
      </p>
      {aaben ? (
        <Notits titel={`Filen ${aaben.filnavn} er ikke færdig`}>
          <p>I kan sende en ny, når den er indlæst eller afbrudt.</p>
          <KnapLink href={`/myndighed/timer/${aaben.id}`}>Åbn filen</KnapLink>
        </Notits>
      ) : (
        <form method="post" action="/myndighed/timer/fil" encType="multipart/form-data">
          <Filfelt
            navn="fil"
            label="Fil med timer"
            hjaelp={`CSV med semikolon i UTF-8. Højst ${tal(hoejst)} rækker.`}
            typer=".csv,.ndjson,text/csv"
            fund={fund}
          />
          <Knap>Send og kontrollér filen</Knap>
        </form>
      )}
      <Filformat />
      <h2>Filer</h2>
      {liste.importer.length === 0 ? (
        <Tomt tekst="I har ikke sendt nogen fil." />
      ) : (
        <Tabel
          titel="Filer"
          skjultTitel
          raekker={liste.importer}
          noegle={(i) => i.id}
          kolonner={[
            { titel: 'Fil', vis: (i) => <a href={`/myndighed/timer/${i.id}`}>{i.filnavn}</a> },
            { titel: 'Sendt', vis: (i) => visKortTidspunkt(i.oprettetTid) },
            { titel: 'Af', vis: (i) => i.brugerNavn },
            { titel: 'Rækker', tal: true, vis: (i) => tal(i.raekker) },
            { titel: 'Gemt', tal: true, vis: (i) => tal(i.gemt) },
            { titel: 'Fejl', tal: true, vis: (i) => tal(i.fejl) },
            { titel: 'Status', vis: (i) => <StatusTag art={STATUS[i.status].art}>{STATUS[i.status].tekst}</StatusTag> },
          ]}
        />
      )}
      <Paging
        hvad="filer"
        forrige={en(parametre, 'efter') ? '/myndighed/timer' : undefined}
        naeste={liste.naeste ? `/myndighed/timer?efter=${liste.naeste}` : undefined}
      />
    </>
  )
}
