// @ts-check

/** On every answer; the server in front (web/) sets them too. Each page adds its own policy: plain pages allow no script at all. */
export const HOVEDER = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'same-origin' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'cross-origin-resource-policy', value: 'same-origin' },
  { key: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
  ...(process.env.SAMSPOR_URL?.startsWith('https://')
    ? [{ key: 'strict-transport-security', value: 'max-age=63072000; includeSubDomains' }]
    : []),
]

/** What the framework would otherwise leave open is closed here and in lib/http/afvisning.ts. */
/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  compress: true,
  agentRules: false,
  images: { unoptimized: true },
  serverExternalPackages: ['pdfkit', 'postgres', 'pino'],
  experimental: { serverActions: { bodySizeLimit: '256kb' } },
  headers: async () => [{ source: '/:sti*', headers: HOVEDER }],
}

export default config
