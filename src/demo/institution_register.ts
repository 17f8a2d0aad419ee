/**
 * The register of licences: what the platform's export brought in at the beginning of the living year, training
 * institutions and private kindergartens. A licence or two has run out, some were renewed in time.
 */
import { institution } from '../bureau/institutions/institution.ts'
import { addDays, type Day, type Values, workflowOf } from '../ledger/index.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Institution, INSTITUTIONS } from './institutions.ts'
import { HISTORY_ENDS, type LivingYear, Way, workdayUntil } from './living.ts'
import { countyLogin } from './people.ts'
import { personName } from './person_names.ts'
import type { DemoRow, DemoUnit } from './row.ts'
import { countyCode, SCHOOLS } from './units.ts'

interface Licensed {
  readonly unit: DemoUnit
  readonly county: number
  readonly kind: string
  readonly subject: readonly string[]
}

const SUBJECTS: Readonly<Record<string, string>> = { 学科类: '学科', 艺术类: '艺术', 体育类: '体育', 科技类: '科技' }

export const licenceKindOf = ({ kind }: Institution): string =>
  kind === '学科类' ? '学科类培训机构' : '非学科类培训机构'

/** Private kindergartens that stood all the time. */
export const PRIVATE_KINDERGARTENS = SCHOOLS.filter(
  ({ role, unit }) => role === 'private_kindergarten' && unit.opened_on < '2011-01-01' && unit.closed_on === undefined,
)

/** `景民教` and the unit's own figures: nowhere in China. */
export const licenceNumberOf = (code: string, year: string): string =>
  `景民教${year}${code.replaceAll(/\D/g, '').padStart(6, '0')}${code.includes('p') ? '1' : '0'}`

function licensed(): Licensed[] {
  const training = INSTITUTIONS.map((one): Licensed => ({
    unit: one.unit,
    county: one.county,
    kind: licenceKindOf(one),
    subject: [SUBJECTS[one.kind] ?? '其他'],
  }))
  const kindergartens = PRIVATE_KINDERGARTENS.map(({ unit, county }): Licensed => ({
    unit,
    county,
    kind: '民办幼儿园',
    subject: [],
  }))
  return [...training, ...kindergartens]
}

export function* institutionRegister(year: LivingYear): Generator<DemoRow> {
  for (const [index, one] of licensed().entries()) {
    const id = index + 1
    const chance = chanceOf('register', one.unit.code)
    const values = valuesOf(one, chance)
    const row = { id, unit: countyCode(one.county), period: null }
    if (one.unit.closed_on === undefined) yield { ...row, ...livingWay(one, values, index, year) }
    else yield { ...row, values, versions: closedWay(one, index) }
  }
}

function valuesOf({ unit, kind, subject }: Licensed, chance: Chance): Values {
  const training = kind.endsWith('培训机构')
  const learners = training ? chance.between(60, 420) : chance.between(60, 240)
  const teachers = Math.ceil(learners / (training ? 22 : 14))
  return {
    name: unit.name,
    kind,
    subject: subject.length > 0 ? subject : null,
    licence_no: licenceNumberOf(unit.code, unit.opened_on.slice(0, 4)),
    licensed_on: unit.opened_on,
    valid_until: '2012-12-31',
    register: training ? chance.of(['非营利性', '营利性']) : '非营利性',
    founder: personName(chance),
    representative: personName(chance),
    address: `${unit.name.slice(0, 4)}${chance.between(1, 180)}号`,
    area: Math.ceil(learners * chance.between(3, 6)),
    inside: unit.code,
    way: training ? chance.of(['银行托管', '风险保证金', '两种都有']) : '不适用',
    bank: training ? '景澜农村商业银行' : null,
    guarantee: training ? chance.between(5, 20) * 10_000 : null,
    staff: teachers + chance.between(2, 9),
    teachers,
    qualified: teachers - (chance.happens(0.2) ? 1 : 0),
    learners,
    reviewed: chance.happens(0.85) ? ['基础信息', '人员', '教材', '课程', '场地'] : ['基础信息', '人员', '场地'],
    listed: training ? '白名单' : null,
  }
}

function closedWay({ unit, county }: Licensed, index: number): DemoRow['versions'] {
  const by = countyLogin('minban', county)
  const way = new Way(workflowOf(institution), HISTORY_ENDS, 'register', index).begin('2010-03-05', by)
  return way.move('close', unit.closed_on!, by, {
    values: { closed_on: unit.closed_on!, placed: 86 },
    reason: '场地租约到期，举办者申请终止办学，学员已全部转到其他机构。',
  }).versions
}

/** Licences run for three years; the register was brought in afresh at the beginning of the living year. */
function livingWay(
  one: Licensed,
  values: Values,
  index: number,
  year: LivingYear,
): Pick<DemoRow, 'values' | 'versions'> {
  const chance = chanceOf('register way', index)
  const by = countyLogin('minban', one.county)
  const renews = index % 7 === 2
  const ends = endOf(index, renews, year, chance)
  const licensed_on = addDays(ends, -3 * 365)
  const begins = workdayUntil(addDays(year.from, 4))
  const way = new Way(workflowOf(institution), year.last, 'register', index).begin(begins, by)
  if (renews) {
    const day = workdayUntil(addDays(ends, index % 21 === 2 ? 9 : -chance.between(8, 30)))
    const renewed_no = licenceNumberOf(one.unit.code, day.slice(0, 4))
    way.move('renew', day, by, { values: { renewed_on: day, renewed_no, renewed_until: addDays(day, 3 * 365) } })
  }
  if (index % 40 === 11) suspend(way, by, addDays(year.last, -chance.between(20, 70)), year)
  const [first, ...rest] = way.versions
  return {
    values: { ...values, licensed_on, valid_until: ends },
    versions: [{ ...first!, listed: true }, ...rest],
  }
}

function endOf(index: number, renews: boolean, year: LivingYear, chance: Chance): Day {
  if (renews) return addDays(year.last, -chance.between(40, 300))
  if (index % 23 === 5) return addDays(year.last, -chance.between(3, 30))
  if (index % 12 === 4) return addDays(year.last, chance.between(2, 45))
  return addDays(year.last, chance.between(90, 1000))
}

function suspend(way: Way, by: string, day: Day, year: LivingYear): void {
  const on = workdayUntil(day)
  way.move('suspend', on, by, {
    values: { suspended_on: on, resume_by: addDays(year.last, 30) },
    reason: '消防设施需要改造，改造期间暂停办学。',
  })
}
