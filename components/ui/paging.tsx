/** Forrige and Næste of a list that pages by key. `status` is for example "1–50 af 213". Nothing shows on a single page. */
export function Paging({
  forrige,
  naeste,
  status,
  hvad,
}: {
  forrige?: string
  naeste?: string
  status?: string
  hvad: string
}) {
  if (!forrige && !naeste) return status ? <p className="lille">{status}</p> : null
  return (
    <nav className="raekke my-4" aria-label={`Sider med ${hvad}`}>
      {forrige && (
        <a className="knap sekundaer" href={forrige} rel="prev">
          Forrige
        </a>
      )}
      {status && <span className="lille">{status}</span>}
      {naeste && (
        <a className="knap sekundaer" href={naeste} rel="next">
          Næste
        </a>
      )}
    </nav>
  )
}
