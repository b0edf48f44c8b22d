import { samtaleTekst } from '#components/samtale/tag'
import { Tabel } from '#components/ui/tabel'
import { visKortTidspunkt } from '#lib/dato'
import type { Samtale } from '#lib/samtale/queries'
import { visMoedetid } from '#lib/samtale/tid'

/** Everything that has been registered about an interview, the newest first; nothing is overwritten. */
export function Versioner({ versioner }: { versioner: readonly Samtale[] }) {
  return (
    <section id="historik">
      <h2>Historik</h2>
      <Tabel
        titel="Historik"
        skjultTitel
        raekker={[...versioner].reverse()}
        noegle={(v) => v.versionId}
        kolonner={[
          { titel: 'Registreret', vis: (v) => visKortTidspunkt(v.registreretFra) },
          { titel: 'Status', vis: (v) => samtaleTekst(v.status) },
          { titel: 'Tid', vis: (v) => visMoedetid(v.startTid, v.slutTid) },
          { titel: 'Af', vis: (v) => [v.registreretAfBruger, v.registreretAfNavn].filter(Boolean).join(', ') },
        ]}
      />
    </section>
  )
}
