/** A change against last year, whose own figure is told in words nearby: 比上年增加280人。上年招生3240人. */
import type { Fact } from '../../grammar/fact.ts'
import { heldTo, isMade, signOf } from '../ground/change_meanings.ts'
import type { Finding } from '../ground/finding.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { clauseBefore, leadOf, type Passage, type Placed, type Sentence } from '../ground/passage.ts'
import { SPAN } from './last_year_elsewhere.ts'

const TO_LAST_YEAR = /同比|[比较](?:上|去|上一)(?:学)?年/
const LAST_YEAR =
  /^(?:而|但)?(?:去年|上年|上一年|上学年|上年度)(?:同期|底|末)?([\u4e00-\u9fff]{0,10}?)(?:为|是|有|仅|只有|达到?|共)*$/
const MONTHS = /\d月|[上下]半年|季度|学期/
const SAME = /^(?:这一|该|同一|此项)?(?:比例|比率|数字|指标|人数|数)?$/

export function lastYearFindings(passage: Passage): Finding[] {
  return passage.sentences.flatMap((sentence) => {
    const changes = sentence.facts.filter(
      (fact) => fact.kind === 'change' && TO_LAST_YEAR.test(clauseBefore(passage, fact, sentence)),
    )
    return changes.flatMap((change) => {
      const sign = signOf(clauseBefore(passage, change, sentence))
      const now = sign && nowOf(passage, sentence, change)
      if (!sign || !now) return []
      const bases = basesNear(passage, sentence, now)
      const [base] = bases
      if (base === undefined || bases.length > 1) return []
      return isOfAnother(sentence, base.fact, change, sign) ? [] : heldTo(base.fact, now, change, sign)
    })
  })
}

/** The figure right before its change, or before last year's. */
function nowOf(passage: Passage, sentence: Sentence, change: Fact): Fact | undefined {
  const at = sentence.facts.indexOf(change)
  return sentence.facts
    .slice(Math.max(0, at - 2), at)
    .findLast((fact) => /^(?:count|money|area|rate)$/.test(fact.kind) && !isLastYears(passage, sentence, fact))
}

const isLastYears = (passage: Passage, sentence: Sentence, fact: Fact): boolean =>
  LAST_YEAR.test(clauseBefore(passage, fact, sentence))

/** Last year's figures of the same thing, in the sentence, the one before it and the one behind it. */
function basesNear(passage: Passage, own: Sentence, now: Fact): Placed[] {
  const { sentences, text } = passage
  const near = [own.index - 1, own.index, own.index + 1].flatMap((index) => {
    const sentence = sentences[index]
    if (sentence === undefined) return []
    const [first, last] = index < own.index ? [sentence, own] : [own, sentence]
    return index === own.index || (last.start === first.end + 1 && text[first.end] !== '\n') ? [sentence] : []
  })
  const words = `${near.includes(own) ? clauseBefore(passage, now, own) : ''} ${now.measure}`
  return near.flatMap((sentence) =>
    sentence.facts
      .filter((fact) => {
        if (fact === now || fact.base_unit !== now.base_unit || fact.kind !== now.kind) return false
        if (isBesideItsOwn(sentence, fact, now)) return false
        const clause = clauseBefore(passage, fact, sentence)
        const named = LAST_YEAR.exec(clause)?.[1]
        // 1—6月培训1860人，比去年同期增加240人。去年培训1780人
        if (sentence !== own && MONTHS.test(leadOf(passage, now, own)) && !SPAN.test(clause)) return false
        if (/可比|口径/.test(leadOf(passage, fact, sentence))) return false
        if (sentence !== own && isOfItsOwn(passage, sentence, fact, words)) return false
        return named !== undefined && (SAME.test(named) || words.includes(named))
      })
      .map((fact) => ({ fact, sentence })),
  )
}

/** 未发生溺水事故，上年为2起；发生意外伤害17起，比上年多1起: what stands before 上年 in another sentence is of something else. */
function isOfItsOwn(passage: Passage, sentence: Sentence, fact: Fact, words: string): boolean {
  const before = leadOf(passage, fact, sentence).slice(0, -clauseBefore(passage, fact, sentence).length)
  const named = before.replaceAll(/发生|学生|教师|学校|全[县市区]|今年|\d+/g, '')
  return named.length > 4 && !sharesTwo(named, words)
}

/** 一中本科上线318人，比去年增加20人。二中今年290人，去年301人: the figure of this year stands beside last year's. */
const isBesideItsOwn = (sentence: Sentence, fact: Fact, now: Fact): boolean => {
  const at = sentence.facts.indexOf(fact)
  const isOwn = (other: Fact | undefined): boolean =>
    other !== undefined &&
    other !== now &&
    other.kind === fact.kind &&
    other.base_unit === fact.base_unit &&
    other.period !== fact.period
  return !sentence.facts.includes(now) && (isOwn(sentence.facts[at - 1]) || isOwn(sentence.facts[at + 1]))
}

/** Another figure of the sentence has changed by so much. */
const isOfAnother = (sentence: Sentence, base: Fact, change: Fact, sign: 1 | -1): boolean =>
  sentence.facts.some((fact) => fact !== base && fact.base_unit === base.base_unit && isMade(base, fact, change, sign))
