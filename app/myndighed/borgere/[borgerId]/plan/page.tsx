import { Autogem } from '#components/autogem'
import { Linjer, PlanVisning } from '#components/borger/min-plan'
import { Aftalefelter, Kravfelter } from '#components/min-plan/andre-felter'
import { Jobmaalsfelter } from '#components/min-plan/jobmaalsfelter'
import { LaestDel } from '#components/min-plan/laest-del'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap, KnapLink } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Afslag } from '#components/ui/regelfund-visning'
import { Sidehoved } from '#components/ui/sidehoved'
import { visKortTidspunkt } from '#lib/dato'
import { laesId } from '#lib/id'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { proevFormular } from '#lib/min-plan/form'
import { hentPlanside, type Planside } from '#lib/min-plan/side'
import { aendringslinjer, planafsnit } from '#lib/min-plan/visning'
import { skrivPlan } from './actions'
import { Tilbud } from './tilbud'

export const metadata = { title: 'Min plan' }

/** Where a plan is written: each authority's own parts as fields, the others' to read with the reason, and the citizen's view before it goes out. */
export default async function Planskrivning({
  params,
  searchParams,
}: {
  params: Promise<{ borgerId: string }>
  searchParams: Soegeparametre
}) {
  const { borgerId } = await params
  const parametre = await searchParams
  const sti = `/myndighed/borgere/${borgerId}/plan`
  const { ctx, subject } = await laes(async ({ db: _db, spor: _spor, ...ctx }, session) => ({
    ctx,
    subject: session.subject,
  }))
  const svar = await laesSvar(parametre, subject, sti)
  const typet = svar.felter
  const side = await laes((ctx) => hentPlanside(ctx, laesId(borgerId), typet))
  const proeve =
    typet?.handling === 'se' && svar.fund.length === 0
      ? await proevFormular(
          { ...ctx, frist: Date.now() + 3000 },
          {
            borgerId: side.borger.id,
            kladdeversion: side.kladde?.version ?? 0,
            grundlag: side.plan?.nummer ?? 0,
            felter: typet,
          },
        )
      : undefined
  const fund = [...svar.fund, ...(proeve && 'fund' in proeve ? proeve.fund : [])]
  const kanUdgive = proeve !== undefined && 'plan' in proeve
  const skriver = !side.maa.jobmaal || !side.maa.krav || !side.maa.aftaler
  return (
    <>
      <Sidetitel side="Min plan" fund={fund} />
      <Fejlopsummering fund={fund} />
      <Sidehoved
        tilbage={{ href: `/myndighed/borgere/${side.borger.id}#plan`, tekst: side.borger.navn }}
        titel={side.plan ? `Ændr planen for ${side.borger.navn}` : `Lav plan for ${side.borger.navn}`}
      />
      <Staar side={side} gemt={en(parametre, 'gemt') !== undefined && !typet} fund={fund} />
      {proeve && 'fund' in proeve && <Afslag titel="Planen kan ikke udgives endnu" fund={proeve.fund} />}
      {kanUdgive && (
        <section aria-label="Det ser borgeren" className="kort">
          <h2>Det ser borgeren</h2>
          {proeve.spor.beskeder.map((b) => (
            <p key={b.titel}>
              <b>{b.titel}.</b> {b.tekst}
            </p>
          ))}
          <PlanVisning plan={proeve.plan} dag={ctx.dag} />
          <button type="submit" form="planformular" name="handling" value="udgiv" className="knap">
            Udgiv planen
          </button>
        </section>
      )}
      {skriver && (
        <form key={en(parametre, 'svar') ?? 'ny'} action={skrivPlan} id="planformular" className="max-w-[75ch]">
          {/* Enter in a field presses the form's first button: it searches, and sends nothing. */}
          <button type="submit" name="handling" value="se-soeg" className="sr" tabIndex={-1} aria-hidden="true">
            Søg
          </button>
          <input type="hidden" name="borgerId" value={side.borger.id} />
          <input type="hidden" name="noegle" value={crypto.randomUUID()} />
          <input type="hidden" name="kladdeversion" value={side.kladde?.version ?? 0} />
          <input type="hidden" name="grundlag" value={side.plan?.nummer ?? 0} />
          {!side.maa.jobmaal && (
            <Jobmaalsfelter side={side} fund={fund} fokus={/^se-(tilfoej|soeg)/.test(typet?.handling ?? '')} />
          )}
          {!side.maa.krav && <Kravfelter formular={side.formular} fund={fund} />}
          {!side.maa.aftaler && <Aftalefelter formular={side.formular} fund={fund} typet={typet} />}
          <Autogem til={`${sti}/kladde`} versionsfelt="kladdeversion" />
          <div className="raekke mt-4">
            <button type="submit" name="handling" value="se" className="knap sekundaer">
              Se, før du udgiver
            </button>
            <button type="submit" name="handling" value="gem" className="knap sekundaer">
              Gem kladde
            </button>
            {side.kladde && (
              <Knap art="link" name="handling" value="forkast">
                Forkast kladden
              </Knap>
            )}
          </div>
        </form>
      )}
      <Laeste side={side} dag={ctx.dag} />
      <section aria-label="Tilbud i planen i dag">
        <h2>Tilbud og aktiviteter</h2>
        <Tilbud plan={side.plan} borgerId={side.borger.id} maa={!side.maa.aktiviteter} />
        {side.maa.aktiviteter ? (
          <p className="lille">
            {side.maa.aktiviteter.besked} Kode {side.maa.aktiviteter.kode}.
          </p>
        ) : (
          <p>
            <KnapLink art="sekundaer" href={`${sti}/aktivitet`}>
              Tilføj tilbud eller aktivitet
            </KnapLink>
          </p>
        )}
      </section>
    </>
  )
}

/** The parts that are another authority's today. What the reader had typed before it was taken over is still told. */
function Laeste({ side, dag }: { side: Planside; dag: string }) {
  const { jobmaal, krav, aftaler } = side.maa
  const afsnit = (id: string) => (side.plan ? planafsnit(side.plan, dag).find((a) => a.id === id) : undefined)
  const vis = (id: string) => {
    const a = afsnit(id)
    if (!a || a.punkter.length === 0) return <p>{a?.tom ?? 'Der er ingen plan endnu.'}</p>
    return (
      <ul>
        {a.punkter.map((p) => (
          <li key={p.noegle}>
            {p.titel}
            {p.tekst && `: ${p.tekst}`}
          </li>
        ))}
      </ul>
    )
  }
  const skrevet = side.formular.dele.includes('jobmaal') ? side.formular.jobmaal : []
  return (
    <>
      {jobmaal && (
        <LaestDel titel="Jobmål" fund={jobmaal}>
          {vis('jobmaal')}
          {skrevet.length > 0 && (
            <p>
              Du havde valgt: {skrevet.map((m) => side.titler.get(m.uri) ?? m.uri).join(', ')}. Det er ikke udgivet.
            </p>
          )}
        </LaestDel>
      )}
      {krav && (
        <LaestDel titel="Krav til jobsøgning" fund={krav}>
          {vis('krav')}
        </LaestDel>
      )}
      {aftaler && (
        <LaestDel titel="Aftaler" fund={aftaler}>
          {vis('aftaler')}
        </LaestDel>
      )}
    </>
  )
}

/** What happened to the draft, and what somebody else changed while it was written. */
function Staar({ side, gemt, fund }: { side: Planside; gemt: boolean; fund: readonly { kode: string }[] }) {
  const { kladde, plan } = side
  const aendretImens = fund.some((f) => f.kode === 'MP-007') || (kladde && kladde.grundlag !== (plan?.nummer ?? 0))
  return (
    <>
      {gemt && kladde && <Notits art="succes" titel="Kladden er gemt. Borgeren kan ikke se den endnu." />}
      {!gemt && kladde && (
        <Notits titel={`Der er en kladde fra ${visKortTidspunkt(kladde.aendretTid)} af ${kladde.aendretAfNavn}.`}>
          <p>Kun jeres organisation kan se den.</p>
        </Notits>
      )}
      {aendretImens && plan && (
        <Notits art="advarsel" titel={`Planen er ændret af ${plan.publiceretAfNavn} imens. Det er nyt:`}>
          <Linjer linjer={aendringslinjer(plan)} />
        </Notits>
      )}
    </>
  )
}
