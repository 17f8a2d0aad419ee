/** How many there are from one to another: 七年级至九年级四个年级; 1号至3号共4栋; 周一至周五四天; 2019级至2022级三届. */
import type { Finding } from '../ground/finding.ts'
import { FEW, numberOf } from '../ground/numbers.ts'
import { notAsMany } from '../ground/lists.ts'

const TO = '[至到—–~-]{1,2}'
const SMALL = '([一二三四五六七八九十]{1,3}|\\d{1,2})'
const COUNT = `,?(?:共|这|共计|一共|总共|全部)?(?<many>${FEW})`
interface Row {
  readonly pattern: RegExp
  /** What is counted. */
  readonly sign: string
}
const ROWS: readonly Row[] = [
  {
    pattern: new RegExp(`(?<!第|小|初|高)(?<first>${SMALL})(?:年级)?${TO}(?<last>${SMALL})年级${COUNT}个年级`, 'g'),
    sign: '个年级',
  },
  {
    pattern: new RegExp(
      `(?<first>\\d{1,2})(?:号|#)(?:楼|教学楼|宿舍楼)?${TO}(?<last>\\d{1,2})(?:号|#)(?:楼|教学楼|宿舍楼|车|窗口|机位|考场|教室|车位)?${COUNT}(?:栋|幢|座|辆|个|台|间)`,
      'g',
    ),
    sign: '个',
  },
  {
    pattern: new RegExp(`(?:周|星期)(?<first>[一二三四五六])${TO}(?:周|星期)?(?<last>[一二三四五六])${COUNT}天`, 'g'),
    sign: '天',
  },
  {
    pattern: new RegExp(
      `第(?<first>${SMALL})(?:章|条|款|节|项)?${TO}第?(?<last>${SMALL})(?:章|条|款|节|项)${COUNT}(?:章|条|款|节|项)`,
      'g',
    ),
    sign: '个',
  },
  { pattern: new RegExp(`(?<first>20\\d\\d)级?${TO}(?<last>20\\d\\d)级${COUNT}(?:届|个年级|个级部)`, 'g'), sign: '届' },
]

/** Asked of one stretch. */
export function fromToFindings(text: string): Finding[] {
  if (!/[至到—–~-]/.test(text)) return []
  return ROWS.flatMap(({ pattern, sign }) =>
    [...text.matchAll(pattern)].flatMap((match): Finding[] => {
      const { first, last, many } = match.groups!
      const [from, to, said] = [first, last, many].map(numberOf)
      // 一年级、三年级至五年级 are more.
      const more = /[、和及与]$/.test(text.slice(0, match.index))
      if (from === undefined || to === undefined || said === undefined || to <= from || more) return []
      const named = to - from + 1
      return named === said ? [] : [notAsMany(match, sign, named, said)]
    }),
  )
}
