import { choice, date, defineLedger, file, formula, integer, money, norm, text, yesNo } from '../../ledger/index.ts'
import { fundNoticeDays, prepaidAmount, prepaidLessons, prepaidMonths } from '../norms/institutions.ts'
import { latest } from '../norms/latest.ts'

const MONTHS = latest(prepaidMonths)
const LESSONS = latest(prepaidLessons)
const MONEY = latest(prepaidAmount)
/** Each limit that is passed is one thing to put right. */
const OVER = `if(longest_months > ${MONTHS}, 1, 0) + if(most_lessons > ${LESSONS}, 1, 0) + if(most_money > ${MONEY}, 1, 0)`

export const fundSupervision = defineLedger({
  name: 'fund_supervision',
  title: '校外培训机构资金监管月报',
  about: '每家机构每月一份：收了多少预收费、进没进监管账户、消了多少课、退了多少费。没有收费的月份填0。',
  section: 'institutions',
  filledBy: 'institution.keeper',
  readers: [
    'city.private_section',
    'city.office',
    'city.leader',
    'county.private_section',
    'county.office',
    'county.leader',
  ],
  cadence: { each: 'month', due: { day: norm('fund_supervision.due_days') } },
  review: ['county.private_section'],

  fields: {
    kind: choice('培训类别', ['学科类', '艺术类', '体育类', '科技类', '其他'], {
      required: true,
      prefill: 'fund_supervision.kind',
      synonyms: ['机构类别', '类别'],
    }),
    way: choice('监管方式', ['银行托管', '风险保证金', '两种都有', '还没有纳入'], {
      required: true,
      prefill: 'fund_supervision.way',
      synonyms: ['资金监管方式'],
    }),
    bank: text('开户银行', { longest: 60, prefill: 'fund_supervision.bank', synonyms: ['托管银行', '监管银行'] }),
    account: text('监管账号', { private: true, longest: 40, synonyms: ['托管账号', '专用账户'] }),
    guarantee: money('已缴风险保证金', {
      unit: '元',
      min: 0,
      prefill: 'fund_supervision.guarantee',
      synonyms: ['风险保证金', '保证金'],
    }),
    guarantee_on: date('保证金缴纳日期', { prefill: 'fund_supervision.guarantee_on' }),

    learners: integer('在读学员', { unit: '人', min: 0, required: true, synonyms: ['学员人数', '在训学员'] }),
    paying: integer('本月缴费学员', { unit: '人', min: 0, required: true, synonyms: ['缴费人数'] }),
    contracts: integer('其中：签示范合同', { unit: '人', min: 0, required: true, synonyms: ['签订合同人数'] }),
    prepaid: money('本月预收费', { unit: '元', min: 0, required: true, synonyms: ['预收费', '本月收费'] }),
    deposited: money('其中：进入监管账户', {
      unit: '元',
      min: 0,
      required: true,
      synonyms: ['存入监管账户', '进账金额'],
    }),
    sold_lessons: integer('本月销课', {
      unit: '课时',
      min: 0,
      required: true,
      hint: '上完并确认的课时',
      synonyms: ['消课课时'],
    }),
    released: money('本月销课划出', { unit: '元', min: 0, required: true, synonyms: ['划拨金额', '销课金额'] }),
    refunded: money('本月退费', { unit: '元', min: 0, required: true, hint: '没有退的填0', synonyms: ['退费金额'] }),
    refunds: integer('退费学员', { unit: '人', min: 0, synonyms: ['退费人数'] }),
    unsettled: integer('未办结退费投诉', { unit: '件', min: 0, synonyms: ['退费纠纷'] }),
    balance: money('监管账户月末余额', { unit: '元', min: 0, required: true, synonyms: ['账户余额', '月末余额'] }),

    longest_months: integer('最长一次收费跨度', {
      unit: '个月',
      min: 0,
      max: 60,
      required: true,
      hint: '本月一次收费里时间跨度最长的；没有收费填0',
      synonyms: ['收费跨度'],
    }),
    most_lessons: integer('最多一次收费课时', { unit: '课时', min: 0, required: true, synonyms: ['收费课时'] }),
    most_money: money('最高一次收费', { unit: '元', min: 0, required: true, synonyms: ['单笔最高收费'] }),
    over: formula('超限项数', OVER, { unit: '项' }),
    loans: yesNo('有无培训贷', { required: true, hint: '让家长用贷款付培训费的，一律选是' }),

    noticed_on: date('整改通知书日期', { hint: '收到资金监管整改通知书的填' }),
    notice: text('整改通知书文号', { longest: 40, synonyms: ['通知书编号'] }),
    rectified_on: date('整改完成日期'),
    remark: text('说明', { longest: 500, synonyms: ['备注'] }),
    statement: file('银行对账单'),
  },

  checks: {
    paying: { hard: 'contracts <= paying', says: '签合同的不能多于缴费学员' },
    deposited: { hard: 'deposited <= prepaid', says: '进入监管账户的不能多于本月预收费' },
    balance: {
      hard: 'abs(balance - before(balance) - deposited + released + refunded) < 0.01',
      says: '月末余额不等于上月余额加本月进账减划出和退费',
    },
    rectified: { hard: 'rectified_on >= noticed_on', says: '整改完成不能早于整改通知书日期' },
    in_time: {
      soft: `rectified_on <= noticed_on + ${latest(fundNoticeDays)}`,
      says: `整改用了${latest(fundNoticeDays)}天以上，请说明`,
    },
    months: { soft: `longest_months <= ${MONTHS}`, says: `一次收费超过${MONTHS}个月，请说明` },
    lessons: { soft: `most_lessons <= ${LESSONS}`, says: `一次收费超过${LESSONS}课时，请说明` },
    cap: { soft: `most_money <= ${MONEY}`, says: `一次收费超过${MONEY}元，请说明` },
    all_in: { soft: 'deposited >= prepaid', says: '预收费没有全额进入监管账户，请说明' },
    all_signed: { soft: 'contracts >= paying', says: '有学员没有签示范合同，请说明' },
    no_loans: { soft: 'not loans', says: '有培训贷，请写明办理机构和人数' },
    prepaid_alike: {
      soft: 'prepaid <= 10 * alike(prepaid)',
      says: '预收费是同类机构上月中位数的十倍以上，请核对单位是不是元',
    },
    learners: {
      soft: 'abs(learners - before(learners)) <= 0.3 * before(learners)',
      says: '在读学员比上月增减三成以上，请说明',
    },
  },

  indicators: {
    institutions: { title: '纳入月报的培训机构', unit: '家', count: 'unit' },
    guaranteed: {
      title: '缴纳风险保证金的机构',
      unit: '家',
      count: 'unit',
      where: { guarantee: { gt: 0 } },
      synonyms: ['缴纳保证金机构'],
    },
    entrusted: {
      title: '开通托管账户的机构',
      unit: '家',
      count: 'unit',
      where: { way: ['银行托管', '两种都有'] },
      synonyms: ['开通监管账户机构'],
    },
    supervised: {
      title: '资金已纳入监管的机构',
      unit: '家',
      count: 'unit',
      where: { not: { way: '还没有纳入' } },
    },
    supervised_rate: { title: '资金监管覆盖率', ratio: 'supervised', over: 'institutions', as: 'percent' },
    guarantee_mean: { title: '平均风险保证金', unit: '元', mean: 'guarantee', places: 0 },
    prepaid: { title: '培训预收费', unit: '元', sum: 'prepaid' },
    deposited: { title: '进入监管账户', unit: '元', sum: 'deposited' },
    deposited_rate: { title: '预收费入账率', ratio: 'deposited', over: 'prepaid', as: 'percent' },
    released: { title: '销课划出', unit: '元', sum: 'released' },
    sold_lessons: { title: '销课', unit: '课时', sum: 'sold_lessons' },
    refunded: { title: '退费', unit: '元', sum: 'refunded' },
    refunds: { title: '退费学员', unit: '人次', sum: 'refunds' },
    learners: { title: '在读学员', unit: '人次', sum: 'learners', about: '几个月合计时每月算一次，看人数请只选一个月' },
    over: { title: '收费超限的机构', unit: '家', count: 'unit', where: { over: { gt: 0 } } },
    over_months: {
      title: `收费超过${MONTHS}个月的机构`,
      unit: '家',
      count: 'unit',
      where: { longest_months: { gt: MONTHS } },
    },
    over_lessons: {
      title: `收费超过${LESSONS}课时的机构`,
      unit: '家',
      count: 'unit',
      where: { most_lessons: { gt: LESSONS } },
    },
    over_money: { title: `收费超过${MONEY}元的机构`, unit: '家', count: 'unit', where: { most_money: { gt: MONEY } } },
    loans: { title: '有培训贷的机构', unit: '家', count: 'unit', where: { loans: true } },
    noticed: {
      title: '下发资金监管整改通知书的机构',
      unit: '家',
      count: 'unit',
      where: { noticed_on: { empty: false } },
      synonyms: ['整改通知书'],
    },
    rectified: { title: '完成资金整改的机构', unit: '家', count: 'unit', where: { rectified_on: { empty: false } } },
    unsettled: { title: '未办结退费投诉', unit: '件次', sum: 'unsettled' },
  },
})
