/** What came in, what went out and what is left of it: 接收捐赠486.3万元；支出451.8万元，收支相抵，结余34.5万元. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  between,
  clauseBefore,
  factsBefore,
  type Passage,
  type Placed,
  placesOf,
  type Sentence,
} from '../ground/passage.ts'
import { areApartBy, divided, rangeOf, shown } from '../ground/range.ts'

/** What is left of the year's own money, and not of what there was before. */
const LEFT =
  /(?:当年|本年度?|年度|收支相抵|相抵|全年|本学期|本期|当期|实际|[,，;；])[^,，。；;\d]{0,8}(?:结余|节余|盈余)(?:资金|金额|经费)?(?:为|有|达|共|约)?$/
const CAME = /收入|接收|接受|收到|募集|筹集|筹措|筹得|到账|到位|捐赠|拨入|收取/
const WENT = /支出|使用|支付|发放|拨付|开支/
/** With what there was before, or what comes from elsewhere, it is another reckoning. */
const MORE =
  /(?:上年|上学期|上期|年初|历年|累计|原有|期初|[去前]年)[^,，。；;]{0,6}(?:结余|结转|余额|滚存)|滚存|预算|计划|拟|退[回还]|上缴/
/** What is further off is of something else. */
const FAR = 3

export function balanceFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((left): Finding[] => {
    if (left.kind !== 'money' || left.value === null || !LEFT.test(leadOf(passage, sentence, left))) return []
    const before = factsBefore(passage, sentence, left).filter(
      ({ fact }) => fact.kind === 'money' && fact.value !== null,
    )
    const first = before.at(-1)
    if (first === undefined || MORE.test(between(passage, first.sentence.start, left.number_start))) return []
    const all = before.filter((one) => !isAmong(passage, one))
    const [came, ...otherCame] = all.filter((one) => isOf(passage, one, CAME, WENT))
    const [went, ...otherWent] = all.filter((one) => isOf(passage, one, WENT, CAME))
    if (!came || !went || otherCame.length + otherWent.length > 0) return []
    const said = rangeOf(left)
    // What came and what went are two of those before.
    if (!said || !rangeOf(came.fact) || !rangeOf(went.fact)) return []
    if (
      areApartBy(
        before.flatMap(({ fact }) => rangeOf(fact) ?? []),
        said,
      )
    )
      return []
    const reckoned = came.fact.value! - went.fact.value!
    const times = divided({ low: Math.abs(reckoned), high: Math.abs(reckoned) }, said)
    if (reckoned <= 0 || times === undefined || times.high > FAR || times.low < 1 / FAR) return []
    return [
      {
        rule: 'sum',
        says: `“${came.fact.quote}”减去“${went.fact.quote}”应为${shown(reckoned)}，与“${left.quote}”对不上，请核对。`,
        arithmetic: `${shown(came.fact.value!)} − ${shown(went.fact.value!)} = ${shown(reckoned)} ≠ ${shown(left.value)}`,
        places: placesOf([came.fact, went.fact, left]),
      },
    ]
  })
}

const LEAD = 24
const leadOf = (passage: Passage, { start }: Sentence, { number_start }: Fact): string =>
  between(passage, Math.max(start - 1, number_start - LEAD), number_start)

const isOf = (passage: Passage, { fact, sentence }: Placed, does: RegExp, other: RegExp): boolean => {
  const clause = clauseBefore(passage, fact, sentence)
  return does.test(clause) && !other.test(clause)
}

/** Parts of what was told before, and what each gets or what it was used for. */
function isAmong(passage: Passage, { fact, sentence }: Placed): boolean {
  const words = between(passage, sentence.start, fact.number_start)
  return /其中|用于|包括|含|每/.test(words)
}
