import type { Comparison } from '../grammar/fact.ts'
import { type Reading, wordsAfter } from './phrases.ts'

/** 排茂名第二: a place that is named among others like it. */
const placed = /(?:排名?|居|列)([\u4e00-\u9fff]{2,6})$/

/** 名列全市第二: a place is told among those that it was won of. */
export function ranks(reading: Reading, found: Map<number, Comparison>): void {
  for (const [index, quantity] of reading.quantities.entries()) {
    if (quantity.kind !== 'rank') continue
    const near = reading.text.slice(Math.max(reading.from, quantity.start - 10), quantity.start)
    const named = /(?:[排名居列]|夺得|获得|取得)(?:在|为)?([^排名居列得全\d,。;、]{2,4}[省市县区州])$/.exec(near)?.[1]
    const field =
      (named?.startsWith('全') ? null : named) ??
      /(?:全[市省区县州国校]|[省市县区州](?![省市县区]))(?=[^,。;]{0,3}$)/.exec(near)?.[0] ??
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
export function records(reading: Reading, found: Map<number, Comparison>): void {
  const { quantities, text, to } = reading
  if (!/历史|历年|历届|以来最|新高|[纪记]录|相当|持平|一致|[高低优好]于|超[过出]/.test(text.slice(reading.from, to)))
    return
  for (const [index, quantity] of quantities.entries()) {
    if (found.has(index) || quantity.kind === 'date') continue
    const after = text.slice(quantity.tail, Math.min(to, quantity.tail + 40))
    const high =
      record.exec(wordsAfter(reading, index) + after) ??
      recordBefore.exec(text.slice(Math.max(reading.from, quantity.start - 24), quantity.start))
    if (high) mark(reading, index, found, high[1] ?? high[2] ?? '历史')
    const same = /^,?与([^,。;]{2,20}?)(?:大体|基本)?(?:相当|持平|一致)/.exec(after)
    if (same) found.set(index, { to: same[1] ?? null, delta: null, unit: quantity.unit, direction: 'same' })
    const beyond = past.exec(after)
    if (beyond) markPast(reading, index, found, beyond[1] ?? '', beyond[2] ?? '')
  }
}

/** 入园率95.2%、入学率93.1%,均高于省定标准: by how much is not told. */
const past =
  /^,?(?:均|都|也|且|分别)?(?:已|略|远|明显|大大)?([高低优好]于|超过|超出)((?=[^,。;\d]{0,12}(?:平均|水平|标准|要求|目标|全[省国市县区]))[^,。;\d]{2,14})(?=[,。;)]|$)/

/** A length of time is none of it, but how long a rate has been so: 录取率连续五年超出. */
const lastsLong = /率连续$/

function markPast(
  { quantities, text }: Reading,
  last: number,
  found: Map<number, Comparison>,
  verb: string,
  to: string,
): void {
  const all = /^,?[均都]/.test(text.slice(quantities[last]?.tail))
  for (let index = last; index >= 0; index -= 1) {
    const { kind, base, start, tail } = quantities[index]!
    if (!/^(?:rate|ratio|score|area|money|count)$/.test(kind) && !lastsLong.test(text.slice(start - 3, start))) break
    if (found.has(index)) break
    if (index < last && text[tail] !== '、' && text[tail] !== '和' && !all) break
    // 七项指标分别为…,均低于要求: how many there are is no value of theirs.
    if (kind === 'count' && quantities[last]!.kind !== 'count') break
    const unit = base === '%' || kind === 'duration' ? '个百分点' : base || null
    found.set(index, { to, delta: null, unit, direction: verb === '低于' ? 'down' : 'up' })
  }
}

/** 创历史新高, 创近十年新高, 达到历史最好. */
const record =
  /^[^。;\d]{0,14}?(?:再?创(?:下|造|出)?了? ?(近?\d{1,2}年来|[^,。;\d]{2,8}?)?(?:(?<=年来)[^,。;\d]{1,6}?)?(?:的?新高|最[高好]|之最|[记纪]录)|(?:达到?|为|是)了?(历史|历年来?|建校以来|近[几三五十]年来?)(?:新高|最[高好多]))/

/** 上线人数创历史新高,达812人: the record is told first. */
const recordBefore =
  /(?:再?创(?:下|造|出)?了?([^,。;\d]{2,8}?)?(?:的?新高|最[高好]|[记纪]录)|(历史)新高),?(?:已|共|总数)?(?:达到?|为|有)了?$/

function mark(reading: Reading, last: number, found: Map<number, Comparison>, to: string): void {
  const tail = reading.quantities[last]?.tail ?? 0
  const first = /均|都/.test(reading.text.slice(tail, tail + 6)) ? 0 : last
  for (let index = last; index >= first; index -= 1) {
    if (reading.quantities[index]?.kind === 'date') break
    found.set(index, { to, delta: null, unit: null, direction: 'first' })
  }
}
