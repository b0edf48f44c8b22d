import { Tekstfelt } from '#components/ui/felt'
import { Notits } from '#components/ui/notits'
import type { Paamindelse } from '#lib/paamindelse/queries'
import { stand } from '#lib/paamindelse/regler'
import { PROFILTEKST, STANDTEKST } from '#lib/paamindelse/tekster'
import type { Regelfund } from '#lib/regelfund'

type Props = {
  p: Paamindelse | undefined
  nu: Date
  /** There is a mail server. Without one an address can only be taken away. */
  kanSende: boolean
  token: string
  fund: readonly Regelfund[]
  /** What was typed in a form that came back. */
  skrevet: string | undefined
  netop: 'bekraeftet' | 'fjernet' | undefined
}

/** "Mail, når der er nyt": how it stands, a form to give or change the address, and one button that takes it away. */
export function Mailpaamindelse({ p, nu, kanSende, token, fund, skrevet, netop }: Props) {
  const hvordan = stand(p, nu)
  const email = p?.email ?? ''
  return (
    <section id="mail" aria-labelledby="mail-titel">
      <h2 id="mail-titel">{PROFILTEKST.titel}</h2>
      {netop === 'bekraeftet' && hvordan === 'BEKRAEFTET' && <Notits titel={PROFILTEKST.bekraeftet} />}
      {netop === 'fjernet' && hvordan === 'INGEN' && <Notits titel={PROFILTEKST.fjernet} />}
      <p>{PROFILTEKST.forklaring}</p>
      <p>{STANDTEKST[hvordan](email)}</p>
      {p && (
        <form method="post">
          <input type="hidden" name="_token" value={token} />
          <button type="submit" name="handling" value="fjern" className="knap sekundaer">
            Fjern min mail
          </button>
        </form>
      )}
      {kanSende && (
        <form method="post" noValidate>
          <input type="hidden" name="_token" value={token} />
          <input type="hidden" name="handling" value="gem" />
          <Tekstfelt
            navn="email"
            label={p ? 'Ny mail, eller den samme for at få et nyt link' : 'Din mail'}
            type="email"
            autoComplete="email"
            spellCheck={false}
            vaerdi={skrevet ?? (hvordan === 'BEKRAEFTET' ? '' : email)}
            fund={fund}
          />
          <button type="submit" className="knap">
            Send mig et link
          </button>
        </form>
      )}
    </section>
  )
}
