/** What all are said to be, and one elsewhere that is not: 所有学校得分均在60分以上 … 某园得分仅57.5分; 听课不少于20节，全部达到 … 最少的17节. */
import type { Finding, Words } from '../../ground/finding.ts'
import { wordsInOrder } from '../../ground/finding.ts'
import { figureOf } from '../../ground/numbers.ts'
import { sentenceTo } from '../../ground/written.ts'
import { sharesTwo } from '../../ground/likeness.ts'
import type { Paper } from '../ground/paper.ts'

const UNIT = '分钟|分|元|天|小时|公里|米|节|学时|课时|次|篇|册|平方米|人'
const CLAIM = new RegExp(
  `(?<=^|[,。;:\\n])(?<who>[^,。;:\\d\\n]{2,24}?)(?<!平)(?:均|都|全部)(?:已|能)?(?:严格|始终|保持)?(?:(?<least>在|不低于|不少于|达到|超过|高于)|(?<most>不超过|不高于|低于|少于|控制在))(?<figure>\\d[\\d,]*(?:\\.\\d{1,2})?)(?<unit>${UNIT})(?<side>及?以[上下内])?`,
  'gm',
)
/** So much of its sentence before a claim is looked at. */
const AROUND = 60
const MEASURED = /(?:分|成绩|[数额]|时间|时长|距离|面积|价格?|工资|收入|班额|规模|每个?(?:教学)?班(?:级|学生)?|人数)$/
/** 八年级(3)班有52人, 最大班额为54人, 个别班级达到53人 of 班额. */
const CLASS =
  /(?:\([\d一二三四五六七八九]{1,2}\)班|[一二三四五六七八九\d]{1,2}班|最大班额|最大班级|最大的?班|班额最大的?[^,。;\d]{0,10}|个别班级?|部分班级?|少数班级?|有的班级?|有的班额)(?:现?有|为|达到?|学生|共有|人数为|班额|已有|仍有|多达){0,3}(\d{2})(人)(?!次)/g
const WANTED = /确保|力争|争取|要求|目标|应当?|须|原则|规定|计划|标准|预计|将/
/** Values of other times, of other people, and those that are no value of it. */
const OTHER = /[去上前]年|上届|上学期|同期|目标|标准|要求|规定|力争|计划|全[国省市]平均|线|占|满分|权重|分值|每/
const NOT_IT = /(?:提高|下降|高|低|差|相差|扣除?|加|增加|减少|各|前|后|少|多|不足|超过|高于|低于|至|到|[-—~])了?$/
/** So many values of one measure are looked at. */
const MOST = 300

interface Claim {
  readonly words: Words
  readonly measure: string
  readonly unit: string
  readonly holds: (value: number) => boolean
}

export function boundElsewhereFindings({ text }: Paper): Finding[] {
  const claims = [...text.matchAll(CLAIM)].flatMap(claimOf).slice(0, MOST)
  return [...broken(text, claims), ...ruled(text)]
}

function claimOf(match: RegExpExecArray): Claim[] {
  const { who = '', least, figure = '', unit = '', side = '' } = match.groups!
  if (!MEASURED.test(who) || WANTED.test(who) || /除|外|平均$/.test(who)) return []
  // 三年级268人，分设6个班，每班均不超过45人: of that year alone.
  if (/每个?(?:教学)?班/.test(who) && /\d/.test(sentenceTo(match.input, match.index, AROUND))) return []
  const limit = figureOf(figure)
  const is_least = least !== undefined && !/[下内]/.test(side)
  if (least === '在' && side === '') return []
  const holds = (value: number): boolean => (is_least ? value >= limit : value <= limit)
  return [{ words: { index: match.index, quote: match[0] }, measure: measureOf(who), unit, holds }]
}

/** 每班 is told of the sizes of classes. */
const measureOf = (who: string): string =>
  /每个?(?:教学)?班(?:级|学生)?(?:人数)?$|班级人数$/.test(who) ? '班额' : who.slice(-2)

const SENTENCE = /[^。;\n]{1,400}/g
const VALUE = new RegExp(`(?<![\\d.])(\\d[\\d,]*(?:\\.\\d{1,2})?)(${UNIT})`, 'g')

function broken(text: string, claims: readonly Claim[]): Finding[] {
  if (claims.length === 0) return []
  const byMeasure = new Map<string, Claim[]>()
  for (const claim of claims) byMeasure.set(claim.measure, [...(byMeasure.get(claim.measure) ?? []), claim])
  const told = new Set<Claim>()
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: sentence, index }): Finding[] =>
    [...byMeasure].flatMap(([measure, own]): Finding[] => {
      const classes = measure === '班额' ? [...sentence.matchAll(CLASS)] : []
      const at = sentence.indexOf(measure)
      if (at < 0 && classes.length === 0) return []
      const values = at < 0 ? [] : [...sentence.matchAll(VALUE)].filter((value) => value.index > at)
      return own.flatMap((claim): Finding[] => {
        const { words, unit, holds } = claim
        if (told.has(claim) || (words.index >= index && words.index < index + sentence.length)) return []
        const wrong =
          values.find((value) => value[2] === unit && !holds(figureOf(value[1]!)) && isValue(sentence, at, value)) ??
          classes.find((value) => unit === '人' && !holds(figureOf(value[1]!)) && isClassNow(sentence, value))
        if (wrong === undefined) return []
        told.add(claim)
        return [
          unlike(
            words,
            { index: index + wrong.index, quote: wrong[0] },
            sentence.slice(Math.max(0, wrong.index - 14), wrong.index),
          ),
        ]
      })
    }),
  )
}

/** Whether it is a value of the measure named before it: right behind it, or in a row that begins with it. */
function isValue(sentence: string, at: number, value: RegExpExecArray): boolean {
  const between = sentence.slice(at, value.index)
  const clause = sentence.slice(sentence.lastIndexOf(',', at) + 1, value.index)
  if (OTHER.test(clause) || NOT_IT.test(between)) return false
  if (/^(?:的|以[上下内]|及以|之间|左右)/.test(sentence.slice(value.index + value[0].length))) return false
  return (
    /^[^,:\d]{0,12}$/.test(between) ||
    /^.{2}[^,:\d]{0,4}(?:分别|依次)?[为是]?:?(?:[^,:、\d]{1,12}\d[\d.,]*[^,:、\d]{1,2}、){0,40}[^,:、\d]{1,12}$/.test(
      between,
    )
  )
}

/** Neither of another time nor wished for. */
const isClassNow = (sentence: string, { index }: RegExpExecArray): boolean =>
  !/[去上前]年|上学[期年]|原|曾|以前|标准|要求|规定|计划|由/.test(sentence.slice(Math.max(0, index - 40), index))

const unlike = (claim: Words, wrong: Words, before: string): Finding => ({
  rule: 'repeat',
  says: `文中说“${claim.quote}”，“${before.split(/[,:、]/).at(-1)}${wrong.quote}”却不是，请核对。`,
  arithmetic: '',
  places: wordsInOrder([claim, wrong]),
})

const RULE = new RegExp(
  `(?:规定|要求|明确|制度)[^。;\\n]{0,24}?(?<measure>[\\u4e00-\\u9fff]{2,8}?)(?:(?<least>不得?少于|不得?低于|至少)|(?<most>不得?超过|不得?高于))(?<figure>\\d[\\d,]*)(?<unit>${UNIT})`,
  'g',
)
const MET = new RegExp(
  `(?<measure>[^,。;:\\d\\n]{2,16}?)(?:全部|均|都)(?:达到|符合|满足|达标|完成)(?:了)?(?:规定|要求|标准)[^。;\\d\\n]{0,8}(?:[^。;\\n]{0,30}?)最(?<side>[少低短多高长])[^,。;\\d\\n]{0,6}(?<figure>\\d[\\d,]*)(?<unit>${UNIT})`,
  'g',
)

const LEAST_OF_ALL = new RegExp(`最[少低短][^,。;\\d\\n]{0,6}(\\d[\\d,]*)(${UNIT})`)

/** 规定每学期听课不少于20节 … 听课全部达到规定节数，最多的34节，最少的17节 */
function ruled(text: string): Finding[] {
  const rules = [...text.matchAll(RULE)].slice(0, MOST)
  if (rules.length === 0) return []
  return [...text.matchAll(MET)].flatMap((met): Finding[] => {
    const own = met.groups!
    const value = figureOf(own['figure']!)
    // 最多的34节，最少的17节: the extreme that would break it may be the second one.
    const behind = LEAST_OF_ALL.exec(text.slice(met.index, met.index + met[0].length + 24))
    const lowest = /[少低短]/.test(own['side']!) ? value : behind === null ? undefined : figureOf(behind[1]!)
    const against = rules.find(({ groups }) => {
      const { measure = '', least, figure = '', unit } = groups!
      if (unit !== own['unit'] || !sharesTwo(measure.replaceAll(/每[学月周年][期年]?/g, ' '), own['measure']!))
        return false
      const limit = figureOf(figure)
      return least === undefined
        ? /[多高长]/.test(own['side']!) && value > limit
        : lowest !== undefined && lowest < limit
    })
    if (against === undefined) return []
    const index =
      behind !== null && /[多高长]/.test(own['side']!) && lowest !== value && against.groups!['least'] !== undefined
        ? { index: met.index + behind.index, quote: behind[0] }
        : { index: met.index, quote: met[0] }
    const rule = { index: against.index, quote: against[0] }
    return [
      {
        rule: 'repeat',
        says: `“${rule.quote}”，后面说都达到了，“${index.quote}”却没有达到，请核对。`,
        arithmetic: '',
        places: wordsInOrder([rule, index]),
      },
    ]
  })
}
