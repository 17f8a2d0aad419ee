/** Schools that were named one by one, and as many as a later sentence says: 授予甲小学、乙中学、丙幼儿园称号。希望上述4所学校…. */
import type { Finding } from '../ground/finding.ts'
import { notAsMany } from '../ground/lists.ts'
import { FEW, numberOf } from '../ground/numbers.ts'

const ENDING =
  '(?:小学|中学|初中|高中|幼儿园|学校|(?<=[第县市区州])[一二三四五六七八九十]中(?![学心])|职教中心|职业教育中心|职中(?!学)|职高|附小|附中|中心校|中心园|教学点)'
const NAME = `[\\u4e00-\\u9fff]{1,12}?${ENDING}(?![\\u4e00-\\u9fff]{0,3}${ENDING})`
const NAMES = new RegExp(`${NAME}(?:、${NAME})+(?:[和与及]${NAME})?`, 'g')
const ONE = new RegExp(`[\\u4e00-\\u9fff]{2,14}${ENDING}`, 'g')
const POINTED = new RegExp(
  `(?:上述|以上|前述|这)(${FEW})所(?:学校|幼儿园|中小学|院校|单位|中学|小学)?(?![\\u4e00-\\u9fff]{0,4}、)`,
  'g',
)
/** So far before it its list stands. */
const BACK = 260
/** Miscounted by more is of other schools. */
const OFF = 2
/** A kind of school, and no school. */
const KIND = /(?:各|所有|中小|农村|城区|城镇|乡镇|普通|民办|公办|有关|部分|其他|全[县市区])[\u4e00-\u9fff]{0,3}$/
/** More than were named, or others. */
const OTHERS = /等|\d+所|[两三四五六七八九十]所|其他|分别|除|以及|还有|另/

/** Asked of the whole text: a list and what is hoped of it may be two paragraphs. */
export function pointedBackFindings(text: string): Finding[] {
  return [...text.matchAll(POINTED)].flatMap((match): Finding[] => {
    const said = numberOf(match[1])
    const before = text.slice(Math.max(0, match.index - BACK), match.index)
    const [row, ...others] = [...before.matchAll(NAMES)]
    if (row === undefined || others.length > 0 || said === undefined) return []
    const named = row[0].split(/[、和与及](?=[\u4e00-\u9fff]{2})/).length
    const rest = before.slice(row.index + row[0].length)
    const opens = /[^,。;:\n]*$/.exec(before.slice(0, row.index))![0]
    // 全县5所学校列入试点。…走访了甲小学、乙中学、丙小学。上述5所: of those that were counted.
    if (before.includes(`${match[1]}所`) || Math.abs(said - named) > OFF) return []
    if (named < 3 || said === named || /[、和与及]/.test(opens) || /^[、和与及]/.test(rest)) return []
    if (OTHERS.test(opens + row[0] + rest)) return []
    const more = [...rest.matchAll(ONE), ...before.slice(0, row.index).matchAll(ONE)].filter(
      ([name]) => !KIND.test(name.replace(new RegExp(`${ENDING}$`), '')),
    )
    if (more.length > 0) return []
    return [notAsMany(match, '所', named, said)]
  })
}
