/** The words behind a figure's name: `{hazard.spent:累计:万元:1位}`. */
import type { Declared, Indicator } from './declared.ts'
import type { PeriodKind } from './document.ts'
import { SCALES, type Scale } from './figure_words.ts'
import { short } from './inline_reader.ts'
import type { Modifier } from './report_tree.ts'

/** What names are looked up in, and the period a report is about; without them any name may be meant. */
export interface ReportPlace {
  readonly declared: Declared | undefined
  readonly each: PeriodKind | undefined
}
export type Says = (fault: string) => void

const COMPARED: Readonly<Record<string, Modifier>> = {
  同比: { type: 'change' },
  升降: { type: 'direction' },
  幅度: { type: 'extent' },
  增减: { type: 'difference' },
  上年: { type: 'last_year' },
  占比: { type: 'share' },
  排名: { type: 'rank', from: 'highest' },
  倒数排名: { type: 'rank', from: 'lowest' },
  较目标: { type: 'against', of: 'target' },
  目标: { type: 'target', of: 'target' },
  完成率: { type: 'progress', of: 'target' },
  达标: { type: 'met', of: 'target' },
  较全年目标: { type: 'against', of: 'year_target' },
  全年目标: { type: 'target', of: 'year_target' },
  全年完成率: { type: 'progress', of: 'year_target' },
  全年达标: { type: 'met', of: 'year_target' },
  五年前: { type: 'five_years_ago' },
  较五年前: { type: 'growth_over_five_years' },
  五年增减: { type: 'since_five_years' },
}
const WORDS: Readonly<Record<string, Modifier>> = {
  ...COMPARED,
  累计: { type: 'to_date' },
  五年: { type: 'five_years' },
  本级: { type: 'own' },
  数: { type: 'bare' },
  量级: { type: 'fitting' },
}
const KNOWN = [...Object.keys(WORDS), ...Object.keys(SCALES), '1位', '前3', '后3'].join('、')
const COMPARED_TYPES: ReadonlySet<string> = new Set(Object.values(COMPARED).map(({ type }) => type))
/** These periods lie across two calendar years: 累计 would begin in the middle of them. */
const ACROSS_YEARS: readonly PeriodKind[] = ['term', 'school_year', 'once']

export function isCompared({ type }: Modifier): boolean {
  return COMPARED_TYPES.has(type)
}

/** `says` is called once for every fault; words that are not known are left out. */
export function parseModifiers(words: readonly string[], says: Says): Modifier[] {
  return words.flatMap((word) => modifierOf(word) ?? unknown(word, says))
}

function modifierOf(word: string): Modifier | undefined {
  if (Object.hasOwn(WORDS, word)) return WORDS[word]
  if (Object.hasOwn(SCALES, word)) return { type: 'scale', scale: word as Scale }
  if (/^[0-6]位$/.test(word)) return { type: 'places', places: Number(word[0]) }
  const first = /^([前后])([1-9]\d?)$/.exec(word)
  return first ? { type: 'first', count: Number(first[2]), from: first[1] === '前' ? 'highest' : 'lowest' } : undefined
}

/** Modifiers as a template writes them, without the reference: `同比:1位`; empty for none. */
export function spelledOf(modifiers: readonly Modifier[]): string {
  return modifiers.map(wordOf).join(':')
}

function wordOf(modifier: Modifier): string {
  if (modifier.type === 'scale') return modifier.scale
  if (modifier.type === 'places') return `${modifier.places}位`
  if (modifier.type === 'first') return `${modifier.from === 'highest' ? '前' : '后'}${modifier.count}`
  if (modifier.type === 'rank') return modifier.from === 'highest' ? '排名' : '倒数排名'
  return Object.entries(WORDS).find(([, known]) => known.type === modifier.type && ofSame(known, modifier))?.[0] ?? ''
}

function ofSame(known: Modifier, modifier: Modifier): boolean {
  return !('of' in known) || !('of' in modifier) || known.of === modifier.of
}

/** What a figure is of: other days than the report's, or fewer units. Conditions may say so too. */
export function isScope({ type }: Modifier): boolean {
  return type === 'to_date' || type === 'five_years' || type === 'own'
}

function unknown(word: string, says: Says): [] {
  says(`不认识写法“:${short(word)}”，可用的有：${KNOWN}`)
  return []
}

/** What contradicts itself, the indicator or the report. `list`: 前3 may stand there. */
export function clashes(
  modifiers: readonly Modifier[],
  indicator: Indicator | undefined,
  { each }: ReportPlace,
  list = false,
): string[] {
  const types = modifiers.map(({ type }) => type)
  const has = (...some: Modifier['type'][]): boolean => types.some((type) => some.includes(type))
  const title = indicator?.document.title ?? ''
  const percent = indicator?.document.as === 'percent'
  const faults: [boolean, string][] = [
    [modifiers.filter(isCompared).length > 1, `${Object.keys(COMPARED).join('、')}一次只能用一个`],
    [new Set(types).size < types.length, '同一类写法只能用一次'],
    [indicator?.document.ratio !== undefined && has('share'), `“${title}”本身是比率，没有占比`],
    [percent && has('scale', 'fitting'), `“${title}”是百分率，不能换成万或亿`],
    [has('fitting') && has('scale', 'bare'), '量级会自己选万或亿并带上单位，不能再写万、亿或数'],
    [has('first') && !list, '前几、后几只能写在 {list …} 里'],
    [has('rank') && list, '{list …} 本来就从高到低排，不能再写排名'],
    [has('to_date') && has('five_years'), '累计和五年一次只能用一个'],
    [
      has('five_years') &&
        has('target', 'against', 'progress', 'met', 'five_years_ago', 'since_five_years', 'growth_over_five_years'),
      '五年合计没有目标和五年前可比',
    ],
    [has('own') && (list || has('rank', 'share')), '本级的数不能再列举、排名、占比'],
    [has('progress', 'met') && has('scale', 'fitting'), '完成率、达标不能换成万或亿'],
    [has('to_date') && each !== undefined && ACROSS_YEARS.includes(each), '这份报告的期间跨年度，不能用累计'],
  ]
  return faults.flatMap(([is, says]) => (is ? [says] : []))
}
