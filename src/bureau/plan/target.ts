import { choice, date, defineLedger, indicator, number, text } from '../../ledger/index.ts'

/** Whoever may lay a target down for the bureau they work in. */
const SETTING = ['city.office', 'city.planning_section', 'county.office', 'county.planning_section'] as const

/**
 * A03. Whether a target has been reached is nowhere written down: it is the figure of the moment, made from the rows of
 * other ledgers, that says so.
 */
export const target = defineLedger({
  name: 'target',
  title: '目标任务台账',
  about: '一个单位、一项指标、一段时间的目标值一行：要达到多少，由哪个数说话。达到没有由台账现算，不用填。',
  section: 'plan',
  filledBy: SETTING,
  counted: { state: ['set', 'carried'] },
  on: 'until',

  fields: {
    indicator: indicator('指标', { required: true, hint: '由哪个数说话，可输汉字或拼音', synonyms: ['考核指标'] }),
    span: choice('时段', ['全年', '半年', '季度', '月'], { required: true }),
    until: date('截止日期', { required: true, hint: '时段的最后一天，如 2011-12-31' }),
    bound: choice('要求', ['不低于', '不高于', '等于'], { required: true }),
    value: number('目标值', { required: true, places: 4, hint: '百分率填百分数：98 即 98%', synonyms: ['目标'] }),
    stretch: number('争取值', { places: 4, hint: '保底之外力争达到的值' }),
    baseline: number('基数', { places: 4, hint: '上年同期的数' }),
    source: text('出处', { longest: 200, hint: '工作要点、目标责任书或规划里的哪一条' }),
    lead: text('责任科室', { longest: 60, synonyms: ['牵头科室', '责任单位'] }),
    note: text('说明', { longest: 500 }),
  },

  key: ['unit', 'indicator', 'span', 'until'],

  workflow: {
    start: 'draft',
    states: {
      draft: { title: '拟定' },
      set: { title: '已下达', rests: true },
      carried: { title: '已结转', final: true },
    },
    moves: {
      issue: { title: '下达', from: 'draft', to: 'set', by: SETTING },
      adjust: { title: '调整', from: 'set', to: 'draft', by: SETTING, reason: true },
      carry: { title: '结转下年', from: 'set', to: 'carried', by: SETTING, reason: true },
    },
  },

  goals: { indicator: 'indicator', value: 'value', bound: 'bound', until: 'until', span: 'span' },

  indicators: {
    year_set: { title: '全年目标', unit: '项', count: 'rows', where: { span: '全年' } },
    year_met: { title: '达到的全年目标', unit: '项', count: 'rows', where: { span: '全年' }, reached: true },
    year_unmet: { title: '没有达到的全年目标', unit: '项', count: 'rows', where: { span: '全年' }, reached: false },
    year_met_rate: { title: '全年目标完成率', ratio: 'year_met', over: 'year_set', as: 'percent' },
    half_set: { title: '半年目标', unit: '项', count: 'rows', where: { span: '半年' } },
    half_met: { title: '达到的半年目标', unit: '项', count: 'rows', where: { span: '半年' }, reached: true },
    half_unmet: { title: '没有达到的半年目标', unit: '项', count: 'rows', where: { span: '半年' }, reached: false },
  },
})
