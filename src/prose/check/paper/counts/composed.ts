/**
 * Two kinds that one word names together, and each for itself elsewhere: 共检查学校(幼儿园)112所 … 检查中小学58所、幼儿园64所;
 * 师生共295人 … 教师24人、学生281人.
 */
import { bare, nounOf, type Told } from '../../again/told.ts'
import type { Finding } from '../../ground/finding.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import type { Paper } from '../ground/paper.ts'
import { byKind, isSlipOff, kindOf, linesOf, mayBeWhole, unequal, worth, TABLE } from '../ground/rows.ts'

/** What names both, and what names each of them. */
const COMPOSED: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [
    /(?:中小学校?|学校)[(和与及、](?:含)?幼儿园\)?$|校\(?园\)?$|学校\(含?幼儿园\)$|中小学幼儿园$/,
    /(?:中小学校?|学校|小学|中学)$/,
    /幼儿园$/,
  ],
  [/师生(?:员工)?$|教师和学生$/, /(?:教师|老师|教职工)$/, /学生$/],
  [/校长教师$|校长[(和与及、]教师\)?$|教师[(和与及、]校长\)?$|教师\(校长\)$/, /教师$/, /校长$/],
  [/学生[(和与及、](?:幼儿|儿童)\)?$|学生幼儿$/, /学生$/, /(?:幼儿|儿童)$/],
  [/教师[(和与及、]学生\)?$/, /教师$/, /学生$/],
  [/家长[(和与及、]?学生\)?$|学生[(和与及、]?家长\)?$/, /学生$/, /家长$/],
  [
    /新建[(和与及、]?改扩建(?:项目|学校)?$|新改扩建(?:项目|学校)?$/,
    /新建(?:项目|学校)?$/,
    /(?<!新)改扩建(?:项目|学校)?$/,
  ],
  [/驾驶员[(和与及、]照管员\)?$/, /驾驶员$/, /照管员$/],
]
/** Between the two, which stand in one sentence. */
const WITHIN = 60
const NEAR = 0.25
const OTHERS = /其中|等$|部分|抽[查取]|平均|每|各/
const TIME = /[上下]半年|[上下]学期|[春秋]季|[一二三四]季度|第[一二三四五六]次|首次|\d{1,2}月|第[一二三四五六]批/
const MOST = 400

export function composedFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const kinds = byKind(numbers.filter(({ unit }) => unit !== '%'))
  const pairs = linesOf(numbers).flatMap((line) =>
    line.slice(1).flatMap((next, at): [Told, Told][] => {
      const last = line[at]!
      const is_pair = kindOf(last) === kindOf(next) && last.from === next.from && next.index - last.end < WITHIN
      return is_pair && !last.open && !next.open ? [[last, next]] : []
    }),
  )
  return COMPOSED.flatMap(([both, one, other]) => {
    const orders = [
      [one, other],
      [other, one],
    ] as const
    const found = orders.flatMap(([first, second]) =>
      pairs.filter(
        (pair) =>
          isOf(pair[0], first, second, both) &&
          isOf(pair[1], second, first, both) &&
          !OTHERS.test(pair[0].lead.slice(-24)),
      ),
    )
    if (found.length === 0 || found.length > MOST) return []
    const wholes = numbers.filter((whole) => isCalled(text, whole, both) && !OTHERS.test(whole.before))
    return wholes.slice(0, MOST).flatMap((whole): Finding[] => {
      const kin = kinds.get(kindOf(whole)) ?? []
      if (kin.length > MOST) return []
      const alike = found.filter((pair) => isAlike(whole, pair))
      const [pair] = alike
      if (pair === undefined || alike.length > 1 || !mayBeWhole(whole, pair)) return []
      const sum = worth(pair)
      if (kin.some(({ value }) => value === sum) || whole.value <= Math.max(pair[0].value, pair[1].value)) return []
      return isSlipOff(sum, whole.value, NEAR) ? [unequal(whole, pair)] : []
    })
  })
}

/** As it stands in the text, with its brackets, before or behind its number. */
function isCalled(text: string, one: Told, both: RegExp): boolean {
  if (one.unit === '%') return false
  const before = bare(text.slice(Math.max(one.from, one.index - 24), one.index))
  const behind = /^(?:[\u4e00-\u9fff、]|\([\u4e00-\u9fff]{1,6}\)){0,12}?(?=[,。;、:的参在共\d\n]|$)/.exec(
    text.slice(one.end, one.end + 16),
  )
  return both.test(before) || (behind !== null && behind[0] !== '' && both.test(behind[0]))
}

const isOf = (part: Told, own: RegExp, other: RegExp, both: RegExp): boolean => {
  const name = bare(part.before)
  const words = own.test(name) ? name : nounOf(part)
  return own.test(words) && !other.test(words) && !both.test(words)
}

/** What was done with both is what was done with each: 检查. The names themselves do not count. */
function isAlike(whole: Told, pair: readonly [Told, Told]): boolean {
  if (whole.from === pair[0].from || whole.after.startsWith('次')) return false
  const time = TIME.exec(pair[0].lead.slice(-40))?.[0]
  if (time !== undefined && !whole.lead.includes(time)) return false
  const deed =
    /(?<deed>[\u4e00-\u9fff]{2,10}?)(?:中小学校?|学校|小学|中学|幼儿园|教师|师生|校长|学生|家长|幼儿|校|新|改|驾驶员|照管员)/
  const of = ({ before, lead }: Told): string =>
    (deed.exec(before)?.groups?.['deed'] ?? lead.slice(0, lead.length - before.length).slice(-12)).replaceAll(
      /[全本各][县市区校园]|先后|共|累计|组织/g,
      ',',
    )
  return sharesTwo(of(whole), `${of(pair[0])}|${of(pair[1])}`)
}
