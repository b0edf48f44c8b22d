import { bevisrute } from '#components/nuph/bevisrute'

/** Everything about the case, in order and with codes that show if anything was changed. */
export const GET = bevisrute('pdf', ['borger'])
