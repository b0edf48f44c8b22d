/** Link to an attachment with type and size, for example "Plan.pdf (PDF, 240 kB)". `stoerrelse` is in bytes. */
export function BilagLink({
  href,
  filnavn,
  stoerrelse,
  nytVindue,
  stand,
}: {
  href: string
  filnavn: string
  stoerrelse: number
  nytVindue?: boolean
  /** What the virus scanner has said. A file that waits for it or was refused by it is named, and is no link. */
  stand?: 'IKKE_KONTROLLERET' | 'VENTER' | 'REN' | 'AFVIST'
}) {
  const type = filnavn.split('.').at(-1)?.toUpperCase()
  const fakta = `${type}, ${visStoerrelse(stoerrelse)}`
  if (stand === 'VENTER' || stand === 'AFVIST') {
    return (
      <>
        <span>
          {filnavn} ({fakta})
        </span>
        <span className="lille block">
          {stand === 'VENTER'
            ? 'Filen er ved at blive kontrolleret for virus. Den kan åbnes bagefter.'
            : 'Viruskontrollen har afvist filen. Den kan ikke åbnes.'}
        </span>
      </>
    )
  }
  return (
    <>
      <a href={href} className="fil" target={nytVindue ? '_blank' : undefined} rel={nytVindue ? 'noopener' : undefined}>
        {filnavn} ({fakta}
        {nytVindue && ', åbner i nyt vindue'})
      </a>
      {stand === 'IKKE_KONTROLLERET' && <span className="lille block">Filen er ikke kontrolleret for virus.</span>}
    </>
  )
}

/** Bytes in Danish words: "240 kB", "1,5 MB". */
export function visStoerrelse(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('da-DK')} kB`
  return `${(bytes / 1_000_000).toLocaleString('da-DK', { maximumFractionDigits: 1 })} MB`
}
