/** All were done by a day, and some only behind it: 补助于11月10日前全部发放到位 … 两所学校的补助11月25日才发放. */
import { type Finding, type Span, inOrder } from '../../ground/finding.ts'
import { type Dated, datedIn, spreadsOf } from '../ground/dates.ts'
import type { Paper } from '../ground/paper.ts'

const ALL = /全部|均(?!衡)|都|全面|如期|按时|按期|无一|没有(?:一|任何|1)|100%|所有/
const DONE =
  /到位|完成|发放|发到|拨付|缴|报送|上报|提交|办结|整改|交付|建成|竣工|投入使用|投用|开通|开学|到岗|上岗|入学|注册|归还|退还|退费|验收|清零|销号|配齐|配备|安装|签订|接种|评定|公示/g
const UNTIL = /^(?:\([^()]{1,6}\))?(?:之?前|以前|底前)/
const TO_COME =
  /将|拟|请|须|要[于在求]|务必|应[于在当]|计划|力争|确保|争取|下一步|下年|明年|打算|要求[^。;]{0,20}$|规定|原定|约定/
const LATE = /^[^。;]{0,6}才|直[到至]$|拖(?:延)?[到至]$|推迟[到至]$|延[迟期后]?[到至]$/
const STILL = /截[至止]到?$/
const NOT_YET = /^(?:底|末)?,?[^。;]{0,30}(?:仍|还|尚)(?:有|未|没)/
const PLANNED = /打算|计划|安排|任务|要求|目标|重点|思路|下一步/
/** Of another such thing. */
const OTHER = /[春秋]季|[上下]半年|第[一二三四]|上年|去年|\d{4}年/g
const MOST = 40

interface Held {
  readonly years: string
  readonly day: number
  readonly words: string
  readonly done: ReadonlySet<string>
  readonly place: Span
}

export function lateFindings(paper: Paper): Finding[] {
  const all = datedIn(paper).filter(({ moment, heading }) => moment.month !== undefined && !PLANNED.test(heading))
  const claims = all.flatMap((dated) => (isClaim(dated) ? heldOf(paper, dated, 'last') : []))
  if (claims.length === 0 || claims.length > MOST) return []
  const late = all.flatMap((dated) => (isLate(dated) ? heldOf(paper, dated, 'first') : []))
  if (late.length > MOST) return []
  return late.flatMap((other): Finding[] => {
    const one = claims
      .filter((claim) => claim.years === other.years && claim.day < other.day && other.day - claim.day < FAR)
      .toSorted((a, b) => b.day - a.day)
      .find((claim) => isOfOne(claim, other))
    if (one === undefined) return []
    return [
      {
        rule: 'date',
        says: `“${one.place.quote}”与“${other.place.quote}”不一致：既已在期限前全部做到，就不会有更晚的，请核对。`,
        arithmetic: '',
        places: inOrder([one.place, other.place]),
      },
    ]
  })
}
const FAR = 150

function isClaim({ before, after }: Dated): boolean {
  const near = before.slice(-30) + /^[^。;]{0,40}/.exec(after)![0]
  return UNTIL.test(after) && ALL.test(near) && !TO_COME.test(near)
}

function isLate({ before, after }: Dated): boolean {
  if (UNTIL.test(after) || TO_COME.test(before.slice(-24))) return false
  return LATE.test(after) || LATE.test(before.slice(-4)) || (STILL.test(before) && NOT_YET.test(after))
}

function heldOf(paper: Paper, dated: Dated, edge: 'first' | 'last'): Held[] {
  const day = spreadsOf(dated)[0]?.[edge]
  if (day === undefined) return []
  const behind = /^[^。;]{0,40}/.exec(dated.after)![0]
  const words = dated.before.slice(-60) + behind
  const clause = /^[^,。;]{0,16}/.exec(dated.after)![0]
  const [lead] = /[^,。;]{0,16}$/.exec(dated.before.slice(-16))!
  const start = dated.moment.index - lead.length
  const place = { start, quote: paper.text.slice(start, dated.moment.end + clause.length) }
  return [{ years: dated.years.join(), day, words, done: new Set(words.match(DONE) ?? []), place }]
}

/** The deed or its thing is one, and no season or half of the year sets them apart. */
function isOfOne(one: Held, other: Held): boolean {
  const [own, its] = [one, other].map(({ words }) => new Set(words.match(OTHER) ?? []))
  if (own!.size > 0 && its!.size > 0 && ![...its!].some((word) => own!.has(word))) return false
  const [mine, theirs] = [one, other].map(({ words }) => words.replaceAll(DONE, '|'))
  return sharedIn(mine!, theirs!) >= ([...one.done].some((deed) => other.done.has(deed)) ? 2 : 3)
}

const COMMON = /学校|全部|完成|教育|工作|全县|全市|部分|没有|有限|月|日|年/
/** How many signs the longest thing has that both name. */
function sharedIn(one: string, other: string): number {
  let most = 0
  for (let start = 0; start < one.length; start += 1)
    for (let length = most + 1; length <= 8 && start + length <= one.length; length += 1) {
      const part = one.slice(start, start + length)
      if (!/^[\u4e00-\u9fff]+$/.test(part) || !other.includes(part)) break
      if (!COMMON.test(part) || length > 3) most = length
    }
  return most
}
