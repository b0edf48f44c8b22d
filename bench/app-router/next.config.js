// @ts-check
import path from 'node:path'

/** Built from a copy below .build, two levels under the project whose packages it uses. */
/** @type {import('next').NextConfig} */
const config = {
  serverExternalPackages: ['postgres'],
  typescript: { ignoreBuildErrors: true },
  outputFileTracingRoot: path.resolve('../..'),
}

export default config
