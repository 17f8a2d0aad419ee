import { date, defineLedger, text, unit } from '../../../src/ledger/index.ts'

/** One errand with everything that limits and moves can do: pause, extension, publication, transfer, taking back. */
export const errand = defineLedger({
  name: 'errand',
  title: '交办事项',
  filledBy: 'school.clerk',
  fields: {
    matter: text('事项', { required: true, longest: 200 }),
    promised_on: date('承诺完成日期'),
    to_unit: unit('转给', { level: 'school' }),
    answer: text('结果', { longest: 200 }),
  },
  workflow: {
    start: 'given',
    states: {
      given: { title: '已交办', limit: { workdays: 5 } },
      working: {
        title: '办理中',
        limit: { until: 'promised_on', else: { days: 30 }, pause: ['waiting'] },
      },
      waiting: { title: '等待材料' },
      offered: { title: '待接收', limit: { workdays: 2 } },
      shown: { title: '公示中', stay: { workdays: 3 }, limit: { workdays: 10 } },
      done: { title: '已办结', final: true },
    },
    moves: {
      begin: { title: '开始办理', from: 'given', to: 'working', by: 'school.clerk', asks: ['promised_on'] },
      wait: { title: '等材料', from: 'working', to: 'waiting', by: 'school.clerk' },
      go_on: { title: '材料齐了', from: 'waiting', to: 'working', by: 'school.clerk' },
      extend: {
        title: '批准延期',
        from: 'working',
        to: 'working',
        by: 'county.safety_section',
        reason: true,
        extends: { days: 10 },
      },
      note: { title: '记一笔', from: 'working', to: 'working', by: 'school.clerk' },
      offer: { title: '转出', from: ['given', 'working'], to: 'offered', by: 'school.clerk', asks: ['to_unit'] },
      take: { title: '接收', from: 'offered', to: 'given', by: 'school.clerk', at: 'to_unit', hands: 'to_unit' },
      refuse: { title: '不接收', from: 'offered', to: 'given', by: 'school.clerk', at: 'to_unit', reason: true },
      show: { title: '公示', from: 'working', to: 'shown', by: 'school.head', asks: ['answer'] },
      object: { title: '有异议', from: 'shown', to: 'working', by: 'county.safety_section', reason: true, early: true },
      finish: { title: '办结', from: 'shown', to: 'done', by: 'school.head' },
      drop: { title: '不再办', from: 'working', to: 'done', by: 'school.head', reason: true },
      take_back: { title: '撤销办结', from: 'done', to: 'working', by: 'school.head', reason: true, undoes: true },
    },
  },
  indicators: {
    all: { title: '交办事项数', unit: '件', count: 'rows' },
    begun_in_time: { title: '按期开始', unit: '件', count: 'rows', where: { kept: 'given' } },
    late: { title: '逾期未办', unit: '件', count: 'rows', where: { late: true } },
    extended: { title: '延期', unit: '件', count: 'rows', where: { moved: 'extend' } },
  },
})
