import { Tabel } from '#components/ui/tabel'
import { HOVEDLINJE, KOLONNER, type Kolonne } from '#lib/timeimport/kolonner'

const FORKLARING: Record<Kolonne, string> = {
  cpr: 'Ti cifre, med eller uden bindestreg.',
  forsikring: 'FULDTID eller DELTID.',
  forbrugteTimer: 'Timer i alt i indplaceringen, højst to decimaler: 402,06.',
  opgjortTil: 'Sidste dag, der er talt med: 31.10.2026 eller 2026-10-31.',
  indplaceringsdato: 'Skal med første gang og ved en ny indplacering.',
  nyIndplacering: 'ja eller nej. Tom er nej.',
  indplaceringTimer: 'Indplaceringens egne timer, højst 7696.',
  korrektionKommentar: 'Når timer eller dag er lavere end sidst. Skrives sammen med Korrektion fra.',
  korrektionFra: 'Dagen, som korrektionen gælder fra.',
}

/** How a file is made. */
export function Filformat() {
  return (
    <details className="my-4">
      <summary>Sådan skal filen se ud</summary>
      <p>Første linje er overskriften. Kolonnerne må stå i en anden rækkefølge, og de valgfrie kan udelades:</p>
      <p>
        <code className="select-all break-words">{HOVEDLINJE}</code>
      </p>
      <Tabel
        titel="Kolonner i filen"
        skjultTitel
        raekker={KOLONNER}
        noegle={(k) => k.felt}
        kolonner={[
          { titel: 'Kolonne', vis: (k) => k.titel },
          { titel: 'Skal med', vis: (k) => (k.kraevet ? 'Ja' : 'Nej') },
          { titel: 'Indhold', vis: (k) => FORKLARING[k.felt] },
        ]}
      />
      <p>Et medlem må kun stå i filen én gang. En række, der er som sidst, ændrer ingenting.</p>
    </details>
  )
}
