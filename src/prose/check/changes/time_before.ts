/**
 * A change against a season or a session before, whose own figure is told elsewhere: 比去年秋季增加140人 … 去年秋季全区接收随迁
 * 子女1100人; 本届大赛收到作品460件，比去年增加85件 … 回顾去年，第一届大赛共收到作品395件.
 */
import type { Fact } from '../../grammar/fact.ts'
import { isMade, notBy, signOf } from '../ground/change_meanings.ts'
import type { Finding } from '../ground/finding.ts'
import { isShortFor } from '../ground/likeness.ts'
import { nearIn } from '../ground/near.ts'
import { between, clauseBefore, endOf, leadOf, type Passage, type Placed, sameUnit } from '../ground/passage.ts'
import { numberOf } from '../ground/numbers.ts'
import { rangeOf } from '../ground/range.ts'
import { factsAround, isNear, isRightBefore, OTHER } from './last_year_elsewhere.ts'

const SEASON = /[春秋]季|[寒暑][假期]|半年|季度|学期|冬季|夏季|届/
const SESSION = /(?:[本上这]一?|首|第[一二三四五六七八九十\d]{1,3})届/
/** So far from one another two places may speak of one thing. */
const FAR = 900
const AROUND = 20

export function timeBeforeFindings(passage: Passage): Finding[] {
  let known: readonly Placed[] | undefined
  return passage.sentences.flatMap((sentence) =>
    sentence.facts.flatMap((change, at): Finding[] => {
      const to = change.compare?.to
      const now = sentence.facts[at - 1]
      if (change.kind !== 'change' || !to || now === undefined || !isChanged(now, change)) return []
      const sign = signOf(clauseBefore(passage, change, sentence))
      const is_told = SEASON.test(to + leadOf(passage, now, sentence))
      if (!sign || !is_told || !isRightBefore(passage, now, change)) return []
      known ??= passage.sentences.flatMap((own) => own.facts.filter(isAmount).map((fact) => ({ fact, sentence: own })))
      const here: Placed = { fact: now, sentence }
      const bases = nearIn(known, now.number_start, FAR, ({ fact }) => fact.number_start).filter(
        (base) => base.fact !== now && isOfTime(base.fact, now, to) && isOfSame(passage, here, base),
      )
      const [base] = bases
      if (base === undefined || bases.some(({ fact }) => fact.value !== base.fact.value)) return []
      if (
        OTHER.test(leadOf(passage, base.fact, base.sentence) + leadOf(passage, now, sentence)) ||
        isMade(base.fact, now, change, sign)
      )
        return []
      // Another figure near it has changed by so much.
      const others = factsAround(passage, sentence, AROUND).filter((fact) => fact !== now && isAmount(fact))
      if (others.some((fact) => isMade(base.fact, fact, change, sign))) return []
      return isNear(base.fact, now, change, sign) ? [notBy(base.fact, now, change)] : []
    }),
  )
}

const isAmount = (fact: Fact): boolean =>
  /^(?:count|money|area|rate)$/.test(fact.kind) && fact.status === 'achieved' && rangeOf(fact) !== undefined

const isChanged = (now: Fact, { compare }: Fact): boolean =>
  isAmount(now) && now.compare?.to === compare?.to && now.compare?.delta === compare?.delta

/** 去年同期 of 今年上半年 is 去年上半年; 2023年秋季 is 去年秋季 of 2024年秋季. */
function isOfTime(base: Fact, now: Fact, to: string): boolean {
  const own = SESSION.exec(base.measure)?.[0]
  if (to.includes('届')) {
    const [here, there] = [numberedIn(now.measure), numberedIn(base.measure)]
    const follows = here !== undefined && there === here - 1
    return own === to || own === to.replace('上一届', '上届') || (follows && /^上一?届$/.test(to))
  }
  if (base.period === null) return false
  const year = /^(\d{4})年?/.exec(now.period ?? '')?.[1]
  const last = year === undefined ? '去年' : `${Number(year) - 1}年`
  if (to === '去年') return SESSION.test(now.measure) && own !== undefined && /^(?:去年|\d{4}$)/.test(base.period)
  if (/^(?:去年|上年)同期$/.test(to)) {
    const rest = (now.period ?? '').replace(/^(?:今年|本年|\d{4}年?-?)/, '')
    return rest !== '' && [`去年${rest}`, `${last}${rest}`].includes(base.period)
  }
  return base.period === to || (to.startsWith('去年') && base.period === to.replace('去年', last))
}

/** 11 of 第十一届. */
const numberedIn = (measure: string): number | undefined => numberOf(/第([^届第]{1,3})届/.exec(measure)?.[1])

/** Signs that tell nothing of what is counted, and where they stand: 共有运动员…参赛 and 参赛运动员为. */
const EMPTY =
  /(?:[本上这]一?|首|第[一二三四五六七八九十\d]{1,3})届|全[县市区省州镇校]|[寒暑][假期]|学期|[共有了的总为]|数$/g
const signsOf = ({ measure }: Fact): string => Array.from(measure.replaceAll(EMPTY, '')).toSorted().join('')

/** The same words, in any order, of the same unit. */
function isOfSame(passage: Passage, now: Placed, base: Placed): boolean {
  const [one, other] = [now.fact, base.fact]
  if (one.kind !== other.kind || !sameUnit(one.base_unit, other.base_unit)) return false
  if (isToldShort(passage, now, base)) return true
  if (kindsIn(passage, now) !== kindsIn(passage, base)) return false
  if (signsOf(one) !== signsOf(other) || signsOf(one).length < 2) return false
  if (one.entity === other.entity) return true
  const [first, last] = [now, base].toSorted((a, b) => a.sentence.index - b.sentence.index)
  const link = between(passage, endOf(first!.fact), last!.fact.number_start)
  return (!one.entity || !other.entity) && !link.includes('\n')
}

/** 城区学校接收 is not 全区接收. */
const KIND =
  /城区|城[镇乡]|农村|乡[镇村]|县[城直]|市直|公办|民办|普惠|小学|初中|高中|中职|普高|职高|中学|幼儿园|学校|[一二三四五六七八九十]中|[男女]/g
const kindsIn = (passage: Passage, { fact, sentence }: Placed): string =>
  (clauseBefore(passage, fact, sentence).match(KIND) ?? []).join('')

/** 去年秋季仅接收1100人, right behind it: the words tell less the second time. */
function isToldShort(passage: Passage, now: Placed, base: Placed): boolean {
  if (base.sentence.index !== now.sentence.index + 1) return false
  const link = between(passage, endOf(now.fact), base.fact.number_start)
  const words = /[。；;]([^,，。；;\d\n]{4,14})$/
    .exec(link)?.[1]
    ?.replace(/^(?:而|而在)?[去上]年(?:[春秋]季|[寒暑][假期]|同期)/, '')
  if (words === undefined) return false
  const rest = words.replaceAll(/只有|仅有|[为是仅只共了有达]/g, '')
  return rest.length < 5 && isShortFor(rest, now.fact.measure)
}
