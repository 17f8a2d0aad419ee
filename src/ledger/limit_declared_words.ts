/** Limits as they are declared, in the words of an office: 进入后5个工作日内；“补正材料”期间不计。 */
import type { Day, LedgerDocument, LimitDocument, NormDocument, NormRef, SpanDocument } from './document.ts'
import { normOn } from './norm.ts'
import { SPANS, type SpanKind } from './time/step.ts'
import { describeWhere } from './where_words.ts'
import { type Anchor, stateTitle } from './workflow.ts'

const UNITS: Readonly<Record<SpanKind, string>> = {
  minutes: '分钟',
  hours: '小时',
  days: '天',
  workdays: '个工作日',
  schooldays: '个教学日',
  months: '个月',
}
const ANCHOR_WORDS: Readonly<Record<Anchor, string>> = {
  term_start: '学期开始',
  term_end: '学期结束',
  period_start: '填报期开始',
  period_end: '填报期结束',
  school_year_start: '学年开始',
}

/** What the words are looked up in, and the day whose norms are meant. */
export interface LimitWordsPlace {
  readonly ledger: LedgerDocument
  readonly norms: ReadonlyMap<string, NormDocument>
  readonly on: Day
}

/** One line a limit; several where several are declared. */
export function limitDeclaredWords(
  limit: LimitDocument | readonly LimitDocument[] | undefined,
  place: LimitWordsPlace,
): string[] {
  if (limit === undefined) return []
  const all = 'length' in limit ? limit : [limit]
  return all.map((one) => {
    const when = describeWhere(one.when, place.ledger)
    const which = when === '' ? (all.length > 1 ? '其余的：' : '') : `${when}的：`
    return `${which}${single(one, place)}`
  })
}

/** `5个工作日`; a norm without a value on the day gives its title. */
export function spanWords(span: SpanDocument, { norms, on }: Omit<LimitWordsPlace, 'ledger'>): string {
  const kind = SPANS.find((each) => span[each] !== undefined)
  return kind === undefined ? '' : `${countWords(span[kind]!, norms, on)}${UNITS[kind]}`
}

function countWords(count: number | NormRef, norms: ReadonlyMap<string, NormDocument>, on: Day): string {
  if (typeof count === 'number') return String(count)
  const value = normOn({ norms }, count.norm, on)
  return value === null ? `（${norms.get(count.norm)?.title ?? count.norm}）` : String(value)
}

function single(limit: LimitDocument, place: LimitWordsPlace): string {
  const { ledger } = place
  const own =
    limit.until === undefined ? `${startOf(limit, ledger)}${spanWords(limit, place)}内` : untilOf(limit, ledger)
  const missing = limit.until ?? limit.after
  const instead =
    limit.else && `；没有填“${ledger.fields[missing ?? '']?.title ?? missing}”的，${single(limit.else, place)}`
  const rolls = limit.rolls ? '，遇休息日顺延' : ''
  const paused = [limit.pause ?? []].flat().map((state) => `“${stateTitle(ledger, state)}”`)
  return `${own}${rolls}${instead ?? ''}${paused.length > 0 ? `；${paused.join('、')}期间不计` : ''}`
}

function startOf({ after }: LimitDocument, { fields }: LedgerDocument): string {
  if (after === undefined) return '进入后'
  return `${fields[after]?.title ?? ANCHOR_WORDS[after as Anchor]}后`
}

const untilOf = ({ until = '' }: LimitDocument, { fields }: LedgerDocument): string =>
  `到“${fields[until]?.title ?? until}”为止`
