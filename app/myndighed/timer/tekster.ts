import type { Tagart } from '#components/ui/status-tag'
import type { Import } from '#lib/timeimport/dom'

/** What a file's state is called, and how strongly. */
export const STATUS: Record<Import['status'], { tekst: string; art: Tagart }> = {
  MODTAGES: { tekst: 'Bliver sendt', art: 'info' },
  KONTROLLERES: { tekst: 'Bliver kontrolleret', art: 'info' },
  KLAR: { tekst: 'Venter på jer', art: 'handling' },
  INDLAESES: { tekst: 'Bliver indlæst', art: 'info' },
  FAERDIG: { tekst: 'Indlæst', art: 'succes' },
  AFBRUDT: { tekst: 'Afbrudt', art: 'neutral' },
  AFVIST: { tekst: 'Kan ikke læses', art: 'fejl' },
}

export const tal = (n: number): string => n.toLocaleString('da-DK')
export const raekker = (n: number): string => (n === 1 ? '1 række' : `${tal(n)} rækker`)

/** Is the worker busy with it? */
export const erIGang = (i: Pick<Import, 'status'>): boolean => i.status === 'KONTROLLERES' || i.status === 'INDLAESES'

/**
 * How far the work is: "1.240 af 5.000 rækker · 3 fejl · ca. 2 min. tilbage". The dry run goes through the rows twice, and is told as one.
 * `nu` is machine time.
 */
export function fremdrift(i: Import, nu: Date): { brugt: number; tekst: string } {
  const halv = i.status === 'KONTROLLERES'
  const andel = i.raekker === 0 ? 0 : Math.min(1, i.behandlet / i.raekker)
  const brugt = Math.round(i.raekker * (halv ? (i.trin === 'DOEM' ? 0.5 : 0) + andel / 2 : andel))
  const gaaet = i.trinBegyndt ? nu.getTime() - i.trinBegyndt.getTime() : 0
  const tilbage = andel > 0.05 && gaaet > 2000 ? Math.ceil((gaaet * (1 - andel)) / andel / 60_000) : undefined
  const led = [
    `${tal(brugt)} af ${raekker(i.raekker)}`,
    i.fejl > 0 && `${tal(i.fejl)} fejl`,
    tilbage !== undefined && `ca. ${Math.max(1, tilbage)} min. tilbage`,
  ]
  return { brugt, tekst: led.filter(Boolean).join(' · ') }
}
