/**
 * What the codes of a finding mean, in a sentence to the programmer at the other end. STAR's own numbers where STAR has one; the rest is
 * named by its subject (IN: indstilling, BB: Beskedbakke). The document, the readable pages and docs/api.md are made from it.
 */
export const KODER: Readonly<Record<string, string>> = {
  '401': 'Tokenet mangler, er udløbet, er til et andet API, eller organisationen findes ikke. Hent et nyt token.',
  '404': 'Stien findes ikke, eller det, id’et peger på, findes ikke eller er ikke for jer.',
  '405': 'Metoden kan ikke bruges på stien. Hovedet Allow siger, hvilke der kan.',
  '412': 'Anmodningen med dette x-requestId er udført. Det første svar står i tidligere.',
  '428': 'Hovedet If-Match mangler. Hent først, og send versionen fra ETag.',
  '429': 'Klienten har brugt sine kald i dette minut. Vent, til Retry-After er gået.',
  '500': 'En fejl hos os. Intet er gemt. Ring med koden i beskeden.',
  '503': 'Vi nåede ikke at svare. Intet er gemt. Prøv igen med samme x-requestId.',
  '1001': 'CPR-nummeret i x-civilRegistrationIdentifier mangler eller er ikke gyldigt.',
  '1003': 'Slutdatoen ligger før startdatoen.',
  '1010': 'CPR-nummeret er ikke kendt. Kun systemer, der må se alle borgere, får dette svar.',
  '1013': 'Organisationen har ikke ret til handlingen.',
  '1014': 'Feltet eller hovedet har ikke den form, som dokumentet viser.',
  '4405': 'Borgeren er registreret som død.',
  '4575': 'Klientens scope dækker ikke operationen. WWW-Authenticate siger, hvilket der skal til.',
  '4922': 'I har ikke adgang til borgeren, eller borgeren findes ikke. De to kan ikke skelnes.',
  '4933': 'Teksten indeholder HTML.',
  '4977': 'Id’et er allerede brugt. Vælg et nyt.',
  '9131': 'Koden står ikke i kodelisten på dagen.',
  'REQ-ANDEN': 'Det samme x-requestId er brugt til en anmodning med andet indhold. Brug et nyt.',
  SAMTIDIG: 'En anden registrering kom først. Hent den nye tilstand, og prøv igen.',
  'IN-001': 'A-kassen har ikke kontaktforløbet med medlemmet i dag, så den kan ikke indstille om tilbud.',
  'IN-002': 'Det er ikke oplyst, hvornår og hvordan medlemmet og a-kassen blev enige, eller datoen ligger i fremtiden.',
  'IN-003': 'Borgeren er ikke medlem af a-kassen i dag.',
  'IN-004': 'Indstillingen er sendt, afgjort, trukket eller fjernet og kan ikke ændres sådan.',
  'IN-005': 'Afgørelsen skal sendes med Digital Post.',
  'IN-006': 'Et afslag skal have begrundelse og lovhjemmel.',
  'IN-007': 'Et godkendt tilbud skal have start- og slutdato, så det kan stå i Min plan.',
  'IN-008': 'Tilbuddet må ikke begynde før dagen for afgørelsen.',
  'IN-009': 'Borgeren hører til en anden kommune i dag. Kun den kan afgøre.',
  'IN-010': 'Indstillingen skal tages til behandling, før den afgøres.',
  'IN-W01': 'Advarsel: løntilskud kræver normalt en tids ledighed.',
  'IN-W02': 'Advarsel: virksomhedspraktikken er længere end normalt.',
  'BB-002': 'Beskeden kan ikke besvares.',
  'BB-003': 'Filen mangler eller er ikke af en type, der kan modtages.',
  'BB-004': 'Tråden er lukket.',
  'BB-005': 'Filen eller filerne i tråden fylder for meget.',
  'BB-006': 'Borgeren hører ikke til en kommune i dag, så der er ingen modtager.',
  'BB-007': 'En berigtigelse skal have en begrundelse.',
  'BB-009': 'Teksten indeholder et CPR-nummer.',
}

/** The meaning of a code; a code that is new here is explained by the finding itself. */
export const forklarKode = (kode: string): string => KODER[kode] ?? 'Forklares af beskeden i fundet.'
