import { choice, date, defineLedger, file, integer, lines, norm, number, text, unit } from '../../ledger/index.ts'

/** Whoever may give such a letter, at the city, the county and the central school. */
const GIVING = [
  'city.office',
  'city.safety_section',
  'county.office',
  'county.basic_section',
  'county.safety_section',
  'township.head',
] as const
const TAKING = ['county.leader', 'township.head', 'school.head', 'institution.keeper'] as const

export const responsibility = defineLedger({
  name: 'responsibility',
  title: '责任书',
  about:
    '上级单位与下级单位一年签一份的责任书一行：安全、党风廉政、控辍保学、目标管理。下级单位负责人自己签字，年底考核结果写在同一行。',
  section: 'plan',
  filledBy: GIVING,
  counted: { not: { state: 'draft' } },
  on: 'issued_on',

  fields: {
    year: integer('年度', { min: 2000, max: 2100, required: true }),
    kind: choice('类别', ['校园安全', '党风廉政建设', '控辍保学', '教育目标管理', '消防安全', '其他'], {
      required: true,
      synonyms: ['责任书类别'],
    }),
    partner: unit('签订单位', { required: true, hint: '与谁签：下级单位', synonyms: ['乙方', '责任单位'] }),
    issued_on: date('下发日期', { required: true }),
    leader: text('甲方负责人', { required: true, longest: 30 }),
    duties: text('责任内容', { required: true, longest: 2000, synonyms: ['工作职责'] }),
    goals: lines('责任目标', {
      goal: text('目标', { required: true, longest: 120 }),
      value: text('要求', { required: true, longest: 60 }),
    }),
    assess_by: date('考核日期', { required: true, hint: '一般是年底' }),
    signed_on: date('签字日期'),
    signer: text('签字负责人', { longest: 30 }),
    assessed_on: date('完成考核日期'),
    score: number('考核得分', { places: 1, min: 0, max: 120 }),
    result: choice('考核结果', ['优秀', '合格', '基本合格', '不合格', '一票否决']),
    finding: text('考核意见', { longest: 500 }),
    papers: file('签字扫描件'),
  },

  key: ['unit', 'year', 'kind', 'partner'],

  workflow: {
    start: 'draft',
    states: {
      draft: { title: '拟稿' },
      issued: { title: '待签字', limit: { workdays: norm('responsibility.sign_workdays') } },
      signed: { title: '已签订', limit: { until: 'assess_by' } },
      assessed: { title: '已考核', final: true },
    },
    moves: {
      issue: { title: '下发', from: 'draft', to: 'issued', by: GIVING, prints: 'responsibility_letter' },
      sign: {
        title: '签字',
        from: 'issued',
        to: 'signed',
        by: TAKING,
        at: 'partner',
        asks: ['signed_on', 'signer'],
      },
      object: { title: '退回商改', from: 'issued', to: 'draft', by: TAKING, at: 'partner', reason: true },
      assess: {
        title: '考核',
        from: 'signed',
        to: 'assessed',
        by: GIVING,
        asks: ['assessed_on', 'score', 'result', 'finding'],
      },
    },
  },

  checks: {
    signed_later: { hard: 'signed_on >= issued_on', says: '签字日期不能早于下发日期' },
    assessed_later: { hard: 'assess_by > issued_on', says: '考核日期应在下发日期之后' },
  },

  indicators: {
    issued: { title: '下发责任书', unit: '份', count: 'rows', synonyms: ['应签责任书'] },
    signed: { title: '签订责任书', unit: '份', count: 'rows', where: { state: ['signed', 'assessed'] } },
    signed_rate: { title: '责任书签订率', ratio: 'signed', over: 'issued', as: 'percent' },
    in_time: { title: '按期签订', unit: '份', count: 'rows', where: { moved: 'sign', kept: 'issued' } },
    unsigned: { title: '未签订', unit: '份', count: 'rows', where: { state: 'issued' } },
    partners: { title: '签订责任书的单位', unit: '个', count: 'partner' },
    assessed: { title: '已考核', unit: '份', count: 'rows', where: { state: 'assessed' } },
    good: { title: '考核优秀和合格', unit: '份', count: 'rows', where: { result: ['优秀', '合格'] } },
    good_rate: { title: '责任书考核合格率', ratio: 'good', over: 'assessed', as: 'percent' },
    safety: { title: '安全责任书', unit: '份', count: 'rows', where: { kind: ['校园安全', '消防安全'] } },
    integrity: { title: '党风廉政责任书', unit: '份', count: 'rows', where: { kind: '党风廉政建设' } },
    dropout: { title: '控辍保学责任书', unit: '份', count: 'rows', where: { kind: '控辍保学' } },
    dropout_signed: {
      title: '签订控辍保学责任书',
      unit: '份',
      count: 'rows',
      where: { kind: '控辍保学', state: ['signed', 'assessed'] },
    },
  },
})
