/** How much of something is used, as text and as a bar: "Timer med dagpenge: 120,50 af 410 timer". */
export function Maaler({
  navn,
  brugt,
  af,
  enhed,
  decimaler = 2,
}: {
  navn: string
  brugt: number
  af: number
  enhed: string
  decimaler?: number
}) {
  const tal = brugt.toLocaleString('da-DK', { minimumFractionDigits: decimaler, maximumFractionDigits: decimaler })
  const tekst = `${tal} af ${af.toLocaleString('da-DK')} ${enhed}`
  return (
    <p>
      {navn} <b>{tekst}</b>
      <progress
        className="maaler block"
        value={Math.min(brugt, af)}
        max={af}
        aria-label={`${navn}: ${tekst}`}
        aria-valuetext={tekst}
      />
    </p>
  )
}
