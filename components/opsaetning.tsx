import type { Beskedvalg } from '#lib/opgave/regler'

/** A choice in words: "Opgave, 3 arbejdsdage, lukkes når den er læst". */
export function beskedvalgTekst({ handling, fristArbejdsdage, lukkesVedLaesning }: Beskedvalg): string {
  if (handling === 'INGEN') return 'Ingenting'
  if (handling === 'ADVIS') return 'Advis'
  const frist =
    fristArbejdsdage === null
      ? 'fælles frist'
      : `frist ${fristArbejdsdage} ${fristArbejdsdage === 1 ? 'arbejdsdag' : 'arbejdsdage'}`
  return `Opgave, ${frist}${lukkesVedLaesning ? ', lukkes når den er læst' : ''}`
}
