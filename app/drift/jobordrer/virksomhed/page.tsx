import { Sidetitel } from '#components/sidetitel'
import { Fejlopsummering } from '#components/ui/fejlopsummering'
import { Tekstomraade } from '#components/ui/felt'
import { Knap } from '#components/ui/knap'
import { Notits } from '#components/ui/notits'
import { Tabel } from '#components/ui/tabel'
import { Tomt } from '#components/ui/tomt'
import { Valg } from '#components/ui/valg'
import { VIRKSOMHEDSTILSTAND } from '#db/schema/virksomhed'
import { visKortTidspunkt } from '#lib/dato'
import { laes } from '#lib/medarbejder/session'
import { en, laesSvar, type Soegeparametre } from '#lib/medarbejder/side'
import { findVirksomhedsnavn } from '#lib/organisation/virksomhed'
import type { Regelfund } from '#lib/regelfund'
import { visCvr, vurderCvr } from '#lib/virksomhed/cvr'
import { TILSTANDSHJAELP, TILSTANDSNAVN } from '#lib/virksomhedstilstand/regler'
import { listTilstande } from '#lib/virksomhedstilstand/tilstand'
import { ophaev, saet } from '../actions'
import { Ramme } from '../ramme'

const STI = '/drift/jobordrer/virksomhed'
const GJORT: Record<string, string> = { sat: 'Tilstanden er sat.', ophaevet: 'Tilstanden er ophævet.' }

/** One company by CVR: its states over time, and the form that sets or lifts one. */
export default async function Virksomhed({ searchParams }: { searchParams: Soegeparametre }) {
  const parametre = await searchParams
  const soegt = vurderCvr(en(parametre, 'cvr') ?? '')
  const { cvr } = soegt
  const d = await laes(
    async (ctx, session) => ({
      session,
      historik: await listTilstande(ctx, cvr ?? ''),
      navn: cvr ? await findVirksomhedsnavn(ctx, cvr) : undefined,
    }),
    ['star'],
  )
  const svar = await laesSvar(parametre, d.session.subject, STI)
  const fund = cvr ? svar.fund.map(tilFelt(svar.felter?.tilstand ?? '')) : soegt.fund
  const sat = svar.for('virksomhedstilstand.saet')
  const ophaevet = svar.for('virksomhedstilstand.ophaev')
  const aabne = d.historik.filter((t) => !t.til)
  const mulige = VIRKSOMHEDSTILSTAND.filter((t) => !aabne.some((a) => a.tilstand === t))
  const gjort = GJORT[en(parametre, 'gjort') ?? '']
  return (
    <Ramme session={d.session} sti={STI}>
      <Sidetitel side="Virksomhed" fund={fund} />
      <p>
        <a href="/drift/jobordrer">Tilbage til jobordrer</a>
      </p>
      <Fejlopsummering fund={fund} />
      <h1>{cvr ? `${d.navn ?? 'Virksomhed'}, CVR ${visCvr(cvr)}` : 'Find en virksomhed'}</h1>
      {gjort && <Notits art="succes" titel={gjort} />}
      <search>
        <form method="get" action={STI} className="raekke">
          <label htmlFor="cvr">CVR-nummer</label>
          <input
            id="cvr"
            name="cvr"
            inputMode="numeric"
            autoComplete="off"
            className="b11"
            defaultValue={en(parametre, 'cvr') ?? ''}
          />
          <Knap art="sekundaer">Find virksomheden</Knap>
        </form>
      </search>
      {cvr && (
        <>
          {!d.navn && <p>Virksomheden har ikke logget ind i Samspor. Du kan godt sætte en tilstand på CVR-nummeret.</p>}
          {aabne.map((t) => (
            <section key={t.id} className="kort" aria-label={TILSTANDSNAVN[t.tilstand]}>
              <h2>
                {TILSTANDSNAVN[t.tilstand]} siden {visKortTidspunkt(t.fra)}
              </h2>
              <p>{t.aarsag}</p>
              <form action={ophaev} className="max-w-[66ch]">
                <input type="hidden" name="cvr" value={cvr} />
                <input type="hidden" name="tilstand" value={t.tilstand} />
                <input type="hidden" name="noegle" value={crypto.randomUUID()} />
                <Tekstomraade
                  navn={`grund-${t.tilstand}`}
                  label={`Hvorfor ophæver I "${TILSTANDSNAVN[t.tilstand].toLowerCase()}"?`}
                  maks={500}
                  linjer={2}
                  fund={ophaevet.felter?.tilstand === t.tilstand ? ophaevet.fund.map(tilFelt(t.tilstand)) : []}
                  vaerdi={
                    ophaevet.felter?.tilstand === t.tilstand ? (ophaevet.felter?.[`grund-${t.tilstand}`] ?? '') : ''
                  }
                />
                <Knap art="sekundaer">Ophæv: {TILSTANDSNAVN[t.tilstand].toLowerCase()}</Knap>
              </form>
            </section>
          ))}
          {mulige.length > 0 && (
            <>
              <h2>Sæt en tilstand</h2>
              <form action={saet} className="max-w-[66ch]">
                <input type="hidden" name="cvr" value={cvr} />
                <input type="hidden" name="noegle" value={crypto.randomUUID()} />
                <Valg
                  navn="tilstand"
                  label="Tilstand"
                  muligheder={mulige.map((t) => ({
                    vaerdi: t,
                    tekst: TILSTANDSNAVN[t],
                    hjaelp: TILSTANDSHJAELP[t],
                  }))}
                  valgt={sat.felter?.tilstand ?? mulige[0]}
                  fund={sat.fund}
                />
                <Tekstomraade
                  navn="aarsag"
                  label="Grund"
                  hjaelp="Grunden står i historikken."
                  maks={500}
                  linjer={3}
                  fund={sat.fund}
                  vaerdi={sat.felter?.aarsag ?? ''}
                />
                <Knap>Sæt tilstanden</Knap>
              </form>
            </>
          )}
          <h2>Historik</h2>
          {d.historik.length === 0 ? (
            <Tomt tekst="Virksomheden har aldrig været konfliktramt eller spærret." />
          ) : (
            <Tabel
              titel="Historik"
              skjultTitel
              raekker={d.historik}
              noegle={(t) => t.id}
              kolonner={[
                { titel: 'Tilstand', vis: (t) => TILSTANDSNAVN[t.tilstand] },
                { titel: 'Fra', vis: (t) => visKortTidspunkt(t.fra) },
                { titel: 'Til', vis: (t) => (t.til ? visKortTidspunkt(t.til) : 'Gælder nu') },
                { titel: 'Grund', vis: (t) => t.aarsag },
                { titel: 'Sat af', vis: (t) => t.satAfNavn },
                {
                  titel: 'Ophævet',
                  vis: (t) => (t.ophaevetAfNavn ? `${t.ophaevetAfNavn}: ${t.ophaevetGrund}` : ''),
                },
              ]}
            />
          )}
        </>
      )}
    </Ramme>
  )
}

/** Each state has a reason of its own on the page. */
const tilFelt =
  (tilstand: string) =>
  (f: Regelfund): Regelfund =>
    f.felt === 'grund' ? { ...f, felt: `grund-${tilstand}` } : f
