/** A bound told as a share and as a number, or beside what it bounds: 控制在学员的15%以内，即不超过60名 with 学员300名; 不得超过总支出的1.5% … 占总支出的1.7%. */
import type { Told } from '../../again/told.ts'
import { type Finding, inOrder, wordsAt, wordsInOrder } from '../../ground/finding.ts'
import { isShortFor, sharesTwo } from '../../ground/likeness.ts'
import { shown } from '../../ground/range.ts'
import { backingOf } from '../ground/backing.ts'
import type { Paper } from '../ground/paper.ts'
import { kindOf, TABLE } from '../ground/rows.ts'
import { coreOf, levelsOf, wholesOf } from '../ground/wholes.ts'

/** 控制在全部学员的15%以内，即不超过60名; 按参评人数的20%确定，即40名 */
const AS_NUMBER =
  /(?:按|控制在|不超过|不得超过|不低于|不少于|不得低于|达到|占|以)(?<whole>[^,。;:\d\n]{2,16}?)(?:总数)?的$/
const IS =
  /^(?:以内|以上|左右|以下)?(?:的比例)?[^,。;:\d\n]{0,8},?(?:即|也就是|计|共|折合|约合)(?:不超过|不少于|不低于|最多|至少|应为|为|控制在)?$/
const PEOPLE = /学员|教师|人员|参训|参会|代表|学生|考生|选手/

export function boundOfNamedFindings(paper: Paper): Finding[] {
  return paper.numbers.length > TABLE ? [] : [...asNumber(paper), ...beyondShare(paper), ...ofGroups(paper)]
}

function asNumber(paper: Paper): Finding[] {
  const { text, numbers } = paper
  const resolve = wholesOf(paper)
  const is_backed = backingOf(paper)
  return numbers.flatMap((rate, at): Finding[] => {
    const bound = numbers[at + 1]
    if (rate.unit !== '%' || bound === undefined || bound.from !== rate.from || bound.unit === '%') return []
    const found = AS_NUMBER.exec(rate.before)
    if (found === null || !IS.test(text.slice(rate.end, bound.index))) return []
    const phrase = found.groups!['whole']!
    const kind = kindOf(bound)
    const same = numbers.filter((one) => kindOf(one) === kind && one !== bound && one.value > bound.value)
    const fits = ({ value }: Told): boolean => Math.abs((value * rate.value) / 100 - bound.value) < 1
    if (bound.value <= 0 || same.some(fits)) return []
    const whole =
      resolve({ phrase, kinds: [kind], above: bound.value, line: bound.line, level: levelsOf(phrase) }) ??
      (/全部|全体|所有|总/.test(phrase) && PEOPLE.test(phrase) ? mainOf(same, is_backed) : undefined)
    if (whole === undefined) return []
    const made = (whole.value * rate.value) / 100
    if (made > bound.value * 2 || bound.value > made * 2) return []
    return [
      {
        rule: 'rate',
        says: `“${whole.before.slice(-12)}${whole.quote}”的${rate.quote}是${shown(made)}，与“${bound.before}${bound.quote}”不符，请核对。`,
        arithmetic: `${shown(whole.value)} × ${rate.quote} = ${shown(made)} ≠ ${bound.number}`,
        places: wordsInOrder([whole, rate, bound]),
      },
    ]
  })
}

/** The largest of them, told more than once or made by its parts. */
function mainOf(all: readonly Told[], is_backed: (told: Told) => boolean): Told | undefined {
  const own = all.filter(({ open, before }) => !open && !/[去上]年|容纳|累计|同期/.test(before))
  const most = Math.max(...own.map(({ value }) => value))
  const largest = own.filter(({ value }) => value === most)
  const [main] = largest
  return main !== undefined && (largest.length > 1 || is_backed(main)) ? main : undefined
}

/** 管理费用不得超过当年总支出的1.5% */
const RULE =
  /(?<what>[^,。;:、\d\n]{2,16}?)(?:占(?<base>[^,。;:\d\n]{2,14}?)的?(?:比例|比重|比)?)?(?:应|须|原则上|一般)?(?:(?<least>不得?低于|不得?少于|不应低于)|(?<most>不得?超过|不得?高于|不应超过))(?<whole>[^,。;:\d\n]{0,14}?)的?(?<share>\d{1,2}(?:\.\d{1,2})?)%/g
/** 管理费用…占当年总支出的1.7% */
const SHARE = /占(?<whole>[^,。;:、\d\n]{2,14}?)的?(?:比例|比重|比)?(?:的|为|达到?|约)*$/
const FORMER = /[去上前明往]年|同期|计划|目标|力争|预计|拟/
const KEPT = /未超过|未突破|控制在|符合|低于|高于|之内|以内|超过|突破|不足|未达/
const WIDE = /的|应当?|须|总额|全[县市区校]|支出|费用|经费|各[校园]|基金会|学校|比例|人数|其中/g

/** Both told as shares of one whole. */
function beyondShare({ text, numbers }: Paper): Finding[] {
  const rules = [...text.matchAll(RULE)].slice(0, 40)
  if (rules.length === 0) return []
  const shares = numbers.filter(({ unit, open, before }) => unit === '%' && !open && SHARE.test(before))
  return rules.flatMap((rule): Finding[] => {
    const { what = '', base, whole = '', least, share } = rule.groups!
    const of_whole = coreOf(base ?? whole)
    const name = what.replaceAll(WIDE, '')
    if (of_whole.length < 2 || name.length < 2) return []
    const own = shares.filter((told) => {
      const inside = told.index >= rule.index && told.index < rule.index + rule[0].length
      const lead = told.lead.slice(-60)
      if (inside || FORMER.test(lead) || coreOf(SHARE.exec(told.before)!.groups!['whole']!) !== of_whole) return false
      return named(name, told, text)
    })
    if (new Set(own.map(({ value }) => value)).size !== 1) return []
    const [told] = own as [Told]
    const limit = Number(share)
    const sentence = text.slice(told.end, told.to)
    if (least === undefined ? told.value <= limit : told.value >= limit) return []
    // That it is beyond the bound may be what is told.
    if (/超过|超出|突破|高于|未达|低于|不足|超标/.test(sentence) && !/未超过|未突破/.test(sentence)) return []
    if (KEPT.test(sentence) || least === undefined)
      return [
        {
          rule: 'rate',
          says: `前面说“${rule[0].slice(-40)}”，“${told.before.slice(-16)}${told.quote}”却不是，请核对。`,
          arithmetic: '',
          places: inOrder([{ start: rule.index, quote: rule[0] }, wordsAt(told)]),
        },
      ]
    return []
  })
}

/** The share is of what the bound is of: named in its sentence, or at the head of its line. */
function named(name: string, told: Told, text: string): boolean {
  const start = text.lastIndexOf('\n', told.index) + 1
  const head = text.slice(start, Math.min(start + 24, told.index)).split(/[。,:]/)[0]!
  const clause = told.lead.slice(-40)
  return [clause, head].some(
    (words) => words.includes(name) || (name.length > 3 && isShortFor(name, words) && sharesTwo(name, words)),
  )
}

/** 抽查食堂的比例不得低于食堂总数的30% */
const OF_ALL =
  /(?<what>[^,。;:\d\n]{2,16}?)(?:的)?(?:比例|比率|数量|数)(?:应|须)?(?:(?<least>不得?低于|不得?少于|不应低于)|(?<most>不得?超过|不得?高于))(?<whole>[^,。;:\d\n]{2,14}?)的(?<share>\d{1,2}(?:\.\d{1,2})?)%/g
const VERB = /抽查|抽检|检查|抽取|抽测|走访|选派|推荐|交流|督导|听课|评选|表彰|复核/
const EACH = /每(?:个)?(?:检查|督导|工作|督查|抽查|巡查|考核|评估)?(?<who>组|小组|队)/
/** 每组抽查11个食堂, with so many groups told before it. */
function ofGroups(paper: Paper): Finding[] {
  const { text, numbers } = paper
  const resolve = wholesOf(paper)
  return [...text.matchAll(OF_ALL)].slice(0, 20).flatMap((rule): Finding[] => {
    const { what = '', least, whole: phrase = '', share } = rule.groups!
    const verb = VERB.exec(what)?.[0]
    if (verb === undefined) return []
    const parts = numbers.filter(
      ({ open, unit, before, after }) =>
        !open &&
        unit !== '%' &&
        before.includes(verb) &&
        EACH.test(before) &&
        sharesTwo(coreOf(phrase), before + after.slice(0, 8)),
    )
    const [part] = parts
    if (part === undefined || new Set(parts.map(({ value }) => value)).size !== 1) return []
    const groups = numbers.filter(
      ({ index, unit, after, line }) =>
        index < part.index &&
        part.line - line <= 1 &&
        /^[个支]$/.test(unit) &&
        /^[\u4e00-\u9fff]{0,5}[组队]/.test(after),
    )
    const whole = resolve({ phrase, kinds: [kindOf(part)], above: part.value })
    const [group] = groups
    if (whole === undefined || group === undefined || groups.length !== 1) return []
    const all = part.value * group.value
    const made = (all / whole.value) * 100
    const beyond = least === undefined ? made > Number(share) + 0.05 : made < Number(share) - 0.05
    if (!beyond || made > 100) return []
    return [
      {
        rule: 'rate',
        says: `“${part.before.slice(-12)}${part.quote}”，${group.quote}组共${shown(all)}，占“${whole.before.slice(-10)}${whole.quote}”的${shown(made)}%，与“${rule[0].slice(-36)}”不符，请核对。`,
        arithmetic: `${shown(group.value)} × ${shown(part.value)} ÷ ${shown(whole.value)} = ${shown(made)}%`,
        places: wordsInOrder([part, whole, { index: rule.index, quote: rule[0] }]),
      },
    ]
  })
}
