/** LibreOffice, where it is installed: what a workbook becomes in another office's hands. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** Stories that need it are skipped, and counted as skipped, where it is not there. */
export const hasOffice = spawnSync('soffice', ['--version'], { timeout: 60_000 }).status === 0

/** Opened and saved again: as .xlsx, or in another format. Each run has a profile of its own. */
export const converted = async (
  bytes: Uint8Array,
  name: string,
  format = 'xlsx',
  env: NodeJS.ProcessEnv = {},
): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'youju-office-'))
  try {
    const source = join(folder, name)
    await writeFile(source, bytes)
    const out = join(folder, 'out')
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', format, '--outdir', out, source], {
      timeout: 110_000,
      env: { ...process.env, ...env },
    })
    return await readFile(join(out, name.replace(/\.[^.]+$/, `.${format}`)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
