import { date, defineLedger, integer, lines, choice, norm, text } from '../../ledger/index.ts'
import { COMPULSORY_KINDS } from '../organisation.ts'

const people = (title: string, hint?: string) =>
  integer(title, { unit: '人', min: 0, required: true, ...(hint === undefined ? {} : { hint }) })

export const rollCheck = defineLedger({
  name: 'roll_check',
  title: '学籍清查',
  about:
    '每学期开学后一校一份：名册上的人一个一个点到。没有到校的逐人登记控辍保学个案，本表的未到校人数要与个案对得上；没有的填0，乡镇和县局先后签收。',
  section: 'pupils',
  filledBy: 'school.clerk',
  readers: [
    'city.basic_section',
    'city.office',
    'city.leader',
    'county.office',
    'county.leader',
    'county.inspector',
    'township.head',
    'school.head',
    'school.moral_clerk',
  ],
  cadence: {
    each: 'term',
    kinds: COMPULSORY_KINDS,
    opens: { day: 0, after: 'term_start' },
    due: { workdays: norm('roll_check.due_workdays'), after: 'term_start' },
  },
  review: ['township.officer', 'county.basic_section'],

  fields: {
    checked_on: date('清查日期', { required: true, synonyms: ['清查时间'] }),
    checked_by: text('清查人', { required: true, longest: 30, synonyms: ['负责人'] }),
    on_roll: integer('名册人数', {
      unit: '人',
      min: 0,
      required: true,
      prefill: 'pupil.on_roll',
      hint: '开学第一天名册上应到的人',
      synonyms: ['在籍学生', '应到人数', '学籍人数'],
    }),
    present: people('实到'),
    on_leave: people('请假', '有假条的；休学的单列'),
    suspended: people('休学'),
    missing: people('没有请假未到校', '没有的填0'),
    new_cases: integer('其中：本学期新登记个案', {
      unit: '人',
      min: 0,
      required: true,
      prefill: 'dropout_case.found',
      hint: '控辍保学个案里本学期发现、没有撤销的',
    }),
    earlier_cases: people('其中：以前学期未结个案'),
    left_behind_missing: people('未到校的留守儿童'),
    disabled_missing: people('未到校的残疾儿童'),
    received: people('新学期转入'),
    transferred: people('新学期转出'),
    unregistered: people('人到校、名册上没有', '查清后尽快办理接收'),
    causes: lines('未到校原因', {
      cause: choice(
        '原因',
        ['厌学', '家庭困难', '随家长外出', '疾病', '残疾', '务工', '早婚', '家长不送', '去向不明', '其他'],
        { required: true },
      ),
      pupils: integer('人数', { unit: '人', min: 1, required: true }),
    }),
    remark: text('说明', { longest: 300, synonyms: ['备注'] }),
  },

  key: ['unit', 'period'],

  checks: {
    adds_up: {
      hard: 'present + on_leave + suspended + missing == on_roll',
      says: '实到、请假、休学、未到校之和不等于名册人数',
    },
    cases: {
      hard: 'new_cases + earlier_cases == missing',
      says: '没有请假未到校的人数与控辍保学个案对不上：每一个没有到校的学生都要有个案',
    },
    left_behind: { hard: 'left_behind_missing <= missing', says: '未到校的留守儿童不能多于未到校人数' },
    disabled: { hard: 'disabled_missing <= missing', says: '未到校的残疾儿童不能多于未到校人数' },
    leave: { soft: 'on_leave <= 0.05 * on_roll', says: '请假的超过名册的百分之五，请说明原因' },
    nobody: { soft: 'missing <= 0.03 * on_roll', says: '未到校的超过名册的百分之三，请说明' },
    shrunk: {
      soft: 'abs(on_roll - before(on_roll)) <= 0.1 * before(on_roll)',
      says: '名册人数比上学期增减一成以上，请说明',
    },
  },

  indicators: {
    schools: { title: '完成学籍清查的学校', unit: '所', count: 'unit' },
    on_roll: { title: '清查名册人数', unit: '人', sum: 'on_roll' },
    present: { title: '清查实到', unit: '人', sum: 'present' },
    presence_rate: { title: '开学到校率', ratio: 'present', over: 'on_roll', as: 'percent' },
    on_leave: { title: '清查请假', unit: '人', sum: 'on_leave' },
    suspended: { title: '清查休学', unit: '人', sum: 'suspended' },
    missing: { title: '清查未到校', unit: '人', sum: 'missing', synonyms: ['应到未到'] },
    new_cases: { title: '清查新登记个案', unit: '人', sum: 'new_cases' },
    schools_missing: { title: '有学生未到校的学校', unit: '所', count: 'unit', where: { missing: { gt: 0 } } },
    schools_whole: { title: '学生全部到校的学校', unit: '所', count: 'unit', where: { missing: 0 } },
    left_behind_missing: { title: '清查未到校的留守儿童', unit: '人', sum: 'left_behind_missing' },
    unregistered: { title: '人籍分离学生', unit: '人', sum: 'unregistered' },
  },
})
