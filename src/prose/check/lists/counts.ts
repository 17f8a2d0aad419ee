/** Numbers in front of an enumeration: 三项机制：A、B、C; 三项工作：一是…，二是…. */
import { type Listed, listedIn } from '../ground/lists.ts'
import { FEW, numberOf } from '../ground/numbers.ts'
import { type Finding, saidOf } from '../ground/finding.ts'

const NUMBER = `(?<![\\d一二三四五六七八九十])(${FEW})`
/** What is counted in this way; of most others a list may well name a few. */
const COUNTED =
  '(?:个方面|个环节|个步骤|个专项|个维度|个类别|个领域|个层次|个层面|项机制|项制度|项工作|项任务|项内容|项措施|项工程|项管理|项指标|项计划|项行动|项活动|项改革|项举措|项服务|大工程|大专项|大类别|大行动|大任务|大体系|大重点|大板块|大领域|大活动|大平台|类项目|类问题|类情形|级网络|级防控网|级联动|位一体|部分|次[\\u4e00-\\u9fff]{0,6}?(?:活动|会议|检查|督查|培训|调研|测试|比赛))'
/** Things that have names of their own. */
const NAMED =
  '(?:所学校|所单位|所院校|所园|所试点校|所中小学|所中心校|个单位|名教师|名同志|名学生|名校长|位教师|位校长|所小学|所中学|所初中|所高中|所幼儿园|家单位|家企业|家医院|个乡镇|个镇|个乡|个县区|个县|个街道|个社区|个村|个部门|个科室|个学科|个年级|个专业|个专题|个主题|个阶段|个平台|个模块|个板块|个学区|个基地|门学科|门课程|个科目|类人员|类学生|类群体|类对象|类课程)'
const BEFORE = new RegExp(
  `${NUMBER}(?:${COUNTED}|${NAMED}|件(?=:)|件(?:民生)?实事|个处室)["”』」]?\\s*(?::|[(])([^。;!?\\n:()]{1,300})`,
  'g',
)

const ASIDE = /(?<=[\u4e00-\u9fff])\([^()\n、]{1,20}\)(?=[、。;,]|$)/g

/** 共9所学校：石门镇4所、柳溪镇3所、白云乡2所: they are summed, and no members. */
function areSummed(quote: string, { items }: Listed): boolean {
  const sign = new RegExp(`^(?:${FEW})([\\u4e00-\\u9fff])`).exec(quote)?.[1]
  return (
    sign !== undefined && items.some((item) => new RegExp(`\\d${sign}|[一二两三四五六七八九十]${sign}$`).test(item))
  )
}

export function countFindings(text: string): Finding[] {
  // 宣传发动(3月)、自查自纠(4月): what stands in brackets behind a member is no list.
  const plain = text.replaceAll(ASIDE, (group) => '·'.repeat(group.length))
  const before = [...plain.matchAll(BEFORE)].flatMap((match) => {
    const [, number = '', list = ''] = match
    match[0] = text.slice(match.index, match.index + match[0].length)
    const said = numberOf(number)
    const listed = listedIn(list)
    if (
      said === undefined ||
      listed === undefined ||
      areSigns(listed) ||
      areSummed(match[0], listed) ||
      /等|分别|其中|^(?:一是|第一|首先|1[.、])/.test(list)
    )
      return []
    // 甲、乙的机制,丙、丁的机制,以及戊: the members are parted by commas, and 、 stands within them.
    if (/[,，]以?及/.test(list) && list.split(/[,，]/).length === said) return []
    return said < listed.least || said > listed.most ? [misnumbered(match, said, listed.least)] : []
  })
  return [...before, ...quoted(text)]
}

const QUOTED = /“([^“”。;!?\n]{3,80})”([两三四五六七八九十])(?=[\u4e00-\u9fff])(?![年月日次届])/g

/** “书香、墨香”两香校园: what is quoted is the whole list. */
function quoted(text: string): Finding[] {
  return [...text.matchAll(QUOTED)].flatMap((match) => {
    const said = numberOf(match[2])
    const listed = listedIn(match[1]!)
    if (said === undefined || listed === undefined) return []
    // 学、练、赛、评: in quotes each sign is an item, though not of two.
    const signs = areSigns(listed)
    if ((signs && listed.least < 3) || (said >= listed.least && said <= (signs ? listed.least : listed.most))) return []
    return [misnumbered(match, said, listed.least)]
  })
}

/** 县（市、区） is no list. */
const areSigns = ({ items }: Listed): boolean => items.every((item) => item.length < 2)

/** What is said where the number is another than that of what is listed. */
export function misnumbered(match: RegExpMatchArray, said: number, named: number): Finding {
  const unit = match[0].includes('项') ? '项' : '个'
  const says = `写的是${said}${unit}，列出来的却有${named}${unit}，请核对“${shortened(match[0])}”。`
  return saidOf(match, 'count', says, `${named} ≠ ${said}`)
}

function shortened(quote: string): string {
  const characters = Array.from(quote)
  return characters.length <= 40 ? quote : `…${characters.slice(-38).join('')}`
}
