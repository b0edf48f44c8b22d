import { redirect } from 'next/navigation'
import { Sanktionsfelter } from '#components/sanktion/formular'
import { Sidetitel } from '#components/sidetitel'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { RegelfundVisning } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { Valg } from '#components/ui/valg'
import { visDato, visKortDato, visKortTidspunkt } from '#lib/dato'
import type { Felter } from '#lib/http/formular'
import { laesId } from '#lib/id'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre, type Svar } from '#lib/medarbejder/side'
import type { Regelfund } from '#lib/regelfund'
import { somForm } from '#lib/sanktion/form'
import { hentParametre, hentSanktionshistorik, listMuligeGentagelser, listSanktionstyper } from '#lib/sanktion/queries'
import type { Sanktion } from '#lib/sanktion/regler'
import { visVirkning } from '#lib/sanktion/tekster'
import { annuller, ret } from '../actions'

const ANLEDNINGER = [
  { vaerdi: 'FEJL', tekst: 'Den er registreret forkert' },
  { vaerdi: 'KLAGE', tekst: 'Medlemmet har fået medhold i en klage' },
  { vaerdi: 'GENOPTAGELSE', tekst: 'Sagen er genoptaget' },
]

export default async function SanktionSide({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string; id: string }>
  searchParams: Soegeparametre
}) {
  const [{ borgerId, id }, parametre] = [await params, await searchParams]
  const d = await laes(async (ctx, session) => {
    const versioner = await hentSanktionshistorik(ctx, laesId(id))
    return {
      versioner,
      mig: ctx.aktoer.organisation.id,
      typer: await listSanktionstyper(ctx, ctx.dag),
      karantaener: (await listMuligeGentagelser(ctx, laesId(borgerId))).filter((k) => k.id !== id),
      parametre: await hentParametre(ctx, ctx.dag),
      subject: session.subject,
      dag: ctx.dag,
    }
  })
  const s = d.versioner.at(-1)
  if (!s || s.borgerId !== borgerId) redirect('/myndighed/findes-ikke')
  const svar = await laesSvar(parametre, d.subject, `/myndighed/borgere/${borgerId}/sanktioner/${id}`)
  const annulleres = annullerfund(svar)
  const navn = d.typer.find((t) => t.kode === s.sanktionstype)?.navn ?? s.sanktionstype
  return (
    <>
      <Sidetitel side="Sanktion" fund={svar.fund} />
      <Fejlopsummering fund={annulleres.length > 0 ? annulleres : svar.fund} />
      <Sidehoved tilbage={{ href: `/myndighed/borgere/${borgerId}#sanktioner`, tekst: 'borgeren' }} titel={navn} />
      {en(parametre, 'gemt') && <Notits art="succes" titel="Det er gemt i registeret." />}
      {svar.fund
        .filter((f) => f.regel || f.aarsag)
        .map((f) => (
          <RegelfundVisning key={`${f.kode} ${f.felt}`} fund={f} />
        ))}
      <Fakta s={s} dag={d.dag} />
      {s.akasseId === d.mig && s.status !== 'ANNULLERET' && (
        <>
          <details open={svar.for('ret').felter !== undefined}>
            <summary>Ret sanktionen</summary>
            <form action={ret} className="max-w-[70ch]">
              <Skjulte s={s} />
              <input type="hidden" name="nuphId" value={s.nuphId ?? ''} />
              <Sanktionsfelter
                typer={d.typer}
                karantaener={d.karantaener}
                parametre={d.parametre}
                typet={svar.for('ret').felter ?? somForm(s)}
                fund={svar.for('ret').fund}
              />
              <Hvorfor
                anledning="anledning"
                kommentar="berigtigelseskommentar"
                typet={svar.for('ret').felter}
                fund={svar.for('ret').fund}
              />
              <Knap>Gem rettelsen</Knap>
            </form>
          </details>
          <details open={svar.for('annuller').felter !== undefined}>
            <summary>Annullér sanktionen</summary>
            <form action={annuller} className="max-w-[70ch]">
              <Skjulte s={s} />
              <p>Rækken bliver stående. Underretningen, den svarer på, genoptages.</p>
              <Hvorfor
                anledning="annullerAnledning"
                kommentar="annullerKommentar"
                typet={svar.for('annuller').felter}
                fund={annulleres}
              />
              <Knap art="fare">Annullér sanktionen</Knap>
            </form>
          </details>
        </>
      )}
      <Historik versioner={d.versioner} dag={d.dag} />
    </>
  )
}

function Fakta({ s, dag }: { s: Sanktion; dag: string }) {
  return (
    <Definitionsliste
      par={[
        ['Betyder', visVirkning(s, dag)],
        ['Det skete', visDato(s.haendelsesdato)],
        ['Afgjort', visDato(s.afgoerelsesdato)],
        ['Forsikring', s.forsikring === 'FULDTID' ? 'Fuldtid' : 'Deltid'],
        ['Underretning', s.nuphId && <a href={`/myndighed/nuph/${s.nuphId}`}>Åbn underretningen</a>],
        ['Registreret af', s.akasseNavn],
        ['Status', s.status === 'ANNULLERET' ? 'Annulleret' : s.status === 'AENDRET' ? 'Rettet' : 'Registreret'],
      ]}
    />
  )
}

const Skjulte = ({ s }: { s: Sanktion }) => (
  <>
    <input type="hidden" name="borgerId" value={s.borgerId} />
    <input type="hidden" name="id" value={s.id} />
    <input type="hidden" name="version" value={s.version} />
    <input type="hidden" name="noegle" value={crypto.randomUUID()} />
  </>
)

/** The findings of an annulment by the names of its own fields: two forms on a page share none. */
const annullerfund = (svar: Svar): Regelfund[] =>
  svar.for('annuller').fund.map((f) => (f.felt === 'berigtigelseskommentar' ? { ...f, felt: 'annullerKommentar' } : f))

function Hvorfor({
  anledning,
  kommentar,
  typet,
  fund,
}: {
  anledning: string
  kommentar: string
  typet: Felter | undefined
  fund: readonly Regelfund[]
}) {
  return (
    <>
      <Valg navn={anledning} label="Hvorfor?" fund={fund} valgt={typet?.[anledning]} muligheder={ANLEDNINGER} />
      <Tekstomraade
        navn={kommentar}
        label="Forklar"
        maks={1500}
        linjer={2}
        fund={fund}
        vaerdi={typet?.[kommentar] ?? ''}
      />
    </>
  )
}

function Historik({ versioner, dag }: { versioner: readonly Sanktion[]; dag: string }) {
  return (
    <section aria-labelledby="historik">
      <h2 id="historik">Historik</h2>
      <ol className="tidslinje">
        {versioner.toReversed().map((v) => (
          <li key={v.versionId}>
            <h3>Version {v.version}</h3>
            <p className="lille">
              {v.registreretAfNavn}, {v.akasseNavn} · {visKortTidspunkt(v.registreretTid)}
            </p>
            <p>
              {visVirkning(v, dag)}, fra {visKortDato(v.startdato)}
              {v.berigtigelseskommentar && `. ${v.berigtigelseskommentar}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
