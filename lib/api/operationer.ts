import type { Operation } from '#lib/api/operation'
import { indstillingsoperationer } from '#lib/indstilling/api'
import { organisationsoperationer } from '#lib/organisation/api'

/** Everything that a fagsystem can do. Each subject declares its own; the document, the routes and the tests are made from this list. */
export const OPERATIONER: readonly Operation[] = [...organisationsoperationer, ...indstillingsoperationer]
