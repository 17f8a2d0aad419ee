/** Versions that the platform has taken over from other books: their events, and the numbers that go on after theirs. */
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { sequenceOf } from './columns.ts'
import { copyText, NULL } from './copy_text.ts'
import type { Taken } from './import_lines.ts'

/** An event of its own for each version that brings one, in the order in which they happened. */
export const keepTaken = async (tx: Tx, ledger: LedgerDocument, taken: readonly Taken[]): Promise<void> => {
  if (taken.length === 0) return
  const ordered = taken
    .filter(({ act }) => act !== undefined)
    .map((one) => ({ one, time: Date.parse(one.opened_at) }))
    .toSorted((a, b) => a.time - b.time || a.one.id - b.one.id)
  await tx.copyIn(
    'copy log.event (county, at, person, act, ledger, row_id, version, unit, detail) from stdin',
    eventLines(
      tx.actor.county,
      ledger.name,
      ordered.map(({ one }) => one),
    ),
  )
  const highest = taken.reduce((most, { id }) => Math.max(most, id), 0)
  const sequence = sql.name('ledger', sequenceOf(ledger))
  await tx.run(sql`
    select setval(${sql.literal(`ledger.${sequenceOf(ledger)}`)}, ${highest}) from ${sequence} s
    where s.last_value < ${highest}`)
}

function* eventLines(county: string, ledger: string, taken: readonly Taken[]): Generator<string> {
  const CHUNK = 500
  for (let at = 0; at < taken.length; at += CHUNK) {
    yield taken
      .slice(at, at + CHUNK)
      .map(({ opened_at, by, act, id, version, unit, detail = {} }) =>
        [
          county,
          opened_at,
          by,
          act ?? NULL,
          ledger,
          id,
          version,
          copyText(unit),
          copyText(JSON.stringify(detail)),
        ].join('\t'),
      )
      .map((line) => `${line}\n`)
      .join('')
  }
}
