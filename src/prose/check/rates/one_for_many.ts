/** One for so many: 寄宿生3600人，宿舍管理员60名，相当于每40名寄宿生配备1名宿管员; 每百名学生拥有计算机10台. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { isShortFor } from '../ground/likeness.ts'
import {
  between,
  clauseBefore,
  endOf,
  factsBefore,
  isOfPeople,
  narrow,
  type Passage,
  placesOf,
  sameUnit,
  type Sentence,
  wordsBehind,
} from '../ground/passage.ts'
import { rangeOf, shown } from '../ground/range.ts'

/** That it is so, and not only wanted. */
const IS_SO = /平均|相当于|折合|合(?=每)|也就是|等于|即(?=每|1|一)|换算/
const WANTED =
  /按|标准|要求|不少于|至少|应|须|规定|不低于|不多于|不超过|原则|计划|力争|目标|争取|确保|低于|高于|优于|国家|需要|才能|[去上前]年|原来|此前|其中|以上|以下|以内/
const SIGN = '名|台|个|位|人|张|间|套|辆|部|处|座|块|本|把|支|架|只'
const HAS = '(?:可以?|就|能)?(?:拥有|配备?有?|配置|共用|共享|享有|享受|使用|合用|共|有|用)?了?(?:上|到)?'
/** 40名寄宿生配备1名宿管员 */
export const FOR_MANY = new RegExp(
  `^(?:名|人|个|位)(?:左右)?([\\u4e00-\\u9fff]{0,8}?)${HAS}(?:一|1)(${SIGN})([\\u4e00-\\u9fff]{0,10})$`,
)
/** 1名宿管员管理40名寄宿生 */
const BY_ONE = new RegExp(
  `(?:每|一|1)(${SIGN})([\\u4e00-\\u9fff]{2,8}?)(?:要|需要?|须|可|同时|平均|约|大约)*(?:管理|负责|服务|对应|面对|看护|照顾|照看|保障|承担|带|供)(?:着)?$`,
)

interface Said {
  /** 寄宿生; empty where it is not named. */
  readonly of: string
  readonly sign: string
  readonly thing: string
  /** So many to one of them, and what share of it rounding leaves open. */
  readonly ratio: number
  readonly slack: number
}

export function oneForManyFindings(passage: Passage, sentence: Sentence): Finding[] {
  const words = narrow(between(passage, sentence.start, sentence.end))
  if (!/[每一1]/.test(words) || !(IS_SO.test(words) || words.includes('每'))) return []
  return sentence.facts.flatMap((fact): Finding[] => {
    const said = fact.kind === 'ratio' ? ofHundred(passage, sentence, fact) : saidIn(passage, sentence, fact)
    if (said === undefined || rangeOf(fact) === undefined || said.ratio <= 0) return []
    const before = factsBefore(passage, sentence, fact).filter(
      (one) => one.fact.kind === 'count' && one.fact.value! > 1 && rangeOf(one.fact) !== undefined,
    )
    const things = before.map((one) => one.fact).filter(({ base_unit }) => sameUnit(base_unit, said.sign))
    const people = before.map((one) => one.fact).filter(isOfPeople)
    if (areMade(people, things, said)) return []
    const [whole, ...wholes] = people.filter((one) => isNamed(said.of, calledBy(one)))
    const [thing, ...others] = things.filter((one) => isNamed(said.thing, calledBy(one)) && one !== whole)
    if (whole === undefined || thing === undefined || wholes.length > 0 || others.length > 0) return []
    // 小学在校生24000人…，初中每百名: of others.
    const stage = STAGE.exec(narrow(fact.measure) + narrow(clauseBefore(passage, fact, sentence)))?.[0]
    if (stage !== undefined && !narrow(whole.measure + whole.entity).includes(stage)) return []
    const made = whole.value! / thing.value!
    return Math.max(made / said.ratio, said.ratio / made) > FAR ? [] : [finding(whole, thing, fact, said)]
  })
}

const STAGE = /小学|初中|高中|幼儿园|中职|(?:城|乡)[区镇村]|农村/

export const calledBy = (fact: Fact): string => `${narrow(fact.measure)}${fact.unit}`

const OF_HUNDRED = new RegExp(
  `每(百|千|万|1000?0?)(?:名|个|位)?([\\u4e00-\\u9fff]{2,8}?)${HAS}([\\u4e00-\\u9fff]{2,8})数$`,
)
const HUNDREDS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000 }

/** 每百名学生拥有计算机10台, 每1000名学生配备1名校医 */
function ofHundred(passage: Passage, sentence: Sentence, fact: Fact): Said | undefined {
  const found = OF_HUNDRED.exec(narrow(fact.measure))
  const words = clauseBefore(passage, fact, sentence) + wordsBehind(passage, fact, sentence, 16)
  if (found === null || !fact.value || WANTED.test(words)) return undefined
  const [, written = '', of = '', called = ''] = found
  const hundreds = HUNDREDS[written] ?? Number(written)
  // 10台 is rounded to a whole; 1名 is exact, and the heads are round.
  const half = fact.value === 1 ? ABOUT : Math.max(NEARLY, (fact.number.includes('.') ? 0.06 : 0.6) / fact.value)
  const thing = called.replace(/[人台册个张件套]$/, '')
  return { of, sign: fact.base_unit, thing, ratio: hundreds / fact.value, slack: half }
}

function saidIn(passage: Passage, sentence: Sentence, many: Fact): Said | undefined {
  if (many.kind !== 'count' || !isOfPeople(many) || many.value === null || many.value < 2) return undefined
  const ratio = many.value
  const slack = Math.max(0.6 / ratio, ratio >= 20 && ratio % 10 === 0 ? ABOUT : NEARLY)
  const before = narrow(clauseBefore(passage, many, sentence))
  const behind = narrow(
    between(passage, endOf(many), Math.min(sentence.end, endOf(many) + 40)).split(/[,，。；;、（(]/, 1)[0]!,
  )
  if (WANTED.test(before + behind)) return undefined
  const one = BY_ONE.exec(before)
  if (one !== null && IS_SO.test(before)) {
    return { of: wordsBehind(passage, many, sentence, 12), sign: one[1]!, thing: one[2]!, ratio, slack }
  }
  if (!before.endsWith('每') || !IS_SO.test(before)) return undefined
  const found = FOR_MANY.exec(behind)
  return found === null ? undefined : { of: found[1]!, sign: found[2]!, thing: found[3]!, ratio, slack }
}

/** 宿管员 of 宿舍管理员: its signs stand in the other in their order; 学生 are 在校生 too. */
export function isNamed(name: string, called: string): boolean {
  const bare = name.replace(/^(?:专职|专业|在校|在园|就餐)/, '')
  if (/^(?:学生|中小学生)$/.test(bare) && /(?:学生|[校读籍]生)/.test(called)) return true
  return isShortFor(bare, called)
}

/** A slip, and not numbers of something else. */
const FAR = 4
/** A round number is about right. */
const ABOUT = 0.06
const NEARLY = 0.02

/** Whether some of the people and some of the things, or two of either together, make it. */
function areMade(people: readonly Fact[], things: readonly Fact[], { ratio, slack }: Said): boolean {
  const ones = togetherOf(people)
  return togetherOf(things).some((thing) => ones.some((one) => Math.abs(one / thing - ratio) <= slack * ratio))
}

const togetherOf = (facts: readonly Fact[]): number[] =>
  facts.flatMap(({ value }, at) => [value!, ...facts.slice(at + 1).map((other) => value! + other.value!)])

function finding(whole: Fact, thing: Fact, fact: Fact, said: Said): Finding {
  const made = shown(whole.value! / thing.value!, 1)
  return {
    rule: 'mean',
    says: `“${whole.quote}”和“${thing.quote}”，一${thing.unit}对${made}${whole.unit}，文中写的合${shown(said.ratio, 1)}${whole.unit}，请核对。`,
    arithmetic: `${shown(whole.value!)} ÷ ${shown(thing.value!)} = ${made} ≠ ${shown(said.ratio, 1)}`,
    places: placesOf([whole, thing, fact]),
  }
}
