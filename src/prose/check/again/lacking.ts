/** Not even a gap is left where a number should stand: 其中硕士研究生名，公费师范生22名. Who is counted ends no word with the sign. */
import { type Finding, saidOf } from '../ground/finding.ts'
import { sentenceTo } from '../ground/written.ts'

const PEOPLE =
  '研究生|师范生|毕业生|本科生|大学生|寄宿生|住校生|走读生|贫困生|困难生|新生|考生|学生|幼儿|儿童|少年|教师|导师|老师|教职工|职工|党员|学员|教练员|教研员|辅导员|保安员|保安|人员|干部|校长|园长|骨干|带头人|督学|名师|班主任|选手|家长|代表|专家'
/** What is counted, and by which signs. */
const COUNTED: readonly (readonly [things: string, signs: string])[] = [
  [PEOPLE, '[名人位]|人次'],
  ['上线|达线|缺考', '人'],
  ['小学|中学|初中|高中|幼儿园|学校|中职|职校|院校|教学点|特教', '所'],
  [
    '教学班|大班额|教学点|项目|教室|实训室|功能室|基地|工作室|社团|学位|名额|岗位|座位|车位|床位|品牌|团队|摄像头|护学岗|集团|教学班级|集体|工位|站点',
    '个',
  ],
  ['隐患|问题|漏洞|风险点|短板', '[处个条项]'],
  ['线索|案件|信访件|来信|投诉|举报|建议|提案|议案|意见|信访事项|信件', '[件条]'],
  ['纠纷|事故|案件|事件|行为', '起'],
  ['年龄', '岁'],
  ['占地', '亩|平方米'],
  ['培训|讲座|演练|会议|座谈会|竞赛|展演|督查|检查|教研|备课|宣讲|研讨|督导|巡查|排查|家访|调研', '[次轮]|场次'],
  ['讲座|座谈会|集体备课|家长会|宣讲|研讨会|发布会|报告会|展演', '场'],
  ['公开课|示范课|观摩课|研讨课|听评课|听课|精品课|优质课', '节'],
  ['图书|书籍|教材|读本', '[万]?册'],
  ['计算机|电脑|一体机|平板|空调|饮水机', '台'],
  ['课桌椅|设备|器材|教材', '套'],
  ['课题|制度|成果|专利|整改措施', '项'],
  ['面积', '(?:万)?平方米|亩'],
  [
    '资金|经费|投资|补助|补助费|津贴|奖金|费用|债券|贷款|奖学金|助学金|保费|配套|捐款|善款|彩票公益金|专款',
    '(?:[万亿]?元)',
  ],
]
const LACKING = new RegExp(
  `(?<=[\\u4e00-\\u9fff,;:、(]|^)(?:${COUNTED.map(([things, signs]) => `(?:${things})(?:共|为|约|达)?(?:${signs})`).join('|')})(?=[,;、。)])`,
  'g',
)
/** 姓名、教师名、学生人: heads of a table are no figures; where others are counted, this one ought to be. */
const NEAR = 48

export function lackingFindings(text: string): Finding[] {
  return [...text.matchAll(LACKING)].flatMap((match): Finding[] => {
    const end = match.index + match[0].length
    const before = sentenceTo(text, match.index, NEAR)
    const behind = /^[^。;\n]*/.exec(text.slice(end, end + NEAR))![0]
    const own = /[^,、:(]*$/.exec(before)![0]
    if (COUNTS.test(own) || !/\d(?!月|日|年)/.test(before + behind)) return []
    return [saidOf(match, 'mask', `“${own.slice(-8)}${match[0]}”处的数还空着，请补上。`)]
  })
}

/** A number stands before what is counted, or words that make one of it: 每名教师, 3所学校. */
const COUNTS =
  /\d|[一二两三四五六七八九十](?:[名人位个所家次场批期项门]|百|千|万)|[每各某几]|姓|填|写|[多余数]$|(?<![安健齐])全$/
