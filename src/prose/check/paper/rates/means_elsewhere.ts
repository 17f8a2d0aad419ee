/** So much for each, and all of it and all of them told elsewhere: 初中生均图书41.5册 … 初中图书58.1万册, 在校学生16600人. */
import type { Told } from '../../again/told.ts'
import { type Finding, wordsInOrder } from '../../ground/finding.ts'
import { groupedBy } from '../../ground/groups.ts'
import { shown } from '../../ground/range.ts'
import type { Paper } from '../ground/paper.ts'
import { kindOf, TABLE } from '../ground/rows.ts'
import { coreOf, levelsOf, type Resolver, wholesOf } from '../ground/wholes.ts'

/** By what it is divided. */
const EACH: Readonly<Record<string, { readonly kind: string; readonly names: readonly string[] }>> = {
  生: { kind: '人', names: ['在校学生', '在校生', '在园幼儿', '学生', '幼儿'] },
  师: { kind: '人', names: ['专任教师', '教师', '教职工'] },
  校: { kind: '所', names: ['学校', '中小学'] },
  班: { kind: '班', names: ['教学班', '班级'] },
}
const MEAN = /(?<each>[生师校班])均(?<measure>[^,。;:\d]{0,14}?)(?:已|由|从)?(?:为|达到?|有|是|约)*$/
const PER = /平均每(?:名|个|所)?(?<each>学生|教师|学校|教学班|班)(?:拥有|占有|占|配备?)?(?<measure>[^,。;:\d]{0,12}?)$/
const OTHER = /[去上前明往]年|同期|计划|目标|力争|预计|不低于|不少于|不超过|不高于|至少|应|标准|要求|补助|预算|公用经费/
const COUNTED = /^(?:平方米|册|元|台|件|套|间)$/
const NEAR = 1.5

export function meanElsewhereFindings(paper: Paper): Finding[] {
  const { numbers } = paper
  if (numbers.length > TABLE) return []
  const resolve = wholesOf(paper)
  const byKind = groupedBy(numbers, kindOf)
  return numbers.flatMap((mean): Finding[] => {
    const groups = (MEAN.exec(mean.before) ?? PER.exec(mean.before))?.groups
    if (groups === undefined || mean.open || !COUNTED.test(kindOf(mean)) || OTHER.test(mean.lead.slice(-30))) return []
    const each = EACH[{ 学生: '生', 教师: '师', 学校: '校', 教学班: '班' }[groups['each']!] ?? groups['each']!]
    if (each === undefined) return []
    const level = levelOf(mean)
    const count = each.names.flatMap((phrase) => resolve({ phrase, kinds: [each.kind], level }) ?? [])[0]
    const all = allOf(mean, groups['measure']!, level, numbers, resolve)
    if (count === undefined || all === undefined) return []
    const made = all.value / count.value
    if (Math.abs(made - mean.value) <= mean.half * 1.2 + all.half / count.value + 1e-6) return []
    if (made > mean.value * NEAR || mean.value > made * NEAR) return []
    return isMade(mean, byKind, each.kind) ? [] : [notOf(all, count, mean)]
  })
}

/** 小学生均 is that of the primary schools. */
const levelOf = ({ before }: Told): string => levelsOf(before)

/** The number of all of it: right before it in its sentence, or by its name elsewhere. */
function allOf(
  mean: Told,
  measure: string,
  level: string,
  numbers: readonly Told[],
  resolve: Resolver,
): Told | undefined {
  const beside = numbers.filter(
    (one) =>
      one.from === mean.from && one.index < mean.index && kindOf(one) === kindOf(mean) && one.value > mean.value * 20,
  )
  const last = beside.at(-1)
  if (last !== undefined && level === '') return last
  const name = coreOf(measure)
  if (name.length < 2) return undefined
  return (
    resolve({ phrase: measure, kinds: [kindOf(mean)], above: mean.value, level }) ?? ofLevel(name, mean, level, numbers)
  )
}

/** 校舍建筑面积98.6万平方米，其中小学36.8万平方米: the measure is named at the first of a row. */
function ofLevel(name: string, mean: Told, level: string, numbers: readonly Told[]): Told | undefined {
  if (level === '') return undefined
  const own = numbers.filter(
    (one) =>
      kindOf(one) === kindOf(mean) &&
      one.value > mean.value * 20 &&
      levelsOf(one.before) === level &&
      one.lead.includes(name) &&
      !OTHER.test(one.before),
  )
  return new Set(own.map(({ value }) => value)).size === 1 ? own[0] : undefined
}

/** Some two others of the paper make it. */
function isMade(mean: Told, byKind: ReadonlyMap<string, readonly Told[]>, kind: string): boolean {
  const counts = (byKind.get(kind) ?? []).slice(0, 200)
  return (byKind.get(kindOf(mean)) ?? [])
    .slice(0, 200)
    .some(
      (all) =>
        all !== mean &&
        counts.some(({ value }) => value > 0 && Math.abs(all.value / value - mean.value) <= mean.half + 1e-6),
    )
}

function notOf(all: Told, count: Told, mean: Told): Finding {
  const made = shown(all.value / count.value)
  return {
    rule: 'mean',
    says: `“${mean.before.slice(-14)}${mean.quote}”：按“${all.before.slice(-10)}${all.quote}”和“${count.before.slice(-10)}${count.quote}”算应为${made}，请核对。`,
    arithmetic: `${shown(all.value)} ÷ ${shown(count.value)} = ${made} ≠ ${mean.number}`,
    places: wordsInOrder([all, count, mean]),
  }
}
