/** One thing told in two parts of a paper, the second time by a slip of the pen: 新增学位4560个 … 合计增加学位4650个. */
import { unlikeWords, type Finding } from '../../ground/finding.ts'
import { slipOf, significantOf } from '../../ground/digits.ts'
import { type Known, knownOf, type Shared, sharedBy, stepsOf } from '../ground/known.ts'
import type { Told } from '../../again/told.ts'
import { ownOf } from '../../ground/names.ts'
import { backingOf } from '../ground/backing.ts'
import type { Line, Paper } from '../ground/paper.ts'

/** So many of like figures are looked back upon. */
const BACK = 6
/** No paper tells of more numbers. */
const MOST = 6000
type Kind = 'swapped' | 'near' | 'tenfold' | 'other'

export function slippedAgainFindings(paper: Paper): Finding[] {
  const all = knownOf(paper).filter(isExact).slice(0, MOST)
  const values = new Map<string, number>()
  for (const { told } of all)
    values.set(keyOf(told.unit, told.value), (values.get(keyOf(told.unit, told.value)) ?? 0) + 1)
  const changes = new Set(paper.numbers.filter(tellsChange).map(({ unit, value }) => keyOf(unit, value)))
  const others = { values, changes, ...supportOf(paper, all) }
  const rows = new Map<string, Known[]>()
  return all.flatMap((later): Finding[] => {
    const near = keysOf(later).flatMap((key) => {
      const row = rows.get(key) ?? []
      rows.set(key, [...row.slice(-BACK), later])
      return row
    })
    const earlier = near.find((one) => isOne(one, later, others))
    return earlier === undefined ? [] : [unlikeOf(earlier, later)]
  })
}

const keyOf = (unit: string, value: number): string => `${unit} ${Number(value.toPrecision(9))}`

const isExact = ({ told, words }: Known): boolean =>
  !told.open && /\d/.test(told.number) && told.value > 0 && words.length >= 2 && significantOf(told.number) >= 2

/** Those that may be slips of one another have one of them in common. */
function keysOf({ told, words }: Known): string[] {
  const figures = told.number.replaceAll(/[^\d.]/g, '')
  const unit = told.quote.replaceAll(/[\d.,]/g, '').replace(/^[名位]$/, '人')
  const plain = figures.replace('.', '').replace(/0+$/, '').replace(/^0+/, '')
  const wild = Array.from(figures, (sign, at) =>
    sign === '.' ? '' : `${figures.slice(0, at)}*${figures.slice(at + 1)}`,
  )
  const turned = `${figures.length} ${figures.indexOf('.')} ${Array.from(figures).toSorted().join('')}`
  return [...wild.filter((one) => one !== ''), turned, `= ${plain}`, `called ${lightened(words)}`].map(
    (key) => `${unit} ${key}`,
  )
}

function kindOf(one: Known, other: Known): Kind | undefined {
  const ratio = one.told.value / other.told.value
  const power = Math.log10(ratio)
  if (power !== 0 && Math.abs(power - Math.round(power)) < 1e-9)
    return significantOf(one.told.number.replace(/0+$/, '')) >= 3 ? 'tenfold' : undefined
  return slipOf(one.told.number, other.told.number) ?? (ratio > 0.8 && ratio < 1.25 ? 'other' : undefined)
}

interface Others {
  /** How often each value is told. */
  readonly values: ReadonlyMap<string, number>
  /** By how much something has become more or less. */
  readonly changes: ReadonlySet<string>
  /** Whether its own parts or its share bear it out. */
  readonly backed: (told: Told) => boolean
  readonly place: (told: Told) => Place
  /** How often a thing of this name is told with this number. */
  readonly often: (known: Known) => number
  /** The number before a share in its sentence. */
  readonly sharer: (told: Told) => string
  /** The numbers right before and behind it in its sentence. */
  readonly beside: (told: Told) => readonly Told[]
}

/** Where a number stands. */
interface Place {
  /** Before the first chapter. */
  readonly opening: boolean
  /** The headings above it and its line up to it. */
  readonly around: string
}

const CHAPTER = /^[ \u3000]*[一二三四五六七八九十]{1,3}、/
const HEADING = /^[ \u3000]*(?:\([^()]{1,4}\)|\d{1,2}[.、])[^。,:\n]{2,20}/

function supportOf(
  paper: Paper,
  all: readonly Known[],
): Pick<Others, 'backed' | 'place' | 'often' | 'sharer' | 'beside'> {
  const places = new Map<Told, Place>()
  const sharers = new Map<Told, string>()
  const besides = new Map<Told, Told[]>()
  const often = new Map<string, number>()
  const nameOf = ({ told, words }: Known): string =>
    `${keyOf(told.unit, told.value)} ${words.replaceAll(VERB, '').slice(-4)}`
  for (const known of all) often.set(nameOf(known), (often.get(nameOf(known)) ?? 0) + 1)
  const chaptered = paper.lines.some(({ words }) => CHAPTER.test(words))
  let [at, chapter, heading] = [-1, '', '']
  let line: Line | undefined
  paper.numbers.forEach((told, index) => {
    while (at + 1 < paper.lines.length && paper.lines[at + 1]!.start <= told.index) {
      at += 1
      line = paper.lines[at]!
      const words = line.words.slice(0, 40)
      if (CHAPTER.test(words)) [chapter, heading] = [words, '']
      heading = HEADING.exec(words)?.[0] ?? heading
    }
    const own =
      line === undefined ? '' : line.words.slice(Math.max(0, told.index - line.start - 120), told.index - line.start)
    places.set(told, { opening: chaptered && chapter === '', around: `${chapter} ${heading} ${own}` })
    const before = paper.numbers[index - 1]
    const beside = [...paper.numbers.slice(Math.max(0, index - 1), index), ...paper.numbers.slice(index + 1, index + 2)]
    besides.set(
      told,
      beside.filter(({ from }) => from === told.from),
    )
    sharers.set(
      told,
      before !== undefined && /^[^。;\d\n]{0,12},$/.test(paper.text.slice(before.end, told.index - told.before.length))
        ? before.quote
        : '',
    )
  })
  return {
    backed: backingOf(paper),
    place: (told) => places.get(told)!,
    often: (known) => often.get(nameOf(known)) ?? 0,
    sharer: (told) => sharers.get(told) ?? '',
    beside: (told) => besides.get(told) ?? [],
  }
}

const tellsChange = ({ before }: Told): boolean => /新|增|减|多|少|另|余|转|退|补|差/.test(before)

function isOne(one: Known, other: Known, others: Others): boolean {
  const { values, changes } = others
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
  if (isOfOthers(one, other, others)) return false
  return (
    isEnough(kind, one, other, shared) ||
    isBacked(kind, one, other, shared, others) ||
    (kind !== 'other' && isOdd(one, other, shared, others))
  )
}

/** Both are borne out, or they are the shares of two numbers: 341人，占55.7%, and 252人，占57.5%. */
function isOfOthers(one: Known, other: Known, { backed, sharer, beside }: Others): boolean {
  if (backed(one.told) && backed(other.told)) return true
  if (areOfTwoRows(beside(one.told), beside(other.told))) return true
  const shares = [one, other].every(({ told }) => told.unit === '%' && told.before.startsWith('占'))
  const [a, b] = [sharer(one.told), sharer(other.told)]
  return shares && a !== '' && b !== '' && a !== b
}

/** 交通2.20万元、材料0.90万元 … 交通1.96万元、材料0.93万元: what stands beside each is called alike and is another number too. */
const areOfTwoRows = (here: readonly Told[], there: readonly Told[]): boolean =>
  here.some(({ before, unit, value }) =>
    there.some((one) => before.length > 1 && one.before === before && one.unit === unit && one.value !== value),
  )

/** Each of them is told more than once, so that they are two things. */
const isTwice = (values: ReadonlyMap<string, number>, ...pair: readonly Known[]): boolean =>
  pair.every(({ told }) => values.get(keyOf(told.unit, told.value))! > 1)

/** Words by which one leads to what is counted. */
const VERB = /新增|增加|提供|评出|评选|表彰|共|全年|累计|合计|达到?|占|中|实际|现有|[有为于的地了]|年底|年末|截至/g

/** The less a slip tells by itself, the more of the name must be the same. */
function isEnough(kind: Kind, one: Known, other: Known, shared: Shared): boolean {
  const { length } = shared
  const rests = shared.rests.map((rest) => rest.replaceAll(VERB, ''))
  if (kind === 'other' || rests.some((rest) => /^[新老旧男女]$/.test(rest))) return false
  const digits = Math.min(...[one, other].map(({ told }) => told.number.replaceAll(/[^\d]/g, '').length))
  const round = [one, other].every(({ told }) => /^\d+0$/.test(told.number))
  // Two numbers of four digits in which two have changed places are no chance where anything of their names is the same.
  const long = kind === 'swapped' && digits >= 4
  if (long) return length >= 2
  if (shared.narrowed || (length < 4 && rests[1]!.length > 1)) return false
  const bare = rests.some((rest) => rest.length <= 1)
  const same = rests.every((rest) => rest.length <= 1)
  const rate = one.told.unit === '%'
  if (kind === 'tenfold') return length >= 3 && bare
  if (kind === 'swapped' && digits === 3) return rate ? length >= 4 && bare : length >= 3 && bare
  if (digits === 2) return length >= 4 && same && kind === 'swapped'
  if (rate || round) return length >= 5 && same
  return length >= 4 && (digits >= 4 || length >= 5 ? bare : same)
}

function unlikeOf(one: Known, other: Known): Finding {
  const [first, second] = [one, other].map(({ told: { before, quote, after } }) => {
    return `${before.slice(-12)}${quote}${before.length < 2 ? after.slice(0, 8) : ''}`
  })
  return {
    ...unlikeWords(one.told, other.told),
    says: `前面写“${first}”，后面写“${second}”，像是同一个数有一处写错，请核对。`,
  }
}

/** Words of no weight where one of two is the opening. */
const LIGHT = /全系统|深入|学校|各类|先后|组织|开展|实施|扎实|顺利|有序|累|[共已]/g

/** A name without what only leads to it. */
const lightened = (words: string): string => words.replaceAll(VERB, '').replaceAll(LIGHT, '').replaceAll(' ', '')

/** The opening tells it by one number, and the section by another that its parts or its share bear out. */
function isBacked(kind: Kind, one: Known, other: Known, shared: Shared, { backed, place }: Others): boolean {
  const [a, b] = [place(one.told), place(other.told)]
  if (kind === 'tenfold' || !a.opening || b.opening || !backed(other.told)) return false
  const [first, second] = shared.rests.map(lightened) as [string, string]
  if (second.length > 1 || shared.length < 2) return false
  if (kind === 'other') return `${first}${second}` === '' && lightened(one.words).length >= 4
  if (one.told.unit === '%')
    return (
      [one, other].every(({ head }) => head.endsWith('率')) && shared.length >= 4 && ownOf(first, b.around).length <= 1
    )
  const digits = Math.min(...[one, other].map(({ told }) => told.number.replaceAll(/[^\d]/g, '').length))
  if (digits === 2) return shared.length >= 4 && first.length <= 1
  return ownOf(first, b.around).length <= 1 && (kind === 'swapped' || first.length + shared.length >= 4)
}

/** All of them are so many wherever they are told, but for one place: 77个党支部, and 全系统67个党支部全部召开. */
function isOdd(one: Known, other: Known, shared: Shared, { often }: Others): boolean {
  if (one.told.unit === '%' || shared.length < 3) return false
  if (
    shared.rests.some(
      (rest) =>
        rest
          .replaceAll(VERB, '')
          .replaceAll(LIGHT, '')
          .replaceAll(/全[县市区校园镇乡部]|所有/g, '').length > 0,
    )
  )
    return false
  const [few, many] = often(one) < often(other) ? [one, other] : [other, one]
  if (often(few) > 1 || often(many) < 2) return false
  return /全[县市区校园镇乡系]|所有/.test(few.told.before) && /全部|[均都]/.test(few.told.after)
}
