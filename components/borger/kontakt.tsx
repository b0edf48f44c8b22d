import type { Kontakt } from '#lib/kontaktforloeb/borgerens'

/** The citizen's authorities with their telephones: nobody can write here, so everybody must be able to call. */
export function Kontakter({ akasse, kommune }: { akasse: Kontakt | null; kommune: Kontakt | null }) {
  return (
    <ul>
      {akasse && (
        <li>
          Din a-kasse er {akasse.navn}. <Ring kontakt={akasse} />
        </li>
      )}
      {kommune && (
        <li>
          Din kommune er {kommune.navn}. <Ring kontakt={kommune} />
        </li>
      )}
    </ul>
  )
}

/** "Ring til 70 00 00 00", as a link that a telephone can use. */
export const Ring = ({ kontakt: { telefon, navn } }: { kontakt: Kontakt }) =>
  telefon ? (
    <a
      className="fil"
      href={`tel:+45${telefon.replace(/\D/g, '').slice(-8)}`}
      aria-label={`Ring til ${telefon}, ${navn}`}
    >
      Ring til {telefon}
    </a>
  ) : null
