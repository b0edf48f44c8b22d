import { abonnementsoperationer } from '#lib/abonnement/api'
import { medlemskabsoperationer } from '#lib/akassemedlemskab/api'
import type { Operation } from '#lib/api/operation'
import { beskedoperationer } from '#lib/besked/api'
import { taelleroperationer } from '#lib/dagpengetaeller/api'
import { webservicebeskedoperationer } from '#lib/events/api'
import { formidlingsoperationer } from '#lib/formidling/api'
import { fravaersoperationer } from '#lib/fravaer/api'
import { gaesteadgangsoperationer } from '#lib/gaesteadgang/api'
import { indstillingsoperationer } from '#lib/indstilling/api'
import { behandlingsoperationer } from '#lib/indstilling/api-behandl'
import { indstillingsbilagsoperationer } from '#lib/indstilling/api-bilag'
import { tilknytningsoperationer } from '#lib/jobcentertilknytning/api'
import { jobordreoperationer } from '#lib/jobordre/api'
import { jobordremaalsoperationer } from '#lib/jobordremaal/api'
import { kodelisteoperationer } from '#lib/kodeliste/api'
import { kontaktforloebsoperationer } from '#lib/kontaktforloeb/api'
import { minPlanOperationer } from '#lib/min-plan/api'
import { kravoperationer } from '#lib/min-plan/api-krav'
import { planskrivningsoperationer } from '#lib/min-plan/api-skriv'
import { nuphoperationer } from '#lib/nuph/api'
import { nuphbilagsoperationer } from '#lib/nuph/api-bilag'
import { nuphsvaroperationer } from '#lib/nuph/api-svar'
import { opsaetningsoperationer } from '#lib/opgave/api'
import { organisationsoperationer } from '#lib/organisation/api'
import { overdragelsesoperationer } from '#lib/overdragelse/api'
import { klarmeldingsoperationer } from '#lib/rekruttering/api'
import { samarbejdsoperationer } from '#lib/samarbejde/api'
import { samtaleoperationer } from '#lib/samtale/api'
import { sanktionsoperationer } from '#lib/sanktion/api'
import { selvbookoperationer } from '#lib/selvbook/api'
import { tildelingsoperationer } from '#lib/tildeling/api'
import { tilmeldingsoperationer } from '#lib/tilmelding/api'
import { timeimportoperationer } from '#lib/timeimport/api'
import { virksomhedstilstandsoperationer } from '#lib/virksomhedstilstand/api'

/** Everything that a fagsystem can do. Each subject declares its own; the document, the routes and the tests are made from this list. */
export const OPERATIONER: readonly Operation[] = [
  ...organisationsoperationer,
  ...kodelisteoperationer,
  ...medlemskabsoperationer,
  ...tilknytningsoperationer,
  ...tilmeldingsoperationer,
  ...fravaersoperationer,
  ...taelleroperationer,
  ...timeimportoperationer,
  ...kontaktforloebsoperationer,
  ...indstillingsoperationer,
  ...indstillingsbilagsoperationer,
  ...behandlingsoperationer,
  ...beskedoperationer,
  ...minPlanOperationer,
  ...samtaleoperationer,
  ...selvbookoperationer,
  ...nuphoperationer,
  ...nuphsvaroperationer,
  ...nuphbilagsoperationer,
  ...sanktionsoperationer,
  ...jobordreoperationer,
  ...planskrivningsoperationer,
  ...kravoperationer,
  ...overdragelsesoperationer,
  ...opsaetningsoperationer,
  ...formidlingsoperationer,
  ...samarbejdsoperationer,
  ...gaesteadgangsoperationer,
  ...tildelingsoperationer,
  ...klarmeldingsoperationer,
  ...jobordremaalsoperationer,
  ...virksomhedstilstandsoperationer,
  ...webservicebeskedoperationer,
  ...abonnementsoperationer,
]
