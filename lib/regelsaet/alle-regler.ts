import { dagpengetaellerregler } from '#lib/dagpengetaeller/regelsider'
import { formidlingsregler } from '#lib/formidling/regelsider'
import { fravaerregler } from '#lib/fravaer/regelsider'
import { indstillingsregler } from '#lib/indstilling/regelsider'
import { jobordreregler } from '#lib/jobordre/regelsider'
import { kontaktforloebregler } from '#lib/kontaktforloeb/regelsider'
import { minPlanRegler } from '#lib/min-plan/regelsider'
import { underretningsregler } from '#lib/nuph/regelsider'
import { overdragelsesregler } from '#lib/overdragelse/regelsider'
import type { Regelside } from '#lib/regelsaet/regelside'
import { samtaleregler } from '#lib/samtale/regelsider'
import { sanktionsregler } from '#lib/sanktion/regelsider'
import { selvbookregler } from '#lib/selvbook/regelsider'
import { tilmeldingsregler } from '#lib/tilmelding/regelsider'

/** Every rule that is told by its examples, in the order of a citizen's course. */
export const ALLE_REGLER: readonly { emne: string; regler: readonly Regelside[] }[] = [
  { emne: 'Tilmelding', regler: tilmeldingsregler },
  { emne: 'Kontaktforløb', regler: kontaktforloebregler },
  { emne: 'Fravær', regler: fravaerregler },
  { emne: 'Dagpengetællere', regler: dagpengetaellerregler },
  { emne: 'Overdragelse', regler: overdragelsesregler },
  { emne: 'Samtaler', regler: samtaleregler },
  { emne: 'Selvbooking', regler: selvbookregler },
  { emne: 'Min plan', regler: minPlanRegler },
  { emne: 'Indstilling af tilbud', regler: indstillingsregler },
  { emne: 'Underretninger', regler: underretningsregler },
  { emne: 'Sanktioner', regler: sanktionsregler },
  { emne: 'Jobordrer', regler: jobordreregler },
  { emne: 'Kandidater på jobordrer', regler: formidlingsregler },
]
