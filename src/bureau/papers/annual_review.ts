import { definePaper } from '../../ledger/index.ts'

export const annualReviewNotice = definePaper({
  name: 'annual_review_notice',
  title: '年检整改通知书',
  about: '年检中发现问题、需要限期整改的，写明问题、要求和期限。',
  ledger: 'annual_review',
  code: '年检',
  to: '{单位}：',
  body: `
根据年度检查的安排，{if visited_on: 我局于{visited_on}对你单位进行了实地查看，| 我局对你单位上报的自查材料进行了审查，}{if score: 审查得分{score}。| }{if weak: 发现你单位在{weak}等方面还存在问题。| 发现你单位在办学中还存在问题。}现提出以下整改要求：

{to_rectify}

{if 期限: 请在{期限}以前完成整改，| 请抓紧完成整改，}并上报整改情况和有关材料，我局将进行复查。复查合格的，按程序公示年检结论；逾期没有整改或者整改不到位的，按年检不合格处理，并影响办学许可证的延续。
`,
  note: '审查人：{办理人}；办学许可证号：{licence_no}',
  served: true,
})
