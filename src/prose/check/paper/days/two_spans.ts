/** The one thing that a paper is of, with two spans of days that cannot both be: 5月13日至24日开展检查 … 检查时间为5月15日至28日. */
import type { Finding, Span } from '../../ground/finding.ts'
import { lapsesIn } from '../../ground/lapses.ts'
import { spreadOf } from '../../ground/moments.ts'
import { titleOf } from '../ground/dates.ts'
import type { Paper } from '../ground/paper.ts'

const WHAT = /培训|研修|比赛|竞赛|运动会|督导|检查|展演|评选|调研|评估|巡察|审计|监测|宣传周|活动|集训/g
/** A part of it, or who has days of his own. */
const OF_PART =
  /第[一二三四五\d]|[组期批轮班段]|自查|抽查|复查|初[评赛]|复[评赛]|各|分别|小学|初中|高中|幼儿园|准备|报名|申报|公示|成果|阶段|上[年届]|去年|\d{4}年.*\d{4}年|整改|回头看|原|调整|改[为到]/

interface Held {
  readonly what: string
  readonly first: number
  readonly last: number
  readonly line: number
  readonly place: Span
}

export function twoSpanFindings(paper: Paper): Finding[] {
  const title = titleOf(paper)
  const known = new Map<string, Held>()
  return heldIn(paper, new Set(title.match(WHAT) ?? [])).flatMap((other): Finding[] => {
    const one = known.get(other.what)
    if (one === undefined) known.set(other.what, other)
    if (one === undefined || one.line === other.line || !isCrossed(one, other)) return []
    return [
      {
        rule: 'date',
        says: `前面写“${one.place.quote}”，后面写“${other.place.quote}”，同一活动的起止日期不一致，请核对。`,
        arithmetic: '',
        places: [one.place, other.place],
      },
    ]
  })
}

/** Each goes on when the other does not; what lies within the other may be a part of it. */
const isCrossed = (one: Held, other: Held): boolean =>
  one.first <= other.last && other.first <= one.last && (one.first - other.first) * (one.last - other.last) > 0

function heldIn(paper: Paper, names: ReadonlySet<string>): Held[] {
  if (names.size === 0) return []
  return paper.lines.flatMap(({ words, start }, line) =>
    lapsesIn(words).flatMap(([first, last]): Held[] => {
      if (first.day === undefined || last.day === undefined) return []
      const lead = /[^。;]{0,24}$/.exec(words.slice(Math.max(0, first.index - 24), first.index))![0]
      const behind = /^[^,。;]{0,20}/.exec(words.slice(last.end, last.end + 20))![0]
      const what = [...`${lead}|${behind}`.matchAll(WHAT)].map(([word]) => word).filter((word) => names.has(word))
      const [from, to] = [spreadOf(first), spreadOf({ ...last, year: last.year ?? first.year })]
      if (new Set(what).size !== 1 || OF_PART.test(lead + behind) || from === undefined || to === undefined) return []
      const place = { start: start + first.index, quote: words.slice(first.index, last.end) }
      return [{ what: what[0]!, first: from.first, last: to.last, line, place }]
    }),
  )
}

const IN_STAGES = /分(?:为|成)?(?:[两二三四五六2-6])个?(?:阶段|步骤?|环节)/
const WHOLE_OF = /(?:活动|行动|整治|检查|督导|宣传月|宣传周|工作|培训|评选|月)(?:时间|从|自|于|为|:)/
const STAGE = /^[ \u3000]*(?:[(][一二三四五六][)]|[1-6][.、]|第[一二三四五六](?:阶段|步)[:,]?)[^。:;]{0,24}/

/** 活动于4月10日至30日分两个阶段进行, and 宣传阶段(4月6日至15日): a stage that lies partly outside of its whole. */
export function stageFindings({ lines, text }: Paper): Finding[] {
  if (!IN_STAGES.test(text)) return []
  const at = lines.findIndex(({ words }) => IN_STAGES.test(words))
  const whole = [at, at - 1].flatMap((line) => {
    const all = spansIn(lines[line])
    const [one] = all.filter(({ lead }) => WHOLE_OF.test(lead))
    return one === undefined || all.length > 1 ? [] : [one]
  })[0]
  if (whole === undefined) return []
  const stages = lines.slice(at + 1, at + 1 + STAGES).flatMap((line) => {
    const head = STAGE.exec(line.words)?.[0]
    if (head === undefined || !/阶段|步/.test(line.words.slice(0, 40))) return []
    return spansIn(line)
      .slice(0, 1)
      .filter(({ index }) => index < HEAD)
  })
  // Of the next year, or all of them elsewhere: told of another thing.
  const inside = stages.filter(({ first, last }) => first >= whole.first && last <= whole.last)
  if (inside.length === 0) return []
  return stages
    .filter((one) => !inside.includes(one) && one.first <= whole.last && one.last >= whole.first)
    .map((one): Finding => ({
      rule: 'date',
      says: `“${one.place.quote}”超出了“${whole.place.quote}”的起止时间，请核对。`,
      arithmetic: '',
      places: [whole.place, one.place],
    }))
}
const STAGES = 30
const HEAD = 40

function spansIn(line: Paper['lines'][number] | undefined) {
  if (line === undefined) return []
  const { words, start } = line
  return lapsesIn(words).flatMap(([first, last]) => {
    const [from, to] = [spreadOf({ ...first, year: undefined }), spreadOf({ ...last, year: undefined })]
    if (first.day === undefined || last.day === undefined || from === undefined || to === undefined) return []
    if (to.last < from.first) return []
    const lead = /[^。;]{0,30}$/.exec(words.slice(Math.max(0, first.index - 30), first.index))![0]
    const place = { start: start + first.index, quote: words.slice(first.index, last.end) }
    return [{ first: from.first, last: to.last, index: first.index, lead, place }]
  })
}
