/** Who came and who went make the difference: 新进260人，退休180人，调出35人，净增45人. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import {
  alike,
  between,
  clauseBefore,
  endOf,
  factsBefore,
  joinedBefore,
  type Passage,
  type Placed,
  placeOf,
  placesOf,
  type Sentence,
} from '../ground/passage.ts'
import { added, meets, rangeOf, shown, signed, sumOf } from '../ground/range.ts'

const IN = /发展(?:新?党员|团员)|新进|新招|招聘|招录|录用|调入|引进|转入|招收|新增|新建|新办|新开办|入职|补充|新聘/
const OUT = /退休|调出|调离|辞职|离职|流出|转出|死亡|去世|毕业|撤并|停办|注销|关停|解聘|减员/
const OUT_OF_AREA = /拆除|报废/
/** Money that came and went. */
const MONEY_IN = /接收|接受|捐赠|收入|募集|拨入/
const MONEY_OUT = /支出|使用|开支|支付|资助/
const NET = /净(?:增加|增长|增|减少|减)(?:了)?$/
/** 年末累计结余430万元，比年初增加85万元 */
const NET_MONEY = /^[比较](?:年初|期初|上年末|上年底|上学期末)(?:余额|结余)?净?(?:增加|减少)了?$/
/** What money makes of itself, or of what went elsewhere, is seldom told with the rest. */
const OTHER_MONEY = /利息|收益|理财|增值|结转|上缴|退[回还]|调[剂整]|预算|计划|借|贷|债/
const ANY = { low: -Infinity, high: Infinity }
const OPEN_MONEY = /主要|其中|另|部分|等(?:收入|捐赠)/
const STOCK = /余额|累计结余|现有|共有|总数|在编|年末|年初|期末|期初|目前|原有/
const OPEN = /等(?!方式|途径|渠道|形式|措施|办法)|主要|其中|另|部分|余/

/** Of those that come and go, and of what is left of it, nothing is a part of the other. */
export function areFlows(clauses: readonly string[]): boolean {
  return clauses.some((clause) => IN.test(clause)) && clauses.some((clause) => OUT.test(clause))
}

export function flowFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((net, at): Finding[] => {
    const clause = clauseBefore(passage, net, sentence)
    const is_net = NET.test(clause) || (net.base_unit === '元' && NET_MONEY.test(clause))
    if (!is_net || net.value === null || net.approx || net.bound !== null) return []
    const own = sentence.facts.slice(0, at).map((fact) => ({ fact, sentence }))
    const counted = withoutSums(
      passage,
      [...toldBefore(passage, sentence), ...own].filter(({ fact }) => isCounted(fact, net)),
    )
    const told = counted.map((one) => ({ fact: one.fact, kind: kindOf(passage, one) }))
    const flows = told.slice(told.findLastIndex(({ kind }) => kind === undefined) + 1)
    const moved = flows.flatMap(({ fact, kind }) => (kind ? [{ fact, sign: kind }] : []))
    if (!moved.some(({ sign }) => sign > 0) || !moved.some(({ sign }) => sign < 0)) return []
    const words = between(passage, flows[0]!.fact.start, net.number_start).replaceAll(/其中[^；;。]*[；;]/g, '')
    if (net.base_unit === '元' ? OPEN_MONEY.test(words) || OTHER_MONEY.test(words) : OPEN.test(words)) return []
    const sum = moved.reduce((all, { fact, sign }) => all + sign * fact.value!, 0)
    const said = /减/.test(clause) ? -net.value : net.value
    const range = added(moved.map(({ fact, sign }) => signed(rangeOf(fact) ?? ANY, sign)))
    const facts = moved.map(({ fact }) => fact)
    if (meets(range, signed(rangeOf(net) ?? ANY, said < 0 ? -1 : 1))) return []
    if (isBetweenStocks(passage, sentence, said, facts)) return []
    return [
      {
        rule: 'sum',
        says: `按${net.base_unit === '元' ? '收支' : '进出人数（个数）'}相抵应为${shown(sum)}，与“${net.quote}”对不上，请核对。`,
        arithmetic: `${moved.map(({ fact, sign }) => `${sign > 0 ? '+' : '−'}${shown(fact.value!)}`).join(' ')} = ${shown(sum)} ≠ ${shown(said)}`,
        places: [...facts, net].map(placeOf),
      },
    ]
  })
}

/** 招聘168人，其中…；退休142人，净增26人: what a semicolon joins to it, without what is among it. */
function toldBefore(passage: Passage, sentence: Sentence): Placed[] {
  const before = joinedBefore(passage, sentence) ?? ofTheTime(passage, sentence)
  if (before === undefined) return []
  const own = before.facts.filter((fact) => !isAmong(passage, before, fact)).map((fact) => ({ fact, sentence: before }))
  return [...toldBefore(passage, before), ...own]
}

/** 两年共补充214人。但同期退休和调出231人: of the same time as the sentence before. */
function ofTheTime(passage: Passage, { index, start }: Sentence): Sentence | undefined {
  const before = passage.sentences[index - 1]
  const is_next = before !== undefined && before.end + 1 === start && passage.text[before.end] !== '\n'
  return is_next && OF_THE_TIME.test(between(passage, start, start + 8)) ? before : undefined
}
const OF_THE_TIME = /^(?:但是?|而|不过|然而)?[,，]?(?:同期|同时|与此同时|其间|期间)/

/** 招聘96人，招聘118人，两年共补充214人: what was added up already stands for those before it. */
function withoutSums(passage: Passage, told: readonly Placed[]): Placed[] {
  const kept: Placed[] = []
  for (const one of told) {
    const kind = kindOf(passage, one)
    const from = kept.findLastIndex((other) => kindOf(passage, other) !== kind) + 1
    const parts = kept.slice(from)
    const is_sum =
      /共|合计|总计/.test(clauseBefore(passage, one.fact, one.sentence)) && !/^全?公共/.test(one.fact.quote)
    const sum = sumOf(parts.map(({ fact }) => fact))
    if (is_sum && kind !== undefined && parts.length > 1 && sum === one.fact.value) kept.length = from
    kept.push(one)
  }
  return kept
}

/** 年初3216人，…年末3231人，净增15人: all that came and went is told by the two ends. */
const isBetweenStocks = (passage: Passage, sentence: Sentence, net: number, flows: readonly Fact[]): boolean => {
  const last = sentence.facts.at(-1)!
  const before = factsBefore(passage, sentence, last).filter((one) => !isAmong(passage, one.sentence, one.fact))
  const beside = [last, ...before.map(({ fact }) => fact)].filter((fact) => !flows.includes(fact))
  return beside.some((one) => beside.some((other) => one.value !== null && one.value - (other.value ?? NaN) === net))
}

const BEGINS =
  /原有|年初|期初|月初|上学?期末|上[年月](?:末|底)?(?:余额|库存)|开学[时初]|学年初|上年(?:末|底)|[上去]年(?:结转|结余)|年初结转/
const ENDS = /年末|年底|期末|月末|月底|结余|现有|现存|尚有|还有|仍有|剩余/
const CAME =
  /招聘|招录|录用|入职|购[进入置]|新购|入库|新招|收入|接收|捐赠|新增|新进|补充|招收|拨入|下达|到账|恢复|复办|新设|增设|新建|新办|转入|调入|引进/
const WENT =
  /死亡|去世|离职|调离|减员|消耗|领用|流出|清退|辞退|分流|支出|劝返|退休|调出|销号|减少|撤并|使用|毕业|撤销|停办|合并|关停|转出|辞职|报废|拆除|注销/

/** Others may have come or gone besides. */
const SOME = /主要|部分|另有|不含|除外/
/** 上年结余21万元，本年收入164万元，收入合计185万元: it has been added up already. */
const ADDED_UP = /(?:合计|总计|共计)(?:为|达)?$/

/** 年初结转320万元，收入8460万元，支出8512万元，年末结余268万元; 2022年劝返38人、新增7人，年末26人 after 年末57人. */
export function stockFindings(passage: Passage, sentence: Sentence): Finding[] {
  return sentence.facts.flatMap((end): Finding[] => {
    // 至2023年底，全县在编教职工为3909人
    const clause = timedClause(passage, { fact: end, sentence })
    if (!ENDS.test(clause) || BEGINS.test(clause)) return []
    const before = factsBefore(passage, sentence, end).filter(
      ({ fact, sentence: own }) =>
        fact.kind !== 'date' && !isAmong(passage, own, fact) && !ADDED_UP.test(clauseBefore(passage, fact, own)),
    )
    const kinds = before.map((placed) => stockKindOf(timedClause(passage, placed)))
    const start = kinds.findIndex((kind) => kind === 'stock')
    const moves = before.slice(0, start)
    const told = kinds.slice(0, start)
    const is_whole = start === 1 && isLeftOf(passage, sentence, end, before)
    if (told.includes(undefined) || !(is_whole || (start > 1 && told.includes('came') && told.includes('went'))))
      return []
    const all = [before[start]!, ...moves].map(({ fact }) => fact)
    if (all.some((fact) => !isCounted(fact, end) || rangeOf(fact) === undefined)) return []
    const signs = all.map((_, place) => (place > 0 && told[place - 1] === 'went' ? -1 : 1))
    const said = rangeOf(end)
    const sum = added(all.map((fact, place) => signed(rangeOf(fact)!, signs[place]!)))
    if (said === undefined || meets(sum, said)) return []
    if (SOME.test(between(passage, all[0]!.start, end.number_start))) return []
    const reckoned = all.reduce((total, { value }, place) => total + signs[place]! * value!, 0)
    return [
      {
        rule: 'sum',
        says: `按增减相抵，期末应为${shown(reckoned)}，与“${end.quote}”对不上，请核对。`,
        arithmetic: `${all.map(({ value }, place) => `${place === 0 ? '' : signs[place] === -1 ? '− ' : '+ '}${shown(value!)}`).join(' ')} = ${shown(reckoned)} ≠ ${shown(end.value!)}`,
        places: placesOf([...all, end]),
      },
    ]
  })
}

/** 原有124所，撤并46所，还有88所: one move tells all of it where the words say what was and what is left. */
function isLeftOf(passage: Passage, sentence: Sentence, end: Fact, [move, start]: readonly Placed[]): boolean {
  if (move === undefined || start?.sentence !== sentence) return false
  const words = [end, move.fact, start.fact].map((fact) => clauseBefore(passage, fact, sentence))
  // 还有12辆待检 is not all that is left.
  const is_all = /^[\u4e00-\u9fff]{0,2}(?:[,，。；;\n]|$)/.test(
    between(passage, endOf(end), Math.min(endOf(end) + 3, sentence.end)),
  )
  return is_all && /还有|尚有|仍有|剩/.test(words[0]!) && WENT.test(words[1]!) && words[2]!.includes('原有')
}

/** Behind 其中 stand parts of what came before it. */
const isAmong = (passage: Passage, sentence: Sentence, fact: Fact): boolean =>
  between(passage, sentence.start, fact.number_start).includes('其中')

/** 年初，全市在编人员8642人: the time may be a clause of its own. */
function timedClause(passage: Passage, { fact, sentence }: Placed): string {
  const clause = clauseBefore(passage, fact, sentence)
  if (fact !== sentence.facts.find(({ kind }) => kind !== 'date')) return clause
  const words = between(passage, Math.max(sentence.start, fact.number_start - 60), fact.number_start)
  const lead = words.split(/[：:]/).at(-1)!
  return /^\s*(?:[至到]|截[至止]到?)?(?:\d{4}年)?(?:[年期月][初末底]|[末底]|学[年期]初|上年[末底])[,，][^,，]*$/.test(
    lead,
  )
    ? lead
    : clause
}

function stockKindOf(clause: string): 'stock' | 'came' | 'went' | undefined {
  if (BEGINS.test(clause) || ENDS.test(clause)) return 'stock'
  const [came, went] = [CAME.test(clause), WENT.test(clause)]
  return came === went ? undefined : came ? 'came' : 'went'
}

const isCounted = (fact: Fact, net: Fact): boolean =>
  fact.value !== null && fact.kind !== 'date' && (fact.base_unit === net.base_unit || alike(fact, net))

/** 1 for those who came, -1 for those who went, 0 for those who were there; undefined for others. */
function kindOf(passage: Passage, { fact, sentence }: Placed): 1 | -1 | 0 | undefined {
  const clause = clauseBefore(passage, fact, sentence)
  const is_money = fact.base_unit === '元'
  if (is_money && STOCK.test(clause)) return 0
  const came = (is_money ? MONEY_IN : IN).test(clause)
  const went = (is_money ? MONEY_OUT : OUT).test(clause) || (fact.kind === 'area' && OUT_OF_AREA.test(clause))
  if (came !== went) return came ? 1 : -1
  return STOCK.test(clause) && !came ? 0 : undefined
}
