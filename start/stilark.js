import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * One stylesheet for both doors. Its name holds its checksum, so browsers may keep it for ever; pages read the name
 * from .build/stilark.json.
 * @param {string} rod
 */
export async function bygStilark(rod) {
  const { compile, optimize } = await import('@tailwindcss/node')
  const { Scanner } = await import('@tailwindcss/oxide')
  const kilde = readFileSync(path.join(rod, 'app/samspor.css'), 'utf8')
  const oversaetter = await compile(kilde, { base: path.join(rod, 'app'), onDependency() {} })
  const klasser = new Scanner({ sources: oversaetter.sources }).scan()
  const css = optimize(oversaetter.build(klasser), { minify: true }).code
  const navn = `samspor.${createHash('sha256').update(css).digest('hex').slice(0, 10)}.css`

  const offentlig = path.join(rod, 'public')
  mkdirSync(offentlig, { recursive: true })
  mkdirSync(path.join(rod, '.build'), { recursive: true })
  writeFileSync(path.join(offentlig, navn), css)
  writeFileSync(path.join(rod, '.build/stilark.json'), JSON.stringify({ href: `/${navn}` }))
  for (const fil of readdirSync(offentlig)) {
    if (/^samspor\.[0-9a-f]{10}\.css$/.test(fil) && fil !== navn) rmSync(path.join(offentlig, fil))
  }
}
