import { type Dag, dagFor, visDato, visKortDato, visTidspunkt } from '#lib/dato'

/** A day, YYYY-MM-DD: "23. november 2026" in text, "23.11.2026" in tables (`kort`). */
export function Dato({ dag, kort }: { dag: Dag; kort?: boolean }) {
  return <time dateTime={dag}>{kort ? visKortDato(dag) : visDato(dag)}</time>
}

/** A moment, shown in Danish time: "23. november 2026 kl. 10.05". The machine-readable part is the Danish day. */
export function Tidspunkt({ tid }: { tid: Date }) {
  return <time dateTime={dagFor(tid)}>{visTidspunkt(tid)}</time>
}
