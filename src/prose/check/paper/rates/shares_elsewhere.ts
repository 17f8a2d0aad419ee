/** Shares told apart that do not fit together: 笔试成绩占总成绩的50% … 面试成绩占总成绩的60%; “非常满意”占72.0%，“满意”占25.0% … 合计占98.0%. */
import { type Finding, foundAt, inOrder } from '../../ground/finding.ts'
import { toldOf } from '../../ground/likeness.ts'
import { shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'

const WEIGHT =
  /(?<=^|[,。;:、\n(和])(?:其中)?(?<what>[^,。;:、\d\n()]{2,10}?)(?:按|各)?占(?<whole>总成绩|总分|综合成绩|考核总分|总评成绩|总评分|考试总成绩|最终成绩)的?(?:比例为|比重为)?(?<share>\d{1,3}(?:\.\d)?)%/gm
/** A third part is told for two of them at the most in these. */
const TWO: readonly (readonly string[])[] = [
  ['笔试', '面试'],
  ['理论', '实操'],
  ['理论', '技能'],
]

/** Each part of a mark once; together they are no more than all of it. */
export function weightFindings({ text }: Paper): Finding[] {
  const all = [...text.matchAll(WEIGHT)]
  if (all.length < 2 || all.length > 12) return []
  const parts = new Map<string, RegExpExecArray>()
  for (const match of all) {
    const key = `${match.groups!['whole']} ${match.groups!['what']!.replace(/(?:成绩|得分|分数|考核|考试|测试)+$/, '').slice(-2)}`
    const earlier = parts.get(key)
    if (earlier !== undefined && earlier.groups!['share'] !== match.groups!['share']) return []
    if (earlier === undefined) parts.set(key, match)
  }
  const own = [...parts.values()]
  if (new Set(own.map(({ groups }) => groups!['whole'])).size > 1 || own.length < 2) return []
  const sum = own.reduce((made, { groups }) => made + Number(groups!['share']), 0)
  const keys = [...parts.keys()].join()
  const is_two = own.length === 2 && TWO.some((pair) => pair.every((one) => keys.includes(one)))
  if (sum <= 100 && !(is_two && sum < 100 && !/其他|加分|平时|附加|考察/.test(text))) return []
  const shares = own.map(({ groups }) => groups!['share'])
  return [
    {
      rule: 'rate',
      says: `${own.map(([words]) => `“${words}”`).join('、')}，加起来是${shown(sum)}%，不是100%，请核对。`,
      arithmetic: `${shares.join(' + ')} = ${shown(sum)}`,
      places: own.map(foundAt),
    },
  ]
}

const GRADE =
  '非常满意|比较满意|基本满意|很满意|满意|优秀|良好|合格|基本合格|及格|非常了解|比较了解|基本了解|了解|赞成|非常支持|支持'
const PLACED = '(?:\\d[\\d,]*[份人名个件户次],)?'
const ONE = new RegExp(
  `(?<=^|[,。;:、\\n“”])(?<grade>${GRADE})”?(?:等次|等级|档次)?的?(?:为|有|共)?${PLACED}(?:占比?|比例)(?:为|达到?)?(?<share>\\d{1,3}(?:\\.\\d{1,2})?)%`,
  'gm',
)
const BOTH = new RegExp(
  `“?(?<one>${GRADE})”?(?:、|和|与|及|以及)“?(?<other>${GRADE})”?(?:等次|等级)?的?(?:教师|学生|家长|群众|受访者|问卷|教职工|师生|学员)?(?:两项|二者|两者)?(?:合计|共计?|合并|相加|总共|之和|比例之和)?(?:占比?|比例)(?:合计|共|为|达到?)*(?<share>\\d{1,3}(?:\\.\\d{1,2})?)%`,
  'g',
)
const HAIR = 1e-6

/** Two grades told together, and each of them elsewhere by itself. */
export function togetherElsewhereFindings({ text }: Paper): Finding[] {
  const both = [...text.matchAll(BOTH)]
  if (both.length === 0) return []
  const single = new Map<string, RegExpExecArray[]>()
  for (const match of text.matchAll(ONE)) {
    const grade = match.groups!['grade']!
    single.set(grade, [...(single.get(grade) ?? []).slice(0, 3), match])
  }
  return both.flatMap((match): Finding[] => {
    const { one = '', other = '', share = '' } = match.groups!
    const [a, b] = [single.get(one) ?? [], single.get(other) ?? []]
    if (a.length !== 1 || b.length !== 1 || one === other || isOther(text, match.index, a[0]!.index)) return []
    const told = [a[0]!, b[0]!].map(({ groups }) => groups!['share']!)
    const sum = Number(told[0]) + Number(told[1])
    const slack = [...told, share].reduce((made, words) => made + halfOf(words), 0)
    if (Math.abs(sum - Number(share)) <= slack + HAIR) return []
    return [
      {
        rule: 'rate',
        says: `“${a[0]![0]}”和“${b[0]![0]}”加起来是${shown(sum)}%，与“${match[0]}”不符，请核对。`,
        arithmetic: `${told.join(' + ')} = ${shown(sum)}，文中写${share}`,
        places: inOrder([a[0]!, b[0]!, match].map(foundAt)),
      },
    ]
  })
}

const halfOf = (share: string): number => 10 ** -(share.split('.')[1]?.length ?? 0) / 2

/** 家长 and 学生 are asked apart, and so is each year. */
const ASKED = /家长|学生|教师|学员|群众|[去上前]年|20\d\d年|上学期/g
function isOther(text: string, at: number, earlier: number): boolean {
  const around = (from: number): string => toldOf(/[^。\n]*$/.exec(text.slice(Math.max(0, from - 60), from))![0], ASKED)
  const [here, there] = [around(at), around(earlier)]
  return here !== there && here !== '' && there !== ''
}
