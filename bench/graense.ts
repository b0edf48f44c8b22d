import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import postgres from 'postgres'

/**
 * The limit program: the least that an honest inbox can be on this platform. One HTTP server, one SQL call under forced row level
 * security as the web role, and a string. Run as a process of its own; needs DATABASE_URL and PORT.
 */

/** Looks the session up, sets the actor and returns the rows. Made by the measurement in its own throw-away database. */
export const GRAENSEFUNKTION = `
create function graense_indbakke(p_hash bytea) returns table (
  id uuid, emne text, afsender text, modtager text, tid text, bilag integer, ulaest boolean)
language plpgsql as $$
declare b uuid;
begin
  perform set_config('samspor.session', encode(p_hash, 'hex'), true);
  select s.borger_id into b from session s
    where s.hash = p_hash and s.afsluttet is null and s.inaktiv_efter > now() and s.udloeber > now();
  if b is null then return; end if;
  perform set_config('samspor.borger', b::text, true);
  return query select t.id, t.emne, t.afsender_navn, t.modtager_navn,
      to_char(t.sidste_tid at time zone 'Europe/Copenhagen', 'DD.MM.YYYY'), t.antal_bilag,
      l.laest_tid is null or l.laest_tid < t.sidste_tid
    from traad t left join traad_laest l on l.traad_id = t.id and l.laeser_id = b
    where t.borger_id = b order by t.sidste_tid desc, t.id desc limit 50;
end $$;
grant execute on function graense_indbakke(bytea) to samspor_web;`

type Raekke = {
  id: string
  emne: string
  afsender: string
  modtager: string | null
  tid: string
  bilag: number
  ulaest: boolean
}

const rens = (tekst: string) => tekst.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function side(traade: readonly Raekke[]): string {
  let linjer = ''
  for (const t of traade) {
    const til = t.modtager ? ` til ${rens(t.modtager)}` : ''
    const bilag = t.bilag > 0 ? `<span>${t.bilag} bilag</span>` : ''
    linjer += `<li><a href="/borger/beskeder/${t.id}">${rens(t.emne)}</a><p>${rens(t.afsender)}${til}</p><time>${t.tid}</time>${bilag}${t.ulaest ? '<strong>Ny</strong>' : ''}</li>`
  }
  return `<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Beskeder</title></head><body><main><h1>Beskeder</h1><ul>${linjer}</ul></main></body></html>`
}

function start(url: string, port: number): void {
  const sql = postgres(url, { max: 10 })
  createServer(async (request, svar) => {
    const cookie = /(?:^|;\s*)samspor=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
    const hash = createHash('sha256').update(cookie).digest()
    try {
      const traade = await sql<Raekke[]>`select * from graense_indbakke(${hash})`
      const html = Buffer.from(side(traade))
      svar.writeHead(traade.length > 0 ? 200 : 401, {
        'content-type': 'text/html; charset=utf-8',
        'content-length': html.length,
        'cache-control': 'no-store',
      })
      svar.end(html)
    } catch (fejl) {
      console.error(fejl)
      svar.writeHead(500).end()
    }
  }).listen(port, '127.0.0.1')
}

if (process.env.GRAENSE_PORT) start(process.env.DATABASE_URL ?? '', Number(process.env.GRAENSE_PORT))
