/** Votes against the ballots and against those who were there: 收回选票128张，赞成121票、反对5票、弃权4票. */
import { type Finding, saidOf, wordsAt } from '../ground/finding.ts'
import { figureOf } from '../ground/numbers.ts'
import { shown, sumOf } from '../ground/range.ts'

const NUMBER = '(?<![\\d.])\\d{1,6}(?:,\\d{3})?(?![\\d.万亿])'
const KIND =
  '(?:(?<for>赞[成同]|(?<!不)同意|(?<!不)支持)|(?<against>反对|不同意|不赞成|不支持)|(?<none>弃权)|(?<void>废|无效|作废|空白))'
/** 优秀85票、称职10票 */
const GRADE =
  '(?<grade>优秀|良好|基本称职|不称职|称职|基本合格|不合格|合格|非常满意|很满意|比较满意|较满意|基本满意|不满意|满意|一般|不了解)'
const AHEAD = new RegExp(
  `${KIND}(?:的|选票|表决票|票数|票)*(?:为|是|有|共)?(?<number>${NUMBER})(?:票|张|份|人|名)`,
  'g',
)
/** 151票赞成 */
const BEHIND = new RegExp(`(?<number>${NUMBER})(?:票|张|人|名)(?:表示|投)?${KIND}`, 'g')
const GRADED = new RegExp(`“?${GRADE}”?(?:的|票)*(?:为|有)?(?<number>${NUMBER})(?:票|张|份)`, 'g')
const GROUPS = ['for', 'against', 'none', 'void'] as const

const BASES = [
  /** 有效票108张, 收回有效选票207张 */
  {
    isValid: true,
    is: new RegExp(`(?<!无)有效(?:选票|表决票|票)?数?(?:为|共|是)?(${NUMBER})(?:票|张|份)`, 'g'),
  },
  {
    isValid: false,
    is: new RegExp(`(?:收回|回收)(?:选票|表决票|测评票|票)?数?(?:为|共)?(${NUMBER})(?:票|张|份)`, 'g'),
  },
  {
    isValid: false,
    is: new RegExp(
      `(?:实到|实际到会|(?<![未新加应])到会|出席(?:会议)?(?:的)?|参加(?:会议|表决|投票)的?)(?:正式|学生|教师|职工|教职工|家长|党员|会员)*(?:代表|委员|会员|党员|人员|人数|人|评委|成员)?(?:共|有|为)?(${NUMBER})[人名位]`,
      'g',
    ),
  },
] as const

/** Nobody has more than one vote, and all vote in one way. */
const OTHERWISE =
  /每(?:人|张|票|户|名|位)|可选|委托|网络|线上|加权|多轮|全校|全体(?:师生|学生|家长|教职工)|增加到会|先后/
/** Votes that are told together stand so near. */
const NEAR = 14
/** So far before them may stand of how many. */
const FAR = 240
/** More than so many times as many are votes of others. */
const FAR_OFF = 1.5

interface Vote {
  readonly kind: string
  readonly value: number
  readonly index: number
  readonly quote: string
}

/** Asked of one paragraph. */
export function voteFindings(text: string): Finding[] {
  if (!/票|表决|选举/.test(text)) return []
  return [...ofAll(text), ...cast(text)]
}

const SORTED = new RegExp(
  `(?:收回|回收)(?:选票|表决票|测评票|问卷|票)?(?:为|共)?(?<all>${NUMBER})[票张份],(?:其中)?(?:有效)(?:选票|表决票|票)?(?:为|共)?(?<valid>${NUMBER})[票张份][,、](?:其中)?(?:无效|作?废)(?:选票|表决票|票)?(?:为|共)?(?<void>${NUMBER})[票张份]`,
  'g',
)
/** 收回95张，其中有效票93张，无效票3张 */
const ofAll = (text: string): Finding[] =>
  [...text.matchAll(SORTED)].flatMap((match): Finding[] => {
    const [all, valid, none] = ['all', 'valid', 'void'].map((name) => figureOf(match.groups![name]!))
    const sum = (valid ?? 0) + (none ?? 0)
    if (sum === all) return []
    return [
      saidOf(
        match,
        'sum',
        `有效和无效的加起来是${sum}，收回的是${all}，请核对“${match[0]}”。`,
        `${valid} + ${none} = ${sum} ≠ ${all}`,
      ),
    ]
  })

function cast(text: string): Finding[] {
  const [ahead, behind, graded] = [AHEAD, BEHIND, GRADED].map((one) => [...text.matchAll(one)])
  const runs = [...runsOf(text, ahead!.length > 0 ? ahead! : behind!), ...runsOf(text, graded!)]
  return runs.flatMap((run): Finding[] => {
    const from = Math.max(0, run[0]!.index - FAR)
    const words = text.slice(from, run[0]!.index)
    for (const { is, isValid } of BASES) {
      const match = [...words.matchAll(is)].at(-1)
      if (match === undefined || OTHERWISE.test(words.slice(match.index) + run.map(({ quote }) => quote).join()))
        continue
      const base = figureOf(match[1]!)
      const votes = isValid ? run.filter(({ kind }) => kind !== 'void') : run
      const sum = sumOf(votes)
      const is_all = isValid && ['for', 'against', 'none'].every((one) => votes.some(({ kind }) => kind === one))
      if (sum === base || sum > base * FAR_OFF || (sum < base && !is_all)) continue
      return [unlike({ index: from + match.index, quote: match[0] }, votes, base, sum)]
    }
    return []
  })
}

/** 赞成, 反对 and 弃权 one after the other; whoever is voted on next begins with 赞成 again. */
function runsOf(text: string, matches: readonly RegExpExecArray[]): Vote[][] {
  const runs: Vote[][] = []
  for (const match of matches) {
    const groups = match.groups!
    const kind = groups['grade'] ?? GROUPS.find((name) => groups[name] !== undefined)!
    const vote = { kind, value: figureOf(groups['number']!), index: match.index, quote: match[0] }
    const run = runs.at(-1)
    const last = run?.at(-1)
    const is_next =
      last !== undefined &&
      !run!.some((one) => one.kind === kind) &&
      kind !== 'for' &&
      /^[^。;\d]*$/.test(text.slice(last.index + last.quote.length, vote.index)) &&
      vote.index - last.index - last.quote.length < NEAR
    if (is_next) run!.push(vote)
    else runs.push([vote])
  }
  return runs.filter(([first, ...others]) => FIRST.test(first!.kind) && others.length > 0)
}

const FIRST = /^(?:for|优秀|.{0,2}满意|称职|合格)$/

const unlike = (base: { index: number; quote: string }, votes: readonly Vote[], all: number, sum: number): Finding => ({
  rule: 'sum',
  says: `${votes.map(({ quote }) => `“${quote}”`).join('、')}加起来是${shown(sum)}，与“${base.quote}”不符，请核对。`,
  arithmetic: `${votes.map(({ value }) => value).join(' + ')} = ${sum} ≠ ${all}`,
  places: [base, ...votes].map(wordsAt),
})
