import { dagpengetaellerregler } from '#lib/dagpengetaeller/regelsider'
import { indstillingsregler } from '#lib/indstilling/regelsider'
import { kontaktforloebregler } from '#lib/kontaktforloeb/regelsider'
import { underretningsregler } from '#lib/nuph/regelsider'
import type { Regelside } from '#lib/regelsaet/regelside'
import { sanktionsregler } from '#lib/sanktion/regelsider'
import { tilmeldingsregler } from '#lib/tilmelding/regelsider'

/** Every rule that is told by its examples, in the order of a citizen's course. */
export const ALLE_REGLER: readonly { emne: string; regler: readonly Regelside[] }[] = [
  { emne: 'Tilmelding', regler: tilmeldingsregler },
  { emne: 'Kontaktforløb', regler: kontaktforloebregler },
  { emne: 'Dagpengetællere', regler: dagpengetaellerregler },
  { emne: 'Indstilling af tilbud', regler: indstillingsregler },
  { emne: 'Underretninger', regler: underretningsregler },
  { emne: 'Sanktioner', regler: sanktionsregler },
]
