/** Cells that are filled beforehand, from a register, an earlier return or a figure: nothing is asked twice. */
import type { Declared } from './declared.ts'
import type { Fault, FieldDocument, LedgerDocument, Value } from './document.ts'
import { kindOf } from './fields/index.ts'
import { rulesOf } from './rules.ts'
import { isEmpty } from './where.ts'
import { fillingLevels } from './workflow.ts'

export interface Prefill {
  /** The field that is filled. */
  readonly field: string
  /** `ledger.field` or `ledger.indicator`. */
  readonly from: string
  readonly ledger: string
  readonly item: string
}

const known = new WeakMap<LedgerDocument, readonly Prefill[]>()

/** Of fields that are asked and that no move has to itself. */
export function prefillsOf(ledger: LedgerDocument): readonly Prefill[] {
  const before = known.get(ledger)
  if (before) return before
  const { fields, asked } = rulesOf(ledger)
  const found = fields.flatMap(({ name, document: { prefill } }): Prefill[] => {
    if (prefill === undefined || asked.has(name)) return []
    const [of = '', item = ''] = prefill.split('.', 2)
    return [{ field: name, from: prefill, ledger: of, item }]
  })
  known.set(ledger, found)
  return found
}

/** What the cell is filled with; undefined where the value is none that this field may hold. */
export function fillable(field: FieldDocument, value: Value): Value | undefined {
  if (isEmpty(value)) return undefined
  return kindOf(field).check(value, field) === null ? value : undefined
}

/** Where a value comes from, as clerks read it: 《学校基本情况》在校学生. */
export function originTitle(from: string, declared: Declared): string {
  const [of = '', item = ''] = from.split('.', 2)
  const ledger = declared.ledger(of)
  if (!ledger) return from
  const title = Object.hasOwn(ledger.fields, item)
    ? ledger.fields[item]!.title
    : declared.indicator(from)?.document.title
  return `《${ledger.title}》${title ?? item}`
}

export function prefillFaults(path: string, name: string, ledger: LedgerDocument, known: Declared): Fault[] {
  const field = ledger.fields[name]!
  const prefill = field.prefill ?? ''
  const [of = '', item = ''] = prefill.split('.', 2)
  const fault = (says: string): Fault[] => [{ path, says }]
  const column = kindOf(field).column(field)
  if (!column) return fault(`“${field.title}”是算出来的，不用预填`)
  if (column.sealed) return fault(`“${field.title}”加密保存，不能预填`)
  const source = known.ledger(of)
  if (!source) return fault(`预填写作“台账.字段”或“台账.指标”，没有台账“${of}”`)
  if (source.sealed && source.name !== ledger.name) return fault(`《${source.title}》是保密台账，不能用来预填`)
  const from = Object.hasOwn(source.fields, item) ? source.fields[item] : undefined
  if (from) return fieldPrefillFaults(path, field, from, source, ledger)
  if (!known.indicator(prefill)) return fault(`《${source.title}》没有叫“${item}”的字段或指标`)
  return kindOf(field).operand === 'number' ? [] : fault(`指标是数，不能预填“${field.title}”`)
}

function fieldPrefillFaults(
  path: string,
  field: FieldDocument,
  from: FieldDocument,
  source: LedgerDocument,
  ledger: LedgerDocument,
): Fault[] {
  const fault = (says: string): Fault[] => [{ path, says }]
  if (from.retired) return fault(`《${source.title}》的“${from.title}”已停用，不能用来预填`)
  if (kindOf(from).column(from)?.sealed) return fault(`《${source.title}》的“${from.title}”加密保存，不能用来预填`)
  if (!fits(field, from)) return fault(`《${source.title}》的“${from.title}”与“${field.title}”不是一类，不能预填`)
  const levels = fillingLevels(source)
  if (fillingLevels(ledger).some((level) => levels.includes(level))) return []
  return fault(`《${source.title}》与本台账不由同一级单位填报，没有可以预填的数`)
}

const WORDS: readonly FieldDocument['type'][] = ['text', 'choice']

/** Values of one type go into another: numbers into numbers, days into days; a choice is a text, and some texts choices. */
function fits(field: FieldDocument, from: FieldDocument): boolean {
  if (field.type === from.type) return true
  if (WORDS.includes(field.type) && WORDS.includes(from.type)) return true
  const { operand } = kindOf(field)
  return operand !== 'other' && operand === kindOf(from).operand
}
