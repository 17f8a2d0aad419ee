import { expect, test } from 'vitest'
import { endOf, hourOf } from '../../ledger/instant.ts'
import type { Path } from '../../ledger/time/step.ts'
import type { Say } from '../language.tsx'
import { limitSaid } from './limit_words.ts'

const say: Say = (text, details) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(details?.[name]))
const soon = { days: 3, share: 0.25 }
const noon = (day: string): number => hourOf(day, 12)
const at = noon('2012-09-12')
const given = { state: 'given', at, move: null, by: 1 }
const days = { span: { kind: 'days', count: 30 }, from: 15_000 } as const
const running: Path = [{ ...given, limit: days, due: endOf('2012-10-12') }]
const said = (path: Path, now: number) => {
  const one = limitSaid(path, now, soon, say, { state: '公示中' })
  return one === null ? null : [one.light, `${one.words}${one.when}`]
}

test.each([
  ['2012-09-12', 'green', '还剩30天10月12日到期'],
  ['2012-10-10', 'yellow', '还剩2天10月12日到期'],
  ['2012-10-12', 'yellow', '今天到期'],
  ['2012-10-17', 'red', '逾期5天应于10月12日前'],
])('thirty days to 12 October, read at noon of %s: %s, %s', (day, light, words) => {
  expect(said(running, noon(day))).toEqual([light, words])
})

test('minutes and hours are said as such, and late by more than a day in days again', () => {
  const path: Path = [
    { ...given, limit: { span: { kind: 'hours', count: 2 }, from: at, exact: true }, due: hourOf('2012-09-12', 14) },
  ]
  expect(said(path, at)).toEqual(['green', '还剩2小时今天14:00到期'])
  expect(said(path, hourOf('2012-09-12', 13.75))).toEqual(['yellow', '还剩15分钟今天14:00到期'])
  expect(said(path, hourOf('2012-09-12', 14.5))).toEqual(['red', '逾期30分钟应于今天14:00前'])
  expect(said(path, noon('2012-09-15'))).toEqual(['red', '逾期3天应于9月12日14:00前'])
})

test('a limit that has ended says how, without a light', () => {
  const ended = (kept: boolean): Path => [
    { ...running[0]!, kept },
    { state: 'done', at: noon('2012-09-30'), move: 'finish', by: 1, due: null },
  ]
  expect(said(ended(true), noon('2012-11-01'))).toEqual([null, '已按期（9月30日）'])
  expect(said(ended(false), noon('2012-11-01'))).toEqual([null, '逾期办结（9月30日）'])
})

test('where the clock stands still, and where a stay has to be over first, that is what is said', () => {
  const paused: Path = [
    { ...running[0]!, limit: { ...days, pause: ['waiting'] } },
    { state: 'waiting', at: noon('2012-09-20'), move: 'wait', by: 1, due: null },
  ]
  expect(said(paused, noon('2012-12-01'))).toEqual([null, '计时暂停'])
  const shown: Path = [{ ...given, state: 'shown', free_at: endOf('2012-10-12'), due: null }]
  expect(said(shown, noon('2012-10-01'))).toEqual(['green', '公示至10月12日'])
  expect(said(shown, noon('2012-10-13'))).toBeNull()
})
