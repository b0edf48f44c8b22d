/** The process is alive. Never touches the database: a slow database must not get the process killed. */
export const GET = () => new Response('ok\n', { headers: { 'cache-control': 'no-store' } })
export const dynamic = 'force-dynamic'
