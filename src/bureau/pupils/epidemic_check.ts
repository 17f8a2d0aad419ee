import { choices, defineLedger, formula, integer, norm, text, yesNo } from '../../ledger/index.ts'

const people = (title: string, hint?: string) =>
  integer(title, { unit: '人', min: 0, required: true, ...(hint === undefined ? {} : { hint }) })
const TODAY = '今天新增的，没有填0'

export const epidemicCheck = defineLedger({
  name: 'epidemic_check',
  title: '疫情排查日报',
  about: '收集期内每校每天一份：外出返回、因病缺勤、发热、隔离、确诊。一项都没有的点“零报告”，不用逐项填。',
  section: 'pupils',
  filledBy: 'school.safety_officer',
  cadence: {
    each: 'day',
    due: { day: 0, hour: norm('epidemic_check.due_hour') },
    closes: { days: norm('epidemic_check.close_days') },
    zero: true,
    ordered: true,
  },

  fields: {
    site: text('校区', {
      required: true,
      longest: 30,
      hint: '只有一处的写“本部”；几个校区的每个校区一行',
      prefill: 'epidemic_check.site',
      synonyms: ['校区名称'],
    }),
    pupils: integer('应到学生', {
      unit: '人',
      min: 0,
      prefill: 'school_return.pupils',
      hint: '没有开学的填0',
      synonyms: ['应到人数', '在校学生'],
    }),
    absent: integer('缺勤学生', { unit: '人', min: 0, required: true, synonyms: ['未到校学生', '缺勤人数'] }),
    absent_ill: integer('其中：因病缺勤', { unit: '人', min: 0, required: true, synonyms: ['因病缺勤学生'] }),
    present: formula('实到学生', 'pupils - absent', { unit: '人' }),
    staff_ill: people('因病缺勤教职工'),
    pupils_back: people('外出返回学生', '今天从外地返回本地的，按返回当天报一次'),
    staff_back: people('外出返回教职工', '今天从外地返回本地的，按返回当天报一次'),
    from_places: text('返回前所在地', { longest: 200, hint: '外出返回的写明省、市，几个地方用顿号隔开' }),
    fever: people('发热师生', '晨检、午检测得体温37.3℃以上的师生'),
    symptoms: choices('其他症状', ['咳嗽', '咽痛', '腹泻呕吐', '皮疹', '腮腺肿大', '结膜红肿', '其他']),
    isolated: people('正在隔离观察', '今天还在隔离的师生，居家和集中的合计'),
    suspected: people('新增疑似病例', TODAY),
    confirmed: people('新增确诊病例', TODAY),
    clustered: yesNo('有无聚集性发病', { hint: '同一班级、宿舍几天内几人出现相似症状' }),
    told: yesNo('是否已报疾控机构', {
      required: { any: [{ suspected: { gt: 0 } }, { confirmed: { gt: 0 } }, { clustered: true }] },
    }),
    morning_check: yesNo('晨检午检是否落实', { required: true }),
    disinfected: yesNo('校园消毒是否落实', { required: true }),
    measures: text('处置情况', {
      longest: 500,
      required: { any: [{ suspected: { gt: 0 } }, { confirmed: { gt: 0 } }, { clustered: true }] },
      synonyms: ['处理情况'],
    }),
  },

  key: ['unit', 'period', 'site'],

  checks: {
    ill: { hard: 'absent_ill <= absent', says: '因病缺勤不能多于缺勤学生' },
    absent: { hard: 'absent <= pupils', says: '缺勤学生不能多于应到学生' },
    roll: { soft: 'pupils <= 1.1 * school_return.pupils + 5', says: '应到学生比学校基本情况年报多一成以上，请核对' },
    many_ill: {
      soft: 'absent_ill <= 0.05 * pupils or absent_ill <= 3',
      says: '因病缺勤超过应到学生的百分之五，请说明',
    },
    rising: {
      soft: 'absent_ill <= 2 * before(absent_ill) or absent_ill <= 5',
      says: '因病缺勤比前一天多一倍以上，请说明',
    },
    released: {
      soft: 'isolated >= before(isolated) - 20',
      says: '隔离观察一天减少二十人以上，请核对解除手续并说明',
    },
    places: {
      hard: 'pupils_back + staff_back == 0 or not empty(from_places)',
      says: '有外出返回人员，请写明返回前所在地',
    },
  },

  indicators: {
    reports: { title: '有情况的日报', unit: '份', count: 'rows', about: '零报告不在其内' },
    schools: { title: '有情况的学校', unit: '所', count: 'unit' },
    back: { title: '外出返回学生', unit: '人', sum: 'pupils_back', synonyms: ['返程学生'] },
    staff_back: { title: '外出返回教职工', unit: '人', sum: 'staff_back', synonyms: ['返程教职工'] },
    absent: { title: '缺勤学生', unit: '人次', sum: 'absent' },
    absent_ill: { title: '因病缺勤学生', unit: '人次', sum: 'absent_ill' },
    fever: { title: '发热师生', unit: '人次', sum: 'fever' },
    isolated: { title: '隔离观察师生', unit: '人次', sum: 'isolated', about: '看某一天的人数请只选那一天' },
    suspected: { title: '疑似病例', unit: '例', sum: 'suspected' },
    confirmed: { title: '确诊病例', unit: '例', sum: 'confirmed', synonyms: ['感染人数'] },
    clustered: { title: '聚集性发病', unit: '起', count: 'rows', where: { clustered: true } },
    told: { title: '已报疾控机构', unit: '起', count: 'rows', where: { told: true } },
    unchecked: { title: '晨检午检没有落实的日报', unit: '份', count: 'rows', where: { morning_check: false } },
    most_ill: { title: '一校一天因病缺勤最多', unit: '人', max: 'absent_ill' },
  },
})
