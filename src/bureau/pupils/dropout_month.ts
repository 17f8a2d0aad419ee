import { defineLedger, integer, norm, text } from '../../ledger/index.ts'
import { COMPULSORY_KINDS } from '../organisation.ts'

const people = (title: string, prefill?: string) =>
  integer(title, { unit: '人', min: 0, required: true, ...(prefill === undefined ? {} : { prefill }) })

export const dropoutMonth = defineLedger({
  name: 'dropout_month',
  title: '控辍保学月报表',
  about: '学校一月一报告：本月新发现、返校和仍没有到校的各几人，与个案台账对得上；一个也没有的按零报告报送。',
  section: 'pupils',
  filledBy: 'school.clerk',
  cadence: {
    each: 'month',
    kinds: COMPULSORY_KINDS,
    due: { day: norm('dropout.monthly_days'), after: 'period_start' },
    zero: true,
  },
  review: ['township.officer', 'county.basic_section'],

  fields: {
    on_roll: people('在籍学生', 'pupil.on_roll'),
    found: people('本月新登记疑似辍学', 'dropout_case.found'),
    returned: people('本月返校', 'dropout_case.returned_in_period'),
    out: integer('月末仍没有到校', { unit: '人', min: 0, required: true, hint: '疑似辍学和辍学台账月末在册之和' }),
    home_visits: integer('本月上门劝返', { unit: '人次', min: 0, synonyms: ['家访人次'] }),
    key_children: integer('月末在册的重点人群', { unit: '人', min: 0, hint: '留守、残疾、孤儿、困境等' }),
    measures: text('下月措施', { longest: 300 }),
  },

  key: ['unit', 'period'],

  checks: {
    out: { hard: 'out <= on_roll', says: '没有到校的不能多于在籍学生' },
    key_children: { hard: 'key_children <= out', says: '重点人群不能多于没有到校的学生' },
    adds_up: {
      soft: 'out == before(out) + found - returned',
      says: '月末人数不等于上月末加新登记减返校，请说明（如核实在外就读、超龄）',
    },
  },

  indicators: {
    schools: { title: '有疑似辍学学生的报告学校', unit: '所', count: 'unit' },
    found: { title: '月报新登记疑似辍学', unit: '人', sum: 'found' },
    returned: { title: '月报返校学生', unit: '人', sum: 'returned' },
    out: { title: '月报月末没有到校', unit: '人', sum: 'out' },
    home_visits: { title: '月报上门劝返', unit: '人次', sum: 'home_visits' },
    key_children: { title: '月末未到校的重点人群', unit: '人', sum: 'key_children' },
    on_roll: { title: '月报在籍学生', unit: '人', sum: 'on_roll' },
    out_rate: { title: '月末未到校比例', ratio: 'out', over: 'on_roll', as: 'percent' },
  },
})
