/** Uploads lie in a folder of their own until their import is over; nothing of them stays behind. */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../db/problem.ts'
import { limits } from './cell.ts'

const folderOf = (folder: string): string => join(folder, 'uploads')

export const uploadPath = (folder: string, upload: string): string => join(folderOf(folder), upload)

/** Keeps the bytes under a name of our own; the sender's name never becomes a path. Problem: too_much. */
export const keepUpload = async (folder: string, bytes: AsyncIterable<Uint8Array>): Promise<string> => {
  await mkdir(folderOf(folder), { recursive: true, mode: 0o700 })
  const upload = randomUUID()
  try {
    await pipeline(Readable.from(limited(bytes)), createWriteStream(uploadPath(folder, upload), { mode: 0o600 }))
  } catch (error) {
    await dropUpload(folder, upload)
    throw error
  }
  return upload
}

async function* limited(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of bytes) {
    size += piece.length
    if (size > limits.file) throw new Problem('too_much', { what: '文件大小', limit: '200 MB' })
    yield piece
  }
}

export const dropUpload = (folder: string, upload: string): Promise<void> =>
  rm(uploadPath(folder, upload), { force: true })

/** Uploads that were never confirmed; a week is longer than anybody thinks about a preview. */
const FORGOTTEN_DAYS = 7

export const dropForgottenUploads = async (folder: string): Promise<number> => {
  const names = await readdir(folderOf(folder)).catch((): string[] => [])
  let dropped = 0
  for (const name of names) {
    const found = await stat(uploadPath(folder, name)).catch(() => null)
    if (found === null || Date.now() - found.mtimeMs < FORGOTTEN_DAYS * 86_400_000) continue
    await dropUpload(folder, name)
    dropped++
  }
  return dropped
}
