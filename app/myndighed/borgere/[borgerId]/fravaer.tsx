import { Tabel } from '#components/ui/tabel'
import type { Borgerside } from '#lib/borger/side'
import { visKortDato } from '#lib/dato'

/** Fravær and fritagelser that count, newest first. */
export function Fravaer({ data }: { data: Pick<Borgerside, 'forloeb' | 'fravaerstyper'> }) {
  return (
    <section id="fravaer">
      <h2>Fravær</h2>
      <Tabel
        titel="Fravær"
        skjultTitel
        raekker={data.forloeb.fravaer}
        noegle={(f) => f.id}
        kolonner={[
          { titel: 'Type', vis: (f) => data.fravaerstyper.get(String(f.fravaerstype)) ?? `Type ${f.fravaerstype}` },
          { titel: 'Fra', vis: (f) => visKortDato(f.startDato) },
          { titel: 'Til', vis: (f) => (f.slutDato ? visKortDato(f.slutDato) : 'Åben') },
          { titel: 'Registreret af', vis: (f) => f.registreretAfNavn },
        ]}
      />
    </section>
  )
}
