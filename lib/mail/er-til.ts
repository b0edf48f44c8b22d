import { env } from '#lib/env'

/** Has the operator given a mail server? Without one nobody is offered e-mail, and none is sent. */
export const mailErTil = (): boolean => env().MAIL_URL !== undefined
