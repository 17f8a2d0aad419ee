// Passages written before the rules that read them, in fifteen sittings: `W` is wrong, and the rule says what about it; `R`
// is right, or may be. Each sitting was read once by the rules that those before it had led to; three more tell of
// lists, days, steps, places and things told again rather than of sums. MEASURED.md tells how that went.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { read } from '../read.ts'
import { check } from './index.ts'

interface Sitting {
  wrong: readonly string[]
  right: readonly string[]
}

const sitting = (name: string): Sitting => {
  const lines = readFileSync(new URL(`passages/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
  const after = (line: string) => line.slice(line.indexOf('|') + 1)
  return {
    wrong: lines.filter((line) => line.startsWith('W')).map(after),
    right: lines.filter((line) => line.startsWith('R')).map(after),
  }
}
const findings = (text: string) => check(text, read(text))

describe.each([
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'words',
  'words_again',
  'words_once_more',
])('%s passages', (name) => {
  const { wrong, right } = sitting(name)
  it('finds nine of ten that are wrong', () => {
    const silent = wrong.filter((text) => findings(text).length === 0)
    expect(silent.length, silent.join('\n')).toBeLessThanOrEqual(wrong.length / 10)
  })
  it('says nothing of what is right', () => {
    const alarms = right.flatMap((text) => findings(text).map(({ says }) => `${says} ${text}`))
    expect(alarms).toEqual([])
  })
})
