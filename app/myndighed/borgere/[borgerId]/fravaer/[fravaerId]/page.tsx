import { Definitionsliste } from '#components/ui/definitionsliste'
import { KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { StatusTag } from '#components/ui/status-tag'
import { Tabel } from '#components/ui/tabel'
import { visDato, visKortDato, visKortTidspunkt, visTimer } from '#lib/dato'
import type { Fravaer } from '#lib/fravaer/queries'
import { KONTAKTFORLOEB_HOS_AKASSEN } from '#lib/kontaktforloeb/regler'
import { en, type Soegeparametre } from '#lib/medarbejder/side'
import { hentFravaersside } from './data'

export const metadata = { title: 'Fravær' }

const GEMT: Readonly<Record<string, string>> = {
  ny: 'Fraværet er registreret',
  ret: 'Ændringen er gemt',
  berigtiget: 'Fraværet er berigtiget og tæller ikke længere',
}

/** One fravær: what is known, what was known before, and what can be done with it. */
export default async function FravaerSide({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string; fravaerId: string }>
  searchParams: Soegeparametre
}) {
  const { borger, fravaer: f, versioner, navne, maaRette, maaAfslutte } = await hentFravaersside(await params)
  const gemt = GEMT[en(await searchParams, 'gemt') ?? '']
  const sti = `/myndighed/borgere/${borger.id}`
  return (
    <>
      <Sidehoved
        tilbage={{ href: `${sti}#fravaer`, tekst: borger.navn }}
        titel={navne.type(f.fravaerstype)}
        tag={<Tilstand fravaer={f} />}
      />
      {gemt && <Notits art="succes" titel={gemt} />}
      {borger.doedDato && (
        <Notits art="advarsel" titel={`Registreret som død den ${visDato(borger.doedDato)}. Fraværet kan ikke ændres.`}>
          <p className="lille">Fejlkode 4405</p>
        </Notits>
      )}
      <Definitionsliste
        par={[
          ['Borger', borger.navn],
          ['Første dag', visDato(f.startDato)],
          ['Sidste dag', f.slutDato ? visDato(f.slutDato) : 'Ikke afsluttet'],
          ['Slutårsag', navne.aarsag(f.afslutningsaarsag)],
          ['Opgjort ved afslutning', opgjort(f)],
          ['Anmeldt', visKortTidspunkt(f.anmeldtTid)],
          ['Kommentar', f.kommentar],
          ['Registreret af', f.registreretAfNavn],
          ['Berigtiget', f.berigtigetTid && `${visKortTidspunkt(f.berigtigetTid)}: ${f.berigtigetKommentar}`],
        ]}
      />
      <div className="raekke">
        {maaAfslutte && <KnapLink href={`${sti}/afslut`}>Afslut kontaktforløbet</KnapLink>}
        {maaRette && (
          <>
            <KnapLink art="sekundaer" href={`${sti}/fravaer/${f.id}/ret`}>
              Ret fravær
            </KnapLink>
            <KnapLink art="sekundaer" href={`${sti}/fravaer/${f.id}/berigtig`}>
              Berigtig fravær
            </KnapLink>
          </>
        )}
      </div>
      {f.fravaerstype === KONTAKTFORLOEB_HOS_AKASSEN && !maaRette && !borger.doedDato && (
        <p className="lille">Kun borgerens nuværende a-kasse kan ændre kontaktforløbet.</p>
      )}
      <section id="historik">
        <h2>Alle versioner</h2>
        <Tabel
          titel="Alle versioner"
          skjultTitel
          raekker={versioner.toReversed()}
          noegle={(v) => String(v.version)}
          kolonner={[
            { titel: 'Version', vis: (v) => v.version },
            { titel: 'Kendt fra', vis: (v) => visKortTidspunkt(v.registreretFra) },
            { titel: 'Kendt til', vis: (v) => (v.registreretTil ? visKortTidspunkt(v.registreretTil) : 'Nu') },
            {
              titel: 'Periode',
              vis: (v) =>
                `${visKortDato(v.startDato)}${v.slutDato ? ` til ${visKortDato(v.slutDato)}` : ', ikke afsluttet'}`,
            },
            { titel: 'Slutårsag', vis: (v) => navne.aarsag(v.afslutningsaarsag) ?? '–' },
            { titel: 'Registreret af', vis: (v) => v.registreretAfNavn },
            {
              titel: 'Kommentar',
              vis: (v) => (v.berigtigetTid ? `Berigtiget: ${v.berigtigetKommentar}` : (v.kommentar ?? '–')),
            },
          ]}
        />
      </section>
    </>
  )
}

function Tilstand({ fravaer: f }: { fravaer: Fravaer }) {
  if (f.berigtigetTid) return <StatusTag art="neutral">Berigtiget</StatusTag>
  return f.slutDato ? <StatusTag art="neutral">Har slutdato</StatusTag> : <StatusTag art="info">Åben</StatusTag>
}

function opgjort(f: Fravaer): string | undefined {
  if (f.timerVedAfslutning === null) return undefined
  const graense = f.graenseVedAfslutning ? ` af ${visTimer(f.graenseVedAfslutning)}` : ''
  return `${visTimer(f.timerVedAfslutning)}${graense} timer`
}
