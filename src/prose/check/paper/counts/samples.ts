/** Fewer are looked at than must be: 抽查比例不低于食堂总数的30% of 164, and 4个组 with 每组抽查11个. */
import { type Finding, wordsInOrder, type Words } from '../../ground/finding.ts'
import { FEW, figureOf, numberOf } from '../../ground/numbers.ts'
import type { Paper } from '../ground/paper.ts'

const DONE = '抽查|检查|抽检|抽取|抽样|抽测|走访|督查|督导|评审|巡查|复查|核查|暗访'
const NOUN = '食堂|学校|幼儿园|项目|班级|教师|学生|课程|单位|企业|机构|校车|教学点|家庭|用户|样品|档案|论文'
const UNIT = '个|所|家|名|人|户|辆|份|篇|项|班'
const RULE = new RegExp(
  `(?:(?<done>${DONE})(?<noun>${NOUN})?的?(?:数量?|比例|比率|覆盖面|面)?[^。;,\\n]{0,6}|(?:${DONE})[^。;,\\n]{0,8},?(?:比例|数量))(?:应|须|要|均)?(?:不得?(?:低于|少于)|达到)(?<whole>${NOUN})?(?:总数|总量|数)?的?(?<share>\\d{1,2}(?:\\.\\d+)?)%`,
  'g',
)
const GROUPS = new RegExp(
  `(?<groups>${FEW}|\\d{1,2})个(?:[\\u4e00-\\u9fff]{0,6})(?:组|小组|专班|队)[^。\\n]{0,60}?每(?:个)?(?:小?组|专班|队)(?:至少)?(?:${DONE})(?<each>\\d{1,3})(?:${UNIT})(?<noun>${NOUN})`,
  'g',
)

export function sampleFindings({ text }: Paper): Finding[] {
  const rules = [...text.matchAll(RULE)].slice(0, MOST)
  if (rules.length === 0) return []
  return [...text.matchAll(GROUPS)].slice(0, MOST).flatMap((match): Finding[] => {
    const { groups = '', each = '', noun = '' } = match.groups!
    const own = rules.filter(({ groups: rule }) => (rule!['noun'] ?? rule!['whole']) === noun)
    const [rule] = own
    const whole = wholeOf(text, noun)
    const number = numberOf(groups)
    if (rule === undefined || own.length > 1 || whole === undefined || number === undefined) return []
    // 每组至少 leaves open how many they are.
    if (/至少|左右|以上/.test(match[0])) return []
    const sum = number * figureOf(each)
    const share = figureOf(rule.groups!['share']!)
    if ((sum / whole.value) * 100 >= share || sum < whole.value * 0.02) return []
    return [
      {
        rule: 'rate',
        says: `“${match[0].slice(-24)}”，${groups}组共${sum}，只占“${whole.quote}”的${((sum / whole.value) * 100).toFixed(1)}%，达不到“${rule[0]}”，请核对。`,
        arithmetic: `${number} × ${each} ÷ ${whole.value} < ${share}%`,
        places: wordsInOrder([whole, { index: match.index, quote: match[0] }, { index: rule.index, quote: rule[0] }]),
      },
    ]
  })
}
/** So many are looked at. */
const MOST = 100

/** The one number that is said to be of all of them; undefined where there are two. */
function wholeOf(text: string, noun: string): (Words & { value: number }) | undefined {
  const pattern = new RegExp(
    `(?:全[县市区校]|现|共)(?:现|共)?有(?:各级各类)?${noun}(\\d[\\d,]*)(?:${UNIT})|${noun}(?:总数)?,?(?:共计?|总数为|合计)(?:有)?(\\d[\\d,]*)(?:${UNIT})|(?:全[县市区校]|现|共)(?:现|共)?有(\\d[\\d,]*)(?:${UNIT})${noun}`,
    'g',
  )
  const all = [...text.matchAll(pattern)].map((match) => ({
    index: match.index,
    quote: match[0],
    value: figureOf(match[1] ?? match[2] ?? match[3]!),
  }))
  return new Set(all.map(({ value }) => value)).size === 1 ? all[0] : undefined
}
