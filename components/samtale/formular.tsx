import { Datofelt } from '#components/ui/datofelt'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Afkrydsning, Vaelg, Valg } from '#components/ui/valg'
import { dagFor, visKlokkeslaet } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import type { Regelfund } from '#lib/regelfund'
import type { Samtale } from '#lib/samtale/queries'
import { erJobsamtale, FAELLES_JOBSAMTALE, HENVISNING, UDEN_MOEDEPLIGT } from '#lib/samtale/regler'
import type { Samtaleform } from '#lib/samtale/side'

type Felt = { form: Samtaleform; fund: readonly Regelfund[]; typet: Felter | undefined; nu?: Samtale }
/** Contact form 6 is meant for a Henvisning alone (STAR: InterviewService). */
const PAA_ARBEJDET = 'MOEDE_PAA_ARBEJDE'
const DOEGN = [24, 48, 72]
const somMuligheder = (koder: readonly { kode: string; navn: string }[]) =>
  koder.map((k) => ({ vaerdi: k.kode, tekst: k.navn }))

/** Everything about an interview that the citizen must know; prefilled with what is known, or with what stands now (`nu`). */
export function Samtalefelter({ form, fund, typet, nu, holdt }: Felt & { holdt?: boolean }) {
  return (
    <>
      <Datofelt
        navn="start"
        label="Dato"
        fund={fund}
        vaerdi={nu && dagFor(nu.startTid)}
        skrevet={typet}
        hjaelp="Dagen for samtalen afgør, hvem der har kontaktforløbet."
      />
      <Tekstfelt
        navn="kl"
        label="Begynder kl."
        bredde={8}
        fund={fund}
        vaerdi={typet?.kl ?? (nu ? visKlokkeslaet(nu.startTid) : '')}
      />
      <Tekstfelt
        navn="slut"
        label="Slutter kl."
        bredde={8}
        fund={fund}
        vaerdi={typet?.slut ?? (nu ? visKlokkeslaet(nu.slutTid) : '')}
      />
      <Valg
        navn="samtaleform"
        label={holdt ? 'Hvordan blev den holdt?' : 'Hvordan holdes den?'}
        fund={fund}
        valgt={typet ? typet.samtaleform : (nu?.form ?? 'PERSONLIGT')}
        muligheder={somMuligheder(form.former.filter((f) => f.kode !== PAA_ARBEJDET || form.type === HENVISNING))}
      />
      <Tekstfelt
        navn="titel"
        label="Hvad den handler om"
        fund={fund}
        vaerdi={typet?.titel ?? nu?.titel ?? form.forslag.titel}
      />
      <Tekstfelt
        navn="moedeholder"
        label={holdt ? 'Hvem holdt den?' : 'Hvem holder den?'}
        fund={fund}
        vaerdi={typet?.moedeholder ?? nu?.moedeholder ?? form.forslag.moedeholder}
      />
      {!holdt && <Sted form={form} fund={fund} typet={typet} nu={nu} />}
      <Akassen form={form} fund={fund} typet={typet} nu={nu} />
      <Deltager form={form} fund={fund} typet={typet} nu={nu} />
    </>
  )
}

/** Where, what to bring, and how to move it: what a summons holds beside the time. */
function Sted({ form, fund, typet, nu }: Felt) {
  const ombook = nu?.ombookSenest ? Math.round((nu.startTid.getTime() - nu.ombookSenest.getTime()) / 3_600_000) : 24
  const timer = DOEGN.includes(ombook) ? DOEGN : [...DOEGN, ombook].sort((a, b) => a - b)
  return (
    <>
      <Tekstfelt
        navn="sted"
        label="Sted"
        valgfri
        hjaelp="Fx navnet på huset eller lokalet."
        fund={fund}
        vaerdi={typet?.sted ?? nu?.sted ?? form.forslag.sted}
      />
      <Tekstfelt
        navn="adresse"
        label="Adresse"
        hjaelp="Ved personligt møde."
        fund={fund}
        vaerdi={typet?.adresse ?? nu?.adresse ?? form.forslag.adresse}
      />
      <Tekstfelt
        navn="telefon"
        label="Jeres telefon"
        type="tel"
        bredde={11}
        valgfri
        fund={fund}
        vaerdi={typet?.telefon ?? nu?.telefon ?? form.forslag.telefon}
      />
      <Afkrydsning
        navn="borgerRinger"
        label="Ved telefon: borgeren ringer selv op"
        fund={fund}
        afkrydset={typet ? typet.borgerRinger === 'ja' : nu?.borgerRinger}
      />
      <Tekstfelt
        navn="videolink"
        label="Link til video"
        hjaelp="Ved video."
        valgfri
        fund={fund}
        vaerdi={typet?.videolink ?? nu?.videolink ?? ''}
      />
      <Tekstomraade
        navn="beskrivelse"
        label="Mere til borgeren"
        valgfri
        hjaelp="Fx hvad borgeren skal have med. Skriv ikke CPR-numre."
        maks={5000}
        linjer={3}
        fund={fund}
        vaerdi={typet?.beskrivelse ?? nu?.beskrivelse ?? ''}
      />
      <Vaelg
        navn="ombookTimer"
        label="Kan borgeren flytte tiden?"
        tom="Nej"
        fund={fund}
        valgt={typet ? typet.ombookTimer : nu && !nu.ombookSenest ? '' : String(ombook)}
        muligheder={timer.map((t) => ({
          vaerdi: String(t),
          tekst: t % 24 === 0 ? `Ja, til ${t / 24} døgn før` : `Ja, til ${t} timer før`,
        }))}
      />
      {form.type !== UDEN_MOEDEPLIGT && (
        <Afkrydsning
          navn="vejledtOmKonsekvens"
          label="Skriv i beskeden, hvad det kan betyde ikke at møde"
          hjaelp="Uden det kan I ikke senere sige, at borgeren er vejledt."
          fund={fund}
          afkrydset={typet ? typet.vejledtOmKonsekvens === 'ja' : (nu?.vejledtOmKonsekvens ?? true)}
        />
      )}
    </>
  )
}

/** Whether the a-kasse takes part: asked for where it must be told. */
function Akassen({ form, fund, typet, nu }: Felt) {
  const faelles = form.type === FAELLES_JOBSAMTALE
  if (!faelles && !(form.mig === 'JOBCENTER' && erJobsamtale(form.type))) return null
  const valg = form.valg === undefined ? undefined : form.valg ? 'DELTAGER' : 'DELTAGER_IKKE'
  return (
    <Valg
      navn="akassedeltagelse"
      label="Er a-kassen med?"
      fund={fund}
      hjaelp={
        form.valg === undefined
          ? 'Borgeren vælger selv til den første samtale. Der er ikke valgt endnu.'
          : `Borgeren har valgt, at a-kassen ${form.valg ? 'er med' : 'ikke er med'} til den første samtale.`
      }
      valgt={typet ? typet.akassedeltagelse : (nu?.akassedeltagelse ?? valg)}
      muligheder={[
        { vaerdi: 'DELTAGER', tekst: 'A-kassen er med' },
        { vaerdi: 'DELTAGER_IKKE', tekst: 'A-kassen er ikke med' },
      ]}
    />
  )
}

function Deltager({ form, fund, typet, nu }: Felt) {
  const kendt = nu?.deltagere[0]
  const navn = typet?.deltagerNavn ?? kendt?.navn ?? ''
  return (
    <details className="my-4" open={navn !== '' || fund.some((f) => f.felt === 'deltagere')}>
      <summary>En til, der er med</summary>
      <Tekstfelt navn="deltagerNavn" label="Navn" valgfri fund={fund} vaerdi={navn} />
      <Vaelg
        navn="deltagerRolle"
        label="Rolle"
        fund={fund}
        valgt={typet?.deltagerRolle ?? kendt?.rolle}
        muligheder={somMuligheder(form.roller)}
      />
      <Vaelg
        navn="deltagerForm"
        label="Hvordan er personen med?"
        fund={fund}
        valgt={typet?.deltagerForm ?? kendt?.form}
        muligheder={somMuligheder(form.former)}
      />
    </details>
  )
}

/** What was agreed. Only a jobsamtale has room for what binds the citizen; the others say why they have none. */
export function Aftalefelter({ type, fund, typet, nu }: { type: number } & Omit<Felt, 'form'>) {
  return (
    <>
      {erJobsamtale(type) ? (
        <Tekstomraade
          navn="bindendeAftaler"
          label="Aftaler om det videre forløb"
          hjaelp="De binder borgeren, og borgeren kan læse dem. Skriv også, hvis I ikke lavede nogen."
          maks={5000}
          linjer={4}
          fund={fund}
          vaerdi={typet?.bindendeAftaler ?? nu?.bindendeAftaler ?? ''}
        />
      ) : (
        <p className="bemaerk">
          Skriv kun praktiske aftaler. Aftaler, der binder borgeren, hører til en jobsamtale, så her er intet felt til
          dem.
        </p>
      )}
      <Tekstomraade
        navn="praktiskeAftaler"
        label="Praktiske aftaler"
        valgfri
        maks={5000}
        linjer={3}
        fund={fund}
        vaerdi={typet?.praktiskeAftaler ?? nu?.praktiskeAftaler ?? ''}
      />
    </>
  )
}
