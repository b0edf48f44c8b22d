import type { Klient } from '#konformitet/klient'
import type { Kontrakt } from '#konformitet/kontrakt'

/** What a rule may use: only what any vendor has. */
export type Proeve = {
  baseUrl: string
  tokenUrl: string
  kontrakt: Kontrakt
  /** The a-kasse's system. */
  akasse: Klient
  /** The system of the kommune that the member belongs to. */
  kommune?: Klient
  /** `id:hemmelighed` of the a-kasse, for the rules about tokens. */
  klient: string
  /** The code of the a-kasse that the client acts for. */
  akassekode?: string
  /** CPR number of a member with a kontaktforløb in the a-kasse. */
  cpr: string
  /** Where the server reaches us, for webhooks. */
  modtager: string
}

/** One promise of the contract: the sentence, where it stands, and how to see that it holds. */
export type Regel = {
  gruppe: string
  navn: string
  saetning: string
  kilde: string
  /** Operations without which the rule says nothing. */
  kraever?: readonly string[]
  /** The rule needs the kommune's client too. */
  medKommune?: true
  /** The rule needs to know the a-kasse's code. */
  medAkassekode?: true
  koer: (p: Proeve) => Promise<void>
}
