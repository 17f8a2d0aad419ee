import { defineNorm, type NormValue } from '../../ledger/index.ts'

const OLD = '《信访条例》（国务院令第431号，2005年5月1日起施行，2022年废止；条款请核对）'
const NEW = '《信访工作条例》（2022年5月1日起施行）'

/** What was fixed the same way by the regulation of 2005 and by that of 2022. */
const both = (value: number, old: string, now: string): NormValue[] => [
  { from: '2005-05-01', value, source: `${OLD}${old}`, local: true },
  { from: '2022-05-01', value, source: `${NEW}${now}` },
]

export const petitionAcceptDays = defineNorm({
  name: 'petition.accept_days',
  title: '信访受理告知期限',
  unit: '天',
  values: both(15, '第二十一条、第二十二条', '第二十二条、第二十三条'),
})

export const petitionObjectionWorkdays = defineNorm({
  name: 'petition.objection_workdays',
  title: '转送件不属本单位提出异议期限',
  unit: '个工作日',
  values: [
    { from: '2005-05-01', value: 5, source: `${OLD}第二十二条`, local: true },
    { from: '2022-05-01', value: 5, source: `${NEW}第二十三条` },
  ],
})

export const petitionHandleDays = defineNorm({
  name: 'petition.handle_days',
  title: '信访事项办结期限（申诉求决类）',
  unit: '天',
  values: both(60, '第三十三条', '第三十四条'),
})

export const petitionExtendDays = defineNorm({
  name: 'petition.extend_days',
  title: '信访事项延长办理期限',
  unit: '天',
  values: both(30, '第三十三条', '第三十四条'),
})

export const petitionExtendTimes = defineNorm({
  name: 'petition.extend_times',
  title: '信访事项可以延期的次数',
  unit: '次',
  values: both(1, '第三十三条', '第三十四条'),
})

export const petitionAppealDays = defineNorm({
  name: 'petition.appeal_days',
  title: '收到答复后可以请求复查、复核的期限',
  unit: '天',
  values: both(30, '第三十四条、第三十五条', '第三十五条、第三十六条'),
})

export const petitionReviewDays = defineNorm({
  name: 'petition.review_days',
  title: '复查、复核答复期限',
  unit: '天',
  values: both(30, '第三十四条、第三十五条', '第三十五条、第三十六条'),
})

export const petitionRepresentatives = defineNorm({
  name: 'petition.representatives',
  title: '多人来访推选代表的人数上限',
  unit: '人',
  values: both(5, '第十八条', '第二十条'),
})

export const petitionCollectivePersons = defineNorm({
  name: 'petition.collective_persons',
  title: '集体访的起点人数',
  unit: '人',
  values: [{ from: '2005-05-01', value: 5, source: '信访统计通行口径：五人以上来访为集体访，请核对', local: true }],
})

export const petitionProposalDays = defineNorm({
  name: 'petition.proposal_days',
  title: '建议意见类事项办理期限',
  unit: '天',
  values: [
    { from: '2005-05-01', value: 60, source: `${OLD}第三十三条，不分类别`, local: true },
    {
      from: '2022-05-01',
      value: 60,
      source: `${NEW}第二十九条没有规定天数，按本地做法比照申诉求决类，可以修改`,
      local: true,
    },
  ],
})

export const petitionAccusationMonths = defineNorm({
  name: 'petition.accusation_months',
  title: '检举控告类事项办理期限',
  unit: '个月',
  values: [
    { from: '2005-05-01', value: 2, source: `${OLD}第三十三条，不分类别，六十日按两个月计`, local: true },
    {
      from: '2022-05-01',
      value: 3,
      source: `${NEW}第三十条没有规定期限；比照纪检监察机关处理检举控告的反馈时限，请按本地规定核对`,
      local: true,
    },
  ],
})

export const petitionEnquiryWorkdays = defineNorm({
  name: 'petition.enquiry_workdays',
  title: '咨询类事项答复期限',
  unit: '个工作日',
  values: [{ from: '2005-05-01', value: 5, source: '本地做法，条例没有规定，可以修改', local: true }],
})

const HOTLINE = '国办发〔2020〕53号没有统一规定，所列为各地热线办理办法中的常见时限，请按本地规定修改'

export const petitionHotlineSignWorkdays = defineNorm({
  name: 'petition.hotline_sign_workdays',
  title: '市民热线工单签收期限',
  unit: '个工作日',
  values: [{ from: '2005-05-01', value: 1, source: HOTLINE, local: true }],
})

export const petitionHotlineEnquiryWorkdays = defineNorm({
  name: 'petition.hotline_enquiry_workdays',
  title: '市民热线咨询类工单答复期限',
  unit: '个工作日',
  values: [{ from: '2005-05-01', value: 2, source: HOTLINE, local: true }],
})

export const petitionHotlineCaseWorkdays = defineNorm({
  name: 'petition.hotline_case_workdays',
  title: '市民热线求助、投诉、举报类工单答复期限',
  unit: '个工作日',
  values: [{ from: '2005-05-01', value: 5, source: HOTLINE, local: true }],
})

export const petitionServeDays = defineNorm({
  name: 'petition.serve_days',
  title: '意见书作出后送达信访人的期限',
  unit: '天',
  values: [{ from: '2005-05-01', value: 10, source: '本地做法，条例没有规定，可以修改', local: true }],
})

export const petitionArchiveDays = defineNorm({
  name: 'petition.archive_days',
  title: '意见书送达后没有再请求复查、复核的，归档期限',
  unit: '天',
  values: [
    {
      from: '2005-05-01',
      value: 45,
      source: '请求复查、复核的三十天之外，留给归档的时间；本地做法，条例没有规定，可以修改',
      local: true,
    },
  ],
})

export const petitionHearingDays = defineNorm({
  name: 'petition.hearing_days',
  title: '复核听证期限',
  unit: '天',
  values: [
    {
      from: '2005-05-01',
      value: 30,
      source: '听证所需时间不计入复核期限，条例没有规定听证本身的期限；本地做法，可以修改',
      local: true,
    },
  ],
})
