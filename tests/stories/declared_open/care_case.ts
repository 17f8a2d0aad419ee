import { choice, date, defineLedger, text } from '../../../src/ledger/index.ts'

/** A case about a pupil whose name is nobody's to read: a sealed field in front, two verbs by what the row says. */
export const careCase = defineLedger({
  name: 'care_case',
  title: '关爱个案',
  filledBy: 'school.moral_clerk',
  fields: {
    pupil: text('学生姓名', { required: true, private: true, longest: 40 }),
    weight: choice('程度', ['一般', '严重'], { required: true }),
    seen_on: date('发现日期'),
  },
  workflow: {
    start: 'open',
    states: {
      open: { title: '待处置', limit: { days: 10 } },
      visited: { title: '已走访' },
      closed: { title: '已结案', final: true },
    },
    moves: {
      visit: { title: '走访', from: 'open', to: 'visited', by: 'school.moral_clerk', when: { weight: '一般' } },
      take_over: {
        title: '镇级接手',
        from: 'open',
        to: 'visited',
        by: 'township.head',
        when: { weight: '严重' },
      },
      close: { title: '结案', from: 'visited', to: 'closed', by: ['school.moral_clerk', 'township.head'] },
    },
  },
})
