/** As many names as are told: 骨干教师三名：甲、乙、丙; 六个学区，分别是…. */
import { listedIn, miscounted } from '../ground/lists.ts'
import { FEW, numberOf } from '../ground/numbers.ts'
import type { Finding } from '../ground/finding.ts'

const NUMBER = `(?<![\\d.一二三四五六七八九十第])(${FEW})`
const LIST =
  '([^。;!?\\n:,()\\d]{3,240})(?=[。;\\n)]|$|,(?!以及|还有|和|另|[一二三四]是)[^。;\\n、]{0,60}(?:[。;\\n]|$))'
const LISTED = new RegExp(
  `${NUMBER}(?:名|所|家|位|项|个|门|支|种|类|处|条|大|章|篇|步|节|部分|部门|科室)(?:[\\u4e00-\\u9fff]|20\\d\\d年|“[^“”]{1,12}”){0,24}?[”]?(?::|,?(?:分别|依次)(?:是|为):?|,?(?:即|包括|它们是):?|(?<=学区|片区|工程|部门|专业|学科|阶段|环节|项目)为)${LIST}`,
  'g',
)
/** 四包责任制，即… */
const SYSTEM = new RegExp(
  `(?<![\\d一二两三四五六七八九十第])([两三四五六七八九])[\\u4e00-\\u9fff]{1,3}[”]?(?:责任制|工作法|机制|模式|制度|标准|要求|原则),?即${LIST}`,
  'g',
)
/** “五育”：德育、智育、体育、美育、劳动教育 */
const QUOTED = new RegExp(
  `“([两三四五六七八九])(?:个一|[^“”一二两三四五六七八九十\\d]{1,6})”(?:[\\u4e00-\\u9fff]{0,4}:|,?(?:即|是指|指的是))${LIST}`,
  'g',
)
/** No name is longer. */
const LONGEST = 16

/** 5至6月自查自纠、7至9月重点抽查: the months stand in the names. */
const MONTHS = /\d{1,2}(?:[至到—-]\d{1,2})?月份?/g

const MORE = /[\d两三四五六七八九十][名所家位个项][\u4e00-\u9fff]{0,8}[、和]$/

export function nameFindings(given: string): Finding[] {
  const text = given.replaceAll(MONTHS, (months) => '月'.repeat(months.length))
  return [...text.matchAll(LISTED), ...text.matchAll(QUOTED), ...text.matchAll(SYSTEM)].flatMap((match): Finding[] => {
    const [, number = '', list = ''] = match
    const said = numberOf(number)
    // 与教学相结合、与实践相结合: 与 joins no two of them.
    const listed = listedIn(list.replaceAll(/(^|、)[与和同](?=[^、]*结合)/g, '$1'))
    if (said === undefined || listed === undefined || listed.least < 3 || /等|其中|各|或/.test(list)) return []
    if (listed.items.some((item) => Array.from(item).length > LONGEST)) return []
    if (said >= listed.least && said <= listed.most) return []
    const { index } = match
    // 两所学校的三个校区，分别为: of the last.
    if (/[\d两三四五六七八九十][个所名家位项处支]/.test(match[0].slice(number.length + 1, -list.length))) return []
    // 4名校长、2名教师，分别是: of both together.
    if (MORE.test(text.slice(Math.max(0, index - 16), index))) return []
    return [
      miscounted({ start: index, quote: given.slice(index, index + match[0].length) }, number, said, listed.least),
    ]
  })
}
