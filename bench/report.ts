/**
 * What the year's summary costs on the whole demonstration city, warm: filled, and written as a Word file. Beside it, turn
 * by turn, the query a good hand would write for the figures of its largest ledger alone: two years of half a million
 * payments, pupils told apart by programme. `YOUJU_DEMO=DIR` takes a city that is planted already.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demonstrate } from '../src/cli/demonstration.ts'
import type { FilledReport } from '../src/ledger/wire.ts'
import type { Tx } from '../src/server/db/database.ts'
import { sql } from '../src/server/db/sql.ts'
import { type OpenHouse, openHouse } from '../src/server/main.ts'
import { reportDocx } from '../src/server/papers/docx.ts'
import { fillReport } from '../src/server/papers/fill.ts'

const CITY = 'demo'
const RUNS = 9
const ASKED = { name: 'annual_summary', unit: CITY, period: '2011' }

const byHand = (tx: Tx): Promise<unknown> =>
  tx.rows(sql`/* planned anew */
    select programme, count(*) as payments, sum(paid) as amount, count(distinct id_number_hash) as pupils
    from ledger.student_aid where county = ${CITY} and closed_at is null and state = 'paid'
      and day between '2011-01-01' and '2011-12-31'
    group by grouping sets ((programme), ())
    union all
    select null, count(*), sum(paid), null from ledger.student_aid
    where county = ${CITY} and closed_at is null and state = 'paid' and day between '2010-01-01' and '2010-12-31'`)

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

export interface Result {
  readonly name: string
  readonly ms: number
  readonly least_ms: number
}

const race = async ({ database, catalogue }: OpenHouse): Promise<{ report: FilledReport; results: Result[] }> => {
  let report: FilledReport | undefined
  const fill = async (): Promise<void> => {
    report = (await database.asOwner(CITY, (tx) => fillReport(tx, catalogue, ASKED))).report
  }
  const contenders = [
    { name: 'by hand, one ledger', once: () => database.asOwner(CITY, byHand) },
    { name: 'filled', once: fill },
    { name: 'written as .docx', once: () => reportDocx(report!, { sources: true }) },
  ]
  const times = contenders.map((): number[] => [])
  for (let run = -2; run < RUNS; run += 1) {
    for (const [i, { once }] of contenders.entries()) {
      const ms = await timed(once)
      if (run >= 0) times[i]!.push(ms)
    }
  }
  const results = contenders.map(({ name }, i) => ({ name, ms: median(times[i]!), least_ms: Math.min(...times[i]!) }))
  return { report: report!, results }
}

/** Prints a line for each, and returns them. */
export const run = async (say: (line: string) => void = console.log): Promise<Result[]> => {
  const planted = process.env['YOUJU_DEMO']
  const folder = planted ?? (await mkdtemp(join(tmpdir(), 'youju-bench-')))
  const opened = await openHouse({ folder })
  const house = planted === undefined ? await demonstrate(opened, () => undefined) : opened
  try {
    const { report, results } = await race(house)
    const hand = results[0]!.ms
    say(`report: ${report.figures.length} figures, ${report.gaps} gaps; medians of ${RUNS} runs, least in brackets`)
    for (const { name, ms, least_ms } of results) {
      const ratio = (ms / hand).toFixed(2)
      say(`  ${name.padEnd(22)} ${ms.toFixed(0).padStart(6)} ms  (${least_ms.toFixed(0)} ms)  × ${ratio}`)
    }
    const [, filled, written] = results
    const both = filled!.ms + written!.ms
    say(`  ${'filled and written'.padEnd(22)} ${both.toFixed(0).padStart(6)} ms  × ${(both / hand).toFixed(2)}`)
    return results
  } finally {
    await house.close()
    if (planted === undefined) await rm(folder, { recursive: true, force: true })
  }
}
