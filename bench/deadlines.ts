/**
 * Deadlines: a million random histories against the slow oracle, and how many deadlines a core reckons in a second, in
 * Node and in a browser, where pages tell the light of every row.
 */
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { build } from 'vite'
import type { Path } from '../src/ledger/time/step.ts'
import { openBrowser } from '../tests/browser/chromium.ts'
import { type Outcome, pathsOf } from '../tests/deadlines/compare.ts'
import { type Speed, speedOf } from './deadlines/speed.ts'

/** Fewer for a quick look. */
const HISTORIES = Number(process.env['YOUJU_HISTORIES'] ?? 1_000_000)
const SHARE = 20_000

export const run = async (): Promise<void> => {
  const seed = Number(process.env['YOUJU_SEED'] ?? Date.now() % 1_000_000_007)
  // As they come from the database and over HTTP.
  const paths = JSON.parse(JSON.stringify(pathsOf(seed, 2_000))) as Path[]
  const steps = paths.reduce((sum, path) => sum + path.length, 0) / paths.length
  console.log(`deadlines, ${paths.length} paths of ${steps.toFixed(1)} steps each:`)
  say('Node', speedOf(paths))
  say('Chromium', await inBrowser(paths))
  await million(seed)
}

const say = (where: string, { deadlines_a_second, bare_a_second, calendar_ms }: Speed): void => {
  const millions = (rate: number): string => `${(rate / 1e6).toFixed(2)} million`
  console.log(
    `  ${where}: ${millions(deadlines_a_second)} deadlines a second a core; a bare loop that sums their dates ${millions(bare_a_second)} (${(bare_a_second / deadlines_a_second).toFixed(1)} times as many); the calendar is laid out in ${calendar_ms.toFixed(0)} ms`,
  )
}

/** Bundled by the tool and for the engines that the pages are bundled by and for. */
const inBrowser = async (paths: readonly Path[]): Promise<Speed> => {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: new URL('./deadlines/page.ts', import.meta.url).pathname, formats: ['iife'], name: 'bench' },
    },
  })
  const [output] = [made].flat()
  if (output === undefined || !('output' in output)) throw new Error('Nothing was bundled')
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: output.output[0].code })
    return await page.evaluate(
      (given) => (globalThis as unknown as { speedOf: typeof speedOf }).speedOf(given as readonly Path[]),
      paths as unknown[],
    )
  } finally {
    await browser.close()
  }
}

const million = async (seed: number): Promise<void> => {
  const began = performance.now()
  const total = { histories: 0, moves: 0, answers: 0, mismatches: [] as string[] }
  let from = 0
  const worker = async (): Promise<void> => {
    while (from < HISTORIES) {
      const to = Math.min(from + SHARE, HISTORIES)
      const share = oneShare(seed, from, to)
      from = to
      const { histories, moves, answers, mismatches } = await share
      total.histories += histories
      total.moves += moves
      total.answers += answers
      total.mismatches.push(...mismatches)
    }
  }
  const workers = Math.max(1, Math.min(availableParallelism(), Math.ceil(HISTORIES / SHARE)))
  await Promise.all(Array.from({ length: workers }, worker))
  const seconds = (performance.now() - began) / 1_000
  console.log(
    `  oracle: seed ${seed}, ${total.histories} histories, ${total.moves} moves, ${total.answers} answers, ${total.mismatches.length} mismatches, in ${seconds.toFixed(0)} s with ${workers} processes`,
  )
  for (const mismatch of total.mismatches.slice(0, 3)) console.log(`    ${mismatch}`)
  if (total.mismatches.length > 0) process.exitCode = 1
}

const oneShare = (seed: number, from: number, to: number): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = fork(new URL('./deadlines/histories.ts', import.meta.url), [seed, from, to].map(String))
    child.on('message', (outcome) => resolve(outcome as Outcome))
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? undefined : reject(new Error(`A share ended with ${code}`))))
  })
