import { doing, headWords, opensWithVerb } from './heads.ts'
import { clauseEnd, clauseStart, nameAt, type Reading } from '../sentences/phrases.ts'
import { stem } from './parts.ts'
import type { Quantity } from '../numbers/quantity.ts'
import type { Rule } from '../grammar/rule.ts'
import { firstWords, merged } from './trimming.ts'

/** Money whose words only say that it was given names what it was given for in the clause behind. */
export const spentRules: Rule[] = [
  {
    about: 'A sum is of those who were counted in the clause before, and a verb alone of whom the money was for.',
    examples: [
      {
        text: '资助贫困学生320人,发放资金48万元;一次性奖励优秀教师奖金6万元,奖励30人。',
        facts: [
          { measure: '资助贫困学生数' },
          { measure: '资助贫困学生资金' },
          { value: 60000 },
          { measure: '奖励优秀教师数' },
        ],
      },
      { text: '按每生每年600元标准拨付生均公用经费。', facts: [{ measure: '拨付生均公用经费标准' }] },
      {
        text: '一等奖学金66人,补助标准为2000元,补助资金13.2万元。',
        facts: [{ value: 66 }, { measure: '一等奖学金补助标准' }, { measure: '一等奖学金补助资金' }],
      },
      { text: '每生每天5元，每年按200天供餐。', facts: [{ measure: '每生每天供餐标准' }, { measure: '供餐天数' }] },
    ],
  },
  {
    about: 'A sum grew from year to year: what was told before it did.',
    examples: [
      {
        text: '累计投入教育经费96亿元，年均增长10.3%。',
        facts: [{ value: 9600000000 }, { measure: '累计投入教育经费年均增长' }],
      },
    ],
  },
  {
    about: 'What money was spent on stands behind it, where the sentence begins with the money.',
    examples: [
      { text: '投入460万元，完成7所乡镇中学食堂改造。', facts: [{ measure: '乡镇中学食堂改造投入' }, { value: 7 }] },
      {
        text: '一是保障有力。争取省级资金1300万元，用于建设校园足球场。',
        facts: [{ measure: '建设校园足球场争取省级资金' }],
      },
      {
        text: '落实普通高中助学金75万元,资助学生1001人。',
        facts: [{ value: 750000 }, { measure: '普通高中助学金资助学生数' }],
      },
      {
        text: '投资68万元、建筑面积900平方米的教学楼已完工。',
        facts: [{ measure: '教学楼投资' }, { measure: '教学楼建筑面积' }],
      },
      { text: '投入240万元扶持9所普惠性民办幼儿园。', facts: [{ measure: '投入扶持普惠性民办幼儿园' }, { value: 9 }] },
      { text: '学校先后投资120万元,建成微机室4个。', facts: [{ measure: '建成微机室投资' }, { value: 4 }] },
      { text: '安排67万元用于校舍维修。', facts: [{ measure: '校舍维修安排' }] },
      {
        text: '按照校舍改造工程计划,我区预计投资300万元,扩建大河小学教学楼。',
        facts: [{ measure: '扩建大河小学教学楼投资' }],
      },
      {
        text: '投资466万元的39个运动场改造项目已完成30个。',
        facts: [{ measure: '运动场改造项目投资' }, { value: 39 }, { value: 30 }],
      },
    ],
  },
]

const given =
  /^(?:总|共|累计|先后)*(?:县|市|区|省|各级|县级|市级|省级|中央)?(?:财政|政府)?(?:投入|投资|安排|争取|拨付|拨|下拨|下达|筹措|筹集|筹资|融资|募集|落实|整合|列支|划拨)(?:[\u4e00-\u9fff]{0,8}(?:资金|经费|补助|专款))?$/
const begins = '(?:主要|全部|先后|分别|专门|全面|大力|重点|着力|积极|继续)*'
const purpose = new RegExp(
  `^,?${begins}(?!惠及|资助|覆盖|涉及|受益|完成率)(?:用于|用作|用来|推进|对|为|支持|建设|修缮|改善|创成|创建|设置|铺设|添置|充实|${doing})`,
)
const purposeVerb = new RegExp(`^,?${begins}(?:用于|用作|用来|推进|完成了?|实施了?|对|为|支持|启动)`)

/** 学杂费一律免收，共计386万元: money that only sums up names what was done in the clause before, where that counts nothing. */
export function amountOf(reading: Reading, quantity: Quantity): string {
  const start = clauseStart(reading, quantity.start)
  if (quantity.kind !== 'money' || start <= reading.from + 1 || reading.text[start - 1] !== ',') return ''
  const clause = reading.text.slice(Math.max(reading.from, clauseStart(reading, start - 1)), start - 1)
  if (/\d/.test(clause)) return ''
  const words = headWords(clause, false).slice(-14)
  return words.length < 3 ? '' : /[金款额]$/.test(words) ? words : `${words}金额`
}

/** 按每生每天5元的标准为学校供餐: what is given by a standard stands behind it, or else before it. */
export function standardOf(reading: Reading, quantity: Quantity): string {
  const { text } = reading
  if (quantity.kind !== 'money') return ''
  const named = /^的?((?:补助|资助|收费|奖励|拨款|定额)?(?:标准|定额))/.exec(
    text.slice(quantity.tail, quantity.tail + 8),
  )
  if (!named) return ''
  const start = clauseStart(reading, quantity.start)
  const from = quantity.tail + named[0].length
  const behind = text.slice(from, clauseEnd(reading, text[from] === ',' ? from + 1 : from)).replaceAll(amounts, '')
  const what = headWords(behind.replace(/^[,.]?(?:向|对|为|给|按)?/, ''), false)
  const words =
    what.length > 2 && !onlyPaid.test(what)
      ? what
      : headWords(text.slice(start, quantity.start).replace(each, ''), false)
  return `${words.slice(-12) || (onlyPaid.test(what) ? what : '')}${named[1]}`
}

const onlyPaid = /^(?:给予|予以)?(?:核定|拨付|拨款|执行|发放|补助|安排|落实|收取|资助|奖励)+$/
const each = /(?:按照?|每(?:[生人校班园]|学生|名学生)(?:每[年月天日学期餐]{1,2})?|的)/g

/** 据了解,投入80万元: so short a clause names no project for which the money would be. */
const shortOpening = 7

/** Amounts inside a phrase, which are no part of a name. */
export const amounts =
  /(?:近|约|超过)?(?:\d[\d.,]*|[xX*]{2,6})(?:余|多)?[万亿]?(?:余|多)?(?:平方米|人次|场次|公里|千米|公顷|[个名人位所家户项件台套栋幢座间处亩册本份次场期节辆米元吨级年月日天条张篇块盏支棵株㎡%班届轮批门类种])?/g

const size = /^(?:总?建筑面积|占地(?:面积)?|总?面积)$/

/** 投资460万元的39个运动场改造项目已完工, 占地40亩的学校: what stands behind 的 is what the money is of. */
export function thingOf(reading: Reading, index: number, own: string): string {
  const quantity = reading.quantities[index]
  if (!/money|area/.test(quantity?.kind ?? '') || quantity === undefined || reading.text[quantity.tail] !== '的')
    return ''
  const words = headWords(own, false)
  if (!(quantity.kind === 'area' ? size : given).test(words)) return ''
  const next = reading.quantities[index + 1]
  const from = next && next.start - quantity.tail === 1 ? next.tail : quantity.tail + 1
  const behind = reading.text.slice(from, clauseEnd(reading, from)).replaceAll(amounts, '')
  const thing = headWords(behind.replace(/(?:已|均|都|正在|全部|目前).*$/, ''), false).slice(-16)
  return thing === '' ? '' : merged(thing, words)
}

/** A school that pays is told beside what it pays for. */
const payer =
  /^[\u4e00-\u9fffxX*×]{0,12}?(?:学校|中学|小学|幼儿园|[一二三四五六七八九十]中|职中|中心校?)(?=(?:先后|累计|共)(?:投|安排|筹))/

/** 安排60万元用于校舍维修. */
export const usedFor = /^(?:资金|经费)?(?:主要|全部|专门|重点)*(?:用于|用来|用作)/

/** What the money at `quantity` was for; empty where the words say more than that it was given, or tell no purpose. */
export function purposeOf(reading: Reading, quantity: Quantity, words: string): string {
  const sum = words.replace(payer, '').replace(/^先后/, '')
  if (quantity.kind !== 'money' || !given.test(sum)) return ''
  const start = clauseStart(reading, quantity.start)
  const opens =
    usedFor.test(reading.text.slice(quantity.tail, quantity.tail + 8)) ||
    start <= reading.from + 1 ||
    /[。;:)]/.test(reading.text[start - 1] ?? '') ||
    /\d/.test(reading.text.slice(Math.max(reading.from, start - 8), start)) ||
    start - clauseStart(reading, start - 1) < shortOpening ||
    /^\s*(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?(?:按[着照]?|根据|依据|围绕|结合|针对)/.test(
      reading.text.slice(clauseStart(reading, start - 1), start - 1),
    ) ||
    /(?:期间|以来|时期|年[来内间]?)$/.test(reading.text.slice(Math.max(reading.from, start - 4), start - 1))
  if (!opens) return ''
  const behind = reading.text
    .slice(quantity.tail, clauseEnd(reading, quantity.tail + 1))
    .replace(/^[元资金补助经费]+/, '')
  if (!purpose.test(behind)) return ''
  const aim = behind.replace(purposeVerb, '').replace(/^,/, '').replaceAll(amounts, '')
  const what = firstWords(headWords(aim.replace(/[一二两三四五六七八九十]{1,3}[个所栋间台套名处座]$/, ''), false), 14)
  return what === '' ? '' : merged(what, sum)
}

const sum =
  /^(?:发放|拨付|落实|支付|兑现|补助|资助|奖补|奖励|贷款|捐款|捐赠|减免|救助|扶持|帮扶)*(?:总额|金额|总金额|资金总额|资金|款项)$/

/** What is given to each. */
const standard = /(?:人均|生均)?(?:补助|资助|奖励|奖补|补贴|发放|救助|供餐|收费)标准$/

/** 资助学生320人,发放资金48万元: the sum is of those who were counted in the clause before. */
export function sumOf(reading: Reading, index: number, before: string, known: Map<number, string[]>): string {
  const [quantity, previous] = [reading.quantities[index], reading.quantities[index - 1]]
  if (quantity?.kind !== 'money' || !previous || !/count|money/.test(previous.kind)) return ''
  if (clauseStart(reading, quantity.start) - previous.tail > 24) return ''
  const rate = nameAt(known, index - 1)
  if (previous.kind === 'money' && standard.test(rate) && sum.test(before)) return rate.replace(standard, '') + before
  if (previous.kind === 'count' && standard.test(before) && standard.exec(before)?.index === 0)
    return stem(rate).replace(opensWithVerb, '') + before
  const named = /^(?!.*(?:投资|投入|[共计]))[\u4e00-\u9fff]{2,3}$/.test(before) && !opensWithVerb.test(before)
  if (!named && (previous.kind === 'money' || !sum.test(before))) return ''
  const whom = stem(nameAt(known, index - 1))
  return whom.length < 2 ? '' : merged(whom, before.replace(/^(?:资助|补助|发放)(?=.{2})/, ''))
}

/** A sum and, told right behind it, the people it was paid to; null where it is not so. */
function paid(reading: Reading, index: number): { money: Quantity; people: Quantity } | null {
  const [people, money] = [reading.quantities[index], reading.quantities[index - 1]]
  return people?.kind === 'count' && money?.kind === 'money' && /^[名人]/.test(people.unit) ? { money, people } : null
}

const helped =
  /(?:补助|资助|救助|奖励|减免|免除|帮扶|慰问|表彰|培训)了?((?:(?![从到在被由给])[\u4e00-\u9fff]){0,12}(?:学生|新生|考生|寄宿生|幼儿|教师|儿童|家庭|职工))/

const helps =
  /^(?:补助|资助|救助|奖励|减免|惠及|受益|受助|享受|获助)(?:学生|人员?|教师|幼儿|儿童|群众|家庭|困难学生|贫困学生)?$/
const grant = /(?:助学金|奖学金|学费|学杂费|书费|生活费|保教费|住宿费|补助费?|补贴|奖金|津贴)$/

/** 落实普通高中助学金75万元,资助学生1001人: what they were given was named in the clause before. */
export function grantOf(reading: Reading, index: number, before: string, known: Map<number, string[]>): string {
  const told = paid(reading, index)
  if (!told || !helps.test(before) || clauseStart(reading, told.people.start) - told.money.tail > 12) return ''
  const granted = nameAt(known, index - 1).replace(opensWithVerb, '')
  return grant.test(granted) && granted.length <= 12 ? granted + before : ''
}

/** 一次性补助困难新生路费1.3万元,补助21人: whom the verb alone speaks of was named in the clause before. */
export function whomOf(reading: Reading, index: number, before: string): string {
  const money = paid(reading, index)?.money
  if (!money || !/^(?:补助|资助|救助|奖励|减免|帮扶|慰问|批准|惠及|受益)$/.test(before)) return ''
  const start = clauseStart(reading, money.start)
  return helped.exec(reading.text.slice(start, money.start))?.[1] ?? ''
}

/** 每生每天5元,每年按200天供餐: where nothing stands before, what is done is told behind. */
export function nextClause(reading: Reading, { kind, start, tail }: Quantity): string {
  if (kind !== 'money' || reading.text[tail] !== ',') return ''
  const each = /每[人生校班园](?:每[年月天日学期餐]{1,2})?$/.exec(
    reading.text.slice(Math.max(reading.from, start - 8), start),
  )
  const clause = reading.text.slice(tail + 1, clauseEnd(reading, tail + 1)).replaceAll(amounts, '')
  return each ? `${each[0]}${headWords(clause, false).replace(/^按/, '').slice(0, 12)}标准` : ''
}
