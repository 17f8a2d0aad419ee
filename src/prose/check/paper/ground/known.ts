/** By which words the numbers of a paper are known: what is counted, and what tells it from others of its name. */
import { bare, nounOf, type Told } from '../../again/told.ts'
import { toldOf } from '../../ground/likeness.ts'
import type { Line, Paper } from './paper.ts'

export interface Known {
  readonly told: Told
  /** All words of its clause that name it: 新增学位, 全校在册学生. */
  readonly words: string
  /** The last two signs of its name. */
  readonly head: string
  /** What parts it from others: levels of school, times, kinds, steps; in order. */
  readonly apart: string
  /** Schools, towns and firms of which alone it is told. */
  readonly names: string
  /** It is said to be all of them. */
  readonly total: boolean
}

/** Words that say nothing of what is counted. */
const GENERAL =
  /全[县市区校镇乡州省年园]|[我本][县市区校镇乡州省局园年]|本[次届期学年]{1,2}|此次|今年|[共合总累]计|一共|现有|共有|年[末底]|目前|截至|上述|以上|以来|其中|一是|二是|三是|四是|实际|名单|方面|情况|^(?:为|对|向|将|把|有|使|与|和|及|由|的|共)+|的/g
const LEVEL =
  /小学|初中|高中(?!阶段)|普高|幼儿园|幼儿|学前|中职|职高|职业|高职|特殊教育|特教|[一二三四五六七八九高]年级|高[一二三]/g
const KIND =
  /另|其余|剩余|其他|男|女|城区|县城|城镇|农村|乡村|乡镇|城乡|公办|民办|普惠|本科|专科|研究生|特殊类型|一本|语文|数学|英语|物理|化学|音乐|体育|美术|国家级?|省级|市级|县级|区级|校级|中央|一等|二等|三等|一档|二档|骨干|高级|中级|特岗|优秀|优良|良好|不合格|合格|达标|寄宿|非寄宿|留守|随迁|残疾|困难|脱贫|春季|秋季|寒假|暑期|上半年|下半年|[一二三四]季度|当季|[上下]学期|第[一二三四五六七八九十]+[批期轮次届组]|\d{1,2}月|每|平均|[人生校班]均|最[高低多少]|未|不|缺|尚|仍/g
const PLAN = /计划|目标|力争|预计|拟|应(?!急|届)|将(?!近)|预算|概算|额定|核定/g
const STEP =
  /申报|报名|报到|参加|参训|参赛|参评|录取|录用|收回|回收|有效|发放|下达|到位|支出|支付|拨付|结余|缴费|完成|受理|办结|化解|排查|整改|上线|毕业|招生|招聘|招收|离职|退休|转[出入]|续|首次|建档|投入|筹措|募集|追回|退回|新增|减少|扣除|竣工|开工|完工|在建|入围|推荐|奖/g
const TIME = /[去上前明往]年|上届|上[一个]*学年|上学期|上个?月|同期|年初|当时|原有?|\d{4}年底?|\d{4}[—-]\d{4}学年/g

const NAMED =
  /(?<![\u4e00-\u9fff])[一二三四五六七八九][小中园]|[\u4e00-\u9fffA-Za-z]{1,8}?(?:镇|乡|村|街道|[一二三四五六七八九][小中园]|中学|小学|幼儿园|学校|公司|学院|楼|[区县市园科班])(?![长际级额])/g
const NO_NAME =
  /[下返回]乡|乡镇|城镇|乡村|农村|中小学|公办|民办|普惠性?|普通|城区|县城|寄宿制?|学校|义务教育|全[县市区校镇乡州省]|各级?|所有|全部|[一-九]*所|小规模|中等职业|特殊教育|职业|高中|初中|初级|九年一贯制|阶段|直属|县直|市直|[我本该]|优质|薄弱|受[督检]\S?|在|对|为|组织|开展|安排|覆盖|涉及|新建|改扩?建|建设|投入|其中|[的了、,“”和与及以]|教学|开设|大班|培训/g

/** What is done with them, behind their name. */
const DEED = /颁发|发放|给予|予以|提出|表示|安排|统一|组织|实行|继续|整体|逐/

/** The opening words of a line: (一)小学. */
const HEADING = /^(?:\([^()]{1,4}\)|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、])([^。,:\n]{2,20})[。\n:]?/
const CHAPTER = /^[一二三四五六七八九十]{1,3}、/
const TO_COME = /打算|下一?步|计划|安排|明年|目标|下半年|思路|展望|要求/

/** Asked by more than one rule, so that it is read once. */
const read = new WeakMap<Paper, Known[]>()

export function knownOf(paper: Paper): readonly Known[] {
  const known = read.get(paper) ?? knownIn(paper)
  read.set(paper, known)
  return known
}

function knownIn({ numbers, lines, titled, signed }: Paper): Known[] {
  const title = lines
    .slice(0, 2)
    .map(({ words }) => (words.length < 60 && !words.includes('。') ? words : ''))
    .join('')
  const year = titled ?? title.match(/(?<!\d)20\d\d(?=学?年)/g)?.at(-1) ?? signed?.year
  const own_year = new RegExp(`今年|本[学年]年${year === undefined ? '' : `|${year}年(?:底|末)?`}`, 'g')
  let [at, chapter] = [-1, '']
  return numbers.flatMap((told): Known[] => {
    while (at + 1 < lines.length && lines[at + 1]!.start <= told.index) {
      at += 1
      if (CHAPTER.test(lines[at]!.words)) chapter = TO_COME.test(lines[at]!.words.slice(0, 24)) ? '将' : ''
    }
    const line = lines[at]
    if (line === undefined || isChange(told)) return []
    return [known(told, { line, chapter, title, own_year })]
  })
}

interface Around {
  readonly line: Line
  readonly chapter: string
  readonly title: string
  readonly own_year: RegExp
}

function known(told: Told, { line, chapter, title, own_year }: Around): Known {
  const noun = nounOf({ ...told, after: told.after.replace(/^的/, '') })
    .split(DEED)[0]!
    .slice(0, 12)
  const clauses = told.lead.slice(-200).split(/[,:]/)
  const own = told.before
  const named = bare(own).replaceAll(GENERAL, '') + noun
  const far = named.length < 2 ? (clauses.at(-2) ?? '').slice(-24) : ''
  const words = `${far}${bare(own)} ${noun}`
    .replaceAll(GENERAL, '')
    .replaceAll(/[“”"()]|\d[\d.,]*[^\d\u4e00-\u9fff]?/g, '')
  const total = /[合总共]计|总数|总共/.test(own) || (!/^[^,]{0,4}$/.test(told.lead) && /共$|共[^,]{1,6}$/.test(own))
  const heading = HEADING.exec(line.words)?.[1] ?? ''
  const clause = `${far}${own} ${noun}`
  const level =
    toldOf(clause, LEVEL) ||
    (/[合总共]计/.test(own) ? '' : toldOf(`${heading} ${total ? '' : told.lead.slice(-80)}`, LEVEL))
  const time = toldOf(told.lead.slice(-120).replaceAll(own_year, ''), TIME)
  const part = !total && /其中/.test(told.lead) ? '其中' : ''
  const named_ones = toldOf(`${total ? '' : `${heading} ${clauses[0]} ${own}`} ${noun}`.replaceAll(NO_NAME, ' '), NAMED)
  const places = named_ones
    .split(',')
    .filter(
      (one) =>
        (one.length > 2 || /^[一二三四五六七八九]/.test(one)) &&
        !/^幼儿园$|[在入]园$/.test(one) &&
        !title.includes(one),
    )
    .join()
  return {
    told,
    words: words.trim(),
    head: (noun.length >= 2 ? noun : bare(own)).slice(-2),
    apart: [
      toldOf(clause, KIND),
      toldOf(`${own.slice(-12)} ${noun}`, PLAN),
      level.includes(',') ? '' : level,
      time,
      part,
      chapter,
    ].join('|'),
    names: places,
    total,
  }
}

/** What it is more or less by is another measure: 增加46人, 提高2.2个百分点. */
function isChange({ before, after }: Told): boolean {
  if (
    /(?:增加|减少|提高|下降|增长|上升|降低|高于|低于|高出|多|少|增幅|降幅|相差|差|缩短|[减增]了|倍|降至|[^报达]到|[由从][^,]{0,20})(?:了|约)?$/.test(
      before,
    )
  )
    return true
  return /^(?:提高|增加|增长|下降|减少|上升|降低|降|升|增|减)[到至为]/.test(after)
}

/** The steps that are told of it. */
export const stepsOf = ({ told, words }: Known): string => toldOf(`${words} ${told.after.slice(0, 6)}`, STEP)

export interface Shared {
  readonly length: number
  readonly rests: readonly [string, string]
  /** The later has words of its own between those that both have: 排查食堂隐患 behind 排查隐患. */
  readonly narrowed: boolean
}

/** What two wordings share, two signs or more at a time, and what is left of each. */
export function sharedBy(one: string, other: string): Shared {
  let [a, b] = [one, other]
  let length = 0
  for (let size = Math.min(a.length, b.length); size >= 2; size -= 1)
    for (let at = 0; at + size <= a.length; at += 1) {
      const words = a.slice(at, at + size)
      if (/[ |]/.test(words) || !b.includes(words)) continue
      length += size
      a = `${a.slice(0, at)}|${a.slice(at + size)}`
      b = b.replace(words, '|')
    }
  const rest = (words: string): string => words.replaceAll(/[| ]/g, '')
  return { length, rests: [rest(a), rest(b)], narrowed: /\|[^| ]{2,}\|/.test(b) }
}
