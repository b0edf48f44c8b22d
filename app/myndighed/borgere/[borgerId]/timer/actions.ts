'use server'

import { indberetTimer } from '#lib/dagpengetaeller/indberet'
import { begyndelsenAf } from '#lib/kontaktforloeb/tidspunkt'
import type { TxKontekst } from '#lib/kontekst'
import { formAction } from '#lib/medarbejder/form-action'
import { Afvist, IkkeFundet } from '#lib/regelfund'
import { Timeindberetning } from './input'

const indberet = formAction(
  'timer',
  Timeindberetning,
  (f) => `/myndighed/borgere/${f.borgerId}/timer`,
  async (ctx: TxKontekst, f) => {
    if (ctx.aktoer.slags !== 'bruger' || ctx.aktoer.organisation.type !== 'akasse') throw new IkkeFundet('timer')
    await indberetTimer(ctx, {
      borgerId: f.borgerId,
      akasseId: ctx.aktoer.organisation.id,
      forsikring: f.forsikring,
      timerForbrugt: f.forbrugteTimer,
      opgjortTil: f.opgjortTil,
      indplaceringsdato: f.indplaceringsdato,
      nyIndplacering: f.nyIndplacering,
      indplaceringTimer: f.indplaceringTimer,
      korrektion:
        f.korrektionKommentar && f.korrektionFra
          ? { kommentar: f.korrektionKommentar, fra: begyndelsenAf(f.korrektionFra) }
          : null,
    }).catch(medFormularensFelter)
    return `/myndighed/borgere/${f.borgerId}?timer=gemt#timer`
  },
)

/** The rule speaks of the contract's fields. */
function medFormularensFelter(fejl: unknown): never {
  if (!(fejl instanceof Afvist)) throw fejl
  throw new Afvist(
    fejl.fund.map((f) => (f.felt === 'benefitsGrading' ? { ...f, felt: 'indplaceringsdato' } : f)),
    fejl.status,
  )
}

export const gemTimer = async (data: FormData): Promise<void> => indberet(data)
