import { Kaede, type Led } from '#components/ui/kaede'
import { STATUSNAVN } from '#lib/jobordre/livscyklus'
import type { Haendelse, Jobordre } from '#lib/jobordre/queries'

/** The order's way: sent, taken, under way or on pause, and how it ended. */
export function Ordrekaede({ ordre, haendelser }: { ordre: Jobordre; haendelser: readonly Haendelse[] }) {
  const modtaget = haendelser.find((h) => h.art === 'MODTAGET')?.tid
  const sendt: Led = ordre.sendtTid
    ? { tekst: 'Sendt', tilstand: 'faerdig', tid: ordre.sendtTid }
    : { tekst: 'Oprettet', tilstand: 'faerdig', tid: ordre.oprettetTid }
  return <Kaede navn="Jobordrens vej" led={[sendt, ...resten(ordre, modtaget)]} />
}

function resten(ordre: Jobordre, modtaget: Date | undefined): Led[] {
  const slut: Led = { tekst: 'Afsluttet', tilstand: 'kommende' }
  const taget: Led[] = modtaget ? [{ tekst: 'Modtaget', tilstand: 'faerdig', tid: modtaget }] : []
  if (ordre.tilbageholdt.length > 0)
    return [
      { tekst: 'Til kontrol hos kundesupport', tilstand: 'aktuel' },
      { tekst: 'Modtaget', tilstand: 'kommende' },
      slut,
    ]
  switch (ordre.status) {
    case 'KLADDE':
      return []
    case 'AFVENTER_MODTAGELSE':
      return [
        {
          tekst: 'Venter på at blive modtaget',
          tilstand: 'aktuel',
          ...(ordre.venterSiden && { tid: ordre.venterSiden }),
        },
        { tekst: 'I gang', tilstand: 'kommende' },
        slut,
      ]
    case 'UNDER_BEHANDLING':
    case 'INAKTIV':
      return [...taget, { tekst: STATUSNAVN[ordre.status], tilstand: 'aktuel' }, slut]
    default:
      return [
        ...taget,
        {
          tekst: STATUSNAVN[ordre.status],
          tilstand: ordre.status === 'AFSLUTTET_OPFYLDT' ? 'faerdig' : 'stoppet',
          ...(ordre.afsluttetTid && { tid: ordre.afsluttetTid }),
        },
      ]
  }
}
