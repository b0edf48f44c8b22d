import { expect, test } from '@playwright/test'
import { type Beskedvalg, STANDARDVALG, vurderBeskedvalg } from '#lib/opgave/regler'

for (const [naar, beskedtype, ret, felter] of [
  ['standarden gælder', 11, {}, []],
  ['en dialog er en advis', 9206, { handling: 'ADVIS', lukkesVedLaesning: true }, []],
  ['fristen er 1 arbejdsdag', 11, { fristArbejdsdage: 1 }, []],
  ['fristen er 60 arbejdsdage', 11, { fristArbejdsdage: 60 }, []],
  ['fristen er 0 arbejdsdage', 11, { fristArbejdsdage: 0 }, ['fristArbejdsdage']],
  ['fristen er 61 arbejdsdage', 11, { fristArbejdsdage: 61 }, ['fristArbejdsdage']],
  ['en advis har en frist', 11, { handling: 'ADVIS', fristArbejdsdage: 3 }, ['fristArbejdsdage']],
  ['en besked til borgeren ikke kommer til en myndighed', 9205, {}, ['beskedtype']],
] satisfies [string, number, Partial<Beskedvalg>, string[]][]) {
  test(`opsætning, når ${naar}: ${felter.join(', ') || 'tages'}`, () =>
    expect(vurderBeskedvalg(beskedtype, { ...STANDARDVALG, ...ret }).map((f) => f.felt)).toEqual(felter))
}
