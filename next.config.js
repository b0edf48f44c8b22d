// @ts-check

/** On every answer. Each page adds its own content security policy: plain pages allow no script at all. */
const HOVEDER = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'same-origin' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'cross-origin-resource-policy', value: 'same-origin' },
  { key: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
  ...(process.env.SAMSPOR_URL?.startsWith('https://')
    ? [{ key: 'strict-transport-security', value: 'max-age=63072000; includeSubDomains' }]
    : []),
]
const FOR_EVIGT = [{ key: 'cache-control', value: 'public, max-age=31536000, immutable' }]

/** What the framework would otherwise leave open is closed here and in proxy.ts. */
/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  compress: true,
  // STAR writes some paths of the API with a slash at the end.
  skipTrailingSlashRedirect: true,
  agentRules: false,
  images: { unoptimized: true },
  serverExternalPackages: ['pdfkit', 'postgres', 'pino'],
  experimental: { serverActions: { bodySizeLimit: '256kb' } },
  headers: async () => [
    { source: '/:sti*', headers: HOVEDER },
    { source: '/fonts/:fil*', headers: FOR_EVIGT },
    { source: '/:fil(samspor\\.[0-9a-f]+\\.css)', headers: FOR_EVIGT },
    { source: '/ikon.svg', headers: [{ key: 'cache-control', value: 'public, max-age=86400' }] },
  ],
}

export default config
