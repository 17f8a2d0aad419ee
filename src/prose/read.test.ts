import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from './check/index.ts'
import { read } from './read.ts'

const cut = (text: string, start: number, words: string) =>
  Array.from(text)
    .slice(start, start + Array.from(words).length)
    .join('')

/** Pieces of official prose and of noise, so that random texts come near to what the grammar looks for. */
const signs =
  '全县 教师 12 ３ .5 , ， 、 。 % 个 个百分点 万 亿元 名 所 第 一 三百 两级 分别 达到 较上年 提高 《 》 “ ” ( 2019年 5月 日 x * × 至 — 余 以上 一、 工作总结 计划 入学率 和 占 由 到 其中 零 事故 : 1 百分之'
const pieces = fc.constantFrom(...signs.split(' '), '\n', ' ', '\ud83d\ude00', '\ud800', '\udc00', '\u0000')
const prose = fc.array(pieces, { maxLength: 120 }).map((parts) => parts.join(''))
const noise = fc.string({ unit: 'binary', maxLength: 200 })

describe('read', () => {
  it('cuts every quote and number exactly out of any text', () => {
    fc.assert(
      fc.property(fc.oneof(prose, noise), (text) => {
        for (const fact of read(text)) {
          expect(cut(text, fact.start, fact.quote)).toBe(fact.quote)
          expect(cut(text, fact.number_start, fact.number)).toBe(fact.number)
          expect(fact.value === null || Number.isFinite(fact.value)).toBe(true)
          expect(fact.quote).toContain(fact.number)
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('checks any text, and its places are cut exactly out of it', () => {
    fc.assert(
      fc.property(fc.oneof(prose, noise), (text) => {
        for (const finding of check(text, read(text))) {
          expect(finding.places.length).toBeGreaterThan(0)
          expect(finding.says).not.toBe('')
          for (const { start, quote } of finding.places) expect(cut(text, start, quote)).toBe(quote)
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('reads the same facts whatever stands in another paragraph', () => {
    const text = '全县现有小学46所。\n\n'
    fc.assert(
      fc.property(noise, (before) => {
        expect(read(`${before.replaceAll(/[。！？\n]/g, '')}。\n\n${text}`).at(-1)).toMatchObject({
          value: 46,
          unit: '所',
        })
      }),
    )
  })

  it('counts code points before a fact, not halves of them', () => {
    const [fact] = read('😀😀全县新建小学4所。')
    expect(fact).toMatchObject({ number: '4', number_start: 8 })
  })

  it('names every member of a row', () => {
    const facts = read('小学、初中巩固率分别达到99.9%和98.6%，比上年分别提高0.1、0.3个百分点。')
    expect(facts.map(({ value, measure }) => [value, measure])).toEqual([
      [99.9, '小学巩固率'],
      [98.6, '初中巩固率'],
      [0.1, '小学巩固率较上年提高'],
      [0.3, '初中巩固率较上年提高'],
    ])
    expect(facts.map(({ compare }) => compare?.delta)).toEqual([0.1, 0.3, 0.1, 0.3])
  })

  it('compares the second end of a movement with the first', () => {
    const facts = read('义务教育巩固率由92.3%提高到95.1%。')
    expect(facts).toMatchObject([
      { value: 92.3, status: 'baseline', measure: '义务教育巩固率', compare: null },
      {
        value: 95.1,
        measure: '义务教育巩固率',
        compare: { to: '92.3%', delta: 2.8, unit: '个百分点', direction: 'up' },
      },
    ])
  })

  it('says three things with one number', () => {
    const facts = read('小学入学率、初中入学率以及残疾儿童入学率均达到100%。')
    expect(facts.map(({ measure, number }) => `${measure} ${number}`)).toEqual([
      '小学入学率 100%',
      '初中入学率 100%',
      '残疾儿童入学率 100%',
    ])
  })
})

describe('time stays in proportion to length', () => {
  const hostile: Record<string, string> = {
    'a million brackets': '(《“'.repeat(333_334),
    'closing brackets': ')》”'.repeat(166_667),
    'five million digits': '7'.repeat(5_000_000),
    'groups of digits': '123,'.repeat(250_000),
    masks: 'x'.repeat(500_000) + '*'.repeat(500_000),
    'Chinese numerals': '三百'.repeat(250_000),
    'one unit after another': '3个'.repeat(30_000),
    'one row': '小学、'.repeat(100_000) + '3所',
    'list marks': '一、'.repeat(150_000),
    'per cent': '率%'.repeat(30_000),
    'blank lines': '\n'.repeat(500_000),
    'lone surrogates': '\ud800'.repeat(250_000),
    'one verb after another': `${'组织开展实施完成'.repeat(50_000)}3所`,
    'lists in lists': `${'甲校、乙校等学校和'.repeat(25_000)}3所。`,
    'parts of parts': '其中3所（其中2所，'.repeat(20_000),
    'clauses without a stop': '较上年提高3个百分点，'.repeat(30_000),
    'from and to': '由3%提高到4%'.repeat(15_000),
    'dates that run on': '2011年3月5日至'.repeat(30_000),
    'spaces behind a digit': `${`1${' '.repeat(1000)}名`.repeat(500)}1${' '.repeat(250_000)}`,
    'breaks behind a scale': `3万${'\n '.repeat(50_000)}元`,
    'numbers on lines of their own': '5\n名'.repeat(30_000),
    'pairs of emoji': '\ud83d\ude003所'.repeat(15_000),
  }
  it('twice the line takes about twice the time', () => {
    const line = '小学入学率达到99.9%，比上年提高0.5个百分点，新建校舍18栋，总投资320万元，'
    const time = (times: number): number => {
      const begin = process.cpuUsage()
      read(line.repeat(times))
      return process.cpuUsage(begin).user
    }
    time(3_000)
    // Sixteen times the text in less than fifty times the time; a quadratic rule would take 256.
    expect(time(32_000) / time(2_000)).toBeLessThan(50)
  })

  for (const [name, text] of Object.entries(hostile)) {
    it(name, { timeout: 120_000 }, () => {
      const begin = process.cpuUsage()
      check(text, read(text))
      // Time of the processor, for other tests share the machine, and generous; anything quadratic would take minutes.
      expect(process.cpuUsage(begin).user / 1000).toBeLessThan(15_000)
    })
  }
})
