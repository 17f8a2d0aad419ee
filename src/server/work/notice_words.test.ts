import { expect, test } from 'vitest'
import type { Duty } from '../../ledger/work_wire.ts'
import { collectedWords, dutyLink, lateWords, limitWords, type Missing } from './notice_words.ts'

const now = new Date('2011-04-07T01:30:00Z')

test('a limit is called by the day it ends, or by its hour', () => {
  expect(limitWords('2011-04-05T16:00:00Z')).toBe('4月5日')
  expect(limitWords('2011-04-05T08:00:00Z')).toBe('4月5日16时')
})

const duty: Duty = {
  ledger: 'school_life',
  title: '月报',
  unit: 's1',
  unit_name: '东镇小学',
  period: '2011-03',
  period_title: '2011年3月',
  opens_at: '2011-02-28T16:00:00Z',
  due_at: '2011-04-05T16:00:00Z',
  closes_at: '2011-04-06T16:00:00Z',
  state: 'late',
  light: 'red',
  row: null,
  rows: 0,
  handed_in_at: null,
  on_time: null,
  returns: 0,
  exceptions: [],
}

test('what is late is told with its days; what is locked, with whom to ask', () => {
  expect(lateWords(duty, now)).toBe('东镇小学：应于4月5日前上报，已逾期2天，请尽快上报。')
  expect(lateWords({ ...duty, state: 'closed' }, now)).toBe(
    '东镇小学：应于4月5日前上报，已逾期2天，填报已于4月6日关闭；需要补报的，请上级重新打开。',
  )
  expect(lateWords({ ...duty, state: 'returned' }, now)).toContain('退回后还没有重新上报')
  expect(dutyLink(duty)).toBe('/collect/school_life/2011-03?unit=s1')
})

const missing = (schools: number, townships: number): Missing[] =>
  Array.from({ length: schools }, (_, i) => ({
    name: `第${i + 1}完全小学`,
    below: townships === 0 ? null : `第${(i % townships) + 1}镇中心学校`,
  }))

test('a group is told names while they fit, then numbers, and is told what was left out', () => {
  expect(collectedWords('东镇', missing(3, 0), now, 4_000)).toBe(
    '截至4月7日9:30，东镇有3个单位未报：\n第1完全小学、第2完全小学、第3完全小学',
  )
  const numbers = collectedWords('本县', missing(400, 20), now, 3_000)
  expect(numbers).toContain('\n第1镇中心学校（20）\n')
  expect(numbers).not.toContain('完全小学')
  const cut = collectedWords('本县', missing(400, 200), now, 1_000)
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(1_000)
  const told = [...cut.matchAll(/（(\d+)）/g)].reduce((sum, [, number]) => sum + Number(number), 0)
  expect(cut.endsWith(`另有${400 - told}个单位，名单见系统。`)).toBe(true)
})
