/** One measure with two values; one amount in two units; figures left open. */
import type { Fact } from '../fact.ts'
import type { Finding } from './finding.ts'
import { alike, between, clauseBefore, endOf, type Passage, placeOf, type Sentence } from './passage.ts'
import { meets, rangeOf, shown } from './range.ts'

/** Shorter words before a number say too little to be about the same thing. */
const TELLING = 8

/** The same words with another number elsewhere: twice, since a list of many says the same of many. */
export function repeatFindings(passage: Passage): Finding[] {
  const said = new Map<string, Fact[]>()
  for (const sentence of passage.sentences) {
    for (const fact of sentence.facts) {
      const clause = clauseBefore(passage, fact, sentence).replace(/[\s…·"“”]/g, '')
      if (Array.from(clause).length < TELLING || fact.value === null || fact.compare !== null || fact.kind === 'date')
        continue
      const key = `${clause} ${fact.base_unit} ${fact.entity} ${fact.period ?? ''} ${fact.status}`
      const before = said.get(key)
      if (before === undefined) said.set(key, [fact])
      else before.push(fact)
    }
  }
  return [...said.values()].flatMap((facts): Finding[] => {
    const [one, other] = facts
    if (facts.length !== 2) return []
    const [first, second] = [rangeOf(one!), rangeOf(other!)]
    if (first === undefined || second === undefined || meets(first, second)) return []
    return [
      {
        rule: 'repeat',
        says: `同一件事前面写“${one!.quote}”，后面写“${other!.quote}”，两处不一致，请核对。`,
        arithmetic: `${shown(one!.value!)} ≠ ${shown(other!.value!)}`,
        places: [placeOf(one!), placeOf(other!)],
      },
    ]
  })
}

/** 3.5亿元（3500万元） */
export function scaleFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((other, at) => {
    const one = sentence.facts[at - 1]
    if (one === undefined || !alike(one, other) || one.kind === 'date') return []
    const gap = between(passage, endOf(one), other.number_start)
    const after = between(passage, endOf(other), endOf(other) + 6)
    if (!/^[^,，。(（]{0,3}[(（](?:合|即|约合|折合)?$/.test(gap) || !/^[^,，。]{0,4}[)）]/.test(after)) return []
    const [first, second] = [rangeOf(one), rangeOf(other)]
    if (first === undefined || second === undefined || meets(first, second)) return []
    const ratio = Math.max(one.value! / other.value!, other.value! / one.value!)
    if (!/[合即]/.test(gap) && !isPowerOfTen(ratio)) return []
    return [
      {
        rule: 'scale',
        says: `“${one.quote}”和括号里的“${other.quote}”应是同一个数，却相差${shown(ratio)}倍，请核对单位。`,
        arithmetic: `${shown(one.value!)} ≠ ${shown(other.value!)}`,
        places: [placeOf(one), placeOf(other)],
      },
    ]
  })
}

function isPowerOfTen(ratio: number): boolean {
  const power = Math.log10(ratio)
  return ratio > 5 && Math.abs(power - Math.round(power)) < 0.02
}

export function maskFindings(sentence: Sentence): Finding[] {
  return sentence.facts
    .filter(({ masked }) => masked)
    .map((fact) => ({
      rule: 'mask',
      says: `“${fact.quote}”的数还空着或用符号代替，请补上。`,
      arithmetic: '',
      places: [placeOf(fact)],
    }))
}
