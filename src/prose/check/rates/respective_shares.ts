/** Shares that are told in a row behind their numbers: 随班就读286人，特教学校143人，分别占已入学人数的56.4%和28.2%. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { alike, clauseBefore, factsBefore, type Passage, runFrom, type Sentence } from '../ground/passage.ts'
import { divided, meets, rangeOf, times } from '../ground/range.ts'
import { notShare } from './shares.ts'

const SHARED = /分别(?:各)?(?:约)?占/
const NEXT = /^%?[、和与及,，]{1,2}$/
/** A part and its share that miss one another by less may have been cut off and not rounded. */
const NEAR = 0.15

/** Of what they are a share the others tell that are right. */
export function respectiveShareFindings(passage: Passage, sentence: Sentence): Finding[] {
  const first = sentence.facts.findIndex(
    (fact) => fact.unit === '%' && SHARED.test(clauseBefore(passage, fact, sentence)),
  )
  // 分别占当期在籍学生的: each of a whole of its own.
  if (first < 2 || /当[期年季月]|各自|本[级校园]/.test(clauseBefore(passage, sentence.facts[first]!, sentence)))
    return []
  const shares = runFrom(passage, sentence.facts, first, NEXT, ({ unit }) => unit === '%')
  const parts = sentence.facts.slice(Math.max(0, first - shares.length), first)
  const [one] = parts
  if (shares.length < 2 || parts.length < shares.length || !parts.every((part) => alike(part, one!))) return []
  const most = Math.max(...parts.map(({ value }) => value ?? Infinity))
  const wholes = factsBefore(passage, sentence, one!).filter(
    ({ fact }) => alike(fact, one!) && (fact.value ?? 0) >= most,
  )
  const right = wholes.map(({ fact: whole }) => shares.filter((share, at) => isShare(parts[at]!, whole, share)).length)
  const best = right.indexOf(Math.max(0, ...right))
  const whole = wholes[best]?.fact
  if (whole === undefined || right[best]! < 1 || right[best] === shares.length) return []
  const wrong = shares.findIndex((share, at) => !isShare(parts[at]!, whole, share))
  const [part, share] = [parts[wrong]!, shares[wrong]!]
  const reckoned = (part.value! / whole.value!) * 100
  if (share.value === null || Math.abs(reckoned - share.value) < NEAR) return []
  return [notShare(part, { value: whole.value!, fact: whole }, share)]
}

function isShare(part: Fact, whole: Fact, share: Fact): boolean {
  const [own, all, said] = [part, whole, share].map(rangeOf)
  const ratio = own && all && divided(own, all)
  return !ratio || !said || meets(times(ratio, 100), said)
}
