/** People who are listed by subject or school: 学科带头人7名，分别是：语文学科周砚秋、贺文澜，数学学科邵立诚，…. */
import type { Finding } from '../ground/finding.ts'
import { miscounted } from '../ground/lists.ts'
import { FEW, numberOf } from '../ground/numbers.ts'
import { isName } from '../ground/people.ts'

const OPENING = new RegExp(
  `(?<![\\d.一二三四五六七八九十百第每])(${FEW})(?:名|位|人)(?![次均])[^,。;:\\d、]{0,16}(?:,?(?:名单)?(?:分别|依次)?(?:是|为):?|,?(?:具体)?名单(?:如下|为|是)?:|:|,(?:即|包括):?)(?<list>[^。!?\\n:]{8,400})(?=[。\\n]|$)`,
  'g',
)
/** What somebody is of; his name stands behind it. */
const OF =
  /^(?:[\u4e00-\u9fff\d（）()]{1,14})(?:学科|学校|小学|中学|高中|幼儿园|中心校|中心园|中心|附小|[一二三四五六七八九十]中|科室|教研室|办公室|教研组|[科股室组系]|专业|学区|[镇乡])(?:的|:)?(?=.{2,4}$)/
const BRACKETED = /\([^()]{0,24}\)/g

/** Asked of one paragraph. */
export function namedBySubjectFindings(text: string): Finding[] {
  if (!/[名位人]/.test(text) || !/学科|[校学园中科股室组系业区镇乡]/.test(text)) return []
  return [...text.matchAll(OPENING)].flatMap((match): Finding[] => {
    const said = numberOf(match[1])
    const list = match.groups!['list']!.replaceAll(BRACKETED, '')
    const named = namesIn(list)
    if (said === undefined || named === undefined || named === said) return []
    // 教师4名、校长3名，分别是: of both together.
    if (
      /[、和及与]$|[名位人][\u4e00-\u9fff]{0,8}[、和及与][^,。;:]{0,10}$/.test(
        text.slice(Math.max(0, match.index - 16), match.index),
      )
    )
      return []
    return [miscounted({ start: match.index, quote: match[0] }, match[1]!, said, named)]
  })
}

/** How many people a list names; undefined where some member of it is surely no name. */
function namesIn(list: string): number | undefined {
  if (/等|另|其中|还有|\d|各/.test(list)) return undefined
  const members = list.split(/[,;、]|(?<=[\u4e00-\u9fff]{2})和(?=[\u4e00-\u9fff]{2})/)
  const led = members.filter((member) => OF.test(member))
  // Names alone are counted elsewhere.
  if (led.length < 2 || !OF.test(members[0]!)) return undefined
  const names = members.map((member) => member.replace(OF, ''))
  return names.every((name) => isName(name) || /^[\u4e00-\u9fff]·?[\u4e00-\u9fff]{1,2}$/.test(name)) &&
    names.filter(isName).length * 2 >= names.length
    ? names.length
    : undefined
}
