/** So much each month for so many months is so much a year: 月平均绩效1800元，按十二个月发放，人均年绩效2.4万元. */
import type { Finding } from '../ground/finding.ts'
import { sharesTwo } from '../ground/likeness.ts'
import { between, clauseBefore, type Passage, placesOf, type Sentence } from '../ground/passage.ts'
import { nearly, rangeOf, shown, times } from '../ground/range.ts'

const OF_MONTH =
  /(?:每[人生名位]?每?月|月(?:人?均|平均)|[人生]均[\u4e00-\u9fff]{0,2}每?月|(?<![\d个])月(?=[津补工薪绩收租费]))/
const OF_YEAR =
  /(?:[人生]均|平均|每[人生名位])[\u4e00-\u9fff]{0,4}年|年[人生]均|每[人生名位]每?[全]?年|年(?=[工薪绩收])/
/** More than what each month gives. */
const OTHER = /另|加上|含|年终|一次性|奖励性|[去上]年|比|较|以上|不低于|至少|增|最[高低]|分档/
const PLAIN = /平均|人均|生均|每人|月均|全年|年均|[年月每均为达约]|标准|共?发放|教师|学生/g

export function monthAndYearFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = between(passage, sentence.start, sentence.end)
  if (!/月/.test(words) || !words.includes('年') || OTHER.test(words)) return []
  const money = sentence.facts.filter((fact) => fact.kind === 'money' && rangeOf(fact) !== undefined)
  const spans = sentence.facts.filter(
    ({ kind, unit, value }) => kind === 'duration' && unit.endsWith('月') && value !== null,
  )
  const of = (how: RegExp) => money.filter((fact) => how.test(clauseBefore(passage, fact, sentence)))
  const [[month, ...months], [year, ...years], [span, ...others]] = [of(OF_MONTH), of(OF_YEAR), spans] as const
  if (!month || !year || !span || month === year || months.length + years.length + others.length > 0) return []
  const [name, whole] = [month, year].map((fact) => clauseBefore(passage, fact, sentence).replaceAll(PLAIN, ''))
  if (name !== '' && whole !== '' && !sharesTwo(name!, whole!)) return []
  const made = times(rangeOf(month)!, span.value!)
  const ratio = (month.value! * span.value!) / year.value!
  if (nearly(made, rangeOf(year)!) || ratio > FAR || ratio < 1 / FAR) return []
  return [
    {
      rule: 'mean',
      says: `“${month.quote}”按${span.number}${span.unit}算是${shown(month.value! * span.value!)}${month.base_unit}，文中写的是${year.number}${year.unit}，请核对。`,
      arithmetic: `${shown(month.value!)} × ${shown(span.value!)} = ${shown(month.value! * span.value!)} ≠ ${shown(year.value!)}`,
      places: placesOf([month, span, year]),
    },
  ]
}

/** What is further off is of other things. */
const FAR = 3
