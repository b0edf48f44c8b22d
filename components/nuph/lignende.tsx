import { Tabel } from '#components/ui/tabel'
import type { Lignendetal } from '#lib/nuph/lignende'

/** How similar notices were answered here: counts that advise and decide nothing. */
export function Lignende({
  antal,
  svartyper,
}: {
  antal: readonly Lignendetal[]
  svartyper: ReadonlyMap<string, string>
}) {
  if (antal.length === 0) return null
  return (
    <details>
      <summary>Sådan har I svaret på lignende underretninger</summary>
      <p className="lille">
        Endelige svar det seneste år. Tal under fem vises ikke. Det er jeres egen vurdering, der tæller.
      </p>
      <Tabel
        titel="Lignende svar"
        skjultTitel
        raekker={antal}
        noegle={(l) => l.svartype}
        kolonner={[
          { titel: 'Svar', vis: (l) => svartyper.get(l.svartype) ?? l.svartype },
          { titel: 'Antal', tal: true, vis: (l) => l.antal?.toLocaleString('da-DK') ?? 'færre end 5' },
        ]}
      />
    </details>
  )
}
