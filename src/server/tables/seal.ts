/**
 * Sealed fields: identity numbers, phones, private texts. Encrypted at rest with AES-256-GCM; found by a keyed hash,
 * so that equal values can be matched without opening any. The key lies in the data folder, never in the database:
 * a stolen backup shows nothing.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Seal {
  seal(text: string): Buffer
  open(bytes: Uint8Array): string
  /** Equal texts give equal hashes under one key. */
  hash(text: string): Buffer
}

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** First byte of everything sealed, so that a later cipher can tell the older values. */
const FORM = 1

/** `key`: 32 random bytes. */
export const makeSeal = (key: Uint8Array): Seal => {
  if (key.length !== KEY_BYTES) throw new Error(`The sealing key must have ${KEY_BYTES} bytes, not ${key.length}.`)
  // One key for each purpose: what a hash gives away must not help against the cipher.
  const cipherKey = Buffer.from(hkdfSync('sha256', key, '', 'youju cipher', KEY_BYTES))
  const hashKey = Buffer.from(hkdfSync('sha256', key, '', 'youju hash', KEY_BYTES))
  const nextNonce = nonces()
  return {
    seal: (text) => {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), body])
    },
    open: (bytes) => {
      const sealed = Buffer.from(bytes)
      if (sealed[0] !== FORM) throw new Error('A sealed value has an unknown form.')
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
      const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES)
      const cipher = createDecipheriv('aes-256-gcm', cipherKey, nonce).setAuthTag(tag)
      return Buffer.concat([cipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES)), cipher.final()]).toString(
        'utf8',
      )
    },
    hash: (text) => createHmac('sha256', hashKey).update(text, 'utf8').digest(),
  }
}

/** Random bytes for a thousand nonces are asked for at once: asking takes as long as sealing. None is used twice. */
const nonces = (): (() => Buffer) => {
  let pool = Buffer.alloc(0)
  let used = 0
  return () => {
    if (used === pool.length) {
      pool = randomBytes(NONCE_BYTES * 1_000)
      used = 0
    }
    used += NONCE_BYTES
    return pool.subarray(used - NONCE_BYTES, used)
  }
}

const KEY_FILE = 'secret.key'

/**
 * The seal of this installation: from the environment (`YOUJU_KEY`, 32 bytes as hex or base64), else from
 * `secret.key` in the data folder, which is made at the first start, readable by its owner only.
 */
export const openSeal = async (folder: string, key: string | undefined = process.env['YOUJU_KEY']): Promise<Seal> => {
  if (key !== undefined && key !== '') return makeSeal(keyFrom(key, 'YOUJU_KEY'))
  const path = join(folder, KEY_FILE)
  await mkdir(folder, { recursive: true })
  try {
    // Created exclusively: of two starts at once one makes the key and the other reads it.
    await writeFile(path, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, 0o600)
  }
  return makeSeal(keyFrom((await readFile(path, 'utf8')).trim(), path))
}

const keyFrom = (text: string, where: string): Buffer => {
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64')
  if (key.length !== KEY_BYTES) throw new Error(`${where} does not hold a key of ${KEY_BYTES} bytes.`)
  return key
}
