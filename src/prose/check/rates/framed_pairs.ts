/** A rate whose whole is named again at the head of its part: 实测18640人。实测学生中成绩合格的17895人，合格率为91.4%. */
import type { Fact } from '../../grammar/fact.ts'
import { isShortFor } from '../ground/likeness.ts'
import {
  alike,
  between,
  calledOver,
  endOf,
  factsBefore,
  type Passage,
  type Placed,
  type Sentence,
  wordsBehind,
} from '../ground/passage.ts'
import { isMadeByOthers, isOfRest } from './other_pairs.ts'
import type { Pair } from './pairs.ts'
import { isAmount } from './shares.ts'

const FRAME =
  /(?:^|[,，])(?:在|对|从)?(?:上述|这些|这批|全部|所有)?(?<noun>[\u4e00-\u9fff]{2,14}?)(?<![其集初高期])(?:当中|之中|中|里)(?!小?学|职|心|级|国|央|考|专|共|等|层)[,，]?(?<did>[^,，。；;\d]{0,24})$/
const LINK =
  /^(?<did>[^,，。；;\d]{0,14})[,，（(](?:(?<name>[^,，。；;\d]{0,10}?)(?:率|度|的?比例|占比|比重)|(?:约|仅|只)?占(?:比|其|总数|的)*)(?:约?为|达到?|是)?$/
const OF_OTHERS = /增|降|提高|[比较]|按期|按时|及时|到期|平均|分别|全[国省]|上年|去年|目标|以上/
/** Some of them, of which there may be fewer. */
const GROUP = /(?<!中)小学|初中|高中|幼儿园|男|女|城区|农村|乡镇|公办|民办|[一二三四五六七八九]年级|应届|往届/
/** What is said may miss it by so many points. */
const NEAR = 12

export function framedPairOf(passage: Passage, sentence: Sentence, rate: Fact): Pair | undefined {
  const part = sentence.facts[sentence.facts.indexOf(rate) - 1]
  if (part === undefined || rate.value === null || !isAmount(part)) return undefined
  const lead = between(passage, Math.max(sentence.start, part.number_start - 60), part.number_start)
  const frame = /[中里]/.test(lead) ? FRAME.exec(lead)?.groups : undefined
  const link = frame && LINK.exec(between(passage, endOf(part) + Array.from(part.unit).length, rate.number_start))
  if (!frame || !link || OF_OTHERS.test(link[0])) return undefined
  const words = `${frame['did']!} ${link.groups!['did']!}`
  const name = link.groups!['name']?.replace(/^.*(?=[\u4e00-\u9fff]{2})/, '') ?? ''
  if (!isShortFor(name, words) || (name !== '' && GROUP.test(words))) return undefined
  const before = factsBefore(passage, sentence, part)
  const wholes = before.filter(
    (one) => alike(one.fact, part) && isAmount(one.fact) && isCalled(passage, one, frame['noun']!),
  )
  const [whole] = wholes
  if (whole === undefined || wholes.some(({ fact }) => fact.value !== whole.fact.value)) return undefined
  const pair = { part, whole: whole.fact }
  const off = (part.value! / whole.fact.value!) * 100 - rate.value
  if (part.value! > whole.fact.value! || Math.abs(off) > NEAR) return undefined
  const told = factsBefore(passage, sentence, rate)
  return isMadeByOthers(told, rate, true) || isOfRest(passage, told, pair, rate) ? undefined : pair
}

const FILLER = /^(?:其中|共|现|目前|实际)*|(?:共计|合计|总数|人数|共有|现有|达到?|共|有|为|是|了|的)+$/g
/** 学生 of 实测学生: who is meant anyway. */
const TAIL = /的?(?:学生|教师|人员|考生|儿童|人数|对象|单位|学校|问卷|毕业生|学员|家长|总数|数)$/

/** 实测学生 of 实测18640人, 参加考核的教师 of 其中参加结业考核598人, 有效问卷 of 有效问卷4210份. */
function isCalled(passage: Passage, { fact, sentence }: Placed, noun: string): boolean {
  const own = calledOver(passage, fact, sentence).replaceAll(FILLER, '')
  const behind = wordsBehind(passage, fact, sentence, 12)
  const head = noun.replace(TAIL, '').replace(/的$/, '')
  if (noun === own || noun === behind || noun === own + behind) return true
  return head.length > 1 && own.length > 1 && head !== noun && isShortFor(head, own)
}
