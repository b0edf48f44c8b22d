import { Sidetitel } from '#components/sidetitel'
import { Paging } from '#components/ui/paging'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { alderPaa } from '#lib/borger/cpr'
import { listBorgere } from '#lib/borger/hent'
import { MEDARBEJDERE } from '#lib/medarbejder/doere'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'

export default async function Borgere({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const { subject, akasse, gaest } = await laes(
    async (ctx, session) => ({
      subject: session.subject,
      akasse: ctx.aktoer.organisation.type === 'akasse',
      gaest: kanOverhovedet(ctx.aktoer, 'gaesteadgang.giv'),
    }),
    MEDARBEJDERE,
  )
  const soegning = (await laesSvar(parametre, subject, '/myndighed/borgere')).for('soeg').felter
  const navn = soegning?.navn || undefined
  const intetFundet = soegning !== undefined && !navn
  const { dag, borgere, naeste } = await laes(
    async (ctx) => ({
      dag: ctx.dag,
      ...(await listBorgere(ctx, { navn, efter: en(parametre, 'efter') })),
    }),
    MEDARBEJDERE,
  )
  return (
    <>
      <Sidetitel side="Borgere" />
      <h1>{akasse ? 'Medlemmer' : 'Borgere'}</h1>
      {intetFundet && (
        <Tomt tekst="Vi fandt ingen.">
          <p>
            Du kan søge på CPR-nummer, navn og sagsnummer. Prøv med for- og efternavn. Hører borgeren til et andet sted,
            har I ikke adgang.
          </p>
          {gaest && (
            <p>
              <a href="/myndighed/gaesteadgang">Bed om gæsteadgang</a>
            </p>
          )}
        </Tomt>
      )}
      {navn && (
        <p>
          Søgning på navn. <a href="/myndighed/borgere">Vis alle</a>
        </p>
      )}
      {borgere.length === 0 ? (
        <Tomt tekst={akasse ? 'I har ingen medlemmer i Samspor.' : 'I har ingen borgere i Samspor.'} />
      ) : (
        <Tabel
          titel={akasse ? 'Medlemmer' : 'Borgere'}
          skjultTitel
          raekker={borgere}
          noegle={(b) => b.id}
          kolonner={[
            { titel: 'Navn', vis: (b) => <a href={`/myndighed/borgere/${b.id}`}>{b.navn}</a> },
            { titel: 'Alder', tal: true, vis: (b) => `${alderPaa(b.foedselsdato, dag)} år` },
            {
              titel: 'Mærker',
              vis: (b) => b.beskyttet && <StatusTag art="handling">Navne- og adressebeskyttet</StatusTag>,
            },
          ]}
        />
      )}
      <Paging hvad="borgere" naeste={naeste && !navn ? `/myndighed/borgere?efter=${naeste}` : undefined} />
    </>
  )
}
