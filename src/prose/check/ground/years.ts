/** Last year's number, this year's, and by how much they differ, each in a clause of its own. */
import { type Fact } from '../../grammar/fact.ts'
import { between, clauseBefore, endOf, type Passage, type Sentence } from './passage.ts'

const BEFORE = /^(.{0,20}?)(?:上年|去年|上学年|上学期|上年同期|去年同期|(\d{4})年)(?:同期)?底?末?(.{0,10})$/
const NOW = /^(?:今年|本年|本学年|本学期|目前|(\d{4})年)(?:同期)?底?末?(.{0,10})$/
const FILLER = /为|是|有|共|达到?|则|仅|已|人数/g

/** 上年为32400人，今年为31200人: of one thing and of two years that follow each other in the text. */
export function isYearToYear(passage: Passage, sentence: Sentence, from: Fact, to: Fact): boolean {
  if (from.base_unit !== to.base_unit || from.kind === 'change' || to.kind === 'change') return false
  if (!/^[^,，。；\d]{0,3}[,，、][^,，。；]*$/.test(between(passage, endOf(from), to.number_start))) return false
  const [one, other] = [
    BEFORE.exec(clauseBefore(passage, from, sentence)),
    NOW.exec(clauseBefore(passage, to, sentence)),
  ]
  if (one === null || other === null) return false
  if ((one[2] === undefined) !== (other[1] === undefined)) return false
  if (one[2] !== undefined && Number(one[2]) >= Number(other[1])) return false
  const what = other[2]!.replace(FILLER, '')
  return what === '' || `${one[1]}${one[3]}`.replace(FILLER, '').includes(what)
}

/** 同比增长25%, and nothing else between the two. */
export function isItsChange(passage: Passage, to: Fact, change: Fact): boolean {
  return /^[^,，。；]{0,3}[,，](?:同比|比上年|较上年|比去年|较去年|环比)?(?:净|共)?[\u4e00-\u9fff]{2}(?:了|达到?|为)?$/.test(
    between(passage, endOf(to), change.number_start),
  )
}
