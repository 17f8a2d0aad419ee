/**
 * What was done before it could be: found on 4月16日 and mended on 3月28日, 受理 and 办结, 立案 and 结案, 发布公告 and 笔试; over the
 * sentences of a paragraph, where the first is told first.
 */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { comesBefore, lapsesIn } from '../ground/lapses.ts'
import { type Moment, momentsIn } from '../ground/moments.ts'

interface Chain {
  /** In the order in which they come. */
  readonly steps: readonly RegExp[]
  /** Of one sentence others ask. */
  readonly isOverSentences?: true
}

const CHAINS: readonly Chain[] = [
  {
    steps: [
      /(?:发现|查出|排查出|检查出)[^,。;的]{0,26}(?:问题|隐患|缺陷|破损|漏洞|不足|不符|违规|超标|故障|渗漏|开裂|脱落)|(?:发现|查出|存在)(?:各类)?(?:问题|隐患)\d|(?:下达|下发|发出|送达|出具|印发|签发)(?:了)?[^,。;]{0,12}(?:整改|督办|限期)[^,。;]{0,8}(?:通知|书|单|函|令)|(?:整改|督办)(?:通知书?|函|单)[^,。;]{0,12}(?:下达|下发|发出|送达)|责令[^,。;]{0,10}(?:整改|停业|停用|停工)/,
      /(?:整改|修复|修缮|更换|处置|销号|消除|拆除|维修|整治)(?:全部|均|已)?(?:到位|完毕|完成|清零)|(?:完成|落实)(?:了)?[^,。;]{0,8}(?:整改|修复|更换|拆除|维修|销号|整治)(?!方案|措施)|已[^,。;]{0,10}(?:修复|销号|消除|拆除|更换|修好)|(?:报送|提交|上报|报来|递交|报)(?:了)?[^,。;]{0,8}整改(?:报告|情况)/,
    ],
  },
  {
    steps: [
      /(?:受理|收到|接到|接访)[^,。;]{0,16}(?:信访|来信|来访|来电|举报|投诉|反映|求助|申诉|线索|工单|交办|转办|案件|诉求)/,
      /办结|(?<!未)答复|(?:向|给)[^,。;]{1,10}(?:回复|反馈)|(?:回复|反馈)(?:信访|来电|举报|投诉|家长|群众|当事)|处理完毕|予以取缔|责令|立案|(?:赶赴|赶到|赶往)|(?:到|赴)现场/,
    ],
  },
  {
    steps: [
      /(?:受理|收到|提交|递交|提出)[^,。;]{0,16}申请/,
      /批复|批准|准予|核发|颁发[^,。;]{0,8}(?:证|照)|同意[^,。;]{0,8}(?:设立|办学|筹设)/,
    ],
  },
  { steps: [/立案/, /结案|办结|(?:作出|下达)[^,。;]{0,8}(?:处罚|处分|处理)?决定/] },
  { steps: [/停课|停电|停水|封控/, /复课|恢复(?:供电|供水|正常|线下|教学)|解封/] },
  { steps: [/抽样|采样|送检|取样/, /(?:出具|作出)[^,。;]{0,8}(?:检[测验]报告|检[测验]结[果论])/] },
  {
    isOverSentences: true,
    steps: [
      /(?:发布|公布|印发)(?:了)?[^,。;]{0,12}(?:招聘|招考|选调|选聘|遴选|引进)[^,。;]{0,6}公告|发布公告/,
      /(?:组织|开始|接受|进行|启动)[^,。;]{0,4}报名|^报名/,
      /笔试(?!成绩|科目|合格|入围)/,
      /面试(?!成绩|人员|名单|公告|资格)/,
      /体检(?!合格|结果|人员)/,
      /公示[^,。;]{0,4}(?:拟聘|拟录)|拟(?:聘|录)[^,。;]{0,8}公示/,
      /(?:签订|签署)[^,。;]{0,6}聘用?合同|办理[^,。;]{0,4}聘用|(?:到岗|上岗|正式入职)/,
    ],
  },
  {
    isOverSentences: true,
    steps: [
      /(?:发布|公布)[^,。;]{0,8}(?:招标|采购|磋商|比选)公告/,
      /开标|评标|评审会/,
      /(?:中标|成交)[^,。;]{0,4}(?:公告|结果|通知书?)/,
      /签订[^,。;]{0,8}(?:采购|供货|施工|中标)?合同/,
      /供货到位|到货|交货|安装(?:调试|到位|完毕)|配送到校/,
    ],
  },
  {
    isOverSentences: true,
    steps: [
      /(?:正式)?(?:开工|动工|奠基|破土|开建|进场施工)/,
      /封顶/,
      /竣工|完工|建成|通过[^,。;]{0,4}验收/,
      /交付|投入使用|投用|启用/,
    ],
  },
]

interface Deed {
  readonly chain: Chain
  readonly number: number
  readonly first: Moment
  readonly last: Moment
  readonly index: number
  readonly quote: string
  readonly end: number
}

/** So far behind it may be told what followed. */
const FAR = 140
/** Of another time, another of its kind, or of what was known before. */
const OTHER =
  /(?:受理|收到|发现|查出|排查|交办|反馈|指出)的|上[一二]?[轮批次]|再次|重复|重信|二次|又|此前|曾|上次|前次|早在|以前|之前|前期|回访|回头看|复查(?!验收)|自查|自行|主动|提前|经查|查明|了解|得知|去年|上年|另|其余|其他|补[考聘录招报充]|第[二三四五六]|[一二两三四五六]批|[批轮期](?:次|:|,|的)|调剂|递补|分别|边[^,。;]{1,4}边/
/** What is planned, or is told of the thing and not of the day. */
const PLANNED = /截[至止]|计划|预计|拟于|将于|将在|原定|限于|要求|须|应[于在当]|争取|力争|确保|未|尚/
const NAMES =
  /([\u4e00-\u9fff“”]{2,8}?)(?:小学|中学|幼儿园|学校|[一二三四五六七八九十]中|职中|中心|公司|机构|楼|工程|项目|公寓|食堂|操场|校区|[县市区镇乡村])/g
/** 二中 needs no name before it. */
const NUMBERED = /[一二三四五六七八九十]中/g
/** 反映教师6月25日到现场: told by who complains; 办结 is told by the office. */
const COMPLAINT = /(?:反映|称|举报)[^。;]*$/
const BY_OFFICE = /办结|取缔|答复意见|书面答复|答复书|回复函/
const ANY =
  /^(?:责[成令]|督促|指导|约谈|要求|该|本|这|此|我|全|各|上述|涉事|[被受]检|相关|有关|责任|属地|所在|培训|经[^,]*)/

/** Asked of one paragraph. */
export function deedFindings(text: string): Finding[] {
  if (!text.includes('日') && !text.includes('年')) return []
  if (!CHAINS.some(({ steps }) => steps.filter((step) => step.test(text)).length > 1)) return []
  const deeds = deedsIn(text)
  return deeds.flatMap((later, at): Finding[] => {
    const earlier = deeds.slice(0, at).findLast(({ chain }) => chain === later.chain)
    if (earlier === undefined || earlier.number >= later.number || !comesBefore(later.last, earlier.first)) return []
    const link = text.slice(earlier.end, later.index)
    if (later.index - earlier.end > FAR || (later.chain.isOverSentences && !/[。;]/.test(link))) return []
    if (COMPLAINT.test(earlier.quote.slice(-2) + link) && !BY_OFFICE.test(later.quote)) return []
    if (OTHER.test(earlier.quote + link + later.quote) || !isOfSame(text, earlier, later)) return []
    return [
      {
        rule: 'order',
        says: `“${later.quote}”在“${earlier.quote}”之前，先后颠倒，请核对。`,
        arithmetic: '',
        places: [earlier, later].map(wordsAt),
      },
    ]
  })
}

/** Who is named in what follows is named in the sentence of the earlier deed too. */
function isOfSame(text: string, earlier: Deed, later: Deed): boolean {
  const from = Math.max(text.lastIndexOf('。', earlier.index), 0)
  const rest = /^[^。;]*/.exec(text.slice(earlier.end, later.index))![0]
  const to = earlier.end + (earlier.end + rest.length < later.index ? rest.length : 0)
  const [before, own] = [text.slice(from, to), text.slice(to, later.end)]
  return (
    [...own.matchAll(NAMES)].every(([, name]) => ANY.test(name!) || before.includes(name!.slice(-2))) &&
    [...own.matchAll(NUMBERED)].every(([name]) => before.includes(name))
  )
}

/** What was done on a day: told up to the next day or the end of its sentence. */
function deedsIn(text: string): Deed[] {
  const moments = momentsIn(text)
  const lapses = lapsesIn(text)
  return moments.flatMap((last, at): Deed[] => {
    const limit = moments[at + 1]?.index ?? text.length
    const behind = /^[^。;]{0,90}/.exec(text.slice(last.end, limit))![0]
    const first = lapses.find(([, end]) => end === last)?.[0] ?? last
    const lead = /[^,。;\d]{0,16}$/.exec(text.slice(Math.max(0, first.index - 16), first.index))![0]
    if (lapses.some(([begin]) => begin === last) || /^(?:之?前|以前|起|以来)(?!已)/.test(behind)) return []
    if (/[去上前次明翌来]年$/.test(lead) || PLANNED.test(lead + behind.slice(0, 20))) return []
    return CHAINS.flatMap((chain) => deedsOf(chain, lead, behind, { first, last }, text))
  })
}

/** What begins it may stand anywhere behind its day, 整改通知书于11月6日下达 around it; what ends it in its own clause. */
function deedsOf(
  chain: Chain,
  lead: string,
  behind: string,
  { first, last }: Pick<Deed, 'first' | 'last'>,
  text: string,
): Deed[] {
  const clause = /^,?[^,]*/.exec(behind)![0]
  const found = chain.steps.flatMap((step, number) => {
    const words = lead + (number === 0 ? behind : clause)
    const match = step.exec(words)
    const end = match === null ? 0 : match.index + match[0].length
    return match === null || end <= lead.length || words[end] === '的' ? [] : [{ number, match, end }]
  })
  // 6月3日受理的2件已办结: more than one step of a chain on one day tells of no order.
  const [one, ...others] = found
  if (one === undefined || (others.length > 0 && one.number === 0)) return []
  const { number, match, end } = others.at(-1) ?? one
  const [index, to] = [first.index - Math.max(0, lead.length - match.index), last.end + end - lead.length]
  return [{ chain, number, first, last, index, quote: text.slice(index, to), end: to }]
}
