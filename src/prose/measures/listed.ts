import { ofStage } from './parts.ts'
import { nameAt, type Reading } from '../sentences/phrases.ts'
import type { Quantity } from '../numbers/quantity.ts'
import { noise, tidy, wordEnd, wordStart } from './trimming.ts'

/** 小学、初中毕业率分别为99%和96%: the listed subjects in their order, each with the words they share. */
export function rowItems(reading: Reading, row: number[], known: Map<number, string[]>): string[] | null {
  const first = reading.quantities[row[0] ?? 0]
  if (!first || row.length < 2) return null
  const words = listBefore(reading, first.start)
  const cut = words.lastIndexOf('分别')
  if (cut < 0) return null
  const subjects = tidy(words.slice(0, cut))
  if (subjects === '') return rowBefore(reading, row, known)
  const named = ofOneStage(listItems(subjects))
  const listed = named.map((item) => ofStage(reading, first.start, item) || item)
  const whole = partedOf.exec(words.slice(cut + 2).replaceAll(noise, ''))?.[1]
  const shares = whole === undefined ? listed : listed.map((item) => `${item.replace(counting, '')}占${whole}比例`)
  return shares.length === row.length ? shares : null
}

/** 小学、初中在校生分别占在校生总数的55%、45%: of what the shares are. */
const partedOf = /^占([^,。;\d]{2,14}?)(?:比例|比重)?(?:为|达到?)?$/
const counting = /(?:人数|次数|数)$/

/** A率、B率分别为90%、80%;2020年分别达到95%、90%: what the row before measured, in the same order. */
function rowBefore(reading: Reading, row: number[], known: Map<number, string[]>): string[] | null {
  if (reading.quantities[row[0] ?? 0]?.kind === 'rank') return ratesBefore(reading, row, known)
  let last = (row[0] ?? 0) - 1
  while (last >= 0 && last > (row[0] ?? 0) - 4 && reading.quantities[last]?.kind === 'date') last -= 1
  const first = last - row.length + 1
  const isSame = row.every(
    (index, place) => reading.quantities[first + place]?.unit === reading.quantities[index]?.unit,
  )
  return first >= 0 && isSame ? row.map((_, place) => nameAt(known, first + place)) : null
}

/** A率90%,B率80%,分别位居全市第一、第三: ranks in the order of as many rates. */
function ratesBefore(reading: Reading, row: number[], known: Map<number, string[]>): string[] | null {
  const rates = [...reading.quantities.slice(0, row[0]).keys()].filter(
    (place) => reading.quantities[place]?.kind === 'rate',
  )
  const field = fieldOf(reading, reading.quantities[row[0] ?? 0])
  return rates.length < row.length
    ? null
    : rates.slice(-row.length).map((place) => `${nameAt(known, place)}${field}名次`)
}

/** Among whom ranks are told: 全市第一. */
export const rankedIn =
  /(?:全[国省市县区州校]|[\u4e00-\u9fff]{2}市各县市?区|(?<=[列居得])(?:(?![列居得全])[\u4e00-\u9fff]){2,3}[省市县区州])(?=[\u4e00-\u9fff]{0,4}$)/

export const fieldOf = (reading: Reading, rank: Quantity | undefined): string =>
  rankedIn.exec(reading.text.slice(Math.max(reading.from, (rank?.start ?? 0) - 8), rank?.start ?? 0))?.[0] ?? ''

/** The clause before `at` without what stands in its brackets. */
function listBefore(reading: Reading, at: number): string {
  const words = reading.text.slice(Math.max(reading.from, at - 70), at).replaceAll(/[(][^()]{0,20}[)]/g, '')
  return words.slice(Math.max(...[',', ';', ':', '。', '!', '?', '('].map((sign) => words.lastIndexOf(sign))) + 1)
}

/** Splits 小学、初中、高中生机比 into 小学生机比, 初中生机比, 高中生机比. */
function listItems(phrase: string): string[] {
  const items = phrase
    .split(/、|,以及|以及|(?<=[率数比中学前科])和|和(?=[^、和]{2,}$)|与|及(?![格时])/)
    .filter((item) => item !== '')
  const last = items.at(-1) ?? ''
  let [length, rest] = [-1, '']
  return items.map((item, place) => {
    if (place === items.length - 1 || last.length < 3 || item.at(-1) === last.at(-1) || named.test(item))
      return tidy(item)
    const own = item.replace(/^.*的/, '').length
    if (own !== length) [length, rest] = [own, shared(last, own)]
    return tidy(item + rest)
  })
}

/** The end of the last item that the one of `length` characters shares: 率 is of 优秀 as it is of 不及格. */
function shared(last: string, length: number): string {
  const most = Math.max(last.length - 2, 0)
  return length > most ? last.slice(wordStart(last, most)) : last.slice(wordEnd(last, length))
}

/** What says by itself what is measured. */
const named = /(?:率|数|比例|比重|面积|金额|总额|产值|占比)$/

/** A率、B率,以及C率均达到100% says three things with one number. */
export function sharedItems(reading: Reading, index: number): string[] | null {
  const quantity = reading.quantities[index]
  if (!quantity || quantity.kind !== 'rate') return null
  const previous = reading.quantities[index - 1]
  const start = Math.max(reading.from, quantity.start - 60, previous?.tail ?? 0)
  const words = reading.text.slice(start, quantity.start)
  const found = /^(.*率)(?:均|都|全部|皆|双双)[^,。;率]{0,6}$/.exec(words)
  const items = (found?.[1] ?? '').split(/(?<=率)(?:[、,]?(?:以及|和|与|及)|[、,])/).flatMap(ratesIn)
  return items.length >= 2 && items.every((item) => item.endsWith('率')) ? ofOneStage(items) : null
}

/** 小学入学率、巩固率、毕业率: the first says of whom all of them are. */
function ofOneStage(items: string[]): string[] {
  const stage = /^(.{2,})(?<!毛|净)(?:毛|净)?[\u4e00-\u9fff]{2}率$/.exec(items[0] ?? '')?.[1] ?? ''
  return items.map((item, place) => (place > 0 && /^(?:毛|净)?[\u4e00-\u9fff]{2}率$/.test(item) ? stage + item : item))
}

/** 小学、初中毕业率 are two rates; what else stands before a rate and its comma is none. */
function ratesIn(words: string): string[] {
  const clause = words.slice(words.lastIndexOf(',') + 1)
  const items = clause.split('、')
  return items.slice(0, -1).every((item) => item.length <= 4) ? listItems(tidy(clause)) : [tidy(items.at(-1) ?? '')]
}
