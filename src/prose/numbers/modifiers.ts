import { firsts, lasts } from '../patterns/edges.ts'
import type { Bound } from '../grammar/fact.ts'
import type { Rule } from '../grammar/rule.ts'

/** Words around a number that blur it or bound it. */
export interface Modifier extends Rule {
  /** Where the words stand: before the number, between number and unit, or behind the unit. */
  place: 'before' | 'within' | 'behind'
  pattern: RegExp
  approx: boolean
  bound: Bound | null
  /** Whether the words are written as a part of the number: 近9, 70余. */
  joins: boolean
}

const modifier = (
  place: Modifier['place'],
  pattern: RegExp,
  approx: boolean,
  bound: Bound | null,
  joins: boolean,
  about: string,
  examples: Modifier['examples'],
): Modifier => ({ place, pattern, approx, bound, joins, about, examples })

export const modifiers: Modifier[] = [
  modifier('before', /接近$/, true, '<', false, 'Coming near to.', [
    { text: '入学率接近100%。', facts: [{ number: '100%', approx: true, bound: '<' }] },
  ]),
  modifier('before', /(?:将近|近)$/, true, '<', true, 'Nearly: the true figure is a little less.', [
    { text: '培训教师近300人次。', facts: [{ number: '近300', value: 300, approx: true, bound: '<' }] },
  ]),
  modifier('before', /(?:大约|约为|(?<![签预条制合公特契履集节])约|大概)$/, true, null, true, 'About: either side.', [
    { text: '造成损失约40万元。', facts: [{ number: '约40', value: 400000, approx: true, bound: null }] },
  ]),
  modifier(
    'before',
    /(?:不宜低于|不宜少于|不宜小于|不低于|不少于|不小于|不得低于|不得少于|不下于|不能少于|不能低于|至少|最少|最低)$/,
    false,
    '>=',
    false,
    'At least.',
    [{ text: '每学期家访不少于2次。', facts: [{ number: '2', bound: '>=', approx: false }] }],
  ),
  modifier(
    'before',
    /(?:不宜?大于|不得大于|不宜超过|不宜多于|不宜高于|不超过|不得超过|不高于|不得高于|不多于|不得多于|不[能准]超过|不[能准得]突破|不[能准]高于|不[能准]多于|不突破|未超过|没有超过|至多|最多|控制在|压缩到)$/,
    false,
    '<=',
    false,
    'At most.',
    [{ text: '班额控制在45人。', facts: [{ number: '45', bound: '<=' }] }],
  ),
  modifier(
    'before',
    /不[得能准]?(?:低于|少于|小于)[^,。;\d]{1,14}的$/,
    false,
    '>=',
    false,
    'At least such a part of something.',
    [{ text: '教师培训经费不低于年度公用经费的10%。', facts: [{ number: '10%', bound: '>=' }] }],
  ),
  modifier(
    'before',
    /不[得能准]?(?:超过|突破|高于|多于|大于)[^,。;\d]{1,14}的$/,
    false,
    '<=',
    false,
    'At most such a part of something.',
    [{ text: '招生数不得突破上届招生数的80%。', facts: [{ number: '80%', bound: '<=', kind: 'threshold' }] }],
  ),
  modifier('before', /(?:超过了?|突破|破|超出|超|逾|大于|多于)$/, false, '>', false, 'More than.', [
    { text: '参与家庭超过2000户。', facts: [{ number: '2000', bound: '>' }] },
  ]),
  modifier('before', /(?:不足|不满|不到|未达到?|少于|小于|低于)$/, false, '<', false, 'Less than.', [
    { text: '规模不足50人的教学点全部撤并。', facts: [{ number: '50', bound: '<' }] },
  ]),
  modifier('before', /(?<![以之加及向路网网马晚早线会班身])上$/, true, '>=', true, 'Hundreds, thousands: 上千.', [
    { text: '吸引上万人参观。', facts: [{ number: '上万', value: 10000, bound: '>=' }] },
  ]),
  modifier('within', /^(?:余|多|来|几)/, true, '>', true, 'And some more: 70余, 1100多, 30来.', [
    { text: '发放资料5000余份。', facts: [{ number: '5000余', value: 5000, approx: true, bound: '>' }] },
    { text: '惠及学生一万多人。', facts: [{ number: '一万多', value: 10000, approx: true, bound: '>' }] },
  ]),
  modifier('behind', /^(?:以上|及以上|之上)/, true, '>=', false, 'Or above.', [
    { text: '体质健康合格率达到96%以上。', facts: [{ number: '96%', bound: '>=', approx: true }] },
  ]),
  modifier('behind', /^(?:以下|及以下)/, true, '<=', false, 'Or below.', [
    { text: '大班额比例降到3%以下。', facts: [{ number: '3%', bound: '<=' }] },
  ]),
  modifier('behind', /^(?:以内|之内|内)/, false, '<=', false, 'Within.', [
    { text: '接到报告后24小时内上报。', facts: [{ number: '24', unit: '小时', bound: '<=' }] },
  ]),
  modifier('behind', /^(?:左右|上下)/, true, null, false, 'Thereabouts.', [
    { text: '每年招生800人左右。', facts: [{ number: '800', approx: true, bound: null }] },
  ]),
  modifier('behind', /^(?:余|多)(?=[的,。;、)来时地]|$)/, true, '>', false, 'A unit and some more: 一年多.', [
    { text: '建成36个多媒体教室。', facts: [{ approx: false, bound: null }] },
    { text: '经过三年多的建设，新校区投入使用。', facts: [{ value: 3, unit: '年', approx: true, bound: '>' }] },
  ]),
]

export interface ModifierRead {
  modifier: Modifier
  length: number
}

/** Modifiers by the character that they end with before a number, or begin with behind it. */
const byEdge: Record<Modifier['place'], Map<number, Modifier[]>> = {
  before: new Map(),
  within: new Map(),
  behind: new Map(),
}
for (const one of modifiers) {
  const table = byEdge[one.place]
  for (const code of (one.place === 'before' ? lasts : firsts)(one.pattern) ?? [])
    table.set(code, [...(table.get(code) ?? []), one])
}

/** The characters that blur a number from behind: 余, 多. */
export const blurs = (): string[] => [...byEdge.within.keys()].map((code) => String.fromCharCode(code))

/** No modifier is longer. */
const longest = 8
/** Where 的 stands before the number, a limit may stand before what it is a part of. */
const longestPart = 24

/** What blurs or bounds a number that begins at `at`: 近, 不少于. */
export function modifierBefore(text: string, from: number, at: number): ModifierRead | null {
  if (at <= from) return null
  const candidates = byEdge.before.get(text.charCodeAt(at - 1))
  return candidates
    ? firstOf(candidates, text.slice(Math.max(from, at - (text[at - 1] === '的' ? longestPart : longest)), at))
    : null
}

/** What stands at `at`, between a number and its unit (余) or behind the unit (以上). */
export function modifierAt(place: 'within' | 'behind', text: string, at: number): ModifierRead | null {
  const candidates = byEdge[place].get(text.charCodeAt(at))
  return candidates ? firstOf(candidates, text.slice(at, at + longest)) : null
}

function firstOf(candidates: readonly Modifier[], text: string): ModifierRead | null {
  for (const modifier of candidates) {
    const found = modifier.pattern.exec(text)
    if (found) return { modifier, length: found[0].length }
  }
  return null
}
