/**
 * An aim, what was reached and that the one met the other, with no other number of the unit beside them: 覆盖率达到98%以上的目标已超额
 * 完成，截至11月底覆盖率为96.7%; 计划新建不少于12所，实际建成11所，完成了任务. That the two nearly fit says that they belong together.
 */
import { type Finding, wordsAt } from '../ground/finding.ts'
import { figureOf } from '../ground/numbers.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { groupsOf } from './met_bounds.ts'
import { NOT_SAID, ofItself } from './met.ts'

const AIM_WORD = '(?:任务|目标|要求|指标|标准|规定|计划)'
const MET = new RegExp(
  `(?:完成|实现|达到|符合|满足)了?[^,。;\\d]{0,14}?${AIM_WORD}(?!的?\\d)|${AIM_WORD}[^,。;\\d]{0,4}?(?:已|均|也|全部|全面|如期|圆满|顺利|超额|提前|胜利)*(?:完成|实现|达成)(?![的率情进度\\d])|(?:超额|圆满|如期|提前|全面|顺利)(?:完成|实现|达到)(?![的率情进度\\d])|(?<=[,。](?:顺利|圆满|全面|成功|已|均|也|如期|超额|提前)*)(?:完成|实现|达到|符合|满足)了?[^,。;\\d]{0,12}\\d[\\d.,]*[^,。;\\d]{1,6}的?${AIM_WORD}|(?<=[,定])(?:已|全部)?达标(?=[,。;]|$)`,
  'g',
)
const UNIT = '%|人次|分钟|平方米|学时|小时|[人名位所个家项件条处户台套辆本册间座篇节门场次批例份分]'
const NUMBER = new RegExp(`(?<![\\d.第年月])(\\d[\\d,]*(?:\\.\\d+)?)(万)?(${UNIT})(?!百分点|月|年|点)`, 'g')
const LEAST = /(?:不得?低于|不得?少于|不小于|至少|达到?|保持在|须在|应在)$/
const SURE_LEAST = /(?:不得?低于|不得?少于|不小于|至少)$/
const MOST = /(?:不得?超过|不得?高于|不大于|控制在|降到|降至)$/
const SURE_MOST = /(?:不得?超过|不得?高于|不大于)$/
const SET = /任务|目标|要求|指标|规定|计划|下达|核定|原定|确定|责任书|方案|标准|应|须|提出/
const OTHERS =
  /其中|另|其余|半年|季度|阶段|序时|进度|[两三四五]年|[去上前明]年|上学[期年]|同期|分别|还|约|近(?!视)|左右|力争|争取|努力(?:实现|完成|达)|可(?:如期|按)|预计|有望|将|(?<!占)比(?!例|重)|较|尚|未|[没不]有|距|差|每(?!学期|年|学年)|春季|秋季|折合|提前[一两三]年/
const NOW_NOT = /计划|目标|任务|要求|规定|应|须|拟|标准为|指标/
const RATE = /[\u4e00-\u9fff]{2}(?:率|比例|占比|比重|覆盖面|满意度)/
const BARE =
  /^(?:截至[^,]{0,8}|经[\u4e00-\u9fff]{2,4}|考核|测评|第三方|结果|我[校县市区镇乡园]|全[校县市区镇乡园]|学校|目前|现|实际|年末|年底|已|为|是|达到?|占比|完成|值|数|有|共|均|的)*$/
/** So many sentences back an aim may be told, and so far a number that is reached may miss it. */
const BACK = 3
const NEAR = 0.2
const LONGEST = 260

interface Number {
  readonly index: number
  readonly quote: string
  readonly value: number
  readonly unit: string
  readonly before: string
  readonly lead: string
  readonly behind: string
}

/** Asked of one paragraph. */
export function metAloneFindings(text: string): Finding[] {
  if (!/完成|实现|达到|符合|满足|达标|达成/.test(text)) return []
  return [...text.matchAll(MET)].flatMap((met): Finding[] => {
    const lead = text.slice(Math.max(0, met.index - 6), met.index)
    if (NOT_SAID.test(lead + met[0]) || lead.endsWith('基本')) return []
    const before = text.slice(text.lastIndexOf('。', met.index) + 1, met.index)
    if (!ofItself(before.replace(/(?:考核|验收|评估)?认定$/, ''))) return []
    const end = endOfSentence(text, met.index + met[0].length)
    let start = met.index
    for (let back = 0; back <= BACK && start > 0; back += 1) {
      start = text.lastIndexOf('。', start - 2) + 1
      if (end - start > LONGEST) return []
      const words = text.slice(start, end)
      if (OTHERS.test(words)) return []
      const pair = pairIn(words)
      if (pair === 'more') return []
      if (pair !== undefined) return isSaidOf(met[0], pair) ? unmet(pair, start, met[0]) : []
    }
    return []
  })
}

/** 达到大班额消除要求 is said of something else. */
const isSaidOf = (met: string, { aim, now }: Pair): boolean => {
  const name = (/^(?:完成|实现|达到|符合|满足)了?([^\d]*)$/.exec(met)?.[1] ?? '').replaceAll(WHOSE, '')
  return name.length < 2 || (aim.before + aim.behind + now.before).includes(name)
}
const WHOSE =
  /[省市县区镇乡国年][家委局厅政府里初度级]*|上级|局|政府|学校|预[定期]|既定|原定|规定|[下所]?[设制核确]定|定|考核|方案|责任书|下达|提出|要求|的|目标|任务|计划|指标|标准|规划|相关|有关|最低|底线|建设|数量/g

const endOfSentence = (text: string, from: number): number => {
  const end = text.slice(from).search(/[。;!?]/)
  return end < 0 ? text.length : from + end
}

function numbersIn(words: string): Number[] {
  return [...words.matchAll(NUMBER)].map((match) => {
    const lead = words.slice(0, match.index)
    return {
      index: match.index,
      quote: match[0],
      value: figureOf(match[1]!) * (match[2] ? 1e4 : 1),
      unit: /[名位]/.test(match[3]!) ? '人' : match[3]!,
      before: /[^,。;:、()]*$/.exec(lead)![0],
      lead: /[^。;]*$/.exec(lead)![0].slice(-40),
      behind: /^[^,。;:、()]{0,16}/.exec(words.slice(match.index + match[0].length))![0],
    }
  })
}

interface Pair {
  readonly aim: Number
  readonly now: Number
  readonly is_least: boolean
}

/** The only two numbers of one unit, of which one is an aim. */
function pairIn(words: string): Pair | 'more' | undefined {
  const numbers = numbersIn(words)
  for (const unit of new Set(numbers.map((one) => one.unit))) {
    const own = numbers.filter((one) => one.unit === unit)
    const ways = own.map(wayOf)
    if (!ways.some((way) => way !== undefined)) continue
    if (own.length === 1) continue
    const at = ways.findIndex((way) => way !== undefined)
    const [aim, now] = [own[at]!, own[1 - at]]
    if (own.length > 2 || now === undefined || ways[1 - at] !== undefined) return 'more'
    return isOf(now, aim) ? { aim, now, is_least: ways[at] === 'least' } : 'more'
  }
  return undefined
}

function wayOf({ before, lead, behind, unit }: Number): 'least' | 'most' | undefined {
  const is_set = SET.test(lead + behind)
  if (SURE_LEAST.test(before) && is_set) return 'least'
  if ((SURE_MOST.test(before) || MOST.test(before)) && is_set) return 'most'
  if (/^及?以[内下]/.test(behind)) return is_set ? 'most' : undefined
  if (/^[^,]{0,2}及?以上/.test(behind)) return is_set ? 'least' : undefined
  // 培训150名的任务, 任务为2400人, 达到100%的目标
  const is_named = new RegExp(`^[^,。;]{0,6}的[^,。;]{0,4}${AIM_WORD}`).test(behind)
  if (unit === '%') return is_named && LEAST.test(before) ? 'least' : undefined
  const is_told = new RegExp(`${AIM_WORD}(?:数|人数)?(?:为|是)$`).test(before)
  return (is_named || is_told) && !MOST.test(before) ? 'least' : undefined
}

function isOf(now: Number, aim: Number): boolean {
  if (NOW_NOT.test(now.before) || /^[^,]{0,2}(?:以[上内下]|多|余)/.test(now.behind)) return false
  const groups = groupsOf(now.before + now.behind)
  if (groups !== '' && groups !== groupsOf(aim.before)) return false
  const [own, name] = [now, aim].map(({ before }) => RATE.exec(before.replace(/实际|目前|全年|现有/, ''))?.[0])
  if (now.unit === '%' || name !== undefined) {
    if (/占比|比例|比重/.test(name ?? '') && BARE.test(now.before)) return true
    if (own !== undefined && name !== undefined) return own.slice(-3) === name.slice(-3)
    // 不低于95%的目标 names nothing, and may be of anything before.
    return name === undefined ? own !== undefined && now.index < aim.index : BARE.test(now.before)
  }
  const nouns = aim.before.replace(FILLER, '') + aim.behind
  if (sharesTwo(nouns, now.before + now.behind)) return true
  return BARE.test(now.before) || /实际|已|共|截至|目前/.test(now.before)
}
const FILLER = /全[年市县区校]|今年|年度|任务|目标|要求|计划|不[少低]于|每学期|按|达到|完成|[为是]/g

function unmet({ aim, now, is_least }: Pair, start: number, said: string): Finding[] {
  const misses = is_least ? now.value < aim.value : now.value > aim.value
  const far = aim.unit === '%' ? Math.abs(now.value - aim.value) / 100 : Math.abs(now.value / aim.value - 1)
  if (!misses || far > NEAR) return []
  const [one, other] = [now, aim].map(
    ({ before, quote, behind }) => `${before}${quote}${behind.slice(0, 2).replace(/^(?!以).*/, '')}`,
  )
  const placed = [aim, now].toSorted((a, b) => a.index - b.index)
  return [
    {
      rule: 'order',
      says: `“${one}”${is_least ? '不到' : '超过了'}“${other}”，文中却说“${said}”，请核对。`,
      arithmetic: `${now.value} ${is_least ? '<' : '>'} ${aim.value}`,
      places: placed.map(({ index, before, quote }) =>
        wordsAt({ index: start + index - before.length, quote: before + quote }),
      ),
    },
  ]
}
