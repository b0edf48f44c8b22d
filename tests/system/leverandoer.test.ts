import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '#tests/opsaetning/server'

const koer = promisify(execFile)

test('en leverandørs første dag går, som dokumentationen siger', async ({ server }) => {
  const { stdout } = await koer('docs/leverandoer/en-dag.sh', [server.url], { timeout: 55_000 })
  expect(stdout.trim().split('\n').at(-1)).toMatch(/^Alt gik, som det skulle: SAG-\d{4}-\d{6}$/)
})
