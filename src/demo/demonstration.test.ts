import { describe, expect, test } from 'vitest'
import { meal } from '../bureau/aid/meal.ts'
import { textbook } from '../bureau/aid/textbook.ts'
import { annualReview } from '../bureau/institutions/annual_review.ts'
import { enforcement } from '../bureau/institutions/enforcement.ts'
import { fundSupervision } from '../bureau/institutions/fund_supervision.ts'
import { institution } from '../bureau/institutions/institution.ts'
import { licence } from '../bureau/institutions/licence.ts'
import { responsibility } from '../bureau/plan/responsibility.ts'
import { dropoutCase } from '../bureau/pupils/dropout_case.ts'
import { epidemicCheck } from '../bureau/pupils/epidemic_check.ts'
import { pupil } from '../bureau/pupils/pupil.ts'
import { rollCheck } from '../bureau/pupils/roll_check.ts'
import { schoolLife } from '../bureau/pupils/school_life.ts'
import { schoolReopening } from '../bureau/pupils/school_reopening.ts'
import { ict } from '../bureau/schools/ict.ts'
import { schoolAgePopulation } from '../bureau/schools/school_age_population.ts'
import { duty } from '../bureau/safety/duty.ts'
import { foodSafety } from '../bureau/safety/food_safety.ts'
import { hazard } from '../bureau/safety/hazard.ts'
import { incident } from '../bureau/safety/incident.ts'
import { schoolBus } from '../bureau/safety/school_bus.ts'
import { dispute } from '../bureau/petitions/dispute.ts'
import { petition } from '../bureau/petitions/petition.ts'
import { suggestion } from '../bureau/petitions/suggestion.ts'
import { project } from '../bureau/projects/project.ts'
import { projectProgress } from '../bureau/projects/project_progress.ts'
import { studentAid } from '../bureau/aid/student_aid.ts'
import { drill } from '../bureau/safety/drill.ts'
import { safetyInspection } from '../bureau/safety/safety_inspection.ts'
import { schoolReturn } from '../bureau/schools/school_return.ts'
import { training } from '../bureau/teachers/training.ts'
import {
  countedOf,
  evaluate,
  fieldsIn,
  holds,
  isFormulaFault,
  kindOf,
  type LedgerDocument,
  parseFormula,
  parsePeriod,
  scopeOf,
  type Values,
  workflowOf,
} from '../ledger/index.ts'
import { checkCharacter } from '../ledger/fields/id_number.ts'
import { demonstration, type DemoRow } from './demonstration.ts'
import { HISTORY_ENDS, livingYear } from './living.ts'

const DOCUMENTS: Readonly<Record<string, LedgerDocument>> = {
  hazard,
  petition,
  suggestion,
  dispute,
  project,
  project_progress: projectProgress,
  licence,
  institution,
  annual_review: annualReview,
  enforcement,
  student_aid: studentAid,
  drill,
  safety_inspection: safetyInspection,
  incident,
  duty,
  food_safety: foodSafety,
  school_bus: schoolBus,
  school_return: schoolReturn,
  training,
  school_life: schoolLife,
  meal,
  textbook,
  fund_supervision: fundSupervision,
  ict,
  school_age_population: schoolAgePopulation,
  epidemic_check: epidemicCheck,
  school_reopening: schoolReopening,
  pupil,
  dropout_case: dropoutCase,
  roll_check: rollCheck,
  responsibility,
}

/** Not today: a test of the same bureau every day. */
const PLANTED = '2026-03-18'
const LIVING = livingYear(PLANTED)
const city = demonstration(PLANTED)
const rowsOf = (ledger: string): Iterable<DemoRow> =>
  [...city.ledgers].find((each) => each.ledger === ledger)?.rows ?? []

/** A row as it stands at a moment; undefined before its first version. */
function stands(row: DemoRow, at = '9999'): { values: Values; state: string } | undefined {
  const reached = row.versions.filter((version) => version.at <= at)
  const last = reached.at(-1)
  if (!last) return undefined
  return { state: last.state, values: reached.reduce<Values>((sum, { values }) => ({ ...sum, ...values }), row.values) }
}

/** Rows that the ledger counts in a year, as they stand now, or stood at a moment. */
function counted(ledger: string, year: string, at?: string): { values: Values; unit: string; state: string }[] {
  const document = DOCUMENTS[ledger]!
  const where = countedOf(document)
  const found: { values: Values; unit: string; state: string }[] = []
  for (const row of rowsOf(ledger)) {
    const now = stands(row, at)
    if (!now) continue
    const day = document.on ? textOf(now.values[document.on]) : (parsePeriod(row.period ?? '')?.from ?? '')
    if (!day.startsWith(year)) continue
    const one = { values: now.values, state: now.state, unit: row.unit, period: row.period }
    if (!where || holds(where, one)) found.push(one)
  }
  return found
}

/** A text or a date; other values have no place where this is asked. */
function textOf(value: Values[string] | undefined): string {
  if (typeof value !== 'string') throw new Error('Not a text')
  return value
}

const total = (rows: readonly { values: Values }[], field: string): number =>
  rows.reduce((sum, { values }) => sum + Number(values[field] ?? 0), 0)

describe('the tree', () => {
  test('stands on its parents, each unit once, 858 schools at the end of 2011', () => {
    const known = new Set<string>()
    for (const unit of city.units) {
      expect(unit.parent === null || known.has(unit.parent), unit.code).toBe(true)
      expect(known.has(unit.code), unit.code).toBe(false)
      known.add(unit.code)
    }
    const schools = city.units.filter(({ level, closed_on }) => level === 'school' && !closed_on)
    expect(schools).toHaveLength(858)
    expect(city.units.filter(({ level }) => level === 'township')).toHaveLength(68)
    expect(new Set(city.units.map(({ name }) => name)).size).toBe(city.units.length)
    for (const { merged_into } of city.units) expect(merged_into === undefined || known.has(merged_into)).toBe(true)
    for (const { units } of city.groups) expect(units.every((code) => known.has(code))).toBe(true)
  })

  test('lies nowhere in China', () => {
    const real =
      /四川|重庆|陕西|湖北|达州|巴中|广安|南充|宁夏|固原|吉林|延边|河南|安徽|贵州|云南|万源|宣汉|大竹|渠县|开江|珲春/
    for (const { name } of city.units) expect(name).not.toMatch(real)
    for (const { values } of rowsOf('petition')) expect(textOf(values['matter'])).not.toMatch(real)
  })

  test('has people with logins of their own in units that exist', () => {
    const codes = new Set(city.units.map(({ code }) => code))
    expect(new Set(city.people.map(({ login }) => login)).size).toBe(city.people.length)
    for (const { seats } of city.people) expect(seats.every(({ unit }) => codes.has(unit))).toBe(true)
    const shown = city.people.filter(({ about }) => about !== undefined).map(({ login }) => login)
    expect(shown).toEqual(expect.arrayContaining(['admin', 'anquan', 'bangong', 'juzhang', 'anquan1', 'wenyuan010401']))
    expect(shown).toHaveLength(25)
  })
})

describe('the figures of 2011', () => {
  test('checks reach 847 schools, more than once, and their findings are the hazards', () => {
    const checks = counted('safety_inspection', '2011')
    expect(new Set(checks.map(({ unit }) => unit)).size).toBe(847)
    expect(checks.length).toBeGreaterThan(1200)
    expect(total(checks, 'findings')).toBe(2083)
  })

  test('hazards: 2,083 found, 1,986 closed, 97 open when the year ended; 1,942 the year before', () => {
    const found = counted('hazard', '2011', '2011-12-31T23:59:59')
    expect(found).toHaveLength(2083)
    const finished = ['closed', 'watched', 'settled']
    expect(found.filter(({ state }) => finished.includes(state))).toHaveLength(1986)
    expect(found.filter(({ state }) => state === 'open' || state === 'rectified')).toHaveLength(97)
    expect(counted('hazard', '2010')).toHaveLength(1942)
  })

  test('of the hazards of these years nothing is left to do', () => {
    const left = [...rowsOf('hazard')].filter(
      (row) => textOf(row.values['found_on']) < '2012' && !['closed', 'settled'].includes(stands(row)!.state),
    )
    expect(left).toEqual([])
  })

  test('drills', () => {
    expect(counted('drill', '2011')).toHaveLength(553)
    expect(counted('drill', '2010')).toHaveLength(487)
  })

  test('petitions: 349 received and all settled by the end of November', () => {
    expect(counted('petition', '2011')).toHaveLength(349)
    expect(counted('petition', '2010')).toHaveLength(331)
    expect(counted('suggestion', '2011')).toHaveLength(46)
    expect(counted('dispute', '2011')).toHaveLength(63)
    const then = [...rowsOf('petition')].filter(({ values }) => textOf(values['received_on']).startsWith('2011'))
    const states = then.map((row) => stands(row, '2011-11-30T23:59:59')?.state)
    expect(new Set(states)).toEqual(new Set(['answered', 'served', 'closed']))
  })

  test('projects: 181 begun, 197,700 square metres, 240.62 million yuan', () => {
    const begun = counted('project', '2011')
    expect(begun).toHaveLength(181)
    expect(total(begun, 'finished_area')).toBe(197_700)
    expect(total(begun, 'paid')).toBe(240_620_000)
    expect(counted('project', '2010')).toHaveLength(164)
  })

  test('training: 42 cadres at provincial level, 180 remotely; nobody wrote what it cost', () => {
    const courses = counted('training', '2011')
    const cadres = courses.filter(({ values }) => values['audience'] === '校级干部')
    expect(
      total(
        cadres.filter(({ values }) => values['level'] === '省级'),
        'participants',
      ),
    ).toBe(42)
    expect(
      total(
        cadres.filter(({ values }) => values['mode'] === '远程'),
        'participants',
      ),
    ).toBe(180)
    expect(courses.every(({ values }) => (values['cost'] ?? null) === null)).toBe(true)
  })

  test('returns: 852 of 858 schools are counted, with numbers that fit each other', () => {
    const returns = counted('school_return', '2011', '2011-12-31T23:59:59')
    expect(new Set(returns.map(({ unit }) => unit)).size).toBe(852)
    // Drafts and returns that were sent back came in the spring after; two schools never told.
    expect(counted('school_return', '2011')).toHaveLength(856)
    expect(counted('school_return', '2010').length).toBe(852)
  })

  // One pass for all that is asked of these rows: there are nearly half a million of them.
  test('aid: distinct pupils by programme, fewer than rows, none twice for the same', () => {
    const paid = new Map<string, Set<number>>()
    const listed = new Map<string, Set<number>>()
    let rows = 0
    for (const row of rowsOf('student_aid')) {
      const { values, period } = row
      const number = textOf(values['id_number'])
      const programme = textOf(values['programme'])
      rows += 1
      if (checkCharacter(number) !== number[17] || !number.startsWith('99990'))
        throw new Error(`Not invented: ${number}`)
      if (row.id % 397 === 0) expect(faultsOfRow(studentAid, row), `student_aid ${row.id}`).toEqual([])
      if (row.id !== rows) throw new Error(`${row.id} is not the row ${rows}`)
      const pupil = Number(number.slice(5, 17))
      memberOf(listed, `${programme} ${period}`).add(pupil)
      const year = period === '2009T2' || period === '2010T1' ? '2010' : '2011'
      if (row.versions.at(-1)?.state !== 'paid') throw new Error(`${row.id} is not paid to this day`)
      if (row.versions[0]?.state === 'paid') memberOf(paid, `${year} ${programme}`).add(pupil)
    }
    expect(Object.fromEntries([...paid].map(([key, pupils]) => [key, pupils.size]))).toEqual({
      '2010 义务教育寄宿生生活补助': 118_500,
      '2010 中职国家助学金': 36_200,
      '2010 中职免学费': 12_600,
      '2010 普通高中国家助学金': 27_400,
      '2010 高校困难学生资助': 2236,
      '2011 义务教育寄宿生生活补助': 127_000,
      '2011 中职国家助学金': 38_000,
      '2011 中职免学费': 15_000,
      '2011 普通高中国家助学金': 29_000,
      '2011 高校困难学生资助': 2418,
    })
    expect([...listed.values()].reduce((sum, pupils) => sum + pupils.size, 0)).toBe(rows)
    expect(rows).toBeGreaterThan(430_000)
  })
})

function memberOf(sets: Map<string, Set<number>>, key: string): Set<number> {
  const found = sets.get(key) ?? new Set<number>()
  sets.set(key, found)
  return found
}

/** Each row is one that the ledger would take from a clerk: types, required cells, hard checks, workflow, key. */
function faultsOfRow(document: LedgerDocument, row: DemoRow): string[] {
  const now = stands(row)!
  const faults: string[] = []
  for (const [name, value] of Object.entries(now.values)) {
    const field = document.fields[name]
    const says = field ? kindOf(field).check(value ?? null, field) : '没有这个字段'
    if (says) faults.push(`${name}: ${says}`)
  }
  for (const [name, field] of Object.entries(document.fields)) {
    const asked =
      field.required === true ||
      (field.required && holds(field.required, { ...now, unit: row.unit, period: row.period }))
    const said = (now.values[name] ?? null) !== null || row.marks?.[name] !== undefined
    if (asked && !said) faults.push(`${name}: 必填`)
  }
  for (const [name, check] of Object.entries(document.checks ?? {})) {
    const formula = parseFormula(check.hard ?? check.soft ?? '')
    if (isFormulaFault(formula)) faults.push(`${name}: ${formula.says}`)
    else if (check.hard && evaluate(formula, { own: scopeOf(now.values) }) === 0) faults.push(`${name}: ${check.says}`)
  }
  return [...faults, ...faultsOfWay(document, row)]
}

function faultsOfWay(document: LedgerDocument, row: DemoRow): string[] {
  const { start, states, moves } = workflowOf(document)
  const faults: string[] = []
  const [first] = row.versions
  const bulk = row.versions.length === 1
  // Filled and handed in at one stroke, a row begins where the move leads.
  const begun = first?.move === undefined ? first?.state === start : moves[first.move]?.to === first.state
  if (!bulk && !begun) faults.push('不是从起点开始')
  row.versions.forEach((version, index) => {
    const before = row.versions[index - 1]
    if (!states[version.state]) faults.push(`没有状态 ${version.state}`)
    if (!isWithin(version.at.slice(0, 10))) faults.push(`不在演示时间之内 ${version.at}`)
    if (!before) return
    const move = moves[version.move ?? '']
    if (version.at <= before.at) faults.push(`${version.state} 不晚于 ${before.state}: ${before.at} ${version.at}`)
    // What is filled again between a return and the next submission is an edit.
    if (version.move === undefined && version.state === before.state) return
    if (!move || move.to !== version.state || ![move.from].flat().includes(before.state))
      faults.push(`${version.move} 走不通`)
    if (move?.reason && !version.reason) faults.push(`${version.move} 没有理由`)
    if (move?.points && Object.keys(version.cells ?? {}).length === 0) faults.push(`${version.move} 没有点出哪一格`)
    if (move?.until && !(version.until && version.until >= version.at.slice(0, 10))) faults.push('重新打开没有期限')
    const asked = new Set(move?.asks ?? [])
    const wrong = Object.keys(version.values ?? {}).filter((name) => asked.size > 0 && !asked.has(name))
    if (wrong.length > 0 && document.name !== 'project') faults.push(`${version.move} 写了 ${wrong.join()}`)
  })
  return faults
}

/** In the years that are told as history, or in the year before planting. */
function isWithin(day: string): boolean {
  return day <= HISTORY_ENDS || (day >= LIVING.from && day <= LIVING.last)
}

describe('every row', () => {
  const logins = new Set(city.people.map(({ login }) => login))
  const levels = new Map(city.units.map(({ code, level }) => [code, level]))

  for (const name of Object.keys(DOCUMENTS).filter((each) => each !== 'student_aid')) {
    test(`${name} is one the ledger takes`, () => {
      const document = DOCUMENTS[name]!
      const filling = [document.filledBy].flat().map((position) => position.split('.')[0])
      const keys = new Set<string>()
      let before = 0
      for (const row of rowsOf(name)) {
        expect(faultsOfRow(document, row), `${name} ${row.id}`).toEqual([])
        if (row.id !== before + 1) throw new Error(`${name} ${row.id} does not follow ${before}`)
        before = row.id
        if (!filling.includes(levels.get(row.unit))) throw new Error(`${row.unit} does not fill ${name}`)
        if (document.cadence === undefined && row.period !== null) throw new Error(`${name} has no periods`)
        for (const { by } of row.versions) if (by !== undefined && !logins.has(by)) throw new Error(`Nobody is ${by}`)
        if (document.key === undefined) continue
        const key = JSON.stringify(
          document.key.map((part) => (part === 'unit' ? row.unit : part === 'period' ? row.period : row.values[part])),
        )
        if (keys.has(key)) throw new Error(`${name}: ${key} twice`)
        keys.add(key)
      }
      expect(before).toBeGreaterThan(0)
    })
  }

  test('refers to checks of the same school, and says nothing twice in a row', () => {
    const schools = new Map([...rowsOf('safety_inspection')].map(({ id, unit }) => [id, unit]))
    let before = ''
    for (const { unit, values } of rowsOf('hazard')) {
      // What a school found itself was no inspector's.
      if ((values['inspection'] ?? null) !== null) expect(schools.get(Number(values['inspection']))).toBe(unit)
      expect(values['about']).not.toBe(before)
      before = textOf(values['about'])
    }
  })

  test('is the same every time', () => {
    const first = (ledger: string): string => JSON.stringify([...rowsOf(ledger)].slice(0, 400))
    for (const ledger of ['hazard', 'petition', 'project']) expect(first(ledger)).toBe(first(ledger))
    expect(JSON.stringify(demonstration(PLANTED).units)).toBe(JSON.stringify(city.units))
  })

  test('no filter of an indicator names a field that the ledger lacks', () => {
    for (const document of Object.values(DOCUMENTS)) {
      for (const { where } of Object.values(document.indicators ?? {})) {
        const fields = where ? fieldsIn(where) : []
        expect(fields.filter((field) => !(field in document.fields) && field !== 'state')).toEqual([])
      }
    }
  })
})
