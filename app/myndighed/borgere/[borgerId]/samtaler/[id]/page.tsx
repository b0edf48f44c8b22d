import { redirect } from 'next/navigation'
import { MoedteIkke } from '#components/nuph/moedte-ikke'
import { Samtalefakta } from '#components/samtale/fakta'
import { Aftalefelter, Samtalefelter } from '#components/samtale/formular'
import { SamtaleTag } from '#components/samtale/tag'
import { Versioner } from '#components/samtale/versioner'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstfelt, Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Afslag } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { Valg } from '#components/ui/valg'
import { laesId } from '#lib/id'
import { MEDARBEJDERE } from '#lib/medarbejder/doere'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre, type Svar } from '#lib/medarbejder/side'
import { type Samtaleunderretning, underretningOmSamtale } from '#lib/nuph/fra-samtale'
import { UDEN_MOEDEPLIGT } from '#lib/samtale/regler'
import { naeste } from '#lib/samtale/regler-udfald'
import { hentSamtaleside, type Samtaleside } from '#lib/samtale/side'
import { moedteIkke } from '../../../../nuph/actions'
import { afhold, aflys, berigtig, ret, udebliv } from '../actions'

const GEMT: Readonly<Record<string, string>> = {
  sendt: 'Borgeren har fået en besked.',
  gemt: 'Det er gemt.',
}

/** One interview: what stands, what came of it, and what can be done with it now. */
export default async function SamtaleSide({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string; id: string }>
  searchParams: Soegeparametre
}) {
  const [{ borgerId, id }, parametre] = [await params, await searchParams]
  const { side, underretning, subject } = await laes(async (ctx, session) => {
    const side = await hentSamtaleside(ctx, laesId(borgerId), laesId(id))
    return {
      side,
      underretning: side && (await underretningOmSamtale(ctx, side.samtale)),
      subject: session.subject,
    }
  }, MEDARBEJDERE)
  if (!side) redirect('/myndighed/findes-ikke')
  const svar = await laesSvar(parametre, subject, `/myndighed/borgere/${borgerId}/samtaler/${id}`)
  const { samtale, form } = side
  const gemt = GEMT[en(parametre, 'gemt') ?? '']
  return (
    <>
      <Sidetitel side="Samtale" fund={svar.fund} />
      <Fejlopsummering fund={svar.fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${borgerId}#samtaler`, tekst: form.borger.navn }}
        titel={side.typenavn}
        tag={<SamtaleTag status={samtale.status} />}
      />
      {gemt && <Notits art="succes" titel={gemt} />}
      {svar.fund.some((f) => f.regel || f.hvemKan || f.niveau === 'ADVAR') && (
        <Afslag titel="Det kan ikke lade sig gøre endnu" fund={svar.fund} />
      )}
      <div className="grid gap-8 lg:grid-cols-2">
        <Samtalefakta side={side} />
        <div className="min-w-0">
          <Handlinger side={side} svar={svar} underretning={underretning} />
        </div>
      </div>
      <Versioner versioner={side.versioner} />
    </>
  )
}

/** What the reader may do, by what has become of the interview. */
function Handlinger({
  side,
  svar,
  underretning,
}: {
  side: Samtaleside
  svar: Svar
  underretning: Samtaleunderretning | undefined
}) {
  const { samtale, maaSkrive, maaFjerne, begyndt } = side
  const mulige = naeste(samtale.status)
  const udeblevet = samtale.status === 'UDEBLEVET'
  const moedteIkkeAfsnit = underretning && <MoedteIkke samtale={samtale} om={underretning} send={moedteIkke} />
  if (!maaSkrive && !maaFjerne)
    return (
      <>
        {moedteIkkeAfsnit}
        <p>{samtale.myndighed.navn} holder samtalen. Kun den kan ændre den.</p>
      </>
    )
  return (
    <>
      {udeblevet && moedteIkkeAfsnit}
      {maaSkrive && mulige.includes('AFHOLDT') && (begyndt ? <Afhold side={side} svar={svar} /> : <IkkeBegyndt />)}
      {!udeblevet && moedteIkkeAfsnit}
      {maaSkrive && begyndt && mulige.includes('UDEBLEVET') && <Udebliv side={side} />}
      {maaSkrive && mulige.includes('INDKALDT') && !begyndt && <Ret side={side} svar={svar} />}
      {maaFjerne && mulige.includes('AFLYST') && <Aflys side={side} svar={svar} />}
      {maaFjerne && mulige.includes('BERIGTIGET') && <Berigtig side={side} svar={svar} />}
    </>
  )
}

const IkkeBegyndt = () => <p>Når samtalen er begyndt, kan du registrere her, om den blev holdt.</p>

function Skjulte({ side: { samtale } }: { side: Samtaleside }) {
  return (
    <>
      <input type="hidden" name="borgerId" value={samtale.borgerId} />
      <input type="hidden" name="id" value={samtale.id} />
      <input type="hidden" name="version" value={samtale.version} />
      <input type="hidden" name="noegle" value={crypto.randomUUID()} />
    </>
  )
}

function Afhold({ side, svar }: { side: Samtaleside; svar: Svar }) {
  const { fund, felter } = svar.for('samtale.afhold')
  const rettes = side.samtale.status === 'AFHOLDT'
  return (
    <section aria-labelledby="afhold">
      <h2 id="afhold">{rettes ? 'Ret aftalerne' : 'Blev samtalen holdt?'}</h2>
      <form action={afhold}>
        <Skjulte side={side} />
        <Aftalefelter type={side.samtale.type} fund={fund} typet={felter} nu={side.samtale} />
        <Knap art={side.samtale.status === 'UDEBLEVET' ? 'sekundaer' : 'primaer'}>
          {rettes ? 'Gem aftalerne' : 'Registrér som holdt'}
        </Knap>
      </form>
    </section>
  )
}

function Udebliv({ side }: { side: Samtaleside }) {
  if (side.samtale.type === UDEN_MOEDEPLIGT) return null
  return (
    <form action={udebliv} className="my-4">
      <Skjulte side={side} />
      {!side.samtale.vejledtOmKonsekvens && (
        <p className="bemaerk">Borgeren er ikke vejledt skriftligt om, hvad det kan betyde ikke at møde.</p>
      )}
      <Knap art="sekundaer">Borgeren mødte ikke</Knap>
    </form>
  )
}

function Ret({ side, svar }: { side: Samtaleside; svar: Svar }) {
  const { fund, felter } = svar.for('samtale.ret')
  return (
    <details open={felter !== undefined}>
      <summary>Flyt eller ret samtalen</summary>
      <form action={ret} className="max-w-[60ch]">
        <Skjulte side={side} />
        <input type="hidden" name="samtaletype" value={side.samtale.type} />
        <Samtalefelter form={side.form} fund={fund} typet={felter} nu={side.samtale} />
        <p>Borgeren får en besked med den nye tid.</p>
        <Knap>Send ændringen</Knap>
      </form>
    </details>
  )
}

function Aflys({ side, svar }: { side: Samtaleside; svar: Svar }) {
  const { fund, felter } = svar.for('samtale.aflys')
  return (
    <details open={felter !== undefined}>
      <summary>Aflys samtalen</summary>
      <form action={aflys}>
        <Skjulte side={side} />
        <Valg
          navn="aflystAf"
          label="Hvem aflyser?"
          fund={fund}
          valgt={felter?.aflystAf}
          muligheder={[
            { vaerdi: 'MYNDIGHED', tekst: 'Vi aflyser' },
            { vaerdi: 'BORGER', tekst: 'Borgeren har aflyst' },
          ]}
        />
        <Tekstfelt
          navn="aflysningsgrund"
          label="Hvorfor?"
          hjaelp="Borgeren kan læse det."
          fund={fund}
          vaerdi={felter?.aflysningsgrund ?? ''}
        />
        <Knap art="fare">Aflys samtalen</Knap>
      </form>
    </details>
  )
}

function Berigtig({ side, svar }: { side: Samtaleside; svar: Svar }) {
  const { fund, felter } = svar.for('samtale.berigtig')
  return (
    <details open={felter !== undefined}>
      <summary>Berigtig: registreret ved en fejl</summary>
      <form action={berigtig}>
        <Skjulte side={side} />
        <p>Samtalen tæller ikke længere. Historikken bliver stående.</p>
        <Tekstomraade
          navn="kommentar"
          label="Hvorfor er den en fejl?"
          maks={1500}
          linjer={3}
          fund={fund}
          vaerdi={felter?.kommentar ?? ''}
        />
        <Knap art="fare">Berigtig samtalen</Knap>
      </form>
    </details>
  )
}
