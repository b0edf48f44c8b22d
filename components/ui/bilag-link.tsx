/** Link to an attachment with type and size, for example "Plan.pdf (PDF, 240 kB)". `stoerrelse` is in bytes. */
export function BilagLink({
  href,
  filnavn,
  stoerrelse,
  nytVindue,
  ukontrolleret,
}: {
  href: string
  filnavn: string
  stoerrelse: number
  nytVindue?: boolean
  /** No virus scanner has looked at it. */
  ukontrolleret?: boolean
}) {
  const type = filnavn.split('.').at(-1)?.toUpperCase()
  return (
    <>
      <a href={href} className="fil" target={nytVindue ? '_blank' : undefined} rel={nytVindue ? 'noopener' : undefined}>
        {filnavn} ({type}, {visStoerrelse(stoerrelse)}
        {nytVindue && ', åbner i nyt vindue'})
      </a>
      {ukontrolleret && <span className="lille block">Filen er ikke kontrolleret for virus.</span>}
    </>
  )
}

/** Bytes in Danish words: "240 kB", "1,5 MB". */
export function visStoerrelse(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('da-DK')} kB`
  return `${(bytes / 1_000_000).toLocaleString('da-DK', { maximumFractionDigits: 1 })} MB`
}
