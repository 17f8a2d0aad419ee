/** A real Chromium: one that is installed, else the one that a development dependency ships. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const installed = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path !== undefined && existsSync(path))

// Nothing a browser phones home for belongs into a test.
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const shipped = async (): Promise<{ executablePath: string; args: string[] }> => {
  // The package unpacks its own system libraries only where it believes to be on such a host.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return { executablePath: await packaged.executablePath(), args: packaged.args }
}

export const openBrowser = async (): Promise<Browser> => {
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: quiet })
  const { executablePath, args } = await shipped()
  return chromium.launch({ executablePath, args: [...args, ...quiet] })
}
