// @ts-check

/** What the framework would otherwise leave open is closed here; docs/beslutninger/0002-sider.md says why. */
/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  compress: true,
  typedRoutes: false,
  agentRules: false,
  images: { unoptimized: true },
  serverExternalPackages: ['pdfkit', 'postgres', 'next-auth', 'pino'],
  experimental: { serverActions: { bodySizeLimit: '256kb' } },
}

export default config
