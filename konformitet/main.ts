/**
 * `npm run konformitet -- --base-url http://127.0.0.1:3000/api/v1 --token-url … --klient id:hemmelighed`: does a server keep the contract?
 * Knows nothing but the published document and what any vendor has, so it can be pointed at somebody's own stand-in for Samspor too.
 * Exit code 0: every rule that was tried holds; 1: one does not; 2: it could not be tried.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { koerRegler, type Resultat } from '#konformitet/koer'

const BRUG = `Brug: npm run konformitet -- --base-url URL --token-url URL --klient id:hemmelighed
  --kommune id:hemmelighed   kommunens klient; uden den springes reglerne om to parter over
  --akasse KODE              a-kassens kode; en demo siger den selv
  --borger CPR               et medlem med kontaktforløb i a-kassen; en demo laver selv et
  --modtager VÆRT            hvor serveren kan nå os med webhooks (127.0.0.1)
  --kun NAVN                 kun regler eller grupper, der begynder sådan
  --rapport FIL              skriv resultatet som JSON`

const TEGN = { holder: '✓', brudt: '✗', 'sprunget over': '–' }

function vis(r: Resultat): void {
  console.log(`${TEGN[r.udfald]} ${r.gruppe}: ${r.saetning} (${r.kilde}) [${r.navn}]`)
  if (r.grund) console.log(`    ${r.grund}`)
}

async function koer(): Promise<number> {
  const tekst = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      'base-url': tekst,
      'token-url': tekst,
      klient: tekst,
      kommune: tekst,
      akasse: tekst,
      borger: tekst,
      modtager: tekst,
      kun: tekst,
      rapport: tekst,
    },
  })
  const { 'base-url': baseUrl, 'token-url': tokenUrl, klient, kommune, akasse, borger, modtager, kun, rapport } = values
  if (!baseUrl || !tokenUrl || !klient) {
    console.error(BRUG)
    return 2
  }
  const valg = {
    baseUrl,
    tokenUrl,
    klient,
    ...(kommune && { kommune }),
    ...(akasse && { akasse }),
    ...(borger && { borger }),
    ...(modtager && { modtager }),
    ...(kun && { kun }),
  }
  const resultater = await koerRegler(valg, vis)
  if (rapport) writeFileSync(rapport, `${JSON.stringify(resultater, null, 2)}\n`)
  const antal = (udfald: Resultat['udfald']) => resultater.filter((r) => r.udfald === udfald).length
  console.log(`\n${antal('holder')} holder, ${antal('brudt')} brudt, ${antal('sprunget over')} sprunget over`)
  return antal('brudt') > 0 ? 1 : 0
}

process.exitCode = await koer().catch((fejl: unknown) => {
  console.error(fejl instanceof Error ? fejl.message : fejl)
  return 2
})
