import { Fragment } from 'react'

const DOERE = {
  borger: 'Log ind med MitID',
  virksomhed: 'Log ind med MitID Erhverv',
  jobcenter: 'Log ind med din kommunes konto',
  akasse: 'Log ind med din a-kasses konto',
  anden_aktoer: 'Log ind som anden aktør',
  star: 'Log ind som driftsmedarbejder',
} as const

/** A way in: one of the doors. */
export type Doer = keyof typeof DOERE

/**
 * The log-in page: the citizen's button first, the other ways below. Every door is a form that posts to /login with
 * `doer`; `retur` is the local path that was asked for.
 */
export function LoginValg({ retur, doere }: { retur?: string; doere: readonly Doer[] }) {
  const andre = doere.filter((d) => d !== 'borger')
  return (
    <>
      <h1>Log ind</h1>
      <p>Her kan du se din plan, dine beskeder og hvem der har din sag. Du skal logge ind for at komme videre.</p>
      {doere.includes('borger') && <DoerKnap doer="borger" retur={retur} />}
      {andre.length > 0 && <h2>Andre måder at logge ind</h2>}
      {andre.map((d) => (
        <Fragment key={d}>
          <DoerKnap doer={d} retur={retur} />
        </Fragment>
      ))}
    </>
  )
}

function DoerKnap({ doer, retur }: { doer: Doer; retur?: string }) {
  return (
    <form method="post" action="/login" className="my-3">
      {retur && <input type="hidden" name="retur" value={retur} />}
      <button type="submit" name="doer" value={doer} className={doer === 'borger' ? 'knap mitid' : 'knap sekundaer'}>
        {DOERE[doer]}
      </button>
    </form>
  )
}
