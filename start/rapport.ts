import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter'

type Fil = { projekt: string; fil: string; antal: number; mangler: number; fejlet: number; ms: number }

const STILHED_MS = 1800

/**
 * What a test run tells: one line per finished file, each failure with its reason, and the count on the last line.
 * Under `npm test` the count is left in the file SAMSPOR_TESTRESULTAT, because cleaning up still has things to say.
 */
export default class Rapport implements Reporter {
  private readonly filer = new Map<string, Fil>()
  private readonly fejl: string[] = []
  private antal = { bestaaet: 0, fejlet: 0, sprunget: 0 }
  private sidst = Date.now()
  private igang = new Set<string>()
  private ur: NodeJS.Timeout | undefined

  printsToStdio() {
    return true
  }

  onBegin(_config: FullConfig, suite: Suite) {
    for (const test of suite.allTests()) this.fil(test).mangler += 1
    this.sig(`${suite.allTests().length} prøver i ${this.filer.size} filer`)
    this.ur = setInterval(() => {
      if (Date.now() - this.sidst > STILHED_MS) this.sig(`  … ${[...this.igang].slice(0, 2).join(' · ') || 'gør klar'}`)
    }, 300)
    this.ur.unref()
  }

  onTestBegin(test: TestCase) {
    this.igang.add(navn(test))
  }

  onTestEnd(test: TestCase, resultat: TestResult) {
    this.igang.delete(navn(test))
    const fil = this.fil(test)
    fil.mangler -= 1
    fil.ms += resultat.duration
    fil.antal += 1
    if (resultat.status === 'skipped') this.antal.sprunget += 1
    else if (test.outcome() === 'expected') this.antal.bestaaet += 1
    else {
      this.antal.fejlet += 1
      fil.fejlet += 1
      this.visFejl(test, resultat)
    }
    if (fil.mangler === 0) {
      const tid = `${(fil.ms / 1000).toFixed(1).replace('.', ',')} s`
      this.sig(`  ${fil.fejlet > 0 ? '✗' : '✓'} ${fil.projekt}  ${fil.fil}  ${fil.antal} (${tid})`)
    }
  }

  onError(fejl: TestError) {
    this.antal.fejlet += 1
    this.skriv('Fejl uden for prøverne', [fejl.message ?? fejl.value ?? 'ukendt', fejl.stack ?? ''])
  }

  onEnd(resultat: FullResult) {
    clearInterval(this.ur)
    if (resultat.status === 'timedout' || resultat.status === 'interrupted')
      this.sig('Kørslen blev afbrudt, før alle prøver var kørt.')
    if (this.fejl.length > 0) this.sig(`\nFejlede:\n${this.fejl.map((linje) => `  ✗ ${linje}`).join('\n')}`)
    const fil = process.env.SAMSPOR_TESTRESULTAT
    if (fil) writeFileSync(fil, JSON.stringify(this.antal))
    else this.sig(optaelling(this.antal))
  }

  private visFejl(test: TestCase, resultat: TestResult) {
    const hvorfor = resultat.errors.map((fejl) => [fejl.message ?? fejl.value ?? '', fejl.snippet ?? ''].join('\n'))
    if (resultat.status === 'timedOut') hvorfor.unshift(`Prøven varede mere end ${test.timeout / 1000} s.`)
    const bilag = resultat.attachments
      .filter(({ path: sti }) => sti)
      .map(({ name, path: sti }) => `${name}: ${path.relative('.', sti!)}`)
    this.skriv(navn(test), [...hvorfor, ...bilag, ...resultat.stderr.map(String).slice(-20)])
  }

  private skriv(overskrift: string, indhold: string[]) {
    this.fejl.push(overskrift)
    const tekst = indhold.join('\n').trim().replaceAll('\n', '\n    ')
    this.sig(`\n✗ ${overskrift}\n    ${tekst}\n`)
  }

  private sig(linje: string) {
    this.sidst = Date.now()
    process.stdout.write(`${process.stdout.isTTY ? linje : stripVTControlCharacters(linje)}\n`)
  }

  private fil(test: TestCase): Fil {
    const projekt = test.parent.project()?.name ?? ''
    const fil = path.relative('.', test.location.file)
    const noegle = `${projekt} ${fil}`
    const fundet = this.filer.get(noegle) ?? { projekt, fil, antal: 0, mangler: 0, fejlet: 0, ms: 0 }
    this.filer.set(noegle, fundet)
    return fundet
  }
}

/** The closing line, which other programs read too. */
export function optaelling({
  bestaaet,
  fejlet,
  sprunget,
}: {
  bestaaet: number
  fejlet: number
  sprunget: number
}): string {
  return `${bestaaet} passed, ${fejlet} failed${sprunget > 0 ? `, ${sprunget} skipped` : ''}`
}

function navn(test: TestCase): string {
  const [, projekt, ...resten] = test.titlePath()
  const [, ...titler] = resten
  return `[${projekt}] ${path.relative('.', test.location.file)}:${test.location.line} ${titler.join(' › ')}`
}
