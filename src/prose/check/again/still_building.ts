/** One and the same building that is finished in one sentence and still being built in another: 食堂已竣工并通过验收…。目前这个食堂的主体施工到第二层. */
import { type Finding, unlikeWords } from '../ground/finding.ts'
import { nearIn } from '../ground/near.ts'
import { STRETCH } from '../ground/written.ts'

const BUILDING =
  '食堂|餐厅|[\\u4e00-\\u9fff]{2}楼|公寓|图书馆|体育馆|游泳馆|科技馆|报告厅|操场|运动场|田径场|足球场|幼儿园|新?校区|实训基地|实训中心|活动中心|实践基地|教师周转房|周转宿舍'
const WORK = '(?:新建|迁建|改扩建|扩建|改造|建设|维修|重建|续建|搬迁)(?:工程|项目)'
const NAMED = new RegExp(
  `(?<building>${BUILDING})(?:${WORK}|工程|项目|建设)?|${WORK}|(?<=[”"该此个一述\\u4e00-\\u9fff])(?:工程|项目)`,
  'g',
)
/** What comes first has a smaller number. */
const LEVELS: readonly RegExp[] = [/开工|动工|施工|层|封顶|在建|建设/, /竣工|完工|建成/, /验收/, /交付|使用|投用|启用/]
const levelOf = (words: string): number => LEVELS.findLastIndex((level) => level.test(words))

const DONE = /竣工|完工|建成|通过(?:竣工)?验收|交付使用|投入使用|投用|启用/g
const DONE_LEAD = /已|顺利|全部|正式|如期|按期|\d[月日]/
/** Of what is still to come, or of some of it only. */
const NOT_ALL =
  /预计|计划|将|拟|力争|确保|争取|有望|明年|年底前|待|要|未|正在|主体|基础|封顶|[一二三四五]期|部分|首[批期]|尚|加快|推进|若|可|能|标志|达到|条件|[楼区栋]段|[、和与及]|\d+(?:个|所|栋|幢|座|间|处)/
const DONE_BEHIND = /^(?:后|时|前|之|以后|的|率|资料|手续|备案|标准|条件|在即|图)/
const STILL =
  /(?:正在|仍在|还在|尚在)(?:进行|紧张|抓紧|有序|加紧|全力|加快)*(?:主体|基础|地基)?(?:施工|建设|修建|砌筑|浇筑)|(?:施工|建|修|盖)(?:到|至)了?(?:地上|地下)?第?(?:[一二三四五六七八九十]{1,2}|\d{1,2})层|(?:预计|计划|力争|确保|争取|将于|有望|拟于)[^,。;]{0,14}?(?:竣工(?!验收|决算|结算|备案|资料|财务)|完工|建成|验收|交付|投入使用|投用|启用|封顶)|(?:尚|还|仍)?未(?:能|正式|全部|按期|如期)?(?:完工|竣工|建成|封顶|开工|动工|交付|通过验收|验收|投入使用|投用|启用)|主体(?:结构|工程)?(?:已经?|刚刚?|现已)?(?:封顶|施工)/g
/** Told of this day or of what is to come, and not of how it was built. */
const NOW = /目前|现在|当前|截至|预计|明年|下一步|[尚还仍]|年底前|力争|确保|争取|有望/
const TODAY = /目前|现在|当前|明年|下一步|尚未|仍在/
const PAST = /期间|当时|曾|过程|原[来计定]|去年|上年|如果|若|以前|此前|一度|本应/
/** Of a part of it, or of what lies beside it. */
const OTHER_PART =
  /^(?:的)?(?:[一二三四五]期|[东西南北内外]|配套|附属|周边|室外|扩建|改造|维修|续建|提升|加固|装修|设备|旁|后|前|二楼|第)/
const MANY =
  /[\d两三四五六七八九十](?:个|所|栋|幢|座|间|处|项)[\u4e00-\u9fff]{0,6}$|[各批些类]|所有|全部|部分|多个|其余|其他|另/
const LEADS =
  /^.*?(?:今年|目前|截至|下一步|加快|推进|实施|完成|总投资|位于|[的对在将把是,:：、“”]|我[县市区校]|全[县市区]|题是|看到)(?=[\u4e00-\u9fff])/
const AGAIN = /改造|维修|改扩建|扩建|续建|重建/
/** So long a name tells one building from others. */
const LEAST = 5
const NEAR = 200
const FAR = 3000
const REACH = 40

interface State {
  readonly index: number
  readonly quote: string
  /** As it is called, with the school that it belongs to; empty for 该工程. */
  readonly name: string
  readonly building: string
  readonly pointed: boolean
  /** Whether it was mended or widened, and not built. */
  readonly work: string | undefined
  readonly level: number
  readonly today: boolean
}

export function stillBuildingFindings(text: string): Finding[] {
  if (!/竣工|完工|建成|验收|投入使用|投用|启用|交付/.test(text) || !NOW.test(text)) return []
  const parts = [...text.matchAll(STRETCH)].map(({ 0: words, index }) => ({ words, index }))
  const done = parts
    .flatMap(({ words, index }) => statesIn(words, index, DONE, isDone))
    .toSorted((one, other) => one.index - other.index)
  if (done.length === 0) return []
  const still = parts.flatMap(({ words, index }) => statesIn(words, index, STILL, isStill))
  const told = new Set<number>()
  return still.flatMap((one): Finding[] => {
    const near = nearIn(done, one.index, FAR, ({ index }) => index)
    const other = near.findLast((finished) => areOfOne(text, finished, one))
    if (other === undefined || told.has(one.index)) return []
    told.add(one.index)
    return [other.index < one.index ? unlikeWords(other, one) : unlikeWords(one, other)]
  })
}

type Check = (lead: string, words: string, behind: string) => boolean

const isDone: Check = (lead, words, behind) =>
  (DONE_LEAD.test(lead) || words.startsWith('通过')) && !NOT_ALL.test(lead) && !DONE_BEHIND.test(behind)

const isStill: Check = (lead, words) => NOW.test(lead + words) && !PAST.test(lead)

/** Every word of a state with the building last named before it. */
function statesIn(sentence: string, from: number, pattern: RegExp, fits: Check): State[] {
  const names = [...sentence.matchAll(NAMED)]
  if (names.length === 0) return []
  return [...sentence.matchAll(pattern)].flatMap((match): State[] => {
    const named = names.findLast(({ index, 0: words }) => index + words.length <= match.index)
    if (named === undefined) return []
    const end = named.index + named[0].length
    const lead = sentence.slice(end, match.index)
    const before = /[^,;:]*$/.exec(sentence.slice(Math.max(0, named.index - 16), named.index))![0]
    const opening = fits === isStill ? sentence.slice(Math.max(0, named.index - 16), named.index) : ''
    if (lead.length > REACH || OTHER_PART.test(lead) || MANY.test(before)) return []
    const behind = sentence.slice(match.index + match[0].length, match.index + match[0].length + 4)
    if (!fits(opening.replace(before, '') + /[^,]*$/.exec(before)![0] + lead, match[0], behind)) return []
    const pointed = /(?:这[个座栋所一]|该|此|上述)(?:校|县)?$/.test(before)
    const name = (before + named[0]).replace(LEADS, '').replace(/^[县市区省]/, '')
    return [
      {
        index: from + named.index - before.length + (before + named[0]).indexOf(name),
        quote: `${name}${lead}${match[0]}`,
        name: pointed ? '' : name,
        building: named.groups?.['building'] ?? '',
        pointed,
        work: AGAIN.exec(named[0])?.[0],
        level: levelOf(match[0]),
        today: TODAY.test(opening + lead + match[0]),
      },
    ]
  })
}

function areOfOne(text: string, finished: State, still: State): boolean {
  // 已竣工，预计9月投入使用; 综合楼已投用 … 综合楼改造项目正在施工
  if (still.level > finished.level) return false
  if (still.work !== finished.work && !(still.pointed && still.work === undefined)) return false
  const gap = Math.abs(still.index - finished.index)
  // 截至6月主体封顶 … 9月已投入使用: told as it went on.
  if (still.index < finished.index && (!still.today || still.pointed)) return false
  const between = text.slice(Math.min(finished.index, still.index), Math.max(finished.index, still.index))
  if (REBUILT.test(gap < NEAR ? between : '')) return false
  if (!still.pointed) return still.name.length >= LEAST && isCalledSo(finished, still)
  if (gap > NEAR || between.includes('\n') || BESIDE.test(between) || finished.pointed || finished.name.length < 2)
    return false
  if (still.building !== '' && finished.building !== still.building) return false
  // Another one that is named between is what is pointed at.
  return [...between.matchAll(NAMED)].slice(1).every(({ index, groups, 0: words }) => {
    const other = groups?.['building']
    return other === undefined
      ? /(?:[该此]|这[个一]|上述)$/.test(between.slice(0, index)) || finished.name.endsWith(words)
      : other === finished.building
  })
}

const REBUILT = /拆除|重建|原址|翻建|改扩建/
/** 实训楼已竣工，配套道路正在施工。该工程…: of all of it. */
const BESIDE = /配套|附属|道路|管网|围墙|绿化|室外|二期/

/** 实验小学综合楼, 实验小学综合楼建设项目 */
const isCalledSo = (one: State, other: State): boolean => {
  const [first, second] = [one, other].map(({ name }) => name.replace(ENDING, ''))
  return !one.pointed && first === second && first!.length >= LEAST
}
const ENDING = new RegExp(`(?:${WORK}|工程|项目|建设)$`)
