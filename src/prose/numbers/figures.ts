import { admissions } from './admissions.ts'
import { anyHolds, type Place, prepared } from './around.ts'
import { exclusions } from './exclusions.ts'
import type { FactKind } from '../grammar/fact.ts'
import { type Modifier, modifierAt, modifierBefore } from './modifiers.ts'
import type { NumeralRead } from './numerals.ts'
import { opensWord } from './openings.ts'
import { type Quantity, quantityOf } from './quantity.ts'
import { reach } from '../grammar/rule.ts'
import { unitAt } from './units.ts'

const shut = prepared(exclusions)
const open = prepared(admissions)

/** The written number: digits with their scale and what blurs them. */
interface Written {
  end: number
  value: number | null
  /** Whether it is large or blurred enough to count people without a measure word: 1.2万余教师. */
  large: boolean
  /** Whether 万 or 亿 is written. */
  scaled: boolean
  blur: Modifier | null
}

interface Measured {
  name: string
  base: string
  factor: number
  kind: FactKind
  end: number
}

/** Reads what follows and goes before a numeral; null where it is no figure. */
export function readFigure(text: string, from: number, to: number, numeral: NumeralRead): Quantity | null {
  const written = writtenNumber(text, numeral)
  const place = { text, from, at: numeral.start, end: written.end, to }
  const unit = unitOf(place, written, numeral) ?? unitOfRow(place, written, numeral)
  if (!unit || isWord(text, unit, numeral) || anyHolds(shut, place)) return null
  if (numeral.script === 'chinese' && !anyHolds(open, place)) return null
  return figure(text, from, numeral, written, unit)
}

/** Whether what looks like the unit is the beginning of another word: x部署, 两本科. */
const isWord = (text: string, { name, end }: Measured, { script }: NumeralRead): boolean =>
  name.length === 1 && text[end - 1] === name && opensWord(text, end - 1, script === 'arabic')

function figure(text: string, from: number, numeral: NumeralRead, written: Written, unit: Measured): Quantity {
  const lead = modifierBefore(text, from, numeral.start)
  const behind = modifierAt('behind', text, unit.end)
  const marks = [lead?.modifier, written.blur, behind?.modifier].filter((mark) => mark !== undefined && mark !== null)
  const half = unit.kind === 'duration' && text[unit.end] === '半'
  const inNumber = /^[%‰]$/.test(unit.name) && numeral.script !== 'mask'
  return quantityOf({
    start: lead?.modifier.joins ? numeral.start - lead.length : numeral.start,
    end: inNumber ? unit.end : written.end,
    digits: numeral.start,
    tail: unit.end + (behind?.length ?? 0) + (half ? 1 : 0),
    value: written.value === null ? null : tidy((written.value + (half ? 0.5 : 0)) * unit.factor),
    unit: unit.name,
    base: unit.base,
    factor: unit.factor,
    kind: unit.kind,
    masked: numeral.script === 'mask',
    approx: marks.some((mark) => mark.approx),
    bound: marks.find((mark) => mark.bound !== null)?.bound ?? null,
    chinese: numeral.script === 'chinese',
  })
}

/** 19.77万平方米 takes the 万 into the number; 19.77万元 leaves it to the unit. */
function writtenNumber(text: string, numeral: NumeralRead): Written {
  const { value } = numeral
  let end = numeral.end
  let scale = 1
  if (/^个亿(?!元)/.test(text.slice(end, end + 3))) {
    end += 2
    scale = 1e8
  } else if (numeral.scale_end > end && !scaleIsUnit(text, end)) {
    end = numeral.scale_end
    scale = numeral.scale
  }
  const blur = modifierAt('within', text, end)
  const blurred = blur !== null && /^[\u4e00-\u9fff㎡%]/.test(text.slice(end + 1, end + 2))
  if (blurred) end += 1
  if (blurred && scale === 1 && /^[万亿](?!元)/.test(text.slice(end, end + 2))) {
    scale = text[end] === '万' ? 1e4 : 1e8
    end += 1
  }
  return {
    end,
    value: value === null ? null : tidy(value * scale),
    large: blurred || scale > 1,
    scaled: scale > 1,
    blur: blurred ? blur.modifier : null,
  }
}

function scaleIsUnit(text: string, at: number): boolean {
  if (unitAt(text, at)?.unit.kind === 'money') return true
  return text.startsWith('百分点', at)
}

const bareScore =
  /(?:最高分|平均分|均分|总分|最低分|分数线|录取线|控制线|得分|评分|综合成绩)(?:分别)?(?:为|是|达到?|高达)?$/
const ended = /^(?:[,。;、)的]|$)/
const bareMoney =
  /(?:学费|费用|补助|补贴|助学金|奖学金|善款|投资|投入|资金|收入|支出|总值|产值|经费|贷款|债务|捐款|拨款|金额)[^,。;、]{0,6}(?:[\dxX*.]+[万亿][、和与])*$/
/** Two digits and more, and not a year. */
const isMany = ({ value }: Written): boolean =>
  value !== null && Number.isInteger(value) && value >= 10 && (value < 1900 || value > 2100)

/** What money is used for, where its unit is left out: 投入5000万建设. */
const spentOn = /^(?:为(?![主首])|开展|建设|用于|改造|改善|购[置买]|修建|新建|扩建|实施|支持|启动|进行|建成)/
const bareCount = /(?:人数|总数|数量|总量|学位数|学生数|教师数|班级数|学校数)(?:均|分别)?(?:达到?|为|是|共|约|有)?$/
/** Whoever is counted right before the number: 教师1230,学生23450. */
const bareStock =
  /(?:教师|教职工|学生|在校生|幼儿|毕业生|人口|小学|初中|高中|幼儿园|学校|班级)(?:共计|合计|总计|共有?|有)?$|(?:共计|合计|总计)$/
const coefficient = /(?:系数|指数)[^,。;\d]{0,8}(?:\d\.\d+(?:[、,和]|[^,。;\d]{1,5}[到至为])[^,。;\d]{0,6})?$/
const people =
  /^[^,。;、\d]{0,8}?(?:教师|学生|师生|群众|家长|干部|职工|党员|儿童|少年|考生|毕业生|村民|人员|队员|幼儿|志愿者)/

function unitOf({ text, from, at, to }: Place, written: Written, numeral: NumeralRead): Measured | null {
  const { end } = written
  if (text[end - 1] === '亿' && text[end - 2] === '个') return unsaid('money', end, '元')
  const found = unitAt(text, end, to)
  if (found) {
    const { name, base, factor, kind } = found.unit
    return { name, base, factor, kind, end: found.end }
  }
  const after = text.slice(end, Math.min(to, end + reach))
  if (after.startsWith('大关')) return unsaid('count', end)
  if (/^大[\u4e00-\u9fff]/.test(after)) return greatUnit(text, end, after)
  const before = text.slice(Math.max(from, at - reach), at)
  if (numeral.script !== 'chinese') {
    if (bareScore.test(before) || /^的(?:高分|优异成绩|好成绩|总?成绩|总?得分)/.test(after))
      return { name: '分', base: '分', factor: 1, kind: 'score', end }
    if (/^[,。;、)和]|^(?:下降|上升|降低|缩小|[降升])[^,。;]{0,2}[到至为]|^$/.test(after) && coefficient.test(before))
      return unsaid('ratio', end)
  }
  if (written.scaled && spentOn.test(after) && bareMoney.test(before)) return unsaid('money', end, '元')
  if (ended.test(after) && numeral.script !== 'chinese' && (written.scaled || numeral.script === 'arabic')) {
    if (written.scaled && bareMoney.test(before)) return unsaid('money', end, '元')
    if (
      written.scaled ||
      bareCount.test(before) ||
      (isMany(written) && /^[,。;)]/.test(after) && bareStock.test(before))
    )
      return unsaid('count', end)
  }
  return written.large && people.test(after) ? unsaid('count', end, '人') : null
}

/** The unit of a number that is written without one. */
const unsaid = (kind: FactKind, end: number, base = ''): Measured => ({ name: '', base, factor: 1, kind, end })

const greatNoun = /^大([\u4e00-\u9fff“]{2,12}?)(?=[,。;:、”()\s]|的|和|及|建设|任务|$)/

const greatHead =
  /^大[\u4e00-\u9fff“]{0,8}?(工程|行动|活动|任务|体系|重点|板块|举措|计划|领域|中心|平台|专项|战略|机制|特色|目标|问题|亮点)/

/** 六大文明教育活动 is counted in 大活动: 大 with the last word of what it counts. */
function greatUnit(text: string, end: number, after: string): Measured {
  const plain = /^大[项类]/.exec(after)?.[0]
  if (plain) return { name: plain, base: plain, factor: 1, kind: 'count', end: end + 2 }
  const noun = greatHead.exec(after)?.[1] ?? greatNoun.exec(after)?.[1] ?? text.slice(end + 1, end + 3)
  const name = `大${noun.slice(-2)}`
  return { name, base: name, factor: 1, kind: 'count', end: end + 1 }
}

/** Behind these a row of plain numbers is a row of figures, whatever they are counted in. */
const rowOpens = /(?:分别[\u4e00-\u9fff]{0,4}|[为达是有到共])(?:[\d.]+[、和与])*$/

const rowSign = /^(?:[-—–~～至到]{1,2}|[、和与及])/

/** 2—2.5年, 98、95分: a number without a unit has that of the next in its row, and the scale too (2—3万元). */
function unitOfRow({ text, from, to }: Place, written: Written, numeral: NumeralRead): Measured | null {
  const sign = rowSign.exec(text.slice(written.end, written.end + 2))?.[0]
  if (!sign) return null
  const before = text.slice(Math.max(from, numeral.start - reach), numeral.start)
  const ranges = /^[-—–~～至到]/.test(sign)
  if ((before.trim() === '' && !ranges) || /(?:[;:(]|[^\d%]、)$/.test(before)) return null
  const next = nextNumber.exec(text.slice(written.end + sign.length, written.end + sign.length + 36))
  if (!next || (numeral.script === 'chinese' && !ranges)) return null
  const at = written.end + sign.length + next[0].length
  const scaleText = next[1] ?? ''
  const asUnit = scaleText !== '' && unitAt(text, at - scaleText.length)?.unit.kind === 'money'
  const found = unitAt(text, asUnit ? at - scaleText.length : at, to)
  if (!found || /^(?:岁|周岁)$/.test(found.unit.name)) return null
  if (!found.unit.firm && !rowOpens.test(before) && !(numeral.script === 'arabic' && ranges)) return null
  // 1.3亿—1.4亿元: it has a scale of its own.
  const scale = asUnit || scaleText === '' ? 1 : scaleText === '万' ? 1e4 : 1e8
  return { ...found.unit, factor: written.scaled ? 1 : found.unit.factor * scale, end: written.end }
}

/** The number that the unit stands behind, over at most four others: 88.5、91.2、86分. */
const nextNumber =
  /^(?:\d{1,8}(?:\.\d{1,4})?(?:[、,]|和|及|与)){0,4}(?:\d{1,8}(?:\.\d{1,4})?|[xX*×]{1,4}(?:\.[xX*]{1,3})?|[一二两三四五六七八九十]{1,3})([万亿]?)/

/** 19.77 × 10000 without the dust of binary fractions; the common whole numbers need no tidying. */
const tidy = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(12)))
