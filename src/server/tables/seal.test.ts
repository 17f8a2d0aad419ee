import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeSeal, openSeal } from './seal.ts'

describe('the seal', () => {
  const key = randomBytes(32)
  const seal = makeSeal(key)

  test('opens what it sealed, and seals equal texts differently', () => {
    for (const text of ['', '13800000000', '演示𠮷'.repeat(500)]) {
      expect(seal.open(seal.seal(text))).toBe(text)
      expect(seal.seal(text).equals(seal.seal(text))).toBe(false)
      expect(seal.seal(text).includes(Buffer.from('13800000000'))).toBe(false)
    }
  })

  test('finds equal texts by their hash, under one key only', () => {
    expect(seal.hash('甲').equals(makeSeal(key).hash('甲'))).toBe(true)
    expect(seal.hash('甲').equals(seal.hash('乙'))).toBe(false)
    expect(seal.hash('甲').equals(makeSeal(randomBytes(32)).hash('甲'))).toBe(false)
  })

  test('does not open what was changed, cut or sealed with another key', () => {
    const sealed = seal.seal('13800000000')
    for (let i = 0; i < sealed.length; i += 1) {
      const changed = Buffer.from(sealed)
      changed[i] = changed[i]! ^ 1
      expect(() => seal.open(changed)).toThrow()
      expect(() => seal.open(sealed.subarray(0, i))).toThrow()
    }
    expect(() => makeSeal(randomBytes(32)).open(sealed)).toThrow()
    expect(() => makeSeal(randomBytes(16))).toThrow()
  })

  test('keeps its key in a file of its owner’s alone, and makes it once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'youju-seal-'))
    try {
      const seals = await Promise.all([1, 2, 3].map(() => openSeal(join(folder, 'data'), '')))
      const sealed = seals[0]!.seal('演示')
      expect(seals.map((one) => one.open(sealed))).toEqual(['演示', '演示', '演示'])
      const path = join(folder, 'data', 'secret.key')
      await chmod(path, 0o644)
      expect((await openSeal(join(folder, 'data'), '')).open(sealed)).toBe('演示')
      expect((await stat(path)).mode & 0o777).toBe(0o600)
      expect((await openSeal(folder, (await readFile(path, 'utf8')).trim())).open(sealed)).toBe('演示')
      await writeFile(path, 'short')
      await expect(openSeal(join(folder, 'data'), '')).rejects.toThrow(/32 bytes/)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
