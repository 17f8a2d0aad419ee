/** Rows that count themselves: 七年级至九年级四个年级; 每周二、周四、周五…每周两次; 一行5人，设组长1名、副组长1名、成员4名. */
import { type Finding, saidOf } from '../ground/finding.ts'
import { FEW, numberOf } from '../ground/numbers.ts'

type Groups = Record<string, string | undefined>

/** Asked of one paragraph of the even text. */
export function namedFewFindings(text: string): Finding[] {
  return RULES.flatMap((rule) => rule(text))
}

/** How many there are, told by the words of a match; undefined where they do not say. */
const counted =
  (pattern: RegExp, named: (groups: Groups) => number | undefined) =>
  (text: string): Finding[] =>
    [...text.matchAll(pattern)].flatMap((match): Finding[] => {
      const groups = match.groups!
      const [said, own] = [numberOf(groups['said']), named(groups)]
      if (said === undefined || own === undefined || own < 1 || own === said) return []
      const says = `写的是${groups['said']}，列出来的却是${own}，请核对“${match[0]}”。`
      return [saidOf(match, 'count', says, `${own} ≠ ${said}`)]
    })

const FIRST = '[一二三四五六七八九]|1[0-2]|[1-9]'
const between = ({ from, to }: Groups): number | undefined => {
  const [first, last] = [numberOf(from), numberOf(to)]
  return first !== undefined && last !== undefined && last > first ? last - first + 1 : undefined
}

/** 七年级至九年级四个年级 */
const grades = counted(
  new RegExp(
    `(?<![、和及与])(?<from>${FIRST})(?:年级)?[至到—-]+(?<to>${FIRST})年级,?(?:共|等|这)?(?<said>${FEW})个年级`,
    'g',
  ),
  between,
)
/** 1号至3号共4栋学生宿舍楼; 第1至第5考场共6个考场 */
const numbered = counted(
  new RegExp(
    `(?<![\\d.月年日])第?(?<from>\\d{1,2})(?:号[楼院]?|考场|教室|试室)?[至到—-]+第?(?<to>\\d{1,2})(?:号[楼院]?|考场|教室|试室),?(?:共计?|这|合计)(?<said>${FEW})(?:栋|幢|座|个(?:考场|教室|试室))`,
    'g',
  ),
  between,
)

const signsIn = (words: string | undefined, sign: RegExp): number => words?.match(sign)?.length ?? 0

/** 每周二、周四、周五下午各开展一次，每周两次 */
const weekly = counted(
  /每周(?<days>[一二三四五六日](?:(?:、|和|及)(?:每?周)?[一二三四五六日])+)(?![至到])[^。;\n\d]{0,24}?,(?:共计?)?每周(?:共|各)?(?<said>[一二两三四五六])次/g,
  ({ days }) => signsIn(days, /[一二三四五六日]/g),
)
/** 3月5日、3月12日、3月19日举行，每日一场，共四场 */
const daily = counted(
  new RegExp(
    `(?<days>\\d{1,2}月\\d{1,2}日(?:(?:、|和|及)(?:\\d{1,2}月)?\\d{1,2}日)+)[^。;\\n\\d至到]{0,16},每[日天次][一1][场次期讲节],共计?(?<said>${FEW})[场次期讲节]`,
    'g',
  ),
  ({ days }) => signsIn(days, /日/g),
)
/** 分为甲、乙、丙、丁五组 */
const lettered = counted(
  /(?:分为|分成|划分为|设|设为)(?<all>[甲乙丙丁戊己庚辛A-H](?:、?[甲乙丙丁戊己庚辛A-H])*(?:[和及][甲乙丙丁戊己庚辛A-H])?)(?<said>[两三四五六七八])(?:个)?(?:小)?(?:组|类|班|等|档|级|队|区)/g,
  ({ all }) => signsIn(all, /[甲乙丙丁戊己庚辛A-H]/g),
)

const SUM = /\d{1,3}|[一二两三四五六七八九十]{1,2}(?=[名人])/g
const sumOf = (words: string | undefined): number =>
  (words?.match(SUM) ?? []).reduce((sum, number) => sum + (numberOf(number) ?? 0), 0)
const ROLE = '(?:副?组长|副?团长|副?主任|副?队长|联络员|秘书|记录员|成员|组员|队员|委员)'
const MANY = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,2})'
/** 督导组一行5人，设组长1名、副组长1名、成员4名: from the head to the members that is all of it. */
const team = counted(
  new RegExp(
    `(?:一行|共有?|由|总人数为?)(?<said>${MANY})[人名](?:组成)?,(?:其中)?(?:设|由|含|包括)?(?<all>(?:组长|团长|主任|队长)${MANY}[名人](?:[、,和]${ROLE}${MANY}[名人])*[、,和](?:成员|组员|队员|委员)${MANY}[名人])(?=[。;\\n,]|$)`,
    'g',
  ),
  ({ all }) => sumOf(all),
)

/** 仅有一所省级示范高中，即枫林中学、榆树中学 */
const only = counted(
  /(?:仅有?|只有|唯一的?)(?<said>[一1])(?:所|家|名|个|处)[\u4e00-\u9fff]{2,14},(?:即|为|是)(?<all>[\u4e00-\u9fff]{2,10}(?:[、和][\u4e00-\u9fff]{2,10})+)(?=[。;\n,]|$)/g,
  ({ all }) => {
    const names = all!.split('、')
    return names.length > 1 && names.every((name) => name.slice(-1) === names[0]!.slice(-1)) ? names.length : undefined
  },
)

const TENS = '一二三四五六七八九'
const QUOTED =
  /“(?<said>[两二三四五六七八])(?<sign>要|个|抓|强化|突出|查|看|到位|坚持)”[^。;\n“]{0,6}[:,](?=一\k<sign>)/g
/** “三要”：一要…，二要…，三要…，四要… */
function ordered(text: string): Finding[] {
  return [...text.matchAll(QUOTED)].flatMap((match): Finding[] => {
    const { said, sign } = match.groups!
    let at = match.index + match[0].length
    let own = 0
    for (const ordinal of TENS) {
      const next = text.indexOf(`${ordinal}${sign}`, at)
      if (next < 0 || next - at > 160) break
      own += 1
      at = next + 1
    }
    if (own < 2 || own === numberOf(said)) return []
    return [saidOf(match, 'count', `“${said}${sign}”后面列出的是${own}条，请核对。`, `${own} ≠ ${said}`)]
  })
}

const RULES = [grades, numbered, weekly, daily, lettered, team, only, ordered]

const ATTACHED =
  /(?:^|\n)[ \t]*(?:附件|附表|附)(?:共|共计|如下,?共)?(?<said>\d{1,2}|[两三四五六七八九十])(?:份|个|件|张|项):[ \t]*\n(?<lines>(?:[ \t]*\d{1,2}[.、][^\n]+(?:\n|$))+)/g

/** 附件共3份： and as many lines with their numbers. Asked of the whole text. */
export function attachedFindings(text: string): Finding[] {
  return counted(ATTACHED, ({ lines }) => signsIn(lines, /[^\n]+/g))(text)
}
