import { choice, choices, date, defineLedger, file, idNumber, norm, phone, text, unit } from '../../ledger/index.ts'
import { GRADES, PUPIL_GROUPS, STAGES } from './groups.ts'

const SECTION = 'county.basic_section'
/** 《义务教育法》第十一条: who cannot go to school for a while asks the township or the county. */
const GRANTING = ['township.head', SECTION] as const
const ROLL = ['entered_on', 'left_on'] as const

export const pupil = defineLedger({
  name: 'pupil',
  title: '学生名册',
  about:
    '一名学生在一个学段一行，记在现在就读的学校名下；转学由原校转出、接收学校同意后名册随人走。一个身份证号在同一学段只能在一所学校。',
  section: 'pupils',
  filledBy: 'school.clerk',
  readers: [
    'city.basic_section',
    'city.leader',
    SECTION,
    'county.office',
    'county.leader',
    'county.inspector',
    'township.head',
    'township.officer',
    'school.head',
    'school.moral_clerk',
    'school.aid_officer',
  ],
  on: 'entered_on',

  fields: {
    name: text('姓名', { required: true, private: true, longest: 40, synonyms: ['学生姓名'] }),
    id_number: idNumber('身份证号', { required: true, synonyms: ['身份证号码', '公民身份号码', '身份证件号'] }),
    student_code: text('学籍号', {
      private: true,
      longest: 19,
      hint: '字母加十八位；没有正式学籍号的填临时号',
      synonyms: ['全国学籍号'],
    }),
    sex: choice('性别', ['男', '女'], { required: true }),
    born_on: date('出生日期', { required: true, synonyms: ['出生年月日'] }),
    people: text('民族', { longest: 20 }),
    stage: choice('学段', STAGES, { required: true }),
    grade: choice('年级', GRADES, { required: true, synonyms: ['所在年级'] }),
    class_name: text('班级', { required: true, longest: 20, synonyms: ['所在班级', '班号'] }),
    entered_on: date('入学日期', { required: true, synonyms: ['入校日期', '入学时间'] }),
    origin: text('户籍所在地', { private: true, longest: 120, synonyms: ['户口所在地'] }),
    address: text('现住址', { private: true, longest: 120, synonyms: ['家庭住址'] }),
    guardian: text('监护人', { required: true, private: true, longest: 40, synonyms: ['家长姓名', '监护人姓名'] }),
    guardian_phone: phone('监护人电话', { synonyms: ['联系电话', '家长电话'] }),
    groups: choices('重点人群', PUPIL_GROUPS, { synonyms: ['学生类别', '特殊群体'] }),
    groups_from: date('列入重点人群日期', { hint: '每学期核一次' }),
    disability: choice('残疾类别', ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'], {
      required: { groups: { has: '残疾儿童' } },
    }),
    certificate: text('残疾人证号', { private: true, longest: 20 }),
    placement: choice('安置方式', ['随班就读', '特教班', '特殊教育学校', '送教上门'], {
      required: { groups: { has: '残疾儿童' } },
      hint: '每名残疾学生只有一种安置方式',
    }),

    to_school: unit('转往学校', { level: 'school', hint: '本市以外的学校不在单位名录里，请办“转出到外地”' }),
    transfer_reason: choice('转学原因', ['家庭搬迁', '随父母务工', '监护人变更', '身体原因', '其他']),
    received_on: date('转入日期'),
    suspended_on: date('休学开始日期'),
    suspended_to: date('休学期满日期'),
    resumed_on: date('复学日期'),
    left_on: date('离校日期', { synonyms: ['毕业日期', '离校时间'] }),
    went_to: text('去向', { longest: 100, hint: '学校名称或去向' }),
    papers: file('证明材料'),
  },

  key: ['id_number', 'stage'],

  workflow: {
    start: 'enrolled',
    states: {
      enrolled: { title: '在籍', rests: true },
      transferring: { title: '转出待接收', limit: { workdays: norm('pupil.transfer_workdays') } },
      suspended: { title: '休学', limit: { until: 'suspended_to' } },
      moved_away: { title: '已转到外地', final: true },
      left: { title: '已离校', final: true },
      graduated: { title: '已毕业', final: true },
    },
    moves: {
      offer: {
        title: '转出',
        from: 'enrolled',
        to: 'transferring',
        by: 'school.head',
        asks: ['to_school', 'transfer_reason'],
      },
      accept: {
        title: '同意接收',
        from: 'transferring',
        to: 'enrolled',
        by: 'school.head',
        at: 'to_school',
        hands: 'to_school',
        asks: ['received_on'],
      },
      refuse: {
        title: '不予接收',
        from: 'transferring',
        to: 'enrolled',
        by: 'school.head',
        at: 'to_school',
        reason: true,
      },
      take_back: { title: '撤回转出', from: 'transferring', to: 'enrolled', by: 'school.head', undoes: true },
      move_away: {
        title: '转出到外地',
        from: 'enrolled',
        to: 'moved_away',
        by: 'school.head',
        asks: ['left_on', 'went_to', 'papers'],
      },
      suspend: {
        title: '批准休学',
        from: 'enrolled',
        to: 'suspended',
        by: GRANTING,
        asks: ['suspended_on', 'suspended_to'],
        reason: true,
      },
      resume: { title: '休学期满复学', from: 'suspended', to: 'enrolled', by: 'school.head', asks: ['resumed_on'] },
      strike: {
        title: '注销学籍',
        from: ['enrolled', 'suspended'],
        to: 'left',
        by: SECTION,
        asks: ['left_on', 'went_to'],
        reason: true,
      },
      graduate: { title: '毕业', from: 'enrolled', to: 'graduated', by: 'school.head', asks: ['left_on', 'went_to'] },
    },
  },

  checks: {
    stay: { hard: 'left_on >= entered_on', says: '离校日期不能早于入学日期' },
    pause: { hard: 'suspended_to > suspended_on', says: '休学期满日期应在开始日期之后' },
    age: { soft: 'entered_on - born_on >= 5 * 365', says: '入学时不满五周岁，请核对出生日期' },
  },

  indicators: {
    on_roll: {
      title: '在籍学生',
      unit: '人',
      stock: ROLL,
      about: '期末名册上的人，含休学和正在办理转出的',
      synonyms: ['在册学生', '学籍人数'],
    },
    primary: { title: '小学在籍学生', unit: '人', stock: ROLL, where: { stage: '小学' } },
    junior: { title: '初中在籍学生', unit: '人', stock: ROLL, where: { stage: '初中' } },
    girls: { title: '在籍女生', unit: '人', stock: ROLL, where: { sex: '女' } },
    left_behind: { title: '留守学生', unit: '人', stock: ROLL, where: { groups: { has: '留守儿童' } } },
    migrant: { title: '随迁子女', unit: '人', stock: ROLL, where: { groups: { has: '进城务工人员随迁子女' } } },
    disabled: { title: '在校残疾学生', unit: '人', stock: ROLL, where: { groups: { has: '残疾儿童' } } },
    home_taught: { title: '送教上门学生', unit: '人', stock: ROLL, where: { placement: '送教上门' } },
    boarders: { title: '在籍寄宿生', unit: '人', stock: ROLL, where: { groups: { has: '寄宿生' } } },
    low_income: { title: '低保家庭学生', unit: '人', stock: ROLL, where: { groups: { has: '低保家庭' } } },
    lifted: { title: '脱贫户和监测户学生', unit: '人', stock: ROLL, where: { groups: { has: '脱贫户和监测户' } } },
    suspended: { title: '休学学生', unit: '人', count: 'rows', where: { state: 'suspended' }, on: 'suspended_on' },
    waiting: { title: '转出待接收学生', unit: '人', count: 'rows', where: { state: 'transferring' } },
    received: {
      title: '校际转入学生',
      unit: '人',
      count: 'rows',
      where: { moved: 'accept' },
      on: 'received_on',
    },
    moved_away: { title: '转出到外地学生', unit: '人', count: 'rows', where: { state: 'moved_away' }, on: 'left_on' },
    struck: { title: '注销学籍学生', unit: '人', count: 'rows', where: { state: 'left' }, on: 'left_on' },
    graduated: { title: '毕业学生', unit: '人', count: 'rows', where: { state: 'graduated' }, on: 'left_on' },
  },
})
