/**
 * Lists under heads, of which the others make up what is told of them: 小学教师42名、初中教师36名 … 初中：语文9名、数学27名。小学：语文
 * 16名、数学28名.
 */
import type { Told } from '../../again/told.ts'
import type { Finding } from '../../ground/finding.ts'
import type { Paper } from '../ground/paper.ts'
import { isSlipOff, kindOf, mayBeWhole, unequal, worth, TABLE } from '../ground/rows.ts'

const HEAD =
  /^[ \u3000]*(?:\(?[一二三四五六七八九十\d]{1,3}[).、]{1,2})?(?<head>[\u4e00-\u9fff]{2,10}?)(?:\([^()]{1,12}\))?:[^:;。\d]{0,24}$/
/** So far apart two lists of one kind stand, and so many others must fit. */
const NEXT = 300
const OTHERS = 2
const NEAR = 0.2
/** So many numbers before and behind the lists are asked. */
const MOST = 400
const OPEN = /等(?!奖|级|次|职)|另|还有|此外|主要|其中/

interface Headed {
  readonly head: string
  readonly parts: readonly Told[]
}

export function headedRowFindings({ text, numbers }: Paper): Finding[] {
  if (numbers.length > TABLE) return []
  const lists = headedIn(text, numbers)
  const blocks: Headed[][] = []
  for (const one of lists) {
    const last = blocks.at(-1)?.at(-1)
    const goes_on =
      last !== undefined &&
      kindOf(last.parts[0]!) === kindOf(one.parts[0]!) &&
      one.parts[0]!.index - last.parts.at(-1)!.end < NEXT
    if (goes_on) blocks.at(-1)!.push(one)
    else blocks.push([one])
  }
  return blocks.filter(({ length }) => length > OTHERS).flatMap((block) => missedIn(numbers, block))
}

function headedIn(text: string, numbers: readonly Told[]): Headed[] {
  const lists: Headed[] = []
  for (let at = 0; at < numbers.length; at += 1) {
    const first = numbers[at]!
    const head = first.lead.length < 60 ? HEAD.exec(first.lead)?.groups?.['head'] : undefined
    if (head === undefined || first.open) continue
    const parts = [first]
    while (isNext(text, parts.at(-1)!, numbers[at + parts.length])) parts.push(numbers[at + parts.length]!)
    const last = parts.at(-1)!
    if (!OPEN.test(text.slice(first.from, last.end) + last.after)) lists.push({ head, parts })
  }
  return lists
}

const isNext = (text: string, last: Told, next: Told | undefined): boolean =>
  next !== undefined &&
  !next.open &&
  next.from === last.from &&
  kindOf(next) === kindOf(last) &&
  /^[^\d,;。:()]{0,6}[、,][^\d,;。:()]{1,20}$/.test(text.slice(last.end, next.index))

function missedIn(numbers: readonly Told[], block: readonly Headed[]): Finding[] {
  const [first, last] = [block[0]!.parts[0]!, block.at(-1)!.parts.at(-1)!]
  const kin = numbers.filter(
    (one) => kindOf(one) === kindOf(first) && (one.index < first.from || one.index > last.index),
  )
  if (kin.length > MOST) return []
  const told = block.map(({ head, parts }) => {
    const name = head.replace(/(?:教师|岗位|学校|学段|阶段|项目)$/, '')
    const wholes = kin.filter((one) => one.before.includes(name) && mayBeWhole(one, parts))
    return { parts, wholes, fits: wholes.some(({ value }) => Math.abs(value - worth(parts)) < 1e-9 * value) }
  })
  if (told.filter(({ fits }) => fits).length < OTHERS) return []
  return told.flatMap(({ parts, wholes, fits }): Finding[] => {
    const [whole] = wholes
    const is_one = whole !== undefined && wholes.every(({ value }) => value === whole.value)
    return !fits && is_one && parts.length > 1 && isSlipOff(worth(parts), whole.value, NEAR)
      ? [unequal(whole, parts)]
      : []
  })
}
