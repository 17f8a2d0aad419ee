/** The demonstration's three ledgers of dropout control, counted against each other. */
import { describe, expect, test } from 'vitest'
import * as dropoutNorms from '../bureau/norms/dropout.ts'
import { dropoutCase } from '../bureau/pupils/dropout_case.ts'
import {
  addDays,
  deadline,
  holds,
  instantOf,
  type IndicatorDocument,
  type Values,
  type WhereRow,
  workflowOf,
} from '../ledger/index.ts'
import { rulesBy } from '../ledger/time/example_case.ts'
import { pathOf } from './example_path.ts'
import { dropouts, surveyEnds } from './dropouts.ts'
import { enrolmentOf } from './enrolment.ts'
import { HISTORY_ENDS, livingYear } from './living.ts'
import { populations } from './populations.ts'
import { pupils, roll, ROLL_TOWNSHIP, rolledSchools } from './pupil_rolls.ts'
import { responsibilities } from './responsibilities.ts'
import { rollChecks } from './roll_checks.ts'
import type { DemoRow } from './row.ts'
import { demoTerms, lastBegun } from './terms.ts'

const living = livingYear('2026-03-18')
const workflow = workflowOf(dropoutCase)
const rules = rulesBy([dropoutNorms], demoTerms(living))
const cases = [...dropouts(living)]
const ends = Object.keys(workflow.states).filter((state) => workflow.states[state]!.final)

const valuesOf = ({ values, versions }: DemoRow): Values =>
  versions.reduce<Values>((sum, version) => ({ ...sum, ...version.values }), values)
const stateAt = ({ versions }: DemoRow, at: string): string | undefined =>
  versions.filter((version) => version.at <= at).at(-1)?.state
const foundOn = ({ found_on }: Values): string => (typeof found_on === 'string' ? found_on : '')
const townshipOf = (unit: string): string => unit.slice(0, 'demo-01-04'.length)

const now = instantOf(`${living.planted_on} 08:00`)
const asRow = (row: DemoRow): WhereRow => ({
  unit: row.unit,
  period: null,
  values: valuesOf(row),
  state: row.versions.at(-1)!.state,
  path: pathOf(dropoutCase, row, rules),
  now,
})
const indicators: Readonly<Record<string, IndicatorDocument>> = dropoutCase.indicators ?? {}
const count = (rows: readonly WhereRow[], name: string): number =>
  rows.filter((row) => holds(dropoutCase.counted!, row) && holds(indicators[name]!.where ?? {}, row)).length

describe('适龄儿童、疑似辍学、辍学三本台账', () => {
  for (const year of [2010, 2011]) {
    test(`${year}: whom the townships found out of school has an open case, township by township`, () => {
      const out = new Map<string, number>()
      for (const { period, unit, values } of populations()) {
        const age = Number(values['age'])
        if (period !== String(year) || values['basis'] !== '乡镇摸底' || age < 6 || age > 14) continue
        out.set(unit, (out.get(unit) ?? 0) + Number(values['out']))
      }
      const open = new Map<string, number>()
      for (const row of cases) {
        const state = stateAt(row, `${surveyEnds(year)}T23:59:59`)
        if (state === undefined || state === 'returned' || ends.includes(state)) continue
        const unit = townshipOf(row.unit)
        open.set(unit, (open.get(unit) ?? 0) + 1)
      }
      const sorted = (map: Map<string, number>): string[] =>
        [...map].flatMap(([unit, n]) => (n > 0 ? [`${unit} ${n}`] : [])).toSorted()
      expect(sorted(open)).toEqual(sorted(out))
      expect([...out.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThan(2000)
    })
  }

  test('the lists and the ends add up to what was registered', () => {
    const rows = cases.map(asRow)
    const parts = ['suspected', 'dropped', 'back', 'transferred', 'aged_out'].map((name) => count(rows, name))
    expect(parts.every((part) => part > 0)).toBe(true)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(count(rows, 'found'))
    expect(count(rows, 'primary') + count(rows, 'junior')).toBe(count(rows, 'found'))
    expect(count(rows, 'reported_in_time')).toBeLessThan(count(rows, 'to_report'))
    expect(count(rows, 'reported_in_time')).toBeGreaterThan(count(rows, 'to_report') * 0.8)
  })

  test('who was missing when the roll was checked has a case of that school, and nobody else', () => {
    const missing = new Map<string, number>()
    for (const { unit, values, period } of rollChecks(living)) {
      if (Number(values['missing']) > 0) missing.set(`${unit}/${period}`, Number(values['missing']))
    }
    const found = new Map<string, number>()
    for (const { unit, values } of cases) {
      if (values['found_by'] !== '开学清查') continue
      const day = foundOn(values)
      const period = day > '2013' ? lastBegun(living).code : `${day.slice(0, 4)}T1`
      found.set(`${unit}/${period}`, (found.get(`${unit}/${period}`) ?? 0) + 1)
    }
    const lines = (map: Map<string, number>): string[] => [...map].map(([place, n]) => `${place} ${n}`).toSorted()
    expect(lines(found)).toEqual(lines(missing))
  })
})

describe('the township whose pupils are told one by one', () => {
  const rows = [...pupils(living)]

  test('its schools have as many on the roll as in their returns and their checks', () => {
    const checked = new Map(
      [...rollChecks(living)].flatMap(({ unit, period, values }) =>
        period === '2011T1' ? [[unit, values['on_roll']] as const] : [],
      ),
    )
    for (const school of rolledSchools) {
      const { primary, junior } = enrolmentOf(school, 2011)
      const here = rows.filter(({ unit, versions }) => unit === school.unit.code && versions[0]!.at > '2011-09')
      expect(here, school.unit.name).toHaveLength(primary + junior)
      if (primary + junior > 0) expect(checked.get(school.unit.code), school.unit.name).toBe(primary + junior)
    }
    expect(roll.length).toBeLessThan(6000)
  })

  test('nobody is there twice, and whoever is suspected is on the roll under the same name', () => {
    const known = new Map(rows.map(({ id, values }) => [id, values]))
    expect(new Set(rows.map(({ values }) => values['id_number'])).size).toBe(rows.length)
    const linked = cases.filter(({ values }) => (values['pupil'] ?? null) !== null)
    expect(linked.length).toBeGreaterThan(3)
    for (const { values, unit } of linked) {
      const { name, born_on, guardian } = known.get(Number(values['pupil']))!
      expect({ name, born_on, guardian }).toEqual({
        name: values['name'],
        born_on: values['born_on'],
        guardian: values['guardian'],
      })
      expect(Number(unit.split('-')[2])).toBe(ROLL_TOWNSHIP)
    }
    expect(new Set(linked.map(({ values }) => values['pupil'])).size).toBe(linked.length)
  })
})

describe('the living year', () => {
  const open = cases.filter((row) => !ends.includes(row.versions.at(-1)!.state))

  test('what is history is at rest; what is open is of the living year, at every state but the courts', () => {
    expect(open.every(({ values }) => foundOn(values) >= living.from)).toBe(true)
    const states = new Set(open.map(({ versions }) => versions.at(-1)!.state))
    expect([...states].toSorted()).toEqual(['noticed', 'ordered', 'persuading', 'reported', 'returned', 'suspected'])
    for (const row of cases) {
      const last = row.versions.at(-1)!.at.slice(0, 10)
      expect(last <= HISTORY_ENDS || (last >= living.from && last <= living.last), String(row.id)).toBe(true)
    }
  })

  test('some are late, some soon, most in time', () => {
    const lights = open.map(
      (row) => deadline(pathOf(dropoutCase, row, rules), rules.calendar, now, { days: 3, share: 0.25 }).state,
    )
    for (const light of ['red', 'yellow', 'green'] as const) expect(lights).toContain(light)
  })

  test('letters of responsibility: of the running year most are signed, some not, of the past all assessed', () => {
    const letters = [...responsibilities(living)]
    const states = (fits: (year: number) => boolean): Set<string> =>
      new Set(
        letters.filter(({ values }) => fits(Number(values['year']))).map(({ versions }) => versions.at(-1)!.state),
      )
    expect([...states((year) => year < 2012)]).toEqual(['assessed'])
    expect([...states((year) => year > 2012)].toSorted()).toEqual(['draft', 'issued', 'signed'])
  })

  test('planted on any day it is whole: nothing is later than the evening before', () => {
    for (const day of ['2026-01-02', '2026-09-04']) {
      const other = livingYear(day)
      for (const rows of [dropouts(other), rollChecks(other), responsibilities(other)]) {
        for (const { versions } of rows)
          if (versions.at(-1)!.at >= day) throw new Error(`${day} ${versions.at(-1)!.at}`)
      }
      expect(addDays(other.last, 1)).toBe(day)
    }
  })
})
