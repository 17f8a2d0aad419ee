/** What stands between two braces of a report, other than a condition: a figure with its modifiers, or a place word. */
import type { Declared, Indicator } from './declared.ts'
import { SCALES, type Scale } from './figure_words.ts'
import { short } from './inline_reader.ts'
import { PLACE_WORDS, type Modifier, type PlaceWord, type ReportInline } from './report_tree.ts'

const REF = /^[a-z][a-z0-9_]{0,40}\.[a-z][a-z0-9_]{0,40}$/
const WORDS: Readonly<Record<string, Modifier>> = {
  同比: { type: 'change' },
  占比: { type: 'share' },
  上年: { type: 'last_year' },
  数: { type: 'bare' },
}
const KNOWN = [...Object.keys(WORDS), ...Object.keys(SCALES), '1位'].join('、')

/** `says` is called once for every fault; a faulty figure gives undefined and is left out of the tree. */
export function parseFigure(
  inside: string,
  says: (fault: string) => void,
  declared: Declared | undefined,
): ReportInline | undefined {
  const [name = '', ...words] = inside.split(/[:：]/).map((part) => part.trim())
  if ((PLACE_WORDS as readonly string[]).includes(name) && words.length === 0) {
    return { type: 'place', word: name as PlaceWord }
  }
  const modifiers = words.flatMap((word) => modifierOf(word) ?? unknownModifier(word, says))
  if (!findRef(name, says, declared)) return undefined
  clashes(modifiers, declared?.indicator(name)).forEach(says)
  return { type: 'figure', ref: name, modifiers }
}

/** True where the text is the reference of an indicator; without the declared, of any. */
export function findRef(name: string, says: (fault: string) => void, declared: Declared | undefined): boolean {
  if (!REF.test(name)) {
    says(`不认识“{${short(name)}}”：数写作 {台账.指标}，另有 {单位}、{年}、{年份}、{期}`)
    return false
  }
  if (!declared || declared.indicator(name)) return true
  says(missingIndicator(name, declared))
  return false
}

/** Names what could be meant, so that the clerk need not look it up. */
export function missingIndicator(ref: string, declared: Declared): string {
  const [ledgerName = '', indicator = ''] = ref.split('.', 2)
  const ledger = declared.ledger(ledgerName)
  if (!ledger) return `没有台账“${ledgerName}”`
  const names = Object.keys(ledger.indicators ?? {})
  const offer = names.length > 0 ? `，可用的有：${names.join('、')}` : '，它还没有指标'
  return `《${ledger.title}》没有指标“${indicator}”${offer}`
}

function modifierOf(word: string): Modifier | undefined {
  if (Object.hasOwn(WORDS, word)) return WORDS[word]
  if (Object.hasOwn(SCALES, word)) return { type: 'scale', scale: word as Scale }
  return /^[0-6]位$/.test(word) ? { type: 'places', places: Number(word[0]) } : undefined
}

function unknownModifier(word: string, says: (fault: string) => void): [] {
  says(`不认识写法“:${short(word)}”，可用的有：${KNOWN}`)
  return []
}

function clashes(modifiers: readonly Modifier[], indicator: Indicator | undefined): string[] {
  const types = modifiers.map((each) => each.type)
  const compared = types.filter((type) => type === 'change' || type === 'share' || type === 'last_year')
  const faults: string[] = []
  if (compared.length > 1) faults.push('同比、占比、上年一次只能用一个')
  if (new Set(types).size < types.length) faults.push('同一类写法只能用一次')
  if (indicator?.document.ratio !== undefined && types.includes('share')) {
    faults.push(`“${indicator.document.title}”本身是比率，没有占比`)
  }
  if (indicator?.document.as === 'percent' && types.includes('scale')) {
    faults.push(`“${indicator.document.title}”是百分率，不能换成万或亿`)
  }
  return faults
}
