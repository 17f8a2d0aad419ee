/** One work with two grades: 《稻花谣》获声乐类二等奖 … 荣获声乐类一等奖的《稻花谣》. */
import { unlikeWords, type Finding, type Words } from '../ground/finding.ts'

const GRADE = '([特一二三]等奖|[金银铜](?:奖|牌)|第[一二三四五六七八]名|[冠亚季]军)'
const CLASS = '([^,。;:《》\\d]{0,20}?)'
const WORK = '《([^《》\\n]{2,30})》'
/** 《甲》获声乐类二等奖, and nothing counts several of them. */
const BEHIND = new RegExp(
  `${WORK}(?:一文|节目|作品|课例|案例)?(?:荣获|获得|获评|获|摘得|夺得|斩获)了?${CLASS}${GRADE}`,
  'g',
)
const BEFORE = new RegExp(`(?:荣获|获得|获|摘得|夺得|斩获)了?${CLASS}${GRADE}的?(?:节目|作品|课例|案例)?${WORK}`, 'g')
/** Of several contests, steps and years one work may have several grades. */
const OTHER =
  /[省市县区校]级?(?:里|赛|级|展演)?[特一二三]等|曾|此前|又|再[次获]|推荐|推送|复[赛评]|决赛|初[赛评]|预赛|更正|改为|由[特一二三]等|[去上前]年|上届|误/
const LEVEL = /全[国省市县区]|[国省市县区校]级|[省市县区](?=第[一二三四五六七八九十\d]+届)/g
const KIND = /[\u4e00-\u9fff]{1,6}(?:类|组|项目)|团体|个人|创作|表演|指导|组织|编导/
const FAMILIES = [/等奖/, /[金银铜]/, /名|军/]

interface Honour extends Words {
  readonly work: string
  readonly grade: string
  readonly kind: string
  readonly levels: string
}

/** Asked of the whole text. */
export function twoGradeFindings(text: string): Finding[] {
  if (!text.includes('《') || !text.includes('获')) return []
  const told = [
    ...honoursIn(text, BEHIND, (match) => [match[1]!, match[2]!, match[3]!]),
    ...honoursIn(text, BEFORE, (match) => [match[3]!, match[1]!, match[2]!]),
  ].toSorted((one, other) => one.index - other.index)
  const first = new Map<string, Honour>()
  return told.flatMap((later): Finding[] => {
    const one = first.get(later.work)
    if (one === undefined) {
      first.set(later.work, later)
      return []
    }
    if (one.grade === later.grade || !areOfOne(one, later)) return []
    if (OTHER.test(text.slice(Math.max(0, one.index - BACK), one.index + one.quote.length + BACK))) return []
    return OTHER.test(text.slice(Math.max(0, later.index - BACK), later.index + later.quote.length))
      ? []
      : [unlikeWords(one, later)]
  })
}
const BACK = 40

function honoursIn(
  text: string,
  pattern: RegExp,
  partsOf: (match: RegExpExecArray) => readonly [string, string, string],
): Honour[] {
  return [...text.matchAll(pattern)].map((match): Honour => {
    const [work, words, grade] = partsOf(match)
    const lead =
      text
        .slice(Math.max(0, match.index - BACK), match.index)
        .split(/[。;\n]/)
        .at(-1)! + words
    return {
      index: match.index,
      quote: match[0],
      work,
      grade,
      kind: KIND.exec(words.replaceAll(LEVEL, ''))?.[0] ?? '',
      levels: (lead.match(LEVEL) ?? []).join(),
    }
  })
}

/** Both of one kind of contest, and of no two levels. */
function areOfOne(one: Honour, later: Honour): boolean {
  const family = FAMILIES.find((words) => words.test(one.grade))
  if (family === undefined || !family.test(later.grade) || one.kind !== later.kind) return false
  return one.levels === later.levels || ((one.levels === '' || later.levels === '') && one.kind !== '')
}
