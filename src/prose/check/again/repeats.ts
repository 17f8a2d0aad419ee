/** One measure with two values. */
import type { Fact } from '../../grammar/fact.ts'
import type { Finding } from '../ground/finding.ts'
import { between, clauseBefore, endOf, ENDS, leadOf, type Passage, placeOf, type Sentence } from '../ground/passage.ts'
import { meets, rangeOf, shown } from '../ground/range.ts'

/** Shorter words before a number say too little to be about the same thing. */
const TELLING = 8

/** The same words with another number elsewhere: twice, since a list of many says the same of many. */
export function repeatFindings(passage: Passage): Finding[] {
  const found = [
    ...twice(passage, wordsOf),
    ...twice(passage, totalOf).filter((one) => isApart(passage, one) && !areUnderTwoHeads(passage, one)),
    ...twice(passage, allOf).filter((one) => isApart(passage, one)),
  ]
  const told = new Set<string>()
  return found.filter(({ places }) => {
    const key = places.map(({ start }) => start).join()
    return told.has(key) ? false : told.add(key)
  })
}

/** In one sentence, what is said in other words is said of something else. */
function isApart({ text }: Passage, { places }: Finding): boolean {
  const [one, other] = places
  return text.slice(one!.start, other!.start).some((sign) => ENDS.has(sign))
}

/** （一）学生作品。共评出…184项。 … （二）教师作品。共评出…20项。: each of its own. */
function areUnderTwoHeads({ text }: Passage, { places }: Finding): boolean {
  const heads = places.map(({ start }) => {
    let from = start
    while (from > 0 && text[from - 1] !== '\n' && start - from < PARAGRAPH) from -= 1
    return HEAD.exec(text.slice(from, from + 24).join(''))?.[1]
  })
  return heads.length === 2 && heads.every((head) => head !== undefined) && heads[0] !== heads[1]
}
const HEAD = /^[\s\u3000]*[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]([^。，,；;]{2,14})。/

type Key = (passage: Passage, fact: Fact, sentence: Sentence) => string | undefined

function wordsOf(passage: Passage, fact: Fact, sentence: Sentence): string | undefined {
  const clause = clauseBefore(passage, fact, sentence)
    .replace(/[\s…·"“”]/g, '')
    .replace(/(?:达到|达|为|共|约)+$/, '')
    .replace(/^(?:截至)?(?:目前|当前)(?:[,，])?(?:全[市县区]|我[市县区])?/, '')
  if (Array.from(clause).length < TELLING || fact.compare !== null) return undefined
  // Of what the task was is said before: 完成年度目标任务的99%.
  if (/(?:任务|计划|目标)的?$/.test(clause)) return undefined
  // 3120人，占参加考试人数的55.3% … 5300人，占参加考试人数的93.9%: the shares of two numbers.
  const sharer = clause.startsWith('占') ? sentence.facts[sentence.facts.indexOf(fact) - 1]?.value : undefined
  return `${stageOf(passage, sentence)}${clause} ${fact.base_unit} ${fact.entity} ${fact.period ?? ''} ${fact.status} ${sharer ?? ''}`
}

/** 全县共完成…42个 … 全县共完成…46个, where no other time is told: 今年以来 may be left out the second time. */
function allOf(passage: Passage, fact: Fact, sentence: Sentence): string | undefined {
  const clause = clauseBefore(passage, fact, sentence).replace(/[\s…·"“”]/g, '')
  if (!/^(?:全[市县区镇校]|我[市县区校])共/.test(clause) || Array.from(clause).length < TELLING) return undefined
  const words = leadOf(passage, fact, sentence)
  if (/[去上前往]年|\d|季度|半年|学期|第[一二三]|期间|其中|计划|将/.test(words)) return undefined
  return `${stageOf(passage, sentence)}${clause} ${fact.base_unit} ${fact.entity}`
}

/** How far back a paragraph may begin that tells of one stage of schools alone. */
const PARAGRAPH = 400
const STAGE =
  /^[\s\u3000]*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])?(?:今年|本年度|我[市县区校])*(?:全[省市县区]|普通)?(高考|中考|小学|初中|高中|幼儿园|学前教育|义务教育|中职|职业教育|特殊教育)/

/** Asked for every fact of a sentence, so that it is found once. */
const stages = new WeakMap<Sentence, string>()

/** 小学1200所。…校舍总面积…: what a paragraph tells that begins with a stage is of that stage. */
export function stageOf({ text }: Passage, sentence: Sentence): string {
  const known = stages.get(sentence)
  if (known !== undefined) return known
  let from = sentence.start
  while (from > 0 && text[from - 1] !== '\n' && sentence.start - from < PARAGRAPH) from -= 1
  const stage = STAGE.exec(text.slice(from, from + 24).join(''))?.[1] ?? ''
  stages.set(sentence, stage)
  return stage
}

const TOTAL = /共|累计|总|[全今本]年|全[市县区校镇省]|我[市县区校]|已(?!经?有)|截至/
const OF_OTHERS = /[去上前]年|往年|历年|明年|上学期|其中|新增|又|再|另|拟|计划|力争|将|原/
/** What was done is measured by the thing it was done to. */
const DEED = /^(?:累计|合计|全部|现)*(?:建成|建有|完成|实现|共有|现有|拥有|培训|招聘|投入|设立|开展|组织)/

/** 共建成寄宿制学校26所 … 已建成28所寄宿制学校: said in other words, but both times of all there are. */
function totalOf(passage: Passage, fact: Fact, sentence: Sentence): string | undefined {
  const before = between(passage, Math.max(sentence.start, fact.number_start - 30), fact.number_start)
  const clause = before.split(/[,，；;：:]/).at(-1) ?? ''
  if (!['count', 'money', 'area'].includes(fact.kind) || fact.compare !== null) return undefined
  const base = between(passage, endOf(fact), endOf(fact) + 16).includes('基础上')
  // 5项已达目标、1项符合进度: the words before it are of the one before.
  if (!TOTAL.test(clause) || OF_OTHERS.test(before) || clause.endsWith('、')) return undefined
  // What there is stands so under shortcomings too.
  const is_there = fact.status === 'problem' && /现有|共有|已有/.test(clause)
  if (!base && !is_there && !['achieved', 'baseline'].includes(fact.status)) return undefined
  if (Array.from(fact.measure.replace(DEED, '')).length < 5) return undefined
  return `${stageOf(passage, sentence)}${fact.measure} ${fact.base_unit} ${fact.entity} ${fact.period ?? ''}`
}

/** 全县96所 is no 全市2050所. */
const fieldOf = ({ quote }: Fact): string | undefined => /[全我本]([国省市州县区镇乡校])/.exec(quote)?.[1]

/** Of whom two figures of the same words are told: 其中小学550台，每百名学生9.3台，初中335台，每百名学生11.7台. */
const GROUP =
  /小学|初中|初级中学|高中|中学|幼儿园|中职|职高|城市|城区|城镇|县镇|乡镇|农村|乡村|镇区|男生|女生|文科|理科/g
const GROUP_REACH = 140

function areOfGroups(passage: Passage, one: Fact, other: Fact): boolean {
  const [first, second] = [one, other].map(({ number_start }) =>
    between(passage, number_start - GROUP_REACH, number_start)
      .match(GROUP)
      ?.at(-1),
  )
  return first !== undefined && second !== undefined && first !== second
}

function twice(passage: Passage, keyOf: Key): Finding[] {
  const said = new Map<string, Fact[]>()
  for (const sentence of passage.sentences) {
    for (const fact of sentence.facts) {
      if (fact.value === null || fact.kind === 'date') continue
      const key = keyOf(passage, fact, sentence)
      if (key === undefined) continue
      const before = said.get(key)
      if (before === undefined) said.set(key, [fact])
      else before.push(fact)
    }
  }
  return [...said.values()].flatMap((facts): Finding[] => {
    const [one, other] = facts
    if (facts.length !== 2) return []
    const [first, second] = [rangeOf(one!), rangeOf(other!)]
    const [here, there] = [fieldOf(one!), fieldOf(other!)]
    if (here !== undefined && there !== undefined && here !== there) return []
    if (first === undefined || second === undefined || meets(first, second)) return []
    if (areOfGroups(passage, one!, other!)) return []
    return [unlike(one!, other!)]
  })
}

/** Two figures that should be one. */
export function unlike(one: Fact, other: Fact): Finding {
  return {
    rule: 'repeat',
    says: `同一件事前面写“${one.quote}”，后面写“${other.quote}”，两处不一致，请核对。`,
    arithmetic: `${shown(one.value!)} ≠ ${shown(other.value!)}`,
    places: [placeOf(one), placeOf(other)],
  }
}
