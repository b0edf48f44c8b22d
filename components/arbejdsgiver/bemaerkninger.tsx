import { Notits } from '#components/ui/notits'
import type { Regelfund } from '#lib/regelfund'

/** What only warns, each with the way to what it is about: an order that is like this one, or the field (`ret` is the form's address). */
export const Bemaerkninger = ({ fund, ret }: { fund: readonly Regelfund[]; ret?: string }) =>
  fund.map((f) => (
    <Notits key={`${f.felt} ${f.besked}`} art="advarsel" titel={f.besked}>
      {f.kode === 'JO-042' && f.aarsag ? (
        <p>
          <a className="fil" href={`/arbejdsgiver/jobordrer/${f.aarsag.id}`}>
            Åbn den
          </a>
          {!ret && ', eller send denne alligevel.'}
        </p>
      ) : (
        ret &&
        f.felt && (
          <p>
            <a className="fil" href={`${ret}#${f.felt}`}>
              Ret det
            </a>
          </p>
        )
      )}
    </Notits>
  ))
