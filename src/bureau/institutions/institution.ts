import { choice, choices, date, defineLedger, file, integer, lines, money, norm, phone } from '../../ledger/index.ts'
import { ref, text, unit } from '../../ledger/index.ts'
import { INSTITUTION_KINDS, TRAINING_KINDS, WATCHERS } from './kinds.ts'

const SECTION = ['county.private_section'] as const
const BLOCKS = ['基础信息', '人员', '教材', '课程', '场地'] as const

export const institution = defineLedger({
  name: 'institution',
  title: '民办学校与培训机构名录',
  about:
    '一个办学许可证一行：谁办的、办什么、证到哪天、保证金和监管账户、人员和课程。可以用全国监管平台导出的表直接导入。',
  section: 'institutions',
  filledBy: SECTION,
  readers: [...WATCHERS, 'county.inspector', 'city.inspector'],
  on: 'licensed_on',

  fields: {
    name: text('机构名称', { required: true, longest: 80, synonyms: ['培训机构名称', '学校名称', '单位名称', '名称'] }),
    kind: choice('办学类别', INSTITUTION_KINDS, { required: true, synonyms: ['机构类别', '机构类型', '办学类型'] }),
    subject: choices('培训内容', ['学科', '体育', '艺术', '科技', '语言', '其他'], {
      synonyms: ['培训类别', '培训类型', '非学科类别'],
    }),
    licence_no: text('办学许可证号', {
      required: true,
      longest: 40,
      synonyms: ['许可证编号', '办学许可证编号', '教民号', '许可证号码'],
    }),
    licence: ref('审批记录', 'licence', { hint: '经本系统审批的选上；以前发的证可以不选' }),
    licensed_on: date('发证日期', { required: true, synonyms: ['许可证发证日期', '批准日期', '审批日期'] }),
    valid_until: date('许可证有效期至', {
      required: true,
      synonyms: ['有效期至', '有效期截止', '许可证有效期止', '证件到期日期'],
    }),
    credit_code: text('统一社会信用代码', { longest: 18, synonyms: ['社会信用代码', '信用代码'] }),
    register: choice('登记性质', ['非营利性', '营利性', '未登记'], { synonyms: ['法人类型', '营利性质', '机构性质'] }),
    founder: text('举办者', { longest: 80, synonyms: ['主办单位', '举办单位'] }),
    representative: text('法定代表人', { longest: 30, synonyms: ['法人代表', '法人', '负责人'] }),
    contact: phone('联系电话', { synonyms: ['联系方式', '负责人电话'] }),
    address: text('办学地址', { required: true, longest: 120, synonyms: ['培训地址', '地址', '办学场所'] }),
    area: integer('办学面积', { unit: '㎡', min: 0, synonyms: ['场地面积', '建筑面积'] }),
    inside: unit('系统内单位', { hint: '已在单位名录里的选上，年检和月报就对得上' }),

    way: choice('资金监管方式', ['银行托管', '风险保证金', '两种都有', '还没有纳入', '不适用'], {
      required: { kind: TRAINING_KINDS },
      synonyms: ['监管方式'],
    }),
    bank: text('监管银行', { longest: 60, synonyms: ['托管银行', '开户银行'] }),
    account: text('监管账号', { private: true, longest: 40, synonyms: ['资金监管账号', '托管账户', '专用账户账号'] }),
    guarantee: money('风险保证金', { unit: '元', min: 0, synonyms: ['已缴风险保证金', '保证金余额'] }),

    staff: integer('从业人员', { unit: '人', min: 0, synonyms: ['从业人员数', '教职工数', '员工人数'] }),
    teachers: integer('其中：教学人员', { unit: '人', min: 0, synonyms: ['教学人员数', '专任教师', '教师人数'] }),
    qualified: integer('其中：有资格证的教学人员', {
      unit: '人',
      min: 0,
      synonyms: ['持证教师', '具有教师资格人数', '持证人数'],
    }),
    learners: integer('在读学员', { unit: '人', min: 0, synonyms: ['学员人数', '在校生数', '在园幼儿'] }),
    courses: lines('课程', {
      name: text('课程名称', { required: true, longest: 60 }),
      audience: text('招生对象', { longest: 40 }),
      lessons: integer('课时', { unit: '课时', min: 0 }),
      fee: money('收费', { unit: '元', min: 0 }),
    }),
    reviewed: choices('平台信息已审核', BLOCKS, {
      hint: '五块都审核通过才算录入完成',
      synonyms: ['平台审核情况', '已审核信息'],
    }),
    listed: choice('名单', ['白名单', '黑名单', '未列入'], { synonyms: ['白名单情况', '黑白名单'] }),

    renewed_on: date('换证日期', { synonyms: ['换发日期'] }),
    renewed_no: text('换证后许可证号', { longest: 40, hint: '号码没有变的照原样填' }),
    renewed_until: date('换证后有效期至'),
    suspended_on: date('暂停办学日期'),
    resume_by: date('暂停办学至'),
    closed_on: date('停办日期', { synonyms: ['注销日期'] }),
    placed: integer('停办时安置学员', { unit: '人', min: 0 }),
    archive: file('电子档案'),
    remark: text('备注', { longest: 500 }),
  },

  key: ['unit', 'licence_no'],

  workflow: {
    start: 'licensed',
    states: {
      licensed: { title: '在办', limit: { until: 'renewed_until', else: { until: 'valid_until' } } },
      suspended: {
        title: '暂停办学',
        limit: { until: 'resume_by', else: { months: norm('institution.suspension_months') } },
      },
      closed: { title: '停办注销', final: true },
    },
    moves: {
      renew: {
        title: '换发许可证',
        from: 'licensed',
        to: 'licensed',
        by: SECTION,
        asks: ['renewed_on', 'renewed_no', 'renewed_until'],
        restarts: true,
      },
      suspend: {
        title: '暂停办学',
        from: 'licensed',
        to: 'suspended',
        by: SECTION,
        asks: ['suspended_on', 'resume_by'],
        reason: true,
      },
      resume: { title: '恢复办学', from: 'suspended', to: 'licensed', by: SECTION },
      close: {
        title: '停办注销',
        from: ['licensed', 'suspended'],
        to: 'closed',
        by: SECTION,
        asks: ['closed_on', 'placed'],
        reason: true,
      },
    },
  },

  checks: {
    valid: { hard: 'valid_until >= licensed_on', says: '有效期不能早于发证日期' },
    teachers: { hard: 'teachers <= staff', says: '教学人员不能多于从业人员' },
    qualified: { hard: 'qualified <= teachers', says: '有资格证的教学人员不能多于教学人员' },
    all_qualified: { soft: 'qualified >= teachers', says: '有教学人员没有资格证，请说明怎么处理' },
    crowded: { soft: 'area >= 3 * learners / 4', says: '按四班轮流算，同一时段生均面积不足3平方米，请核对' },
  },

  indicators: {
    all: { title: '民办学校和培训机构', unit: '家', count: 'rows', counted: { not: { state: 'closed' } } },
    training: {
      title: '校外培训机构',
      unit: '家',
      count: 'rows',
      where: { kind: TRAINING_KINDS, not: { state: 'closed' } },
    },
    academic: {
      title: '学科类培训机构',
      unit: '家',
      count: 'rows',
      where: { kind: '学科类培训机构', not: { state: 'closed' } },
    },
    private_schools: {
      title: '民办学校',
      unit: '所',
      count: 'rows',
      where: { kind: '民办学校', not: { state: 'closed' } },
    },
    kindergartens: {
      title: '民办幼儿园',
      unit: '所',
      count: 'rows',
      where: { kind: '民办幼儿园', not: { state: 'closed' } },
    },
    learners: { title: '民办学校和培训机构在读学员', unit: '人', sum: 'learners', where: { not: { state: 'closed' } } },
    teachers: { title: '教学人员', unit: '人', sum: 'teachers', where: { not: { state: 'closed' } } },
    qualified: { title: '有资格证的教学人员', unit: '人', sum: 'qualified', where: { not: { state: 'closed' } } },
    qualified_rate: { title: '教学人员持证率', ratio: 'qualified', over: 'teachers', as: 'percent' },
    guarantee: { title: '风险保证金余额', unit: '元', sum: 'guarantee', where: { not: { state: 'closed' } } },
    platform: {
      title: '平台信息录入审核完成的机构',
      unit: '家',
      count: 'rows',
      where: { all: BLOCKS.map((block) => ({ reviewed: { has: block } })), not: { state: 'closed' } },
    },
    platform_rate: { title: '平台信息录入审核完成率', ratio: 'platform', over: 'all', as: 'percent' },
    expired: { title: '许可证过期仍在名录的机构', unit: '家', count: 'rows', where: { state: 'licensed', late: true } },
    renewed: { title: '换发许可证的机构', unit: '家', count: 'rows', where: { moved: 'renew' } },
    suspended: { title: '暂停办学的机构', unit: '家', count: 'rows', where: { state: 'suspended' } },
    closed: { title: '停办注销的机构', unit: '家', count: 'rows', where: { state: 'closed' }, on: 'closed_on' },
  },
})
