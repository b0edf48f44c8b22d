import postgres from 'postgres'

type Raekke = {
  id: string
  emne: string
  afsender: string
  modtager: string | null
  tid: string
  bilag: number
  ulaest: boolean
}

const globalt = globalThis as unknown as { maalesql?: postgres.Sql }

/** The comparison of P2: the same rows as the citizen's inbox, the framework's usual way, without any duty at all. */
export default async function Page({ searchParams }: { searchParams: Promise<{ borger?: string }> }) {
  const { borger = '' } = await searchParams
  globalt.maalesql ??= postgres(process.env.DATABASE_URL ?? '', { max: 10 })
  const traade = await globalt.maalesql<Raekke[]>`
    select t.id, t.emne, t.afsender_navn as afsender, t.modtager_navn as modtager, t.antal_bilag as bilag,
      to_char(t.sidste_tid at time zone 'Europe/Copenhagen', 'DD.MM.YYYY') as tid,
      l.laest_tid is null or l.laest_tid < t.sidste_tid as ulaest
    from traad t left join traad_laest l on l.traad_id = t.id and l.laeser_id = ${borger}
    where t.borger_id = ${borger} order by t.sidste_tid desc, t.id desc limit 50`
  return (
    <main>
      <h1>Beskeder</h1>
      <ul>
        {traade.map((t) => (
          <li key={t.id}>
            <a href={`/borger/beskeder/${t.id}`}>{t.emne}</a>
            <p>
              {t.afsender}
              {t.modtager ? ` til ${t.modtager}` : ''}
            </p>
            <time>{t.tid}</time>
            {t.bilag > 0 && <span>{t.bilag} bilag</span>}
            {t.ulaest && <strong>Ny</strong>}
          </li>
        ))}
      </ul>
    </main>
  )
}
