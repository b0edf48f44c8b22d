import { Sidetitel } from '#components/sidetitel'
import { Datofelt } from '#components/ui/datofelt'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Sidehoved } from '#components/ui/sidehoved'
import { visDato, visKortTidspunkt } from '#lib/dato'
import { laesId } from '#lib/id'
import { laes } from '#lib/medarbejder/session'
import { laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { hentKrav } from '#lib/min-plan/krav-queries'
import { IkkeFundet } from '#lib/regelfund'
import { fjernKrav, slutKrav } from './actions'

export const metadata = { title: 'Krav til jobsøgning' }

/** One requirement, for the a-kasse: end it, or take it away as a mistake. A new one is written on the plan's page. */
export default async function Krav({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string; kravId: string }>
  searchParams: Soegeparametre
}) {
  const { borgerId, kravId } = await params
  const { krav, subject } = await laes(
    async (ctx, session) => {
      const krav = await hentKrav(ctx, laesId(kravId), 'minplan.skriv')
      if (krav.borgerId !== laesId(borgerId)) throw new IkkeFundet(`krav ${kravId}`)
      return { krav, subject: session.subject }
    },
    ['akasse'],
  )
  const svar = await laesSvar(await searchParams, subject, `/myndighed/borgere/${borgerId}/plan/krav/${kravId}`)
  const slut = svar.for('krav-slut')
  const fejl = svar.for('krav-fejl')
  const skjulte = (
    <>
      <input type="hidden" name="borgerId" value={krav.borgerId} />
      <input type="hidden" name="id" value={krav.id} />
      <input type="hidden" name="version" value={krav.version} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
    </>
  )
  return (
    <>
      <Sidetitel side="Krav til jobsøgning" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${krav.borgerId}#plan`, tekst: 'borgeren' }}
        titel={`Krav: ${krav.antalPrUge} job om ugen`}
      />
      <Definitionsliste
        par={[
          ['Gælder fra', visDato(krav.gyldigFra)],
          ['Sidste dag', krav.gyldigTil && visDato(krav.gyldigTil)],
          ['Jobområder', krav.jobomraader.join(', ')],
          ['Hvor', krav.geografi],
          ['Måder at søge på', krav.kanaler.join(', ')],
          ['Særlige krav', krav.tekst],
          ['Registreret', `${krav.registreretAfNavn}, ${visKortTidspunkt(krav.registreretFra)}`],
        ]}
      />
      {krav.fejloprettetTid ? (
        <Notits titel={`Fejloprettet ${visKortTidspunkt(krav.fejloprettetTid)}`}>
          <p>{krav.fejloprettetKommentar}</p>
        </Notits>
      ) : (
        <>
          <h2>Afslut kravet</h2>
          <form action={slutKrav}>
            {skjulte}
            <Datofelt
              navn="nySlut"
              label="Sidste dag"
              fund={slut.fund.map((f) => (f.felt === 'gyldigTil' ? { ...f, felt: 'nySlut' } : f))}
              skrevet={slut.felter}
            />
            <Knap>Afslut kravet</Knap>
          </form>
          <h2>Var kravet en fejl?</h2>
          <p>Kravet gælder så ikke. Det bliver stående i historikken. Borgeren ser ikke, hvad du skriver her.</p>
          <form action={fjernKrav} className="max-w-[70ch]">
            {skjulte}
            <Tekstomraade
              navn="kommentar"
              label="Hvorfor var det en fejl?"
              maks={1500}
              linjer={3}
              fund={fejl.fund}
              vaerdi={fejl.felter?.kommentar}
            />
            <Knap art="fare">Fejlopret kravet</Knap>
          </form>
        </>
      )}
    </>
  )
}
