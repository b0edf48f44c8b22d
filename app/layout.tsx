import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { stilark } from '#lib/stilark'

export const metadata = { icons: '/ikon.svg' }

/** The document of staff pages. Reading the headers keeps every page personal: its scripts carry this request's nonce. */
export default async function Dokument({ children }: { children: ReactNode }) {
  await headers()
  return (
    <html lang="da" className="tema-medarbejder">
      <head>
        <link rel="stylesheet" href={stilark()} precedence="alt" />
      </head>
      <body>{children}</body>
    </html>
  )
}
