/** What stands between two braces of a report, other than a condition: a figure with its modifiers, a list, a word. */
import type { Declared } from './declared.ts'
import { short } from './inline_reader.ts'
import { clashes, parseModifiers, type ReportPlace, type Says } from './report_modifiers.ts'
import { parseSplit, splitFaults } from './report_split.ts'
import { PLACE_WORDS, type PlaceWord, type ReportInline, type Written } from './report_tree.ts'

const REF = /^[a-z][a-z0-9_]{0,40}\.[a-z][a-z0-9_]{0,40}$/
/** The targets that have been reached, or not. */
const GOALS = /^targets[\s　]+(?:un)?met$/
const LIST = /^list[\s　]/

/** `says` is called once for every fault; what is faulty gives undefined and is left out of the tree. */
export function parseLeaf(inside: string, says: Says, place: ReportPlace): ReportInline | undefined {
  const text = inside.trim()
  if (isPlaceWord(text)) return { type: 'place', word: text }
  if (GOALS.test(text)) return { type: 'goals', which: text.endsWith('unmet') ? 'unmet' : 'met' }
  if (LIST.test(text)) return parseList(text.slice('list'.length), says, place)
  const written = parseWritten(text, says, place)
  return written && { type: 'figure', ...written }
}

function isPlaceWord(text: string): text is PlaceWord {
  return (PLACE_WORDS as readonly string[]).includes(text)
}

/** `hazard.spent:累计:万元`. */
function parseWritten(text: string, says: Says, place: ReportPlace): Written | undefined {
  const [name = '', ...words] = text.split(/[:：]/).map((part) => part.trim())
  const modifiers = parseModifiers(words, says)
  if (!findRef(name, says, place.declared)) return undefined
  clashes(modifiers, place.declared?.indicator(name), place).forEach(says)
  return { ref: name, modifiers }
}

/** `{list hazard.open by township:前3}`: the words stand behind the split. */
function parseList(text: string, says: Says, place: ReportPlace): ReportInline | undefined {
  const [head = '', ...words] = text.split(/[:：]/).map((part) => part.trim())
  const at = head.lastIndexOf(' by ')
  const name = head.slice(0, Math.max(at, 0)).trim()
  const by = at < 0 ? undefined : parseSplit(head.slice(at + 4))
  if (!by) says(`列举“${short(head)}”写法不对，应为 {list 台账.指标 by 层级} 或 {list 台账.指标 by field 字段}`)
  const modifiers = parseModifiers(words, says)
  if (!by || !findRef(name, says, place.declared)) return undefined
  const faults = place.declared ? splitFaults(by, name.split('.')[0]!, [name], place.declared) : []
  const all = [...faults, ...clashes(modifiers, place.declared?.indicator(name), place, true)]
  all.forEach(says)
  return faults.length > 0 ? undefined : { type: 'list', ref: name, by, modifiers }
}

/** True where the text is the reference of an indicator; without the declared, of any. */
export function findRef(name: string, says: Says, declared: Declared | undefined): boolean {
  if (!REF.test(name)) {
    const words = PLACE_WORDS.map((word) => `{${word}}`).join('、')
    says(`不认识“{${short(name)}}”：数写作 {台账.指标}，另有 ${words}`)
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
