import { Maalvisning } from '#components/jobordremaal/maalvisning'
import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { visKortTidspunkt } from '#lib/dato'
import { listTilbageholdte } from '#lib/jobordre/tilbageholdte'
import { hentJobordremaal, laesPeriode, OPDELINGER } from '#lib/jobordremaal/taelling'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { listBeredskab } from '#lib/rekruttering/queries'
import { visCvr } from '#lib/virksomhed/cvr'
import { TILSTANDSNAVN } from '#lib/virksomhedstilstand/regler'
import { listAabneTilstande } from '#lib/virksomhedstilstand/tilstand'
import { Beredskab } from './beredskab'
import { Ramme } from './ramme'
import { Tilbageholdte } from './tilbageholdte'

const STI = '/drift/jobordrer'
const GJORT: Record<string, string> = {
  frigivet: 'Jobordren er frigivet. Myndigheden har fået den.',
  afvist: 'Jobordren er afvist. Virksomheden har fået grunden.',
  klar: 'A-kassen er meldt klar.',
  afmeldt: 'A-kassen er afmeldt. Den beholder de jobordrer, den har.',
}

/** STAR's page about job orders: what waits for Kundesupport, which a-kasser are ready, companies' states, the measures. */
export default async function Jobordrer({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const opdeling = OPDELINGER.find((o) => o === en(parametre, 'opdeling')) ?? 'maaned'
  const d = await laes(
    async (ctx, session) => {
      const maa = (handling: Parameters<typeof kanOverhovedet>[1]) => kanOverhovedet(ctx.aktoer, handling)
      return {
        session,
        dag: ctx.dag,
        maaMelde: maa('klarmelding.ret'),
        beredskab: await listBeredskab(ctx),
        holdt: maa('jobordre.frigiv') ? await listTilbageholdte(ctx) : undefined,
        tilstande: maa('virksomhedstilstand.ret') ? await listAabneTilstande(ctx) : undefined,
        maal: maa('jobordremaal.se')
          ? await hentJobordremaal(ctx, {
              periode: laesPeriode(ctx, en(parametre, 'fra'), en(parametre, 'til')),
              opdeling,
            })
          : undefined,
      }
    },
    ['star'],
  )
  const svar = await laesSvar(parametre, d.session.subject, STI)
  const gjort = GJORT[en(parametre, 'gjort') ?? '']
  return (
    <Ramme session={d.session} sti={STI}>
      <Sidetitel side="Jobordrer" fund={svar.fund} />
      <Fejlopsummering
        fund={svar.fund.map((f) => (f.felt === 'grund' ? { ...f, felt: `grund-${en(parametre, 'ordre')}` } : f))}
      />
      <h1>Jobordrer</h1>
      {gjort && <Notits art="succes" titel={gjort} />}
      {d.holdt && (
        <section aria-labelledby="tilbageholdte">
          <h2 id="tilbageholdte">Venter på kundesupport ({d.holdt.ordrer.length.toLocaleString('da-DK')})</h2>
          <Tilbageholdte {...d.holdt} svar={svar} valgt={en(parametre, 'ordre')} />
        </section>
      )}
      <section aria-labelledby="beredskab">
        <h2 id="beredskab">A-kasser, der er klar til jobordrer</h2>
        <Beredskab
          linjer={d.beredskab}
          dag={d.dag}
          svar={svar}
          akasse={en(parametre, 'akasse')}
          maaMelde={d.maaMelde}
        />
      </section>
      {d.tilstande && (
        <section aria-labelledby="virksomheder">
          <h2 id="virksomheder">Konfliktramte og spærrede virksomheder</h2>
          <search>
            <form method="get" action={`${STI}/virksomhed`} className="raekke">
              <label htmlFor="cvr">CVR-nummer</label>
              <input id="cvr" name="cvr" inputMode="numeric" autoComplete="off" className="b11" />
              <Knap art="sekundaer">Find virksomheden</Knap>
            </form>
          </search>
          {d.tilstande.length === 0 ? (
            <Tomt tekst="Ingen virksomheder er konfliktramte eller spærrede." />
          ) : (
            <Tabel
              titel="Virksomheder med en tilstand"
              skjultTitel
              raekker={d.tilstande}
              noegle={(t) => t.id}
              kolonner={[
                {
                  titel: 'Virksomhed',
                  vis: (t) => (
                    <a href={`${STI}/virksomhed?cvr=${t.cvr}`}>
                      {t.navn ?? 'Ukendt navn'}, CVR {visCvr(t.cvr)}
                    </a>
                  ),
                },
                { titel: 'Tilstand', vis: (t) => TILSTANDSNAVN[t.tilstand] },
                { titel: 'Siden', vis: (t) => visKortTidspunkt(t.fra) },
                { titel: 'Grund', vis: (t) => t.aarsag },
                { titel: 'Sat af', vis: (t) => t.satAfNavn },
              ]}
            />
          )}
        </section>
      )}
      {d.maal && <Maalvisning maal={d.maal} opdelinger={OPDELINGER} sti={STI} fil={`${STI}/csv`} />}
    </Ramme>
  )
}
