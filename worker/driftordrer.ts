import { udfoerDriftordre } from '#lib/abonnement/driftordre'
import { laesUr, systemKontekst } from '#lib/ur'

/** Carries out what the operator asked for, one order at a time. True while there may be more. */
export const udfoerDriftordrer = async (): Promise<boolean> => udfoerDriftordre(systemKontekst(await laesUr()))
