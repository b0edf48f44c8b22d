/**
 * What a fagsystem may be allowed to do: `<domain>.<service>.read|write`, as STAR writes them; own names where STAR has none.
 * A broader scope covers what lies below it: `visiteringogstatus.write` covers `visiteringogstatus.fravaer.write`.
 */
export const SCOPES = {
  'borgerkommunikation.indstilling.read': 'Læse indstillinger om tilbud, afgørelser og bilag',
  'borgerkommunikation.indstilling.write': 'Sende, trække, behandle og afgøre indstillinger om tilbud',
  'borgerkommunikation.borgerbesked.read': 'Læse tråde og beskeder',
  'borgerkommunikation.borgerbesked.write': 'Skrive og fjerne beskeder og sætte egne læsemærker',
  'borgerkommunikation.jobcentertilknytning.read': 'Læse, hvilken kommune en borger hører til',
  'borgerkommunikation.jobcentertilknytning.write': 'Registrere, hvilken kommune en borger hører til',
  'borgerkommunikation.gaesteadgang.read': 'Læse egne gæsteadgange',
  'borgerkommunikation.gaesteadgang.write': 'Oprette og afslutte gæsteadgang',
  'borgerkommunikation.tildeling.read': 'Læse, hvilke borgere en anden aktør har',
  'borgerkommunikation.tildeling.write': 'Lade en anden aktør handle for jobcentret, og afslutte det',
  'kontaktforloeb.overdragelse.read': 'Læse overdragelser af kontaktforløb',
  'kontaktforloeb.overdragelse.write': 'Tage stilling til det, a-kassen har overdraget',
  'kontaktforloeb.minplan.read': 'Læse Min plan',
  'kontaktforloeb.samtale.read': 'Læse samtaler og hvor mange der mangler',
  'kontaktforloeb.samtale.write': 'Indkalde til, ændre og registrere samtaler',
  'kontaktforloeb.minplan.write':
    'Skrive og udgive Min plan og krav til jobsøgning, og kvittere på borgerens vegne (Jobnet)',
  'medlemskab.akassemedlemskab.read': 'Læse a-kassemedlemskab',
  'medlemskab.akassemedlemskab.write': 'Registrere a-kassemedlemskab',
  'raadighed.nuph.read': 'Læse underretninger, svar og dialog',
  'raadighed.nuph.write': 'Sende, rette og trække underretninger tilbage',
  'raadighed.nuphsvar.write': 'Svare på underretninger',
  'raadighed.nuphdialog.write': 'Spørge og svare om en underretning',
  'raadighed.sanktion.read': 'Læse sanktionsregisteret',
  'raadighed.sanktion.write': 'Registrere, rette og annullere sanktioner',
  'virksomhedsindsats.jobordre.read': 'Læse jobordrer, og hvem der kan vælges som rekrutteringsansvarlig',
  'virksomhedsindsats.jobordre.write': 'Oprette, modtage, rette, overdrage og afslutte jobordrer',
  'virksomhedsindsats.formidling.read': 'Læse kandidater på jobordrer, formidlingslog og samarbejder',
  'virksomhedsindsats.formidling.write': 'Foreslå, henvise og opdatere kandidater, og samarbejde om en jobordre',
  'virksomhedsindsats.personstatus.read': 'Læse, hvilke jobordrer en borger er på',
  'visiteringogstatus.fravaer.read': 'Læse fravær og hvem der har kontaktforløbet',
  'visiteringogstatus.fravaer.write': 'Registrere, ændre og berigtige fravær',
  'visiteringogstatus.tilmelding.read': 'Læse tilmeldinger',
  'visiteringogstatus.tilmelding.write': 'Tilmelde og afmelde som arbejdssøgende',
  'ydelsesudstilling.dagpengetaeller.read': 'Læse dagpengetællere',
  'ydelsesudstilling.dagpengetaeller.write': 'Indberette dagpengetællere',
  'eksternkommunikation.webservicebesked.read': 'Hente webservicebeskeder',
  'eksternkommunikation.abonnement.read': 'Læse egne abonnementer og leveringer',
  'eksternkommunikation.abonnement.write': 'Oprette og ændre abonnementer',
  'eksternkommunikation.beskedopsaetning.read': 'Læse, hvad beskeder gør i egen opgaveliste',
  'eksternkommunikation.beskedopsaetning.write': 'Vælge, hvad beskeder gør i egen opgaveliste',
  'virksomhedsindsats.klarmelding.read': 'Læse klarmeldinger og prøver af systemer til jobordrer',
  'virksomhedsindsats.klarmelding.write': 'Prøve sit system af og melde a-kassen klar til jobordrer',
  'virksomhedsindsats.virksomhed.read': 'Læse virksomheders låsehistorik (STAR)',
  'virksomhedsindsats.virksomhed.write': 'Sætte og ophæve virksomheders tilstand (STAR)',
  'virksomhedsindsats.jobordremaal.read': 'Læse mål for jobordrer',
  'organisation.organisation.read': 'Slå organisationer og kodelister op',
} as const

export type Scope = keyof typeof SCOPES

/** Does one of the granted scopes cover the one that an operation needs? */
export function harScope(givne: readonly string[], kraevet: Scope): boolean {
  const [vej, ret] = delt(kraevet)
  return givne.some((given) => {
    const [givenVej, givenRet] = delt(given)
    return givenRet === ret && givenVej !== '' && `${vej}.`.startsWith(`${givenVej}.`)
  })
}

function delt(scope: string): [string, string] {
  const punkt = scope.lastIndexOf('.')
  return [scope.slice(0, Math.max(0, punkt)), scope.slice(punkt + 1)]
}
