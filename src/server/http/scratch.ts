/** Files that are written before they are sent. */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { House } from './house.ts'

/** The path of a scratch file with these bytes; nothing of it is left where they break off. */
export const writtenToScratch = async (
  house: House,
  extension: string,
  bytes: AsyncIterable<Buffer>,
): Promise<string> => {
  const folder = join(house.folder, 'scratch')
  await mkdir(folder, { recursive: true })
  const scratch = join(folder, `${randomUUID()}.${extension}`)
  await pipeline(bytes, createWriteStream(scratch)).catch(async (error: unknown) => {
    await unlink(scratch).catch(() => undefined)
    throw error
  })
  return scratch
}
