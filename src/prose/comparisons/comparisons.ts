import { comparisonRules, downs, ups } from './comparison_rules.ts'
import type { Comparison, Direction } from '../grammar/fact.ts'
import { lasts } from '../patterns/edges.ts'
import { between, rangeSign, type Reading, rowsOf } from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import { levels } from './levels.ts'
import { ranks, records } from '../sentences/records.ts'
import { sinceThen } from './since.ts'

/** The characters that each pattern can end with; null where it may be any. */
const edges = comparisonRules.map(({ pattern }) => lasts(pattern))
const beyond = /[于出过后先]|超[去上往同全省市国]/

const isUp = new RegExp(`^(?:${ups}|高于|领先)$`)
const directionOf = (verb: string): Direction => (isUp.test(verb) ? 'up' : 'down')
const comparable = /^(?:比|较)/

/** The comparison that a figure itself states, given the words before it; null for a plain figure. */
function stated(before: string, quantity: Quantity): Comparison | null {
  if (quantity.kind === 'date' || quantity.kind === 'rank') return null
  const last = before.charCodeAt(before.length - 1)
  for (const [place, rule] of comparisonRules.entries()) {
    const edge = edges[place]
    if (edge ? !edge.has(last) : rule.name === 'beyond' && !beyond.test(before)) continue
    if (rule.name === 'first' && !before.includes('首')) continue
    if (rule.name === 'added' && !before.includes('比') && !before.includes('较')) continue
    if (rule.name === 'times' && quantity.unit !== '倍') continue
    const found = rule.pattern.exec(before)
    if (!found) continue
    const [, first = '', second = ''] = found
    if (rule.name === 'beyond')
      return made(trim(second), quantity, isUp.test(first) || /^(?:高|超)/.test(first) ? 'up' : 'down')
    if (rule.name === 'times') return made(trim(first), quantity, 'up')
    if (rule.name === 'first') return { to: '往年', delta: null, unit: quantity.base, direction: 'first' }
    if (rule.name === 'over') return made('计划', quantity, 'up')
    if (rule.name === 'against' || rule.name === 'added')
      return made(baseOf(found[0], first), quantity, directionOf(second))
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
  if (verb.startsWith('净')) return made(null, quantity, directionOf(verb))
  const share = quantity.kind === 'change' || quantity.kind === 'rate' || quantity.unit === '倍'
  if (
    !share &&
    !/[人生源员件]减少了?$|(?<![为给向对][^,。;]{0,12})(?:[生员师童儿]|学校|班级|学位)(?:增加|减少|增长|下降)了?$|(?:人数|总数|数量|规模|数|分|率|经费|投入|资金|收入|标准|工资|补助|补贴)[^,。;]{0,4}(?:增加|减少|增长|提高|提升|下降)了?$/.test(
      before,
    )
  )
    return null
  if (!share && !/^(?:缩小|增加|减少|增长|提高|提升|下降|净增)$/.test(verb)) return null
  if (share && quantity.kind === 'rate' && /^(?:高|低|多|少|增|降|超过|超出)$/.test(verb)) return null
  return made(null, quantity, directionOf(verb))
}

function made(to: string | null, quantity: Quantity, direction: Direction): Comparison {
  return { to, ...amountOf(quantity), direction }
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
  const rows = rowsOf(reading)
  for (const row of rows) {
    const head = row[0] ?? 0
    const first = quantities[head]
    const own = first && stated(lead(reading, head), first)
    if (!own) continue
    for (const index of row) {
      const member = quantities[index]
      if (member) found.set(index, own.direction === 'first' ? own : ofMember(own, member))
    }
    if (own.to !== null && own.direction !== 'first' && (isItsOwn.test(own.to) || first.unit === '倍'))
      attachToBases(reading, row, found)
  }
  againstBase(reading, found)
  chained(reading, found)
  sinceThen(reading, found)
  fromTo(reading, found)
  grown(reading, found)
  ranges(reading, found)
  fromToRows(reading, rows, found)
  reached(reading, found)
  levels(reading, found)
  ranks(reading, found)
  records(reading, found)
  return found
}

/** An amount is told in its base unit like every value; what is masked in the unit that is written. */
const amountOf = ({ value, unit, base }: Quantity) => ({ delta: value, unit: value === null ? unit : base })

const ofMember = (own: Comparison, member: Quantity): Comparison => ({ ...own, ...amountOf(member) })

/** The words of the sentence before a figure, up to the figure before it. */
function lead(reading: Reading, index: number): string {
  const quantity = reading.quantities[index]
  const previous = reading.quantities[index - 1]
  if (!quantity) return ''
  const from = Math.max(reading.from, quantity.start - 40, previous && previous.kind !== 'date' ? previous.tail : 0)
  return reading.text.slice(from, quantity.start)
}

/** What a figure was before or was to be is said of itself; what others have is not. */
const isItsOwn = /年|期|验收|达标|迎检|建校|末|前|上一?[次轮]|月|底|学期|届|以往|过去|原|计划|任务|目标|指标/

/** So far before a change the figures may stand that it is of. */
const basesReach = 240

/** 入学率99.9%、98.9%,较五年前提高0.6%、2.3%: the changes belong to as many figures before them. */
function attachToBases(reading: Reading, row: number[], found: Map<number, Comparison>): void {
  const bases: number[] = []
  const head = row[0] ?? 0
  const change = reading.quantities[head]
  const grows = isGrowth(reading, change)
  for (let index = head - 1; index >= 0 && bases.length < row.length; index -= 1) {
    const base = reading.quantities[index]
    const own = reading.quantities[row[row.length - 1 - bases.length] ?? head]
    if (!base || !change || change.start - base.tail > basesReach) break
    if (base.kind === 'date' || base.kind === 'rank') continue
    if (found.has(index)) break
    if (!comparableUnits(base, own) || isAside(reading.text, base, change)) continue
    if (
      grows &&
      own?.unit === '%' &&
      ofWhole.test(reading.text.slice(Math.max(reading.from, base.start - 40), base.start))
    )
      continue
    bases.unshift(index)
  }
  const last = reading.quantities[bases.at(-1) ?? -1]
  if (bases.length < row.length || !last || !change || !isChangeOf(reading, last, change)) return
  for (const [place, index] of bases.entries()) {
    const comparison = found.get(row[place] ?? -1)
    if (comparison) found.set(index, comparison)
  }
}

/** A share of a whole does not grow by per cent (增长3%); that is told of the sums before it. */
const ofWhole = /(?:占|比例|比重)[^,。;]{0,16}(?:[\d.]+%[、和与]){0,4}$/
const isGrowth = ({ text }: Reading, change: Quantity | undefined): boolean =>
  change !== undefined && change.unit === '%' && /增[长加幅]了?$/.test(text.slice(change.start - 3, change.start))

/** A clause that begins with its base has no subject but the figures before it; or it names the same thing again. */
function isChangeOf({ text, from }: Reading, base: Quantity, change: Quantity): boolean {
  const link = text
    .slice(Math.max(base.tail, change.start - 60), change.start)
    .replace(base.kind === 'rate' ? '' : itsRate, '')
  if (ownless.test(link)) return true
  const subject = subjectBefore.exec(link)?.[1]
  if (subject === undefined) return false
  return text
    .slice(Math.max(from, base.start - 12), base.start)
    .replace(/(?:达到?|为|是|均)*$/, '')
    .endsWith(subject)
}

/** 上线1172人,上线率6.9%,比去年增加: the share that it makes stands between. */
const itsRate = /(?<=^(?:[(][^)]*[)])?),[^,。;\d]{0,8}[率比](?:达到?|为|是)?[\dxX*.]+%/

/** So far behind a figure the bracket that holds it may close. */
const asideReach = 60

/** What a bracket adds is not what is compared behind it: 14318人(含高职79人),比去年. */
function isAside(text: string, { tail }: Quantity, change: Quantity | undefined): boolean {
  const link = text.slice(tail, Math.min(change?.start ?? tail, tail + asideReach))
  const close = link.indexOf(')')
  return close >= 0 && !link.slice(0, close).includes('(')
}

const ownless =
  /^[\u4e00-\u9fff]{1,12}[,(](?:同?比|较|环比)|^(?:大关)?(?:[(][^)]*[)])?[,;(、]?(?:分别|超|均|都|也|约|又|[同相]?比|较|环比|与|和|同|是|相当于|达|为|增幅|增速|提[高升]|增[加长]|下降|降低)/
const subjectBefore = /([\u4e00-\u9fff]{3})(?:均|都|分别|也)?(?:比|较|同比)[^,。;]{1,24}$/

/** Points are between rates, people between people; a percentage may be of anything. */
function comparableUnits(base: Quantity, change: Quantity | undefined): boolean {
  if (!change || /^[%倍番]$/.test(change.unit)) return change !== undefined
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
    if (/^[,，、] ?(?:同比)?[\u4e00-\u9fff]{2,3}(?:了|为|达到?)*$/.test(between(reading, index - 1)))
      found.set(index, { ...change, to: before.to })
  }
}

/** 上线2445人,增加231人: the change of the figure before it, against the base that the sentence named last. */
function grown({ quantities, text }: Reading, found: Map<number, Comparison>): void {
  for (let index = 1; index < quantities.length; index += 1) {
    const [base, change] = [quantities[index - 1]!, quantities[index]!]
    if (change.start - base.tail > 6 || change.start - base.tail < 3) continue
    if (base.kind === 'date' || !sameMeasure(base, change)) continue
    if ((found.get(index)?.to ?? null) !== null) continue
    const verb = grownBy.exec(text.slice(base.tail, change.start))?.[1]
    if (verb === undefined) continue
    let to: string | null = null
    for (let back = index - 1; back >= 0 && to === null; back -= 1) to = found.get(back)?.to ?? null
    const comparison = made(to, change, directionOf(verb))
    found.set(index, comparison)
    if (!found.has(index - 1)) found.set(index - 1, comparison)
  }
}

/** 比上年提高2.1个百分点,达到86%: what the change led to is compared like it. */
function reached(reading: Reading, found: Map<number, Comparison>): void {
  for (const [index, change] of found) {
    const [own, next] = [reading.quantities[index], reading.quantities[index + 1]]
    if (!own || !next || change.delta === null || change.delta !== own.value || found.has(index + 1)) continue
    if (change.to === null || !isItsOwn.test(change.to) || !comparableUnits(next, own)) continue
    if (next.kind !== 'date' && led.test(between(reading, index))) found.set(index + 1, change)
  }
}

/** People grow by people, rates by points. */
const sameMeasure = (base: Quantity, change: Quantity): boolean =>
  base.base === change.base || (change.unit === '个百分点' && base.kind === 'rate')

/** What stands between a change and the figure that it led to. */
export const led = /^,(?:现已|现在|目前)?已?(?:达到?|[升增降]至|[升增降]到|(?:增加|提高|提升|上升|下降|减少)[到至]|为)$/

const grownBy = /^[,(](?:净|共)?(增加|减少|增长|下降|提高|提升|上升|降低|扩大|缩小)了?$/

/** 比上年提高3—5个百分点: both ends are a change. */
function ranges(reading: Reading, found: Map<number, Comparison>): void {
  for (const [index, own] of found) {
    const next = reading.quantities[index + 1]
    if (
      next &&
      own.delta !== null &&
      own.delta === reading.quantities[index]?.value &&
      rangeSign.test(between(reading, index))
    )
      found.set(index + 1, ofMember(own, next))
  }
}

const toBase =
  /(?<=[,(])而?((?:去|上|前)年(?:同期)?|(?:19|20)\d\d年)[只仅]?[为是有]?$|(?:比|较|与(?=.*规定))([^,。;\d]{1,18}?|(?:19|20)\d\d年[^,。;\d]{0,18}?)(?<![增减升降]|增加|增长|减少|下降|提高|提升|扩大|降低)的?$/
const changeVerb = new RegExp(`^[^,。;]{0,2}[,，]?(?:净)?(${ups}|${downs})(?:了)?$`)

/** 642所，比上年的598所增加44所: the last is the change, and the first is what has changed. */
function againstBase(reading: Reading, found: Map<number, Comparison>): void {
  const { quantities, text, from } = reading
  const figures: number[] = []
  for (const [index, { kind }] of quantities.entries()) if (kind !== 'date') figures.push(index)
  for (let place = 1; place < figures.length; place += 1) {
    const last = figures[place] ?? 0
    const [base, change] = [quantities[figures[place - 1] ?? -1], quantities[last]]
    if (!base || !change || change.start - base.tail > 8) continue
    const verb = changeVerb.exec(text.slice(base.tail, change.start))
    const to = verb && toBase.exec(text.slice(Math.max(from, base.start - 26), base.start))
    if (!to) continue
    const comparison = made(trim(to[1] ?? to[2] ?? ''), change, directionOf(verb[1] ?? ''))
    found.set(last, comparison)
    const now = comparedAt(reading, figures, place - 2, base, found)
    if (now >= 0) found.set(now, comparison)
  }
}

/** What is compared with a base: the figure before it, over what a bracket adds and the share that it makes. */
function comparedAt(
  { quantities, text }: Reading,
  figures: number[],
  place: number,
  base: Quantity,
  found: Map<number, Comparison>,
): number {
  for (let back = place; back >= 0 && back > place - 3; back -= 1) {
    const index = figures[back] ?? 0
    const quantity = quantities[index]
    if (!quantity || text.slice(quantity.tail, base.start).includes(';')) return -1
    if (isAside(text, quantity, base)) continue
    if (quantity.base === base.base) return back === place || !found.has(index) ? index : -1
    if (quantity.kind !== 'rate') return -1
  }
  return -1
}

/** 由A提高到B: B is compared with A. */
function fromTo(reading: Reading, found: Map<number, Comparison>): void {
  for (let index = 0; index + 1 < reading.quantities.length; index += 1) {
    const after = reading.quantities[index + 1]?.kind === 'date' ? index + 2 : index + 1
    const [left, right] = [reading.quantities[index], reading.quantities[after]]
    if (!left || !right || left.kind === 'date' || right.kind === 'date' || right.start - left.tail > 30) continue
    if (left.kind !== right.kind && left.base !== right.base) continue
    const link = reading.text.slice(left.tail, right.start)
    if (changedInto.test(link) || (link === '到' && leap.test(reading.text.slice(right.tail, right.tail + 8))))
      found.set(after, into(reading, left, right, link))
  }
}

/** 由38%到55%的跨越. */
const leap = /^的[\u4e00-\u9fff]{0,2}(?:跨越|提升|增长|飞跃|转变|突破)/

const changedInto =
  /^[^,。;、]{0,8}(?:提高|提升|增加|增长|上升|扩大|扩|下降|降低|减少|压减|压缩|缩减|缩小|追加|精简|调整|整合|撤并|发展|跃升|攀升|扩展|壮大|激增|变|达|降|升|增|减)[^,。;、]{0,2}(?:到|至|为)了?(?:今年|目前|现在|去年|上年|当前|本年|年底|年末|\d{4}年)?底?末?的?$/

/** What a figure is compared with that it has become from another. `link`: the words between them. */
function into(reading: Reading, left: Quantity, right: Quantity, link: string): Comparison {
  const delta = left.value === null || right.value === null ? null : Number((right.value - left.value).toPrecision(10))
  const unit = right.unit === '%' ? '个百分点' : right.base
  return {
    to: reading.text.slice(left.start, left.tail),
    delta: delta === null ? null : Math.abs(delta),
    unit: right.masked && left.base ? left.base : unit,
    direction: /降|减|压缩|缩减/.test(link) || (delta ?? 0) < 0 ? 'down' : 'up',
  }
}

/** 分别由A和B上升到C和D: the second row is compared with the first, member by member. */
function fromToRows(reading: Reading, rows: readonly number[][], found: Map<number, Comparison>): void {
  for (const [place, left] of rows.entries()) {
    const right = rows[place + 1]
    if (!right || left.length < 2 || right.length !== left.length) continue
    const link = between(reading, left.at(-1) ?? 0)
    if (!changedInto.test(link)) continue
    for (const [at, index] of right.entries()) {
      const base = reading.quantities[left[at] ?? 0]
      const quantity = reading.quantities[index]
      if (base && quantity && base.base === quantity.base && base.kind !== 'date')
        found.set(index, into(reading, base, quantity, link))
    }
  }
}
