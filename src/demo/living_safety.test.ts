import { describe, expect, test } from 'vitest'
import * as incidentNorms from '../bureau/norms/incident.ts'
import * as safetyNorms from '../bureau/norms/safety.ts'
import * as busNorms from '../bureau/norms/school_bus.ts'
import { hazard } from '../bureau/safety/hazard.ts'
import { incident } from '../bureau/safety/incident.ts'
import { safetyInspection } from '../bureau/safety/safety_inspection.ts'
import { schoolBus } from '../bureau/safety/school_bus.ts'
import { type Day, type LedgerDocument } from '../ledger/index.ts'
import { rulesBy } from '../ledger/time/example_case.ts'
import { DAY_MS } from '../ledger/instant.ts'
import { pathOf } from './example_path.ts'
import { demonstration } from './demonstration.ts'

const rules = rulesBy([safetyNorms, incidentNorms, busNorms])

interface Standing {
  readonly states: Readonly<Record<string, number>>
  readonly late: number
  readonly soon: number
}
/** How the rows of the living year stand on the first morning: how many in each state, how many late or due within days. */
const standing = (ledger: LedgerDocument, planted: Day): Standing => {
  const morning = Date.parse(`${planted}T09:00:00+08:00`)
  const states: Record<string, number> = {}
  let [late, soon] = [0, 0]
  for (const row of [...demonstration(planted).ledgers].find((one) => one.ledger === ledger.name)!.rows) {
    if (row.versions[0]!.at < '2020') continue
    const { state, due } = pathOf(ledger, row, rules).at(-1)!
    states[state] = (states[state] ?? 0) + 1
    if (due === null) continue
    if (due <= morning) late += 1
    else if (due <= morning + 4 * DAY_MS) soon += 1
  }
  return { states, late, soon }
}

// An ordinary spring, the first days after National Day, and the week of the Spring Festival.
describe.each(['2026-03-18', '2026-10-09', '2027-02-10'])('planted on %s', (planted) => {
  test('hazards stand at every place where one can stand', () => {
    const { states, late, soon } = standing(hazard, planted)
    const places = ['reported', 'open', 'rectified', 'watched', 'closed', 'settled']
    expect(places.filter((state) => states[state] === undefined)).toEqual([])
    expect(states['closed']).toBeGreaterThan(100)
    expect(late).toBeGreaterThan(5)
    expect(late).toBeLessThan(25)
    expect(soon).toBeGreaterThan(0)
  })
  test('checks are planned, made and confirmed; incidents go on, one of them told too late', () => {
    const checks = standing(safetyInspection, planted)
    expect(checks.states).toMatchObject({ planned: 8 })
    expect(checks.states['confirmed']).toBeGreaterThan(90)
    expect(checks.late).toBeGreaterThanOrEqual(2)
    const told = standing(incident, planted)
    expect(told.states).toMatchObject({ closed: 14, submitted: 1, finished: 1, handling: 2 })
    expect(told.late).toBeGreaterThan(0)
  })
  test('vehicles run, some on papers that have run out', () => {
    const { states, late } = standing(schoolBus, planted)
    expect(states['in_service']).toBeGreaterThan(35)
    expect(states['stopped']).toBe(1)
    expect(late).toBeGreaterThan(0)
  })
})

test('of the years that are over, nothing is due any more', () => {
  for (const ledger of [hazard, safetyInspection, incident]) {
    for (const row of [...demonstration('2026-03-18').ledgers].find((one) => one.ledger === ledger.name)!.rows) {
      if (row.versions[0]!.at < '2020')
        expect(pathOf(ledger, row, rules).at(-1)!.due, `${ledger.name} ${row.id}`).toBeNull()
    }
  }
})
