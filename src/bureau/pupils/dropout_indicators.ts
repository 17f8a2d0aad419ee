/**
 * The three ledgers that the county keeps, told from one: a case is registered (疑似辍学), stands in one of the two lists
 * or has come to one of its ends, so that the lists and the ends add up to what was registered.
 */

/** 疑似辍学台账: nobody has said yet that the child has left school. */
const SUSPECTED = ['suspected', 'persuading', 'reported', 'noticed'] as const
/** 辍学台账: 认定辍学, and not back. */
export const DROPPED = ['ordered', 'in_court'] as const
const BACK = ['returned', 'closed'] as const

const NOTIFIED = ['notify', 'notify_direct'] as const

const PEOPLE = { unit: '人', count: 'rows' } as const
const group = (title: string, name: string) => ({ ...PEOPLE, title, where: { groups: { has: name } } })

export const dropoutIndicators = {
  found: {
    ...PEOPLE,
    title: '登记疑似辍学学生',
    synonyms: ['疑似辍学学生', '疑似辍学'],
    about: '本期发现并登记的，撤销误登的不算',
  },
  suspected: { ...PEOPLE, title: '疑似辍学台账在册', where: { state: SUSPECTED } },
  dropped: {
    ...PEOPLE,
    title: '辍学台账在册',
    where: { state: DROPPED },
    about: '已认定辍学、还没有复学的',
    synonyms: ['辍学学生', '辍学未返'],
  },
  back: {
    ...PEOPLE,
    title: '劝返复学',
    where: { state: BACK },
    synonyms: ['劝返学生', '劝返', '复学学生'],
    about: '本期登记的个案里已经返校的',
  },
  transferred: { ...PEOPLE, title: '核实在外就读', where: { state: 'transferred' } },
  aged_out: { ...PEOPLE, title: '超龄结案', where: { state: 'aged_out' } },
  to_persuade: {
    ...PEOPLE,
    title: '应劝返',
    where: { not: { state: ['transferred', 'aged_out'] } },
    about: '登记的个案里除去核实在外就读和超龄的',
  },
  back_rate: { title: '劝返率', ratio: 'back', over: 'to_persuade', as: 'percent', synonyms: ['劝返复学率'] },
  returned_in_period: {
    ...PEOPLE,
    title: '本期返校',
    where: { returned_on: { empty: false } },
    on: 'returned_on',
    about: '不论哪一期发现，按返校日期算',
  },
  confirmed: {
    ...PEOPLE,
    title: '认定辍学',
    where: { confirmed_on: { empty: false } },
    on: 'confirmed_on',
    about: '不论后来是否复学，按认定日期算',
  },
  schools: { title: '有疑似辍学学生的学校', unit: '所', count: 'unit' },

  to_report: {
    ...PEOPLE,
    title: '应书面报告',
    where: { any: [{ moved: 'report' }, { state: 'persuading', late: true }] },
    about: '已经报告的，加上过了期限还没有报告的',
  },
  reported_in_time: { ...PEOPLE, title: '按期书面报告', where: { moved: 'report', kept: 'persuading' } },
  report_rate: { title: '按期报告率', ratio: 'reported_in_time', over: 'to_report', as: 'percent' },
  verified_in_time: { ...PEOPLE, title: '按期上门核实', where: { moved: 'verify', kept: 'suspected' } },
  verify_rate: { title: '按期核实率', ratio: 'verified_in_time', over: 'found', as: 'percent' },
  signed: {
    ...PEOPLE,
    title: '双线责任签字齐全',
    where: { school_signed_on: { empty: false }, township_signed_on: { empty: false } },
  },
  signed_rate: { title: '双线责任签字率', ratio: 'signed', over: 'found', as: 'percent' },
  notices: { ...PEOPLE, title: '发出复学通知书', where: { moved: NOTIFIED } },
  notices_in_time: { ...PEOPLE, title: '按期发出复学通知书', where: { moved: NOTIFIED, kept: 'reported' } },
  notice_rate: { title: '按期通知率', ratio: 'notices_in_time', over: 'notices', as: 'percent' },
  orders: { ...PEOPLE, title: '责令改正', where: { moved: 'order' } },
  courts: { ...PEOPLE, title: '提请司法督促', where: { moved: 'to_court' } },
  again: { ...PEOPLE, title: '复学后再次辍学', where: { moved: 'leave_again' } },
  following: { ...PEOPLE, title: '复学跟踪中', where: { state: 'returned' } },
  closed: { ...PEOPLE, title: '已销案', where: { state: 'closed' } },
  late: { ...PEOPLE, title: '已过期限未办', where: { late: true } },

  primary: { ...PEOPLE, title: '小学疑似辍学学生', where: { stage: '小学' } },
  junior: { ...PEOPLE, title: '初中疑似辍学学生', where: { stage: '初中' } },
  primary_confirmed: {
    ...PEOPLE,
    title: '小学认定辍学',
    where: { stage: '小学', confirmed_on: { empty: false } },
    on: 'confirmed_on',
  },
  junior_confirmed: {
    ...PEOPLE,
    title: '初中认定辍学',
    where: { stage: '初中', confirmed_on: { empty: false } },
    on: 'confirmed_on',
  },
  primary_rate: {
    title: '小学年辍学率',
    ratio: 'primary_confirmed',
    over: 'school_return.primary_pupils',
    as: 'percent',
    about: '学年内认定辍学学生除以学年初在校学生，按学年看',
  },
  junior_rate: {
    title: '初中年辍学率',
    ratio: 'junior_confirmed',
    over: 'school_return.junior_pupils',
    as: 'percent',
    about: '学年内认定辍学学生除以学年初在校学生，按学年看',
  },
  left_behind: group('疑似辍学的留守儿童', '留守儿童'),
  migrant: group('疑似辍学的随迁子女', '进城务工人员随迁子女'),
  disabled: group('疑似辍学的残疾儿童', '残疾儿童'),
  lifted: group('疑似辍学的脱贫户和监测户学生', '脱贫户和监测户'),
  minority: group('疑似辍学的少数民族学生', '少数民族'),
  at_check: { ...PEOPLE, title: '开学清查发现', where: { found_by: '开学清查' } },
} as const
