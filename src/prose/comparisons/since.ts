import { downs, ups } from './comparison_rules.ts'
import type { Comparison } from '../grammar/fact.ts'
import { between, type Reading } from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import type { Rule } from '../grammar/rule.ts'

/** What is told after a base was named is told against it. */
export const sinceRules: Rule[] = [
  {
    about: 'A sentence that begins with its base tells all its changes against it.',
    examples: [
      {
        text: '与上年相比，学校减少4所，在校生增加320人，新建教学楼2栋。',
        facts: [
          { kind: 'change', compare: { to: '上年', delta: 4, unit: '所', direction: 'down' } },
          { kind: 'change', compare: { to: '上年', delta: 320, unit: '人', direction: 'up' } },
          { value: 2, kind: 'count', compare: null },
        ],
      },
    ],
  },
  {
    about: 'What changed in the same unit right behind a change did so against the same base.',
    examples: [
      {
        text: '小学教师比上年减少42人，初中减少13人；获奖较去年增加18项，其中省级增加5项。',
        facts: [
          { compare: { to: '上年', delta: 42, unit: '人', direction: 'down' } },
          { kind: 'change', compare: { to: '上年', delta: 13, unit: '人', direction: 'down' } },
          { compare: { to: '去年', delta: 18, unit: '项', direction: 'up' } },
          { kind: 'change', compare: { to: '去年', delta: 5, unit: '项', direction: 'up' } },
        ],
      },
    ],
  },
]

/** 与上年相比, at the head of a sentence. */
const opening = /(?:^|[,;。])[\s]*(?:与|和|同)([^,。;]{1,20}?)(?:相比较?|比较),/
/** Something, and how it changed, with no word between the verb and the figure. */
const moved = new RegExp(`[\\u4e00-\\u9fff]{2}(${ups}|${downs})了?约?近?$`)
/** What follows a change and is another in its unit. */
const another = new RegExp(
  `^[,;、](?:其中,?)?(?!年均|平均|年平均)[\\u4e00-\\u9fff]{2,8}?(增加|减少|增长|下降|提高|降低)了?$`,
)
const isUp = new RegExp(`^(?:${ups})$`)

/** The changes that are told against a base that stands before others. */
export function sinceThen(reading: Reading, found: Map<number, Comparison>): void {
  const { quantities, text, from, to } = reading
  const sentence = text.slice(from, to)
  const base = /相比|比较/.test(sentence) ? opening.exec(sentence) : null
  const begins = base ? from + base.index + base[0].length : Infinity
  for (const [index, quantity] of quantities.entries()) {
    if (quantity.kind === 'date' || quantity.kind === 'rank') continue
    const known = found.get(index)
    if (known && (known.to !== null || known.direction === 'first')) continue
    const near = Math.max(from, quantity.start - 20, quantities[index - 1]?.tail ?? 0)
    const verb = quantity.start > begins ? moved.exec(text.slice(near, quantity.start))?.[1] : undefined
    if (base?.[1] && verb !== undefined) found.set(index, against(base[1], quantity, verb))
    else alike(reading, index, quantity, found)
  }
}

function alike(reading: Reading, index: number, quantity: Quantity, found: Map<number, Comparison>): void {
  const [last, change] = [reading.quantities[index - 1], found.get(index - 1)]
  if (!last || !change?.to || change.delta === null || change.delta !== last.value || last.base !== quantity.base)
    return
  const verb = another.exec(between(reading, index - 1))?.[1]
  if (verb !== undefined) found.set(index, against(change.to, quantity, verb))
}

const against = (to: string, { value, unit, base }: Quantity, verb: string): Comparison => ({
  to,
  delta: value,
  unit: value === null ? unit : base,
  direction: isUp.test(verb) ? 'up' : 'down',
})
