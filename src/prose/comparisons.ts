import type { Comparison, Direction } from './fact.ts'
import { lasts } from './edges.ts'
import { between, type Reading, rowsOf, wordsAfter } from './phrases.ts'
import type { Quantity } from './quantity.ts'
import type { Rule } from './rule.ts'

const ups = '翻|提高|提升|增加|增长|上升|上涨|高出|高|多出|多|增|扩大|净增|攀升|延长|超出|超过|增幅|增长率|增速'
const downs = '下降|降低|减少|缩减|回落|低|少|降|缩短|压减|压缩|降幅|下降率'

/** How a change or a distance is worded. The pattern ends where the number begins. */
export interface ComparisonRule extends Rule {
  name: 'against' | 'beyond' | 'since' | 'plain'
  pattern: RegExp
}

export const comparisonRules: ComparisonRule[] = [
  {
    name: 'against',
    about: 'Something rose or fell against a base: 比去年提高, 较“十五”末分别提高, 同比增长.',
    pattern: new RegExp(
      `(?:(?<![占对评百])比(?![例重值率赛较])|(?<!比)较(?![多少大小好快高低为强差长])|同比|环比|与|[同和](?=[^,。;]{1,20}相比))([^,。;(]{0,24}?)(?:(?:相比|比),?[^,。;\\d]{0,12}?|,)?(?:分别|又|再|整体|平均|总体|均|各|共|几乎|大幅|净|略|明显|也|都|将|已|已经|有所|累计|合计|总共|进一步)*(${ups}|${downs})(?:(?<=[多少增减])[招收发生录取配投购建培训查处开办举]{1,3}|了|出|约|近|达到?|幅度?)*$`,
    ),
    examples: [
      {
        text: '毛入园率91.2%，比上年提高3.4个百分点。',
        facts: [
          { value: 91.2, kind: 'rate' },
          { kind: 'change', compare: { to: '上年', delta: 3.4, unit: '个百分点', direction: 'up' } },
        ],
      },
      {
        text: '上线1172人，比去年860人增加312人，增长36.3%。',
        facts: [
          { kind: 'count', compare: { to: '去年', delta: 312, unit: '人', direction: 'up' } },
          { status: 'baseline', compare: null },
          { kind: 'change', compare: { to: '去年', delta: 312, unit: '人', direction: 'up' } },
          { kind: 'change', compare: { to: '去年', delta: 36.3, unit: '%', direction: 'up' } },
        ],
      },
      {
        text: '今年得964分，比2016年通过验收的961.5分高出2.5分。',
        facts: [
          { compare: { to: '2016年通过验收', delta: 2.5, unit: '分', direction: 'up' } },
          { kind: 'date' },
          {},
          { kind: 'change' },
        ],
      },
      {
        text: '毛入园率、毛入学率分别由61%和83%提高到72%和90%。',
        facts: [
          { status: 'baseline' },
          { status: 'baseline' },
          { kind: 'rate', compare: { to: '61%', delta: 11, unit: '个百分点', direction: 'up' } },
          { kind: 'rate', compare: { to: '83%', delta: 7, unit: '个百分点', direction: 'up' } },
        ],
      },
      {
        text: '在校生从2005年的2.9万人增加到2012年的5.1万人。',
        facts: [{ status: 'baseline' }, { compare: { to: '2.9万人', delta: 22000, unit: '人', direction: 'up' } }],
      },
      {
        text: '与2010年相比，学位几乎翻了一番。',
        facts: [{ kind: 'change', compare: { to: '2010年', delta: 1, unit: '番', direction: 'up' } }],
      },
      {
        text: '今年较去年多招收特岗教师。较去年多招收120人，事故比上年少发生3起。',
        facts: [
          { compare: { to: '去年', delta: 120, unit: '人', direction: 'up' } },
          { compare: { to: '上年', delta: 3, unit: '起', direction: 'down' } },
        ],
      },
      {
        text: '辍学率较五年前下降0.3%。',
        facts: [{ kind: 'change', compare: { to: '五年前', delta: 0.3, unit: '%', direction: 'down' } }],
      },
      {
        text: '公用经费支出同比增长8.5%。',
        facts: [{ kind: 'change', compare: { to: '上年同期', delta: 8.5, unit: '%', direction: 'up' } }],
      },
    ],
  },
  {
    name: 'beyond',
    about: 'Something lies above or below a base: 高于全省近9个百分点.',
    pattern: /(?<!不)(高于|高出|超出|超过|低于|落后于?|领先)(?!每|了|标准)([^,。;\d]{2,16}?)(?:约)?$/,
    examples: [
      {
        text: '一本上线率高于全省平均6.2个百分点。',
        facts: [{ kind: 'change', compare: { to: '全省平均', delta: 6.2, unit: '个百分点', direction: 'up' } }],
      },
    ],
  },
  {
    name: 'plain',
    about: 'A change without a base, where the unit or the measure shows that it is one.',
    pattern: new RegExp(`(${ups}|${downs})(?:了|约|(?<=[幅率速])[为达到]+)*$`),
    examples: [
      {
        text: '经费翻了近一倍。',
        facts: [{ kind: 'change', compare: { to: null, delta: 1, unit: '倍', direction: 'up' } }],
      },
      {
        text: '优良率力争提升2个百分点。',
        facts: [
          { kind: 'change', status: 'target', compare: { to: null, delta: 2, unit: '个百分点', direction: 'up' } },
        ],
      },
    ],
  },
]

/** The characters that each pattern can end with; null where it may be any. */
const edges = comparisonRules.map(({ pattern }) => lasts(pattern))
const beyond = /[于出过后先]/

const isUp = new RegExp(`^(?:${ups}|高于|领先)$`)
const comparable = /^(?:比|较)/

/** The comparison that a figure itself states, given the words before it; null for a plain figure. */
function stated(before: string, quantity: Quantity): Comparison | null {
  if (quantity.kind === 'date' || quantity.kind === 'rank') return null
  const last = before.charCodeAt(before.length - 1)
  for (const [place, rule] of comparisonRules.entries()) {
    const edge = edges[place]
    if (edge ? !edge.has(last) : rule.name === 'beyond' && !beyond.test(before)) continue
    const found = rule.pattern.exec(before)
    if (!found) continue
    const [, first = '', second = ''] = found
    if (rule.name === 'beyond')
      return made(trim(second), quantity, isUp.test(first) || /^(?:高|超)/.test(first) ? 'up' : 'down')
    if (rule.name === 'against') return made(baseOf(found[0], first), quantity, isUp.test(second) ? 'up' : 'down')
    return plain(before, first, quantity)
  }
  return null
}

function baseOf(whole: string, base: string): string | null {
  if (whole.startsWith('同比')) return '上年同期'
  if (whole.startsWith('环比')) return '上期'
  const words = trim(base)
  return words === '' && comparable.test(whole) ? null : words
}

/** 新增 and 增加 before a count are a count of new things unless a number is said to have grown. */
function plain(before: string, verb: string, quantity: Quantity): Comparison | null {
  if (verb.startsWith('净')) return made(null, quantity, isUp.test(verb) ? 'up' : 'down')
  const share = quantity.kind === 'change' || quantity.kind === 'rate' || quantity.unit === '倍'
  if (
    !share &&
    !/(?:人数|总数|数量|规模|数|分|率|经费|投入|资金|收入)[^,。;]{0,4}(?:增加|减少|增长|提高|提升|下降)了?$/.test(
      before,
    )
  )
    return null
  if (!share && !/^(?:增加|减少|增长|提高|提升|下降|净增)$/.test(verb)) return null
  if (share && quantity.kind === 'rate' && /^(?:高|低|多|少|增|降|超过|超出)$/.test(verb)) return null
  return made(null, quantity, isUp.test(verb) ? 'up' : 'down')
}

function made(to: string | null, quantity: Quantity, direction: Direction): Comparison {
  return { to, delta: quantity.value, unit: quantity.unit, direction }
}

const trim = (words: string): string =>
  words
    .replace(/^(?:的|于)/, '')
    .replace(/(?:相比|时|的|了|分别|又|同期水平)$/, '')
    .trim()

/** The comparison of every figure in a sentence: its own, that of its row, or that of the change that follows it. */
export function comparisonsOf(reading: Reading): Map<number, Comparison> {
  const found = new Map<number, Comparison>()
  const { quantities } = reading
  for (const row of rowsOf(reading)) {
    const head = row[0] ?? 0
    const first = quantities[head]
    if (!first) continue
    const own = stated(lead(reading, head), first)
    if (own)
      for (const index of row)
        found.set(index, { ...own, delta: quantities[index]?.value ?? null, unit: quantities[index]?.unit ?? null })
    if (own && own.to !== null && isTemporal(own.to)) attachToBases(reading, row, found)
  }
  againstBase(reading, found)
  chained(reading, found)
  fromTo(reading, found)
  fromToRows(reading, found)
  ranks(reading, found)
  records(reading, found)
  return found
}

/** The words of the sentence before a figure, up to the figure before it. */
function lead(reading: Reading, index: number): string {
  const quantity = reading.quantities[index]
  const previous = reading.quantities[index - 1]
  if (!quantity) return ''
  const from = Math.max(reading.from, quantity.start - 40, previous && previous.kind !== 'date' ? previous.tail : 0)
  return reading.text.slice(from, quantity.start)
}

const isTemporal = (to: string): boolean => /年|期|末|前|月|底|学期|届|以往|过去/.test(to)

/** 入学率99.9%、98.9%,较五年前提高0.6%、2.3%: the changes belong to as many figures before them. */
function attachToBases(reading: Reading, row: number[], found: Map<number, Comparison>): void {
  const bases: number[] = []
  for (let index = (row[0] ?? 0) - 1; index >= 0 && bases.length < row.length; index -= 1) {
    const base = reading.quantities[index]
    if (!base || base.kind === 'date' || base.kind === 'rank') continue
    if (found.has(index)) break
    if (!comparableUnits(base, reading.quantities[row[0] ?? 0])) continue
    bases.unshift(index)
  }
  if (bases.length < row.length) return
  for (const [place, index] of bases.entries()) {
    const change = found.get(row[place] ?? -1)
    if (change) found.set(index, change)
  }
}

/** Points are between rates, people between people; a percentage may be of anything. */
function comparableUnits(base: Quantity, change: Quantity | undefined): boolean {
  if (!change || change.unit === '%') return change !== undefined
  if (change.unit === '个百分点') return base.kind === 'rate' || base.kind === 'ratio'
  return base.base === change.base
}

/** 比上年增加3117所，增长1.07%: both are against the same base. */
function chained(reading: Reading, found: Map<number, Comparison>): void {
  for (const [index, change] of found) {
    const before = found.get(index - 1)
    if (
      change.to !== null ||
      before?.to === undefined ||
      before.to === null ||
      before.delta !== reading.quantities[index - 1]?.value
    )
      continue
    if (/^[,，、](?:同比)?[\u4e00-\u9fff]{2,3}(?:了|为|达到?)*$/.test(between(reading, index - 1)))
      found.set(index, { ...change, to: before.to })
  }
}

const toBase =
  /(?:比|较)([^,。;\d]{1,10}?|(?:19|20)\d\d年[^,。;\d]{0,18}?)(?<![增减升降]|增加|增长|减少|下降|提高|提升|扩大|降低)的?$/
const changeVerb = new RegExp(`^[^,。;]{0,2}[,，]?(?:净)?(${ups}|${downs})(?:了)?$`)

/** 642所，比上年的598所增加44所: the last is the change, and the first is what has changed. */
function againstBase(reading: Reading, found: Map<number, Comparison>): void {
  const { quantities, text, from } = reading
  const figures: number[] = []
  for (const [index, { kind }] of quantities.entries()) if (kind !== 'date') figures.push(index)
  for (let place = 2; place < figures.length; place += 1) {
    const [first = 0, , last = 0] = figures.slice(place - 2, place + 1)
    const [now, base, change] = figures.slice(place - 2, place + 1).map((index) => quantities[index])
    if (!now || !base || !change || now.base !== base.base) continue
    const to = toBase.exec(text.slice(Math.max(from, base.start - 26), base.start))
    const verb = to && changeVerb.exec(text.slice(base.tail, change.start))
    if (!verb) continue
    const comparison = made(trim(to[1] ?? ''), change, isUp.test(verb[1] ?? '') ? 'up' : 'down')
    found.set(last, comparison)
    found.set(first, comparison)
  }
}

/** 由A提高到B: B is compared with A. */
function fromTo(reading: Reading, found: Map<number, Comparison>): void {
  for (let index = 0; index + 1 < reading.quantities.length; index += 1) {
    const after = reading.quantities[index + 1]?.kind === 'date' ? index + 2 : index + 1
    const [left, right] = [reading.quantities[index], reading.quantities[after]]
    if (!left || !right || left.kind === 'date' || right.kind === 'date' || right.start - left.tail > 30) continue
    const link = reading.text.slice(left.tail, right.start)
    if (changedInto.test(link)) found.set(after, into(reading, left, right, /降|减|压缩|缩减/.test(link)))
  }
}

const changedInto =
  /^[^,。;、]{0,8}(?:提高|提升|增加|增长|上升|扩大|扩|下降|降低|减少|压减|压缩|缩减|精简|调整|整合|撤并|发展|降|升|增|减)[^,。;、]{0,2}(?:到|至|为)(?:了?(?:今年|目前|现在|去年|上年|当前|本年|年底|年末|\d{4}年))?底?末?的?$/

/** What a figure is compared with that it has become from another. */
function into(reading: Reading, left: Quantity, right: Quantity, falls: boolean): Comparison {
  const delta = left.value === null || right.value === null ? null : Number((right.value - left.value).toPrecision(10))
  const unit = right.unit === '%' ? '个百分点' : right.unit
  return {
    to: reading.text.slice(left.start, left.tail),
    delta: delta === null ? null : Math.abs(delta),
    unit: right.masked && left.unit ? left.unit : unit,
    direction: falls || (delta ?? 0) < 0 ? 'down' : 'up',
  }
}

/** 分别由A和B上升到C和D: the second row is compared with the first, member by member. */
function fromToRows(reading: Reading, found: Map<number, Comparison>): void {
  const rows = rowsOf(reading)
  for (const [place, left] of rows.entries()) {
    const right = rows[place + 1]
    if (!right || left.length < 2 || right.length !== left.length) continue
    if (!changedInto.test(between(reading, left.at(-1) ?? 0))) continue
    const falls = /降|减|压缩|缩减/.test(between(reading, left.at(-1) ?? 0))
    for (const [at, index] of right.entries()) {
      const base = reading.quantities[left[at] ?? 0]
      const quantity = reading.quantities[index]
      if (base && quantity) found.set(index, into(reading, base, quantity, falls))
    }
  }
}

/** 排茂名第二: a place that is named among others like it. */
const placed = /(?:排名?|居|列)([\u4e00-\u9fff]{2,6})$/

function ranks(reading: Reading, found: Map<number, Comparison>): void {
  for (const [index, quantity] of reading.quantities.entries()) {
    if (quantity.kind !== 'rank') continue
    const near = reading.text.slice(Math.max(reading.from, quantity.start - 10), quantity.start)
    const named = /[排名居列](?:在|为)?([^排名居列\d,。;、]{2,4}[省市县区州])$/.exec(near)?.[1]
    const field =
      (named?.startsWith('全') ? null : named) ??
      /(?:全[市省区县州国校]|[省市县区州])(?=[^,。;]{0,3}$)/.exec(near)?.[0] ??
      placed.exec(near)?.[1]
    found.set(index, {
      to: field ?? null,
      delta: null,
      unit: '名次',
      direction: quantity.value === 1 ? 'first' : null,
    })
  }
}

/** 均创历史新高 stands for the figures before it in the sentence; 与…相当 for the last. */
function records(reading: Reading, found: Map<number, Comparison>): void {
  const { quantities, text, to } = reading
  if (!/历史|相当|持平|一致/.test(text.slice(reading.from, to))) return
  for (const [index, quantity] of quantities.entries()) {
    if (found.has(index) || quantity.kind === 'date') continue
    const after = text.slice(quantity.tail, Math.min(to, quantity.tail + 40))
    if (/^[^。;]{0,4}(?:创|达到?)(?:了)?历史(?:新高|最[高好])/.test(wordsAfter(reading, index) + after))
      mark(reading, index, found)
    const same = /^,?与([^,。;]{2,20}?)(?:大体|基本)?(?:相当|持平|一致)/.exec(after)
    if (same) found.set(index, { to: same[1] ?? null, delta: null, unit: quantity.unit, direction: 'same' })
  }
}

function mark(reading: Reading, last: number, found: Map<number, Comparison>): void {
  const tail = reading.quantities[last]?.tail ?? 0
  const first = /均|都/.test(reading.text.slice(tail, tail + 6)) ? 0 : last
  for (let index = last; index >= first; index -= 1) {
    if (reading.quantities[index]?.kind === 'date') break
    found.set(index, { to: '历史', delta: null, unit: null, direction: 'first' })
  }
}
