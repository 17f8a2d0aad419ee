/** Rows that count themselves: 分为甲、乙、丙、丁五组; 一行5人，设组长1名、副组长1名、成员4名; “书香班级”“阳光班级”两类荣誉; “三要”：一要…. */
import { type Finding, saidOf } from '../ground/finding.ts'
import { FEW, numberOf } from '../ground/numbers.ts'
import { type Counted, countedIn, type Groups, signsIn } from './counted.ts'

/** 分为甲、乙、丙、丁五组 */
const lettered: Counted = {
  pattern:
    /(?:分为|分成|划分为|设|设为)(?<all>[甲乙丙丁戊己庚辛A-H](?:、?[甲乙丙丁戊己庚辛A-H])*(?:[和及][甲乙丙丁戊己庚辛A-H])?)(?<said>[两三四五六七八])(?:个)?(?:小)?(?:组|类|班|等|档|级|队|区)/g,
  named: ({ all }) => signsIn(all, /[甲乙丙丁戊己庚辛A-H]/g),
}

const SUM = /\d{1,3}|[一二两三四五六七八九十]{1,2}(?=[名人])/g
const sumOf = (words: string | undefined): number =>
  (words?.match(SUM) ?? []).reduce((sum, number) => sum + (numberOf(number) ?? 0), 0)
const ROLE = '(?:副?组长|副?团长|副?主任|副?队长|联络员|秘书|记录员|成员|组员|队员|委员)'
const MANY = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,2})'
/** 督导组一行5人，设组长1名、副组长1名、成员4名: from the head to the members that is all of it. */
const team: Counted = {
  pattern: new RegExp(
    `(?:一行|共有?|由|总人数为?)(?<said>${MANY})[人名](?:组成)?,(?:其中)?(?:设|由|含|包括)?(?<all>(?:组长|团长|主任|队长)${MANY}[名人](?:[、,和]${ROLE}${MANY}[名人])*[、,和](?:成员|组员|队员|委员)${MANY}[名人])(?=[。;\\n,]|$)`,
    'g',
  ),
  named: ({ all }) => sumOf(all),
}

/** 仅有一所省级示范高中，即枫林中学、榆树中学 */
const only: Counted = {
  pattern:
    /(?:仅有?|只有|唯一的?)(?<said>[一1])(?:所|家|名|个|处)[\u4e00-\u9fff]{2,14},(?:即|为|是)(?<all>[\u4e00-\u9fff]{2,10}(?:[、和][\u4e00-\u9fff]{2,10})+)(?=[。;\n,]|$)/g,
  named: ({ all }) => {
    const names = all!.split('、')
    return names.length > 1 && names.every((name) => name.slice(-1) === names[0]!.slice(-1)) ? names.length : undefined
  },
}

const MORE = /等|[、和及与]$/
/** “书香班级”“阳光班级”“劳动班级”两类荣誉 */
const quoted: Counted = {
  pattern: new RegExp(
    `(?<![”》、和及])(?<all>(?:“[^“”]{1,20}”[、,]?(?:[和与及](?=“))?){2,12})(?:这|共|等?共|三类)?(?<said>${FEW})(?:个|项|类|种|大|所|门|部|场|支|届)`,
    'g',
  ),
  named: ({ all }) => signsIn(all, /“/g),
  unlessBefore: MORE,
}
/** 《校园植物》《家乡歌谣》两本读物 */
const titled: Counted = {
  pattern: new RegExp(
    `(?<![”》、和及])(?<all>(?:《[^《》]{1,30}》[、,]?(?:[和与及](?=《))?){2,12})(?:这|共|等?共)?(?<said>${FEW})(?:个|项|部|本|份|篇|首|册|种|件|节)`,
    'g',
  ),
  named: ({ all }) => signsIn(all, /《/g),
  unlessBefore: MORE,
}

const TENS = '一二三四五六七八九'
/** 四看：一看…，二看…，三看…: one by one, from the first. */
const called: Counted = {
  pattern:
    /[“]?(?<said>[二两三四五六七八九])(?<word>[要抓查看比强建促严带])[”]?(?:[^。;:\n“”\d]{0,6})[::](?<all>(?:[^。\n]{2,120}))/g,
  named: ({ word, all }) => {
    const told = [...all!.matchAll(new RegExp(`(?:^|[,;、])([${TENS}])${word}`, 'g'))]
    const inOrder = told.every(([, ordinal], at) => TENS.indexOf(ordinal!) === at)
    return told.length > 1 && inOrder ? told.length : undefined
  },
}
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

const counted = countedIn([lettered, team, only, quoted, titled, called])

/** Asked of one paragraph of the even text. */
export const namedFewFindings = (text: string): Finding[] => [...ordered(text), ...counted(text)]

/** 附件共3份： and as many lines with their numbers. Asked of the whole text. */
export const attachedFindings = countedIn([
  {
    pattern:
      /(?:^|\n)[ \t]*(?:附件|附表|附)(?:共|共计|如下,?共)?(?<said>\d{1,2}|[两三四五六七八九十])(?:份|个|件|张|项):[ \t]*\n(?<lines>(?:[ \t]*\d{1,2}[.、][^\n]+(?:\n|$))+)/g,
    named: ({ lines }: Groups) => signsIn(lines, /[^\n]+/g),
  },
])
