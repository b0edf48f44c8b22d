import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { plusDage } from '#lib/dato'
import { ansvarlig, fraHundrededele, hundrededele, vurderStart } from '#lib/kontaktforloeb/regler'

test('den første grund er svaret, i den rækkefølge DFDG spørger', () => {
  const grundlag = {
    kontaktgruppe: 2,
    iOvergangsgruppe: true,
    harAabent75: true,
    timerForbrugt: '410',
    graenseTimer: '410.00',
    harMedlemskab: false,
  }
  expect(vurderStart(grundlag)).toEqual({ start: false, grund: 'IKKE_DAGPENGEMODTAGER' })
})

test('timer regnes i hundrededele uden afrunding', () => {
  expect(hundrededele('402.06')).toBe(40206)
  expect(hundrededele('0.1')).toBe(10)
  expect(fraHundrededele(hundrededele('410') - hundrededele('402.06'))).toBe('7.94')
  fc.assert(fc.property(fc.integer({ min: 0, max: 769_600 }), (n) => hundrededele(fraHundrededele(n)) === n))
})

/** Periods that do not overlap, as the database keeps them: each begins after the one before has ended. */
const perioder = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 200 })), { maxLength: 6 })
  .map((led) => {
    let dag = '2024-01-01'
    return led.map(([hul, laengde]) => {
      const startDato = plusDage(dag, hul)
      dag = plusDage(startDato, laengde)
      return { startDato, slutDato: dag }
    })
  })

test('uanset hvilke perioder der er, har præcis én ansvaret hver dag, og det skifter kun ved en ende', () => {
  const tilmeldt = [{ kontaktgruppe: 1, gyldigFra: '2024-01-01', gyldigTil: null }]
  fc.assert(
    fc.property(perioder, fc.integer({ min: 0, max: 1500 }), (forloeb, dage) => {
      const dag = plusDage('2024-01-01', dage)
      const hos = ansvarlig(forloeb, tilmeldt, dag)
      const iPeriode = forloeb.filter((f) => f.startDato <= dag && dag <= f.slutDato).length
      expect(iPeriode).toBeLessThanOrEqual(1)
      expect(hos).toBe(iPeriode === 1 ? 'AKASSE' : 'JOBCENTER')
      const iMorgen = ansvarlig(forloeb, tilmeldt, plusDage(dag, 1))
      const ende = forloeb.some((f) => f.slutDato === dag || f.startDato === plusDage(dag, 1))
      if (hos !== iMorgen) expect(ende).toBe(true)
    }),
    { numRuns: 300 },
  )
})
