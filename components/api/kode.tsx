/** A piece of program or data. It scrolls sideways by itself, so the keyboard must reach it. */
export function Kode({ titel, children }: { titel: string; children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
    <section className="kodeboks" aria-label={titel} tabIndex={0}>
      <pre>
        <code>{children}</code>
      </pre>
    </section>
  )
}

export const somJson = (vaerdi: unknown): string => JSON.stringify(vaerdi, null, 2)
