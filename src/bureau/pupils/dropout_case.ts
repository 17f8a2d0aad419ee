import {
  choice,
  choices,
  date,
  defineLedger,
  file,
  integer,
  lines,
  norm,
  phone,
  ref,
  text,
} from '../../ledger/index.ts'
import { latest } from '../norms/latest.ts'
import { dropoutFollowUps, dropoutVisits } from '../norms/dropout.ts'
import { DROPPED, dropoutIndicators } from './dropout_indicators.ts'
import { GRADES, PUPIL_GROUPS, STAGES } from './groups.ts'

const VISITS = latest(dropoutVisits)
const FOLLOW_UPS = latest(dropoutFollowUps)
const SECTION = 'county.basic_section'
const TOWNSHIP = ['township.officer', 'township.head'] as const
const SCHOOL = ['school.head', 'school.moral_clerk'] as const
const OPEN = ['suspected', 'persuading', 'reported', 'noticed', ...DROPPED] as const
/** Schools directly below the county have no township above them; the county's section stands in for it. */
const BY_TOWNSHIP = { managed_by: '乡镇' } as const
const BY_COUNTY = { managed_by: '县教育局' } as const
const TOWNSHIP_LINE = [
  'county_leader',
  'township_leader',
  'village_head',
  'household_contact',
  'township_signed_on',
] as const
const name = (title: string, hint?: string) => text(title, { longest: 40, ...(hint === undefined ? {} : { hint }) })

export const dropoutCase = defineLedger({
  name: 'dropout_case',
  title: '控辍保学个案',
  about:
    '一名疑似辍学学生一行，从发现到销案。两条责任线（县—乡—村—户，局—校—师—家长）都签了字才能书面报告；劝返无效的由乡镇发复学通知书，再无效的责令改正。县里是行政督促，不是处罚。',
  section: 'pupils',
  filledBy: ['school.clerk', 'school.moral_clerk'],
  readers: [
    'city.basic_section',
    'city.office',
    'city.leader',
    SECTION,
    'county.office',
    'county.leader',
    'county.inspector',
    'township.head',
    'township.officer',
    'school.head',
  ],
  counted: { not: { state: 'mistaken' } },
  on: 'found_on',

  fields: {
    pupil: ref('学生名册', 'pupil', { hint: '名册上的人选上；从未入学的不填，记在学区学校名下' }),
    name: text('学生姓名', { required: true, private: true, longest: 40, synonyms: ['姓名'] }),
    sex: choice('性别', ['男', '女'], { required: true }),
    born_on: date('出生日期', { required: true }),
    stage: choice('学段', STAGES, { required: true }),
    grade: choice('年级', GRADES, { required: true }),
    class_name: text('班级', { longest: 20 }),
    groups: choices('重点人群', PUPIL_GROUPS, { synonyms: ['学生类别'] }),
    guardian: text('监护人', { required: true, private: true, longest: 40, synonyms: ['家长姓名', '家长'] }),
    guardian_phone: phone('监护人电话', { synonyms: ['联系电话'] }),
    managed_by: choice('行政线由谁负责', ['乡镇', '县教育局'], {
      required: true,
      hint: '县直学校没有乡镇中心学校，由县教育局代办',
    }),
    village: text('所在村（社区）', { required: true, longest: 60, synonyms: ['村', '社区'] }),
    address: text('家庭住址', { private: true, longest: 120, synonyms: ['住址'] }),
    found_on: date('发现日期', { required: true, synonyms: ['登记日期'] }),
    found_by: choice('发现途径', ['开学清查', '日常考勤', '入户摸排', '数据比对', '群众反映'], { required: true }),
    absent_from: date('缺课起始日期', { required: true, hint: '第一天没有到校的日子', synonyms: ['未到校日期'] }),
    cause: choice(
      '疑似辍学原因',
      ['厌学', '家庭困难', '随家长外出', '疾病', '残疾', '务工', '早婚', '家长不送', '去向不明', '其他'],
      { required: true, synonyms: ['原因', '辍学原因'] },
    ),
    papers: file('家访照片和材料'),

    whereabouts: choice('现在何处', ['在家', '随父母在外地', '外出务工', '在亲属家', '住院治疗', '去向不明'], {
      synonyms: ['去向'],
    }),
    visits: lines('家访劝返记录', {
      on: date('日期', { required: true }),
      by: text('参加人', { required: true, longest: 60 }),
      met: text('见到谁', { longest: 40 }),
      said: text('情况和答复', { required: true, longest: 200 }),
    }),
    support: choices('帮扶措施', ['学业补习', '心理疏导', '经济资助', '结对帮扶', '送教上门', '协调户籍学籍'], {
      hint: '一人一案',
    }),
    visit_count: integer('已上门劝返', { unit: '次', min: 1, max: 99 }),

    county_leader: name('县级包联领导'),
    township_leader: name('乡镇包联领导'),
    village_head: name('村（社区）责任人'),
    household_contact: name('包户干部'),
    township_signed_on: date('县—乡—村—户责任线签字日期'),
    bureau_leader: name('教育局包联领导'),
    school_head: name('校长'),
    class_teacher: name('班主任'),
    parent: text('签字家长', { private: true, longest: 40 }),
    school_signed_on: date('局—校—师—家长责任线签字日期'),

    reported_on: date('书面报告日期'),
    return_by: date('通知书限定返校日期'),
    confirmed_on: date('认定辍学日期'),
    correct_by: date('责令改正期限'),
    court: text('提请司法督促的机关', { longest: 60 }),
    returned_on: date('返校日期', { synonyms: ['复学日期'] }),
    return_way: choice('复学方式', ['回原班', '转入他校', '职业学校', '特殊教育学校', '送教上门']),
    follow_ups: lines('复学后回访', {
      on: date('日期', { required: true }),
      by: text('回访人', { required: true, longest: 40 }),
      found: text('在校情况', { required: true, longest: 200 }),
    }),
    follow_up_count: integer('已回访', { unit: '次', min: 1, max: 99 }),
    absent_again_on: date('再次缺课日期'),
    went_to: text('就读学校或去向', { longest: 100 }),
    proof: file('学籍或就读证明'),
  },

  workflow: {
    start: 'suspected',
    states: {
      suspected: { title: '疑似辍学', limit: { schooldays: norm('dropout.verify_schooldays'), after: 'found_on' } },
      persuading: {
        title: '劝返中',
        limit: [
          {
            when: { absent_again_on: { empty: false } },
            schooldays: norm('dropout.report_schooldays'),
            after: 'absent_again_on',
          },
          { schooldays: norm('dropout.report_schooldays'), after: 'found_on' },
        ],
      },
      reported: { title: '已书面报告', limit: { workdays: norm('dropout.notice_workdays') } },
      noticed: {
        title: '已发复学通知书',
        limit: { until: 'return_by', else: { days: norm('dropout.return_days'), rolls: true } },
        stay: { schooldays: norm('dropout.confirm_schooldays'), after: 'absent_from' },
      },
      ordered: {
        title: '已责令改正',
        limit: { until: 'correct_by', else: { days: norm('dropout.correct_days'), rolls: true } },
      },
      in_court: { title: '司法督促中', limit: { months: norm('dropout.court_months') } },
      returned: {
        title: '已复学，跟踪中',
        limit: { days: norm('dropout.follow_days') },
        stay: { days: norm('dropout.followed_days'), after: 'returned_on' },
      },
      closed: { title: '已销案', final: true },
      transferred: { title: '核实在外就读', final: true },
      aged_out: { title: '超龄结案', final: true },
      mistaken: { title: '登记有误，已撤销', final: true },
    },
    moves: {
      verify: {
        title: '上门核实',
        from: 'suspected',
        to: 'persuading',
        by: SCHOOL,
        asks: ['whereabouts', 'visits', 'visit_count'],
      },
      visit: {
        title: '登记劝返',
        from: 'persuading',
        to: 'persuading',
        by: SCHOOL,
        asks: ['whereabouts', 'visits', 'visit_count', 'support'],
      },
      sign_school: {
        title: '签局—校—师—家长责任线',
        from: 'persuading',
        to: 'persuading',
        by: 'school.head',
        asks: ['bureau_leader', 'school_head', 'class_teacher', 'parent', 'school_signed_on'],
        owed: { school_signed_on: { empty: true } },
      },
      sign_township: {
        title: '签县—乡—村—户责任线',
        from: 'persuading',
        to: 'persuading',
        by: TOWNSHIP,
        asks: TOWNSHIP_LINE,
        when: BY_TOWNSHIP,
        owed: { township_signed_on: { empty: true } },
      },
      sign_county: {
        title: '代签县—乡—村—户责任线',
        from: 'persuading',
        to: 'persuading',
        by: SECTION,
        asks: TOWNSHIP_LINE,
        when: BY_COUNTY,
        owed: { township_signed_on: { empty: true } },
      },
      report: {
        title: '书面报告乡镇和县局',
        from: 'persuading',
        to: 'reported',
        by: 'school.head',
        asks: ['reported_on'],
        when: {
          visit_count: { gte: VISITS },
          school_signed_on: { empty: false },
          township_signed_on: { empty: false },
        },
      },
      notify: {
        title: '发复学通知书',
        from: 'reported',
        to: 'noticed',
        by: TOWNSHIP,
        asks: ['return_by'],
        prints: 'return_notice',
        when: BY_TOWNSHIP,
      },
      notify_direct: {
        title: '代发复学通知书',
        from: 'reported',
        to: 'noticed',
        by: SECTION,
        asks: ['return_by'],
        prints: 'return_notice',
        when: BY_COUNTY,
      },
      order: {
        title: '认定辍学并责令改正',
        from: 'noticed',
        to: 'ordered',
        by: [SECTION, 'township.head'],
        asks: ['confirmed_on', 'correct_by'],
        prints: 'correction_order',
      },
      to_court: {
        title: '提请司法督促',
        from: 'ordered',
        to: 'in_court',
        by: 'county.leader',
        asks: ['court'],
        reason: true,
      },
      come_back: {
        title: '登记复学',
        from: OPEN,
        to: 'returned',
        by: SCHOOL,
        asks: ['returned_on', 'return_way'],
        early: true,
      },
      follow_up: {
        title: '登记回访',
        from: 'returned',
        to: 'returned',
        by: SCHOOL,
        asks: ['follow_ups', 'follow_up_count'],
        restarts: true,
        early: true,
      },
      leave_again: {
        title: '再次辍学',
        from: 'returned',
        to: 'persuading',
        by: SCHOOL,
        asks: ['absent_again_on'],
        reason: true,
        early: true,
      },
      close: {
        title: '销案',
        from: 'returned',
        to: 'closed',
        by: SECTION,
        when: { follow_up_count: { gte: FOLLOW_UPS } },
      },
      found_elsewhere: {
        title: '核实在外就读',
        from: OPEN,
        to: 'transferred',
        by: SECTION,
        asks: ['went_to', 'proof'],
        optional: true,
        early: true,
      },
      age_out: {
        title: '超龄结案',
        from: OPEN,
        to: 'aged_out',
        by: SECTION,
        asks: ['went_to'],
        reason: true,
        early: true,
      },
      remove: {
        title: '撤销误登',
        from: ['suspected', 'persuading', 'reported', 'noticed'],
        to: 'mistaken',
        by: SECTION,
        reason: true,
        early: true,
      },
    },
  },

  checks: {
    found_later: { hard: 'found_on >= absent_from', says: '发现日期不能早于缺课起始日期' },
    returned_later: { hard: 'returned_on >= absent_from', says: '返校日期不能早于缺课起始日期' },
    reported_later: { hard: 'reported_on >= found_on', says: '书面报告日期不能早于发现日期' },
    born: { hard: 'found_on - born_on >= 5 * 365', says: '出生日期不对：发现时不满五周岁' },
    compulsory: { soft: 'found_on - born_on <= 17 * 366', says: '发现时已满十七周岁，请说明为什么还算适龄' },
  },

  indicators: dropoutIndicators,
})
