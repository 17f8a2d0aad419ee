/** A monthly return small enough to be filled in a story, with a check of each sort and something to begin with. */
import { defineLedger, file, integer, text } from '../../../src/ledger/index.ts'

export const club = defineLedger({
  name: 'club',
  title: '社团活动月报',
  about: '每校每月一份。',
  filledBy: 'school.clerk',
  cadence: { each: 'month', due: { day: 5 } },
  review: ['township.head'],
  fields: {
    pupils: integer('在校学生', { unit: '人', required: true }),
    joined: integer('参加学生', { unit: '人', required: true }),
    leader: text('负责人', { longest: 30, prefill: 'club.leader' }),
    photo: file('照片'),
  },
  checks: {
    within: { hard: 'joined <= pupils', says: '参加学生不能多于在校学生' },
    jump: { soft: 'abs(joined - before(joined)) <= 100', says: '与上月相差一百人以上，请说明' },
  },
  indicators: { joined: { title: '参加社团的学生', unit: '人', sum: 'joined' } },
})
