import { type Dag, dagFor, visDato, visDatoMedUgedag } from '#lib/dato'
import type { Brevindhold } from '#lib/digital-post/brev-pdf'

type Faelles = {
  modtagerNavn: string
  kommune: string
  telefon: string | null
  sagsbehandler: string
  sagsnummer: string
  dato: Dag
  tilbud: string
  hos: string | null
  indstillingSendt: Date | null
  /** Dated facts: the appeal body, the weeks to appeal, and where the appeal is sent. */
  klage: { instans: string; fristUger: number; sendesTil: string }
}
export type Afgoerelsesgrundlag = Faelles &
  (
    | { resultat: 'AFSLAG'; begrundelse: string; lovhjemmel: string }
    | {
        resultat: 'GODKENDT'
        lovhjemmel: string | null
        start: Dag
        slut: Dag
        timerPrUge: number | null
        minutterPrUge: number | null
        sted: string | null
        kontaktperson: string | null
        maal: string | null
      }
  )

/**
 * The decision as a letter in plain Danish: result first, then why and by which law, what happens now, how to complain, whom to call.
 * Law, appeal body and deadline come from dated rows, never from the template.
 */
export function afgoerelsesbrev(g: Afgoerelsesgrundlag): Brevindhold {
  const tilbud = g.tilbud.toLowerCase()
  const ja = g.resultat === 'GODKENDT'
  return {
    titel: ja ? `Afgørelse: Du får tilbud om ${tilbud}` : `Afgørelse: Du får ikke tilbud om ${tilbud}`,
    afsender: { navn: g.kommune, telefon: g.telefon },
    modtagerNavn: g.modtagerNavn,
    dato: g.dato,
    sagsnummer: g.sagsnummer,
    afsnit: [
      { tekst: [`Kære ${g.modtagerNavn}`, indledning(g, tilbud)] },
      ...(g.resultat === 'GODKENDT' ? godkendt(g) : afslag(g)),
      {
        overskrift: 'Du kan klage',
        tekst: [
          `Er du uenig, kan du klage til ${g.klage.instans}. Klagen skal være fremme senest ${g.klage.fristUger} uger efter, at du har fået dette brev.`,
          `Du sender klagen til ${g.klage.sendesTil}. Vi ser først på sagen igen. Holder vi fast, sender vi klagen videre for dig.`,
        ],
      },
      {
        overskrift: 'Har du spørgsmål?',
        tekst: [
          `${g.telefon ? `Ring til os på ${g.telefon}` : `Kontakt ${g.kommune}`}. Oplys sagsnummer ${g.sagsnummer}.`,
        ],
      },
    ],
    hilsen: [g.sagsbehandler, g.kommune],
  }
}

function indledning(g: Afgoerelsesgrundlag, tilbud: string): string {
  const af = g.indstillingSendt ? ` af ${visDato(dagFor(g.indstillingSendt))}` : ''
  const hos = g.hos ? ` hos ${g.hos}` : ''
  return g.resultat === 'GODKENDT'
    ? `Vi har behandlet anbefalingen fra din a-kasse${af}. Vi siger ja. Du får tilbud om ${tilbud}${hos}.`
    : `Vi har behandlet anbefalingen fra din a-kasse${af}. Vi har besluttet, at du ikke får tilbud om ${tilbud}${hos}.`
}

function godkendt(g: Extract<Afgoerelsesgrundlag, { resultat: 'GODKENDT' }>): Brevindhold['afsnit'] {
  const tid = [
    g.timerPrUge !== null && `${g.timerPrUge} timer`,
    g.minutterPrUge ? `${g.minutterPrUge} minutter` : false,
  ]
    .filter(Boolean)
    .join(' og ')
  const linjer = [
    `Det begynder ${visDatoMedUgedag(g.start)}.`,
    `Sidste dag er ${visDatoMedUgedag(g.slut)}.`,
    tid && `Du skal være der ${tid} om ugen.`,
    g.sted && `Stedet er ${g.sted}.`,
    g.kontaktperson && `Din kontaktperson er ${g.kontaktperson}.`,
    g.maal && `Målet er: ${g.maal}`,
  ].filter((linje): linje is string => Boolean(linje))
  return [
    { overskrift: 'Det skal du vide', tekst: [linjer.join(' ')] },
    {
      overskrift: 'Hvorfor',
      tekst: [
        `Du og din a-kasse er enige om tilbuddet.${g.lovhjemmel ? ` Vi har brugt reglerne i ${g.lovhjemmel}.` : ''}`,
      ],
    },
    {
      overskrift: 'Hvad sker der nu?',
      tekst: [
        'Tilbuddet står i din plan. Log ind, og læs den. Bliver du syg, så ring til stedet og til os samme dag. Din a-kasse får besked om, at vi har sagt ja.',
      ],
    },
  ]
}

function afslag(g: Extract<Afgoerelsesgrundlag, { resultat: 'AFSLAG' }>): Brevindhold['afsnit'] {
  return [
    { overskrift: 'Hvorfor', tekst: [...g.begrundelse.split(/\n{2,}/), `Vi har brugt reglerne i ${g.lovhjemmel}.`] },
    {
      overskrift: 'Hvad sker der nu?',
      tekst: [
        'Din a-kasse får en kopi af dette brev. Du kan tale med a-kassen om et andet tilbud. Dine samtaler og din plan fortsætter som før.',
      ],
    },
  ]
}
