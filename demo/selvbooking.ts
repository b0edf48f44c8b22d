import { HK } from '#demo/medarbejdere'
import { REGLEN_FRA } from '#demo/paa-dagen'
import { type Ansat, findBorger } from '#demo/underretninger'
import { type Dag, plusArbejdsdage, plusDage } from '#lib/dato'
import { bedOmSelvbooking } from '#lib/selvbook/bed'
import { tilbydTider } from '#lib/selvbook/tilbyd'

/**
 * HK keeps six times open over two days, and Camilla was asked yesterday to book one of them. Left out where yesterday lies before the
 * a-kasser had the kontaktforløb.
 */
export async function spilSelvbooking(dag: Dag, ansat: Ansat): Promise<void> {
  if (plusDage(dag, -1) < REGLEN_FRA) return
  const anna = await ansat('akasse', HK, -1, '09:00')
  for (const arbejdsdage of [6, 7]) {
    await tilbydTider(anna, {
      dag: plusArbejdsdage(dag, arbejdsdage),
      fra: '09:00',
      til: '11:15',
      minutter: 45,
      form: 'PERSONLIGT',
      moedeholder: anna.aktoer.navn,
      sted: 'HK/Danmarks A-kasse',
      adresse: 'Store Torv 1, 1000 København K',
      telefon: null,
      borgerRinger: false,
      videolink: null,
    })
  }
  await bedOmSelvbooking(anna, {
    borgerId: await findBorger('camilla'),
    type: 17,
    titel: 'Dine job og din plan',
    beskrivelse: 'Tag dit cv med.',
    senest: plusArbejdsdage(dag, 4),
    ombookTimer: 24,
    vejledtOmKonsekvens: true,
  })
}
