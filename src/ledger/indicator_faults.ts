/** Faults of indicators: made in more than one way, of fields that cannot be reckoned with, in circles. */
import { circlesOf } from './circles.ts'
import { refFrom, withLedger, type Declared } from './declared.ts'
import type { Fault, IndicatorDocument, LedgerDocument } from './document.ts'
import { kindOf } from './fields/index.ts'
import { nameFaults, titleFaults, unknown } from './naming.ts'
import { whereFaults } from './where_faults.ts'
import { dateFaults } from './limit_faults.ts'

const WAYS = ['count', 'sum', 'mean', 'max', 'min', 'ratio', 'stock'] as const
const RECKONED = ['sum', 'mean', 'max', 'min'] as const

export function indicatorFaults(ledger: LedgerDocument, declared: Declared | undefined): Fault[] {
  const known = withLedger(declared, ledger)
  const own = Object.entries(ledger.indicators ?? {}).flatMap(([name, indicator]) => {
    const path = `indicators.${name}`
    return [
      ...nameFaults(path, name),
      ...titleFaults(path, indicator.title),
      ...wayFaults(path, indicator),
      ...fieldFaults(path, indicator, ledger),
      ...ratioFaults(path, indicator, ledger, known, declared !== undefined),
      ...whereFaults(`${path}.where`, indicator.where, ledger),
      ...whereFaults(`${path}.counted`, indicator.counted, ledger),
    ]
  })
  return [...own, ...circleFaults(ledger, known)]
}

function wayFaults(path: string, indicator: IndicatorDocument): Fault[] {
  const faults: Fault[] = []
  const ways = WAYS.filter((way) => indicator[way] !== undefined)
  if (ways.length === 0) faults.push({ path, says: `没有写怎样算：${WAYS.join('、')} 选一种` })
  if (ways.length > 1) faults.push({ path, says: `算法只能有一种，现在写了 ${ways.join('、')}` })
  const { ratio, over, as, places } = indicator
  if ((ratio === undefined) !== (over === undefined)) faults.push({ path, says: '比率要同时写分子 ratio 和分母 over' })
  if (as !== undefined && ratio === undefined) faults.push({ path: `${path}.as`, says: '只有比率才写 as' })
  if (ratio !== undefined && (indicator.where ?? indicator.counted ?? indicator.on) !== undefined) {
    faults.push({ path, says: '比率由两个指标相除，条件和日期写在那两个指标里' })
  }
  if (places !== undefined && !(Number.isInteger(places) && places >= 0 && places <= 6)) {
    faults.push({ path: `${path}.places`, says: '小数位数应为0到6的整数' })
  }
  return faults
}

function fieldFaults(path: string, indicator: IndicatorDocument, ledger: LedgerDocument): Fault[] {
  const { count, stock, on } = indicator
  const faults = RECKONED.flatMap((way) => numberFaults(`${path}.${way}`, indicator[way], ledger))
  if (count !== undefined && count !== 'rows' && count !== 'unit') faults.push(...countFaults(path, count, ledger))
  stock?.forEach((name, index) => faults.push(...dateFaults(`${path}.stock[${index}]`, name, ledger)))
  if (stock && stock[0] === stock[1]) faults.push({ path: `${path}.stock`, says: '起止要用两个不同的日期字段' })
  if (on !== undefined) faults.push(...dateFaults(`${path}.on`, on, ledger))
  return faults
}

function countFaults(path: string, count: string, ledger: LedgerDocument): Fault[] {
  if (!Object.hasOwn(ledger.fields, count)) {
    return [{ path: `${path}.count`, says: `${unknown('字段', count, ledger.fields)}；另有 rows 记录、unit 单位` }]
  }
  const field = ledger.fields[count]!
  const kept = kindOf(field).column(field)
  return kept ? [] : [{ path: `${path}.count`, says: `“${field.title}”是算出来的，不能数它有几个不同的值` }]
}

function numberFaults(path: string, name: string | undefined, ledger: LedgerDocument): Fault[] {
  if (name === undefined) return []
  if (!Object.hasOwn(ledger.fields, name)) return [{ path, says: unknown('字段', name, ledger.fields) }]
  const field = ledger.fields[name]!
  const says = `“${field.title}”不是数，不能这样算`
  return kindOf(field).operand === 'number' ? [] : [{ path, says }]
}

/** Indicators of other ledgers can only be looked up where the declared are given. */
function ratioFaults(
  path: string,
  indicator: IndicatorDocument,
  ledger: LedgerDocument,
  known: Declared,
  complete: boolean,
): Fault[] {
  return (['ratio', 'over'] as const).flatMap((side) => {
    const name = indicator[side]
    if (name === undefined) return []
    const ref = refFrom(ledger.name, name)
    const own = ref.startsWith(`${ledger.name}.`)
    if (known.indicator(ref) || (!own && !complete)) return []
    const other = known.ledger(ref.split('.', 1)[0]!)
    const says = other ? unknown('指标', name, other.indicators ?? {}) : `没有台账“${ref.split('.', 1)[0]}”`
    return [{ path: `${path}.${side}`, says }]
  })
}

function circleFaults(ledger: LedgerDocument, known: Declared): Fault[] {
  const next = (ref: string): string[] => {
    const indicator = known.indicator(ref)
    if (!indicator) return []
    const { ratio, over } = indicator.document
    return [ratio, over].filter((side) => side !== undefined).map((side) => refFrom(indicator.ledger.name, side))
  }
  const refs = Object.keys(ledger.indicators ?? {}).map((name) => `${ledger.name}.${name}`)
  const circles = circlesOf(refs, next).map((circle) => startingIn(ledger.name, circle))
  return circles
    .filter((circle) => circle.length > 0)
    .map((circle) => ({
      path: `indicators.${circle[0]!.split('.')[1]}`,
      says: `指标互相引用，算不出来：${[...circle, circle[0]!].join(' → ')}`,
    }))
}

/** Turned so that it begins in the ledger; empty where the circle lies wholly in others, which say it themselves. */
function startingIn(ledger: string, circle: readonly string[]): string[] {
  const start = circle.findIndex((ref) => ref.startsWith(`${ledger}.`))
  return start < 0 ? [] : [...circle.slice(start), ...circle.slice(0, start)]
}
