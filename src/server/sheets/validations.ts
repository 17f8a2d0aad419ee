/**
 * The drop-downs and other rules of entry of a sheet, as ranges. The library that annotates workbooks takes each range
 * apart into its cells: a rule over a whole column becomes a million entries and half a minute. So it is told to pass
 * them over, and they are read here and given back whole.
 */
import type { DataValidation } from 'exceljs'
import { CLOSE, EMPTY, OPEN, TEXT, type XmlScan, scanAll } from './xml_scan.ts'
import type { Zip } from './zip_reader.ts'

export interface Validation {
  readonly ranges: readonly string[]
  readonly rule: DataValidation
}

type Rule = { -readonly [K in keyof DataValidation]: DataValidation[K] }

const WORDS = ['promptTitle', 'prompt', 'errorStyle', 'errorTitle', 'error'] as const
const SWITCHES = ['allowBlank', 'showInputMessage', 'showErrorMessage'] as const

/** @param part the sheet's part in the zip */
export const readValidations = async (zip: Zip, part: string): Promise<Validation[]> => {
  const found: Validation[] = []
  let rule: Rule | null = null
  let ranges: string[] = []
  let formula: string | null = null
  await scanAll(zip.pieces(part), zip.file, (kind, scan) => {
    if (kind === TEXT) {
      if (formula !== null) formula += scan.text()
    } else if (scan.is('dataValidation')) {
      if (kind === OPEN || kind === EMPTY) ({ rule, ranges } = opened(scan))
      if (kind === OPEN) return
      if (rule !== null && ranges.length > 0) found.push({ ranges, rule })
      rule = null
    } else if (scan.is('formula1') || scan.is('formula2')) {
      if (kind === CLOSE && rule !== null && formula !== null) rule.formulae.push(operand(rule.type, formula))
      formula = kind === CLOSE ? null : ''
    }
  })
  // A rule over days that are reckoned elsewhere in the book cannot be handed on; it is left out rather than broken.
  return found.filter(({ rule: { formulae } }) => formulae.every((one) => !Number.isNaN(Number(one)) || isText(one)))
}

const isText = (operand: unknown): boolean => typeof operand === 'string'

/** What stands in an extension of newer Excel has its ranges elsewhere, and is passed over. */
const opened = (scan: XmlScan): { rule: Rule; ranges: string[] } => {
  const sqref = scan.attribute('sqref') ?? ''
  const type = (scan.attribute('type') ?? 'any') as Rule['type']
  const operator = scan.attribute('operator') as Rule['operator'] | undefined
  const rule = { type, formulae: [], ...(operator === undefined ? {} : { operator }) } as Rule
  for (const name of WORDS) {
    const text = scan.attribute(name)
    if (text !== undefined) rule[name] = text
  }
  for (const name of SWITCHES) {
    const text = scan.attribute(name)
    if (text === '1' || text === 'true') rule[name] = true
  }
  return { rule, ranges: sqref.split(/\s+/).filter((range) => range !== '') }
}

const operand = (type: Rule['type'], text: string): Rule['formulae'][number] => {
  if (type === 'whole' || type === 'decimal' || type === 'textLength') return Number(text)
  if (type === 'date') return new Date((Number(text) - 25_569) * 86_400_000)
  return text
}
