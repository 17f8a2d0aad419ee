import { choice, date, defineLedger, file, formula, idNumber, money, norm, text, yesNo } from '../../ledger/index.ts'

const KEEPERS = ['school.aid_officer', 'county.aid_centre'] as const
const BOARDERS = '义务教育寄宿生生活补助'
const VOCATIONAL = '中职国家助学金'
const TUITION = '中职免学费'
const SENIOR = '普通高中国家助学金'
const UNIVERSITY = '高校困难学生资助'

export const studentAid = defineLedger({
  name: 'student_aid',
  title: '学生资助台账',
  about: '一名学生、一个项目、一个学期一行。人数按身份证号去重：一人两学期受助是一人两人次。高校学生由县资助中心登记。',
  section: 'aid',
  filledBy: KEEPERS,
  readers: [
    'city.aid_centre',
    'city.office',
    'city.leader',
    'county.aid_centre',
    'county.office',
    'county.leader',
    'township.head',
  ],
  cadence: { each: 'term', due: { day: norm('student_aid.due_days'), after: 'period_start' }, zero: true },
  counted: { state: 'paid' },

  fields: {
    pupil: text('学生姓名', { required: true, longest: 40, synonyms: ['姓名'] }),
    id_number: idNumber('身份证号', { required: true, synonyms: ['身份证号码', '公民身份号码', '证件号码'] }),
    programme: choice('资助项目', [BOARDERS, VOCATIONAL, TUITION, SENIOR, UNIVERSITY, '其他'], {
      required: true,
      synonyms: ['项目名称', '资助类别'],
    }),
    stage: choice('学段', ['小学', '初中', '普通高中', '中职', '高校', '学前'], { required: true }),
    grade: text('年级', { longest: 20 }),
    class_name: text('班级', { longest: 20 }),
    ground: choice(
      '困难类型',
      [
        '农村低保',
        '城市低保',
        '特困供养',
        '孤儿',
        '残疾',
        '脱贫户和监测户',
        '单亲困难',
        '因病因灾',
        '涉农专业',
        '其他困难',
      ],
      { required: true, synonyms: ['资助原因', '认定类型', '困难原因'] },
    ),
    boarder: yesNo('是否寄宿'),
    due: money('应发金额', { unit: '元', min: 0, required: true, synonyms: ['应补助金额', '资助标准'] }),
    paid: money('实发金额', { unit: '元', min: 0, synonyms: ['发放金额', '补助金额'] }),
    paid_on: date('发放日期', { synonyms: ['发放时间'] }),
    unpaid: formula('未发金额', 'due - paid', { unit: '元' }),
    guardian: text('监护人', { private: true, longest: 40 }),
    card: text('银行卡号', { private: true, longest: 30, synonyms: ['一卡通账号', '社保卡号'] }),
    published_on: date('公示日期'),
    remark: text('备注', { longest: 200 }),
    proof: file('认定材料'),
  },

  key: ['id_number', 'programme', 'period'],

  workflow: {
    start: 'declared',
    states: {
      declared: { title: '已申报' },
      published: { title: '校内公示', stay: { workdays: norm('student_aid.publicity_workdays') } },
      approved: { title: '待发放', limit: { days: norm('student_aid.pay_days') } },
      returned: { title: '退回' },
      paid: { title: '已发放', final: true },
    },
    moves: {
      publish: {
        title: '公示',
        from: ['declared', 'returned'],
        to: 'published',
        by: 'school.aid_officer',
        asks: ['published_on'],
      },
      publish_here: {
        title: '高校名单公示',
        from: ['declared', 'returned'],
        to: 'published',
        by: 'county.aid_centre',
        asks: ['published_on'],
        when: { programme: UNIVERSITY },
      },
      approve: { title: '审批通过', from: 'published', to: 'approved', by: 'county.aid_centre' },
      refuse: { title: '退回', from: 'published', to: 'returned', by: 'county.aid_centre', reason: true },
      pay: { title: '发放', from: 'approved', to: 'paid', by: 'county.aid_centre', asks: ['paid', 'paid_on'] },
    },
  },

  checks: {
    within: { hard: 'paid <= due', says: '实发金额不能多于应发金额' },
  },

  indicators: {
    pupils: { title: '受助学生', unit: '人', count: 'id_number', about: '按身份证号去重，几个项目都享受的只算一人' },
    payments: { title: '资助人次', unit: '人次', count: 'rows' },
    amount: { title: '发放资助金', unit: '元', sum: 'paid' },
    mean_amount: { title: '人次平均资助', unit: '元', ratio: 'amount', over: 'payments', as: 'number', places: 0 },
    boarders: { title: '受补助的贫困寄宿生', unit: '人', count: 'id_number', where: { programme: BOARDERS } },
    boarders_amount: { title: '寄宿生生活补助', unit: '元', sum: 'paid', where: { programme: BOARDERS } },
    primary_boarders: {
      title: '受补助的小学寄宿生',
      unit: '人',
      count: 'id_number',
      where: { programme: BOARDERS, stage: '小学' },
    },
    junior_boarders: {
      title: '受补助的初中寄宿生',
      unit: '人',
      count: 'id_number',
      where: { programme: BOARDERS, stage: '初中' },
    },
    vocational: { title: '受助中职学生', unit: '人', count: 'id_number', where: { programme: VOCATIONAL } },
    vocational_amount: { title: '中职国家助学金', unit: '元', sum: 'paid', where: { programme: VOCATIONAL } },
    tuition_free: { title: '免学费中职学生', unit: '人', count: 'id_number', where: { programme: TUITION } },
    tuition_amount: { title: '中职免学费资金', unit: '元', sum: 'paid', where: { programme: TUITION } },
    senior: { title: '受助普通高中学生', unit: '人', count: 'id_number', where: { programme: SENIOR } },
    senior_amount: { title: '普通高中国家助学金', unit: '元', sum: 'paid', where: { programme: SENIOR } },
    university: { title: '受助贫困大学生', unit: '人', count: 'id_number', where: { programme: UNIVERSITY } },
    university_amount: { title: '高校困难学生资助金', unit: '元', sum: 'paid', where: { programme: UNIVERSITY } },
    schools: { title: '发放资助的单位', unit: '个', count: 'unit' },
    waiting: {
      title: '待发放人次',
      unit: '人次',
      count: 'rows',
      counted: { not: { state: ['returned', 'paid'] } },
    },
  },
})
