import { demobjaelkeFor } from '#components/demobjaelke'
import { Sidetitel } from '#components/sidetitel'
import { MedarbejderSkal } from '#components/skal/medarbejder-skal'
import { Definitionsliste } from '#components/ui/definitionsliste'
import { Notits } from '#components/ui/notits'
import { Tabel } from '#components/ui/tabel'
import { kanOverhovedet } from '#lib/adgang/matrix'
import { visKortDato, visKortTidspunkt } from '#lib/dato'
import { kraeverTilsyn, listDriftmodtagere } from '#lib/drift/modtagere'
import { hentDriftstal, listRegler } from '#lib/drift/stand'
import { laes } from '#lib/medarbejder/session'
import { en, type Soegeparametre } from '#lib/medarbejder/side'
import { FOD } from '#lib/stilark'
import { Modtagere } from './modtagere'

/** The operator's page: figures and dated rules, no person. */
export default async function Drift({ searchParams }: { searchParams: Soegeparametre }) {
  const bestilt = en(await searchParams, 'bestilt')
  const { session, tal, modtagere, maaOrdne, regler, dag } = await laes(
    async (ctx, session) => ({
      session,
      tal: await hentDriftstal(ctx),
      modtagere: await listDriftmodtagere(ctx),
      maaOrdne: kanOverhovedet(ctx.aktoer, 'drift.ordn'),
      regler: await listRegler(ctx),
      dag: ctx.dag,
    }),
    ['star'],
  )
  const tilsyn = modtagere.filter(kraeverTilsyn)
  const alarm = tal && (tal.parkerede + tal.forsinkede_breve + tal.ukaedede + tal.kaedefejl > 0 || tilsyn.length > 0)
  return (
    <MedarbejderSkal
      doer="star"
      sti="/drift"
      organisation="Samspor drift"
      bruger={{ navn: session.aktoer.navn, rolle: 'Drift', udloeber: session.inaktivEfter }}
      fod={FOD}
      demobjaelke={session.demo ? await demobjaelkeFor(session.nu, '/drift') : undefined}
    >
      <Sidetitel side="Driftsstatus" />
      <h1>Driftsstatus</h1>
      {!tal && <Notits art="advarsel" titel="Workeren har ikke talt endnu. Kører den?" />}
      {tal && (
        <>
          <Notits art={alarm ? 'fejl' : 'succes'} titel={alarm ? 'Noget skal ses efter' : 'Alt kører'} />
          <Definitionsliste
            par={[
              ['Leverancer, der er gået i stå', String(tal.parkerede)],
              ['Breve, der prøves igen', String(tal.proeves_igen)],
              ['Breve, der venter på at blive sendt', String(tal.venter)],
              ['Bilag, der venter på viruskontrollen', String(tal.bilag_venter)],
              ['Breve uden kvittering i over 24 timer', String(tal.forsinkede_breve)],
              ['Events, der ikke er nummereret', String(tal.unummererede)],
              ['Modtagere af events, der ikke kan nås eller har noget parkeret', String(tilsyn.length)],
              ['Logrækker, der ikke er kædet i over fem minutter', String(tal.ukaedede)],
              ['Brud i adgangsloggens kæde', String(tal.kaedefejl)],
              ['Talt', visKortTidspunkt(tal.opgjort)],
            ]}
          />
        </>
      )}
      <h2>Modtagere af events</h2>
      {bestilt && <Notits art="succes" titel="Bestilt. Tallene herunder tælles igen om et halvt minut." />}
      <Modtagere modtagere={modtagere} maaOrdne={maaOrdne} />
      <h2>Regler og grænser</h2>
      <Tabel
        titel="Regler og grænser"
        skjultTitel
        raekker={regler}
        noegle={(r) => `${r.regel} ${r.gyldig_fra}`}
        kolonner={[
          { titel: 'Regel', vis: (r) => r.regel },
          { titel: 'Værdi', vis: (r) => `${r.vaerdi} ${r.enhed === 'tekst' ? '' : r.enhed}` },
          {
            titel: 'Gælder',
            vis: (r) =>
              `${visKortDato(r.gyldig_fra)} – ${r.gyldig_til ? visKortDato(r.gyldig_til) : ''}${r.gyldig_fra <= dag && (!r.gyldig_til || r.gyldig_til >= dag) ? ' (i dag)' : ''}`,
          },
          { titel: 'Kilde', vis: (r) => r.kilde },
        ]}
      />
    </MedarbejderSkal>
  )
}
