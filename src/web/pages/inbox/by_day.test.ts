import { expect, test } from 'vitest'
import type { Notice } from '../../../ledger/wire/notices.ts'
import { byDay } from './by_day.ts'

const notice = (id: string, at: string, read_at: string | null): Notice => ({
  id,
  kind: 'remind',
  title: '催报',
  words: '',
  link: null,
  unit: 's1',
  unit_name: '东镇小学',
  by: null,
  at,
  read_at,
})

test('unread ones stand first, and each stands at its day in the bureau', () => {
  const sorted = byDay([
    notice('a', '2011-04-05T18:00:00Z', null),
    notice('b', '2011-04-05T15:00:00Z', '2011-04-06T00:00:00Z'),
    notice('c', '2011-04-05T02:00:00Z', null),
  ])
  expect(sorted.unread.map(({ day, notices }) => [day, notices.map(({ id }) => id)])).toEqual([
    ['2011-04-06', ['a']],
    ['2011-04-05', ['c']],
  ])
  expect(sorted.read.map(({ day }) => day)).toEqual(['2011-04-05'])
})
