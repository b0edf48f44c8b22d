import type { ReactNode } from 'react'
import type { Tema } from '#components/skal/tekster'

/** The whole html document of a plain page; the renderer puts the doctype in front. `stilark` is the built stylesheet's address. */
export function Dokument({
  titel,
  stilark,
  tema,
  skript,
  children,
}: {
  titel: string
  stilark: string
  tema: Tema
  /** Address of a static script; pages work without. */
  skript?: string | undefined
  children: ReactNode
}) {
  return (
    <html lang="da" className={tema}>
      {/* biome-ignore lint/style/noHeadElement: plain pages are whole documents, made without Next */}
      <head>
        <meta charSet="utf-8" />
        <title>{titel}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="stylesheet" href={stilark} />
        <link rel="icon" href="/ikon.svg" />
        {skript && <script src={skript} defer />}
      </head>
      <body>
        <a className="spring" href="#indhold">
          Spring til indhold
        </a>
        {children}
      </body>
    </html>
  )
}
