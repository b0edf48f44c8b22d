import { Kontakter } from '#components/borger/kontakt'
import { TimerMedDagpenge } from '#components/borger/timer'
import { type Indhold, side } from '#components/side'
import { ReglerIKraft, Tilbageblikstribe, Tilbageblikvalg } from '#components/tilbageblik'
import { Liste, Raekke } from '#components/ui/liste'
import { StatusTag } from '#components/ui/status-tag'
import { hentBorgerensEmne } from '#lib/besked/borgerens'
import { antalUlaeste, listTraade } from '#lib/besked/queries'
import { dagFor, visDatoMedUgedag } from '#lib/dato'
import { kortId } from '#lib/id'
import { type Borgerforloeb, hentBorgerforloeb } from '#lib/kontaktforloeb/borgerens'
import { laesTilbageblik, medTidspunkt, type Tilbageblik } from '#lib/kontaktforloeb/tidspunkt'
import { selv, type TxKontekst } from '#lib/kontekst'
import { hentGaeldendePlan } from '#lib/min-plan/queries'
import { listKontaktNu } from '#lib/nuph/borgerens'
import { listReglerIKraft } from '#lib/regelsaet/i-kraft'
import { hentTekst } from '#lib/regelsaet/vaerdier'
import { hentNaesteSamtale } from '#lib/samtale/borgerens'
import { visMoedetid } from '#lib/samtale/tid'
import { listSkalBookes } from '#lib/selvbook/borgerens'

const STI = '/borger'

export const GET = side(async (ctx, { url }) => {
  const borgerId = selv(ctx)
  const blik = laesTilbageblik(ctx, Object.fromEntries(url.searchParams))
  const forloeb = await hentBorgerforloeb(ctx, borgerId, blik.tidspunkt)
  if (blik.ser) return tidligere(ctx, blik, forloeb)
  const plan = await hentGaeldendePlan(ctx, borgerId)
  const { traade } = await listTraade(ctx, { antal: 5 })
  const emne = await hentBorgerensEmne(ctx)
  const kommunen = await hentTekst(ctx, 'jobcenter.bestemt', ctx.dag)
  const samtale = await hentNaesteSamtale(ctx, borgerId)
  const ulaeste = await antalUlaeste(ctx)
  const kontakt = await listKontaktNu(ctx)
  const skalBookes = await listSkalBookes(ctx, borgerId)
  const skalLaesePlan = plan?.status === 'PUBLICERET'
  const intet = !skalLaesePlan && ulaeste === 0 && kontakt.length === 0 && skalBookes.length === 0
  return {
    side: 'Overblik',
    krop: (
      <>
        <h1>Hej {ctx.aktoer.navn.split(' ')[0]}</h1>
        <h2>Det skal du gøre</h2>
        {intet ? (
          <p>Du skal ikke gøre noget lige nu.</p>
        ) : (
          <Liste navn="Det skal du gøre">
            {kontakt.map((k) => (
              <Raekke
                key={k.id}
                href={`/borger/underretninger/${kortId(k.id)}`}
                titel={`Ring til ${k.hvem} i dag`}
                ny
                under="Det kan have betydning for dine dagpenge"
              />
            ))}
            {skalBookes.map((f) => (
              <Raekke
                key={f.id}
                href="/borger/samtaler#book"
                titel="Book tid til samtale"
                ny
                under={frist(f.senest, ctx.dag)}
              />
            ))}
            {skalLaesePlan && (
              <Raekke
                href="/borger/min-plan"
                titel="Læs din nye plan"
                ny
                under={plan.kvitterSenest ? frist(plan.kvitterSenest, ctx.dag) : undefined}
              />
            )}
            {ulaeste > 0 && (
              <Raekke
                href="/borger/beskeder?vis=ulaeste"
                titel={ulaeste === 1 ? 'Læs 1 ny besked' : `Læs ${ulaeste} nye beskeder`}
                ny
              />
            )}
          </Liste>
        )}
        {samtale && (
          <>
            <h2>Næste samtale</h2>
            <p>
              <b>{visMoedetid(samtale.startTid, samtale.slutTid)}</b>, {samtale.titel}.{' '}
              <a href="/borger/samtaler">Se samtalen</a> ·{' '}
              <a href={`/borger/samtaler/${kortId(samtale.id)}/kalender`}>Læg i kalender</a>
            </p>
          </>
        )}
        <h2>Hvem har din sag?</h2>
        <p>
          {forloeb.saetning}. <a href="/borger/sag">Se din sag</a>
        </p>
        <Kontakter akasse={forloeb.akasse} kommune={forloeb.kommune} />
        <h2>Timer med dagpenge</h2>
        <TimerMedDagpenge forloeb={forloeb} kommunen={kommunen} />
        <h2>Nyeste beskeder</h2>
        {traade.length === 0 ? (
          <p>Du har ingen beskeder.</p>
        ) : (
          <Liste navn="Nyeste beskeder">
            {traade.map((t) => (
              <Raekke
                key={t.id}
                href={`/borger/beskeder/${kortId(t.id)}`}
                titel={emne(t)}
                ny={t.ulaest}
                maerke={t.ulaest && <StatusTag art="info">Ulæst</StatusTag>}
                fra={t.afsenderNavn}
                dag={dagFor(t.sidsteTid)}
              />
            ))}
          </Liste>
        )}
        <p>
          <a href="/borger/beskeder">Se alle beskeder</a>
        </p>
        <Tilbageblikvalg blik={blik} sti={STI} />
      </>
    ),
  }
})

/** The overview of an earlier day: who had the case, the hours, and the rules. Duties and messages are today's alone. */
async function tidligere(ctx: TxKontekst, blik: Tilbageblik, forloeb: Borgerforloeb): Promise<Indhold> {
  const { dag } = blik.tidspunkt
  const kommunen = await hentTekst(ctx, 'jobcenter.bestemt', dag)
  const regler = await listReglerIKraft(ctx, dag, forloeb.tilmeldt)
  return {
    side: 'Overblik',
    krop: (
      <>
        <h1>Overblik</h1>
        <Tilbageblikstribe blik={blik} sti={STI} />
        <h2>Hvem har din sag?</h2>
        <p>
          {forloeb.saetning}. <a href={medTidspunkt('/borger/sag', blik)}>Se din sag</a>
        </p>
        <Kontakter akasse={forloeb.akasse} kommune={forloeb.kommune} />
        <h2>Timer med dagpenge</h2>
        <TimerMedDagpenge forloeb={forloeb} kommunen={kommunen} />
        <h2>Regler i kraft den dag</h2>
        <ReglerIKraft regler={regler} />
        <Tilbageblikvalg blik={blik} sti={STI} />
      </>
    ),
  }
}

/** The day by which the plan is to be read; after it, that it has passed. */
const frist = (senest: string, dag: string) =>
  senest < dag ? `Fristen var ${visDatoMedUgedag(senest)}` : `Senest ${visDatoMedUgedag(senest)}`
