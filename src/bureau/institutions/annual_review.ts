import { choice, choices, date, defineLedger, file, integer, norm, text } from '../../ledger/index.ts'
import { INSTITUTION_KINDS, WATCHERS } from './kinds.ts'

const KEEPERS = ['institution.keeper', 'school.keeper'] as const
const SECTION = ['county.private_section'] as const

export const annualReview = defineLedger({
  name: 'annual_review',
  title: '民办学校与培训机构年检',
  about: '一家机构一年一份：先自查上报，民办股审查和实地查看，合格的公示，不合格的限期整改、复查，公示期满才定论公布。',
  section: 'institutions',
  filledBy: KEEPERS,
  readers: [...WATCHERS, 'county.inspector', 'city.inspector'],
  cadence: { each: 'year', kinds: ['institution'], due: { day: norm('annual_review.due_days') } },
  counted: { not: { state: 'draft' } },

  fields: {
    kind: choice('办学类别', INSTITUTION_KINDS, {
      required: true,
      prefill: 'annual_review.kind',
      synonyms: ['机构类别', '办学类型'],
    }),
    licence_no: text('办学许可证号', {
      required: true,
      longest: 40,
      prefill: 'annual_review.licence_no',
      synonyms: ['许可证编号'],
    }),
    valid_until: date('许可证有效期至', {
      required: true,
      prefill: 'annual_review.valid_until',
      synonyms: ['有效期至'],
    }),
    learners: integer('在读学员', { unit: '人', min: 0, required: true, synonyms: ['学员人数', '在园幼儿'] }),
    staff: integer('从业人员', { unit: '人', min: 0, required: true, synonyms: ['教职工数'] }),
    teachers: integer('其中：教学人员', { unit: '人', min: 0, required: true }),
    qualified: integer('其中：有资格证的教学人员', { unit: '人', min: 0, required: true, synonyms: ['持证教师'] }),
    own_score: integer('自查得分', { unit: '分', min: 0, max: 100, required: true, synonyms: ['自评得分'] }),
    own_view: text('自查情况', { required: true, longest: 2000, synonyms: ['自查报告'] }),
    materials: file('自查材料'),

    visited_on: date('实地查看日期', { synonyms: ['现场检查日期'] }),
    score: integer('审查得分', { unit: '分', min: 0, max: 100, synonyms: ['评估得分'] }),
    weak: choices('存在问题', ['办学条件', '师资', '收费和资金', '课程和材料', '安全', '档案', '党建', '其他']),
    opinion: text('审查意见', { longest: 1000 }),
    conclusion: choice('拟定结论', ['合格', '基本合格', '不合格'], { synonyms: ['年检结论', '年检结果'] }),
    to_rectify: text('整改要求', { longest: 1000, synonyms: ['整改意见'] }),
    rectify_by: date('整改期限', { synonyms: ['限期整改至'] }),
    rectified: text('整改情况', { longest: 1000 }),
    published_on: date('公布日期', { synonyms: ['公告日期'] }),
  },

  key: ['unit', 'period'],

  workflow: {
    start: 'draft',
    states: {
      draft: { title: '自查填报' },
      submitted: { title: '待审查', limit: { workdays: norm('annual_review.check_workdays') } },
      rectifying: {
        title: '限期整改',
        limit: { until: 'rectify_by', else: { days: norm('annual_review.rectify_days') } },
      },
      rechecking: { title: '待复查', limit: { workdays: norm('annual_review.recheck_workdays') } },
      shown: {
        title: '结论公示',
        stay: { days: norm('annual_review.publicity_days') },
        limit: { days: norm('annual_review.publish_days') },
      },
      passed: { title: '年检通过', final: true },
      failed: { title: '年检不合格', final: true },
    },
    moves: {
      submit: { title: '上报', from: 'draft', to: 'submitted', by: KEEPERS },
      send_back: { title: '退回补充', from: 'submitted', to: 'draft', by: SECTION, reason: true, points: true },
      conclude: {
        title: '拟定结论并公示',
        from: ['submitted', 'rechecking'],
        to: 'shown',
        by: SECTION,
        asks: ['visited_on', 'score', 'opinion', 'conclusion'],
      },
      rectify: {
        title: '限期整改',
        from: 'submitted',
        to: 'rectifying',
        by: SECTION,
        asks: ['visited_on', 'score', 'weak', 'to_rectify', 'rectify_by'],
        prints: 'annual_review_notice',
      },
      rectified: { title: '报整改完成', from: 'rectifying', to: 'rechecking', by: KEEPERS, asks: ['rectified'] },
      again: {
        title: '整改不到位',
        from: 'rechecking',
        to: 'rectifying',
        by: SECTION,
        asks: ['to_rectify', 'rectify_by'],
        reason: true,
        prints: 'annual_review_notice',
      },
      give_up: {
        title: '逾期未整改',
        from: 'rectifying',
        to: 'shown',
        by: SECTION,
        asks: ['opinion', 'conclusion'],
        when: { late: true },
        reason: true,
      },
      object: { title: '公示有异议', from: 'shown', to: 'submitted', by: SECTION, early: true, reason: true },
      pass: {
        title: '公布通过',
        from: 'shown',
        to: 'passed',
        by: SECTION,
        asks: ['published_on'],
        when: { conclusion: ['合格', '基本合格'] },
      },
      fail: {
        title: '公布不合格',
        from: 'shown',
        to: 'failed',
        by: SECTION,
        asks: ['published_on'],
        when: { conclusion: '不合格' },
        reason: true,
      },
    },
  },

  checks: {
    teachers: { hard: 'teachers <= staff', says: '教学人员不能多于从业人员' },
    qualified: { hard: 'qualified <= teachers', says: '有资格证的教学人员不能多于教学人员' },
    all_qualified: { soft: 'qualified >= teachers', says: '有教学人员没有资格证，请说明怎么处理' },
    learners: {
      soft: 'abs(learners - before(learners)) <= 0.5 * before(learners)',
      says: '在读学员比上年增减一半以上，请说明',
    },
  },

  indicators: {
    reviewed: { title: '参加年检的机构', unit: '家', count: 'unit', synonyms: ['年检机构'] },
    passed: { title: '年检通过的机构', unit: '家', count: 'unit', where: { state: 'passed' } },
    barely: {
      title: '年检基本合格的机构',
      unit: '家',
      count: 'unit',
      where: { state: 'passed', conclusion: '基本合格' },
    },
    failed: { title: '年检不合格的机构', unit: '家', count: 'unit', where: { state: 'failed' } },
    pass_rate: { title: '年检通过率', ratio: 'passed', over: 'reviewed', as: 'percent' },
    noticed: { title: '年检限期整改的机构', unit: '家', count: 'unit', where: { moved: 'rectify' } },
    rectified_in_time: { title: '按期完成年检整改的机构', unit: '家', count: 'unit', where: { kept: 'rectifying' } },
    rectified_late: { title: '没有按期完成年检整改的机构', unit: '家', count: 'unit', where: { missed: 'rectifying' } },
    rectifying_rate: { title: '年检整改按期率', ratio: 'rectified_in_time', over: 'noticed', as: 'percent' },
    kindergartens: { title: '参加年检的民办幼儿园', unit: '所', count: 'unit', where: { kind: '民办幼儿园' } },
    score: { title: '年检平均得分', unit: '分', mean: 'score', places: 1 },
  },
})
