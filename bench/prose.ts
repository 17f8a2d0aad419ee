/**
 * How fast official prose is read and checked: megabytes of UTF-8 a second on one core, beside one regular expression
 * for a number and what follows it, over the same text in the same run. One text holds a figure in 80 characters, as a
 * bureau's summary does, the other thrice as many. Where @microsoft/recognizers-text-suite is installed (43 MB with what it needs, so that it is
 * no dependency; `RECOGNIZERS=/a/folder/with/it`), it reads a part of the text too.
 */
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { check, read } from '../src/prose/index.ts'
import { pages } from './prose_pages.ts'

type Recognize = (text: string, culture: string) => unknown[]

/** Seconds of processor time, so that whatever else runs on the machine is not counted. */
const seconds = (work: () => unknown): number => {
  const begin = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(begin)
  return (user + system) / 1e6
}
const best = (work: () => unknown, turns = 3): number => Math.min(...Array.from({ length: turns }, () => seconds(work)))

const bytes = (text: string): number => Buffer.byteLength(text) / 1e6
const rate = (text: string, took: number): string => `${(bytes(text) / took).toFixed(2)} MB/s`

/** What finds in Chinese prose a part of what `read` finds, by name: numbers alone, then with shares, places, dates, measures. */
function recognizers(): [string, Recognize[]][] | null {
  const load = createRequire(resolve(process.env['RECOGNIZERS'] ?? '.', 'package.json'))
  try {
    const suite = load('@microsoft/recognizers-text-suite') as Record<string, Recognize>
    const named = (names: string[]) => names.flatMap((name) => suite[`recognize${name}`] ?? [])
    return [
      ['numbers', named(['Number'])],
      ['numbers, shares, places', named(['Number', 'Percentage', 'Ordinal'])],
      ['those and dates', named(['Number', 'Percentage', 'Ordinal', 'DateTime'])],
      ['those and money, measures', named(['Number', 'Percentage', 'Ordinal', 'DateTime', 'Currency', 'Dimension'])],
    ]
  } catch {
    return null
  }
}

const simple = /(\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)([\u4e00-\u9fff%]{0,3})/g

export function run(): void {
  const usual = pages(5, 'usual')
  for (let turn = 0; turn < 5; turn += 1) read(usual.slice(0, 300_000))
  readAndChecked('a figure in 80 characters', usual)
  const dense = pages(5, 'dense')
  readAndChecked('a figure in 25 characters', dense)
  const line = usual.replaceAll('\n', '')
  const long = line + line
  const [once, twice] = [best(() => read(line), 2), best(() => read(long), 2)]
  console.log(`  one line of ${bytes(line).toFixed(0)} MB ${rate(line, once)}, of twice that ${rate(long, twice)}`)
  besideRecognizers(dense.slice(0, 6_000))
}

function readAndChecked(name: string, text: string): void {
  const facts = read(text)
  console.log(`prose, ${name}: ${bytes(text).toFixed(1)} MB, ${facts.length} facts`)
  const baseline = best(() => Array.from(text.matchAll(simple)).length)
  const took = best(() => read(text))
  console.log(`  one regular expression ${rate(text, baseline)} (baseline)`)
  console.log(`  read                   ${rate(text, took)}, ${(took / baseline).toFixed(1)} × the baseline`)
  const checked = best(() => check(text, facts), 1)
  console.log(`  check                  ${rate(text, checked)}`)
}

function besideRecognizers(part: string): void {
  const other = recognizers()
  if (!other) return console.log('  @microsoft/recognizers-text-suite is not installed')
  const ours = best(() => read(part), 30)
  for (const [name, all] of other) {
    const theirs = best(() => all.map((recognize) => recognize(part, 'zh-cn')), 2)
    console.log(
      `  recognizers-text, ${name}: ${rate(part, theirs)}; read is ${(theirs / ours).toFixed(0)} times as fast`,
    )
  }
}
