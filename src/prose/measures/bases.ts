import { between, clauseStart, nameAt, type Reading, wordsBefore } from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import type { Rule } from '../grammar/rule.ts'

/** What is measured by a figure that another is held against, or that only tells how far what was meant was reached. */
export const baseRules: Rule[] = [
  {
    about: 'What a figure is held against measures the same; a target is told to be one.',
    examples: [
      {
        text: '全市上本科线3120人,上线率46.2%,比去年2860人增加260人;上专科线5200人(含高职48人),比去年5000人增加200人。',
        facts: [
          { measure: '上本科线人数' },
          { measure: '上本科线上线率' },
          { measure: '上本科线人数' },
          { measure: '上本科线人数较去年增加' },
          { measure: '上专科线人数' },
          { value: 48 },
          { measure: '上专科线人数' },
          { value: 200 },
        ],
      },
      {
        text: '一本上线210人,比县目标180人超出30人,超标率16.7%。',
        facts: [
          { measure: '一本上线人数' },
          { measure: '一本上线人数县目标' },
          { measure: '一本上线人数高于县目标' },
          { measure: '一本上线超标率' },
        ],
      },
    ],
  },
  {
    about: 'What a bracket holds against the figure before it measures the same, as it was meant or beyond that.',
    examples: [
      {
        text: '全县撤并初中9所(超额2所),小学68所(计划65所)。',
        facts: [
          { measure: '撤并初中数' },
          { measure: '撤并初中数超出计划' },
          { measure: '撤并小学数' },
          { measure: '计划撤并小学数' },
        ],
      },
    ],
  },
  {
    about: 'What was reached of a target measures what the target did.',
    examples: [
      {
        text: '普惠园覆盖率任务目标数为80%,实际已完成85%,完成率106%。',
        facts: [{ measure: '普惠园覆盖率任务目标数' }, { measure: '普惠园覆盖率' }, { measure: '普惠园覆盖率完成率' }],
      },
      {
        text: '专科上线人数首次突破两千大关,达2430人。',
        facts: [{ value: 2000 }, { measure: '专科上线人数' }],
      },
    ],
  },
]

/** How far before a figure the bracket may open that the figure before it stands in. */
const bracketReach = 60

/** The last figure before `index` in the same unit; a bracket that is closed between them hides what it holds. */
export function lastOfUnit(reading: Reading, index: number): number {
  const quantity = reading.quantities[index]
  let end = quantity?.start ?? 0
  for (let place = index - 1; place >= 0 && place >= index - 5; place -= 1) {
    const other = reading.quantities[place]
    if (!other || other.start >= end) continue
    const near = Math.max(reading.from, other.start - bracketReach)
    if (/^[^(]*[)]/.test(reading.text.slice(other.tail, end)))
      end = near + Math.max(0, reading.text.slice(near, other.start).lastIndexOf('('))
    else if (other.base === quantity?.base && other.kind !== 'date' && !isOfChange(reading, place)) return place
    else end = other.start
  }
  return -1
}

const heldAgainst = /^(?:比|较|同比)[^,。;增减提升降扩多少超]{1,12}$/
const grew = /^[^,。;]{0,3}[,，]?(?:净?增|减|提高|下降|增加|增长|上升|降低|多|少|扩大|提升|超|高出)/
const aim = /^(?:比|较)([\u4e00-\u9fff]{0,4}(?:目标|任务|计划|指标))/

/** Whether a figure is what another is held against: 比上年的598所增加. */
function isBase(reading: Reading, { start, tail }: Quantity): boolean {
  return (
    heldAgainst.test(reading.text.slice(clauseStart(reading, start), start)) &&
    grew.test(reading.text.slice(tail, tail + 8))
  )
}

const inBracket = /^[^()]{0,2}[(](超额|超出?|计划|目标|任务)(?:完成|数|为)?$/
const reached = /^[,、]?(?:实际|已经?|现|累计|目前|全部)*(?:完成|达到?|达成|实现)了?$/
const meant = /^(?:计划|拟)|(?:(?:全年|年度)?(?:目标|任务|计划))+(?:数|值)?$/

/** The measure of a figure that others are held against, or that tells how far a target was reached; empty for any other. */
export function heldBy(reading: Reading, index: number, known: ReadonlyMap<number, string[]>): string {
  const quantity = reading.quantities[index]
  if (!quantity || index === 0) return ''
  if (isBase(reading, quantity)) {
    const name = nameAt(known, lastOfUnit(reading, index))
    const target = aim.exec(reading.text.slice(clauseStart(reading, quantity.start), quantity.start))?.[1] ?? ''
    return name === '' ? nameAt(known, index - 1) : name + target
  }
  const link = between(reading, index - 1)
  if (link.startsWith('大关')) return nameAt(known, index - 1)
  const [last, word] = [nameAt(known, index - 1), inBracket.exec(link)?.[1]]
  if (word !== undefined && reading.quantities[index - 1]?.base === quantity.base)
    return word.startsWith('超') ? `${last}超出计划` : `计划${last}`
  if (reached.test(link) && reading.quantities[index - 1]?.base === quantity.base && meant.test(last))
    return last.replace(meant, '')
  return ''
}

const changes = /(?:净?增|减|提高|下降|增加|增长|上升|降低|减少|多|少|超|高出|超出)了?$/

/** Whether a figure tells how much something changed, or what it is held against. */
export const isOfChange = (reading: Reading, index: number): boolean => {
  const quantity = reading.quantities[index]
  return quantity !== undefined && (changes.test(wordsBefore(reading, index)) || isBase(reading, quantity))
}
