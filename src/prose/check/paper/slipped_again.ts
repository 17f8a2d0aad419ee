/** One thing told in two parts of a paper, the second time by a slip of the pen: 新增学位4560个 … 合计增加学位4650个. */
import { unlikeWords, type Finding } from '../ground/finding.ts'
import { slipOf, significantOf } from '../ground/digits.ts'
import { type Known, knownOf, type Shared, sharedBy, stepsOf } from './known.ts'
import type { Told } from '../again/told.ts'
import type { Paper } from './paper.ts'

/** So many of like figures are looked back upon. */
const BACK = 6
/** No paper tells of more numbers. */
const MOST = 6000
type Kind = 'swapped' | 'near' | 'tenfold'

export function slippedAgainFindings(paper: Paper): Finding[] {
  const all = knownOf(paper).filter(isExact).slice(0, MOST)
  const values = new Map<string, number>()
  for (const { told } of all)
    values.set(keyOf(told.unit, told.value), (values.get(keyOf(told.unit, told.value)) ?? 0) + 1)
  const changes = new Set(paper.numbers.filter(tellsChange).map(({ unit, value }) => keyOf(unit, value)))
  const rows = new Map<string, Known[]>()
  return all.flatMap((later): Finding[] => {
    const near = keysOf(later).flatMap((key) => {
      const row = rows.get(key) ?? []
      rows.set(key, [...row.slice(-BACK), later])
      return row
    })
    const earlier = near.find((one) => isOne(one, later, { values, changes }))
    return earlier === undefined ? [] : [unlikeOf(earlier, later)]
  })
}

const keyOf = (unit: string, value: number): string => `${unit} ${Number(value.toPrecision(9))}`

const isExact = ({ told, words }: Known): boolean =>
  !told.open && /\d/.test(told.number) && told.value > 0 && words.length >= 2 && significantOf(told.number) >= 2

/** Those that may be slips of one another have one of them in common. */
function keysOf({ told }: Known): string[] {
  const figures = told.number.replaceAll(/[^\d.]/g, '')
  const unit = told.quote.replaceAll(/[\d.,]/g, '').replace(/^[名位]$/, '人')
  const plain = figures.replace('.', '').replace(/0+$/, '').replace(/^0+/, '')
  const wild = Array.from(figures, (sign, at) =>
    sign === '.' ? '' : `${figures.slice(0, at)}*${figures.slice(at + 1)}`,
  )
  const turned = `${figures.length} ${figures.indexOf('.')} ${Array.from(figures).toSorted().join('')}`
  return [...wild.filter((one) => one !== ''), turned, `= ${plain}`].map((key) => `${unit} ${key}`)
}

function kindOf(one: Known, other: Known): Kind | undefined {
  const ratio = one.told.value / other.told.value
  const power = Math.log10(ratio)
  if (power !== 0 && Math.abs(power - Math.round(power)) < 1e-9)
    return significantOf(one.told.number.replace(/0+$/, '')) >= 3 ? 'tenfold' : undefined
  return slipOf(one.told.number, other.told.number)
}

interface Others {
  /** How often each value is told. */
  readonly values: ReadonlyMap<string, number>
  /** By how much something has become more or less. */
  readonly changes: ReadonlySet<string>
}

const tellsChange = ({ before }: Told): boolean => /新|增|减|多|少|另|余|转|退|补|差/.test(before)

function isOne(one: Known, other: Known, { values, changes }: Others): boolean {
  const [a, b] = [one.told, other.told]
  if (b.line === a.line || a.value === b.value || one.apart !== other.apart || one.names !== other.names) return false
  const kind = kindOf(one, other)
  if (kind === undefined) return false
  const gap = keyOf(a.unit, Math.abs(a.value - b.value))
  if (
    (kind === 'swapped' ? changes : values).has(gap) ||
    values.has(keyOf(a.unit, a.value + b.value)) ||
    isTwice(values, one, other)
  )
    return false
  const shared = sharedBy(one.words, other.words)
  if (
    ![one, other].some(({ head }) => head.endsWith('占')) &&
    !one.words.includes(other.head) &&
    !other.words.includes(one.head)
  )
    return false
  const [here, there] = [stepsOf(one), stepsOf(other)]
  if (here !== there && here !== '' && there !== '' && !here.split(',').some((step) => there.includes(step)))
    return false
  return isEnough(kind, one, other, shared)
}

/** Each of them is told more than once, so that they are two things. */
const isTwice = (values: ReadonlyMap<string, number>, ...pair: readonly Known[]): boolean =>
  pair.every(({ told }) => values.get(keyOf(told.unit, told.value))! > 1)

/** Words by which one leads to what is counted. */
const VERB = /新增|增加|提供|评出|评选|表彰|共|全年|累计|合计|达到?|占|中|实际|现有|[有为于的地了]|年底|年末|截至/g

/** The less a slip tells by itself, the more of the name must be the same. */
function isEnough(kind: Kind, one: Known, other: Known, shared: Shared): boolean {
  const { length } = shared
  const rests = shared.rests.map((rest) => rest.replaceAll(VERB, ''))
  const digits = Math.min(...[one, other].map(({ told }) => told.number.replaceAll(/[^\d]/g, '').length))
  const round = [one, other].every(({ told }) => /^\d+0$/.test(told.number))
  const long = kind === 'swapped' && digits >= 4
  if ((shared.narrowed && !long) || (length < 4 && rests[1]!.length > 1)) return false
  const bare = rests.some((rest) => rest.length <= 1)
  const same = rests.every((rest) => rest.length <= 1)
  const rate = one.told.unit === '%'
  if (long) return length >= 2 && (bare || length >= 4)
  if (kind === 'tenfold') return length >= 3 && bare
  if (kind === 'swapped' && digits === 3) return rate ? length >= 4 && bare : length >= 3 && bare
  if (digits === 2) return length >= 4 && same && kind === 'swapped'
  if (rate || round) return length >= 5 && same
  return length >= 4 && (digits >= 4 || length >= 5 ? bare : same)
}

function unlikeOf(one: Known, other: Known): Finding {
  const wordsOf = ({ told }: Known) => {
    const before = told.before.slice(-12)
    return { index: told.index - before.length, quote: before + told.quote }
  }
  const finding = unlikeWords(
    { index: one.told.index, quote: one.told.quote },
    { index: other.told.index, quote: other.told.quote },
  )
  const [first, second] = [one, other].map(
    (known) => `${wordsOf(known).quote}${known.told.before.length < 2 ? known.told.after.slice(0, 8) : ''}`,
  )
  return { ...finding, says: `前面写“${first}”，后面写“${second}”，像是同一个数有一处写错，请核对。` }
}
