/** What the braces of a paper hold: fields of its row, words for what surrounds it, and conditions on both. */
import type { Declared } from './declared.ts'
import type { Condition, FieldDocument, LedgerDocument, Scalar } from './document.ts'
import { kindOf } from './fields/index.ts'
import { type Grammar, short } from './inline_reader.ts'
import { unknown } from './naming.ts'
import { isPaperWord, PAPER_WORDS, type PaperCondition, type PaperInline } from './paper_tree.ts'

const NAMED = /^[a-z][a-z0-9_]{0,40}(?:\.[a-z][a-z0-9_]{0,40})?$/
const CONDITION = /^([^\s=<>!≥≤≠]+)\s*(?:(>=|<=|!=|=|>|<|≥|≤|≠)\s*(\S.*))?$/
const HEAD_LONGEST = 120
type Says = (fault: string) => void

/** What names are looked up in. Without a ledger any field may be meant. */
export interface PaperPlace {
  readonly ledger: LedgerDocument | undefined
  readonly declared: Declared | undefined
}

export function paperGrammar(place: PaperPlace): Grammar<PaperInline> {
  return {
    example: '{if 字段 = 值: 成立时的话 | 不成立时的话}',
    leaf: (inside, says) => leafOf(inside.trim(), says, place),
    condition: (head, met, unmet, says) => conditionOf(head, { met, unmet }, says, place),
  }
}

function leafOf(name: string, says: Says, place: PaperPlace): PaperInline | undefined {
  if (isPaperWord(name)) return { type: 'word', word: name }
  const found = findField(name, says, place)
  if (!found) return undefined
  const type = found.field?.type
  if (type === 'file') says(`“${found.field!.title}”是附件，不能写进正文`)
  if (type === 'lines') says(`“${found.field!.title}”是明细，请另起一行写 [table ${name}]`)
  return type === 'file' || type === 'lines' ? undefined : { type: 'field', of: name }
}

/** The field of a name, of this ledger or of one it points at; undefined, and said so, where there is none. */
export function findField(
  name: string,
  says: Says,
  { ledger, declared }: PaperPlace,
): { field?: FieldDocument } | undefined {
  if (!NAMED.test(name)) {
    says(`不认识“{${short(name)}}”：字段写作 {字段名}，另有 ${PAPER_WORDS.map((word) => `{${word}}`).join('、')}`)
    return undefined
  }
  if (!ledger) return {}
  const [own = '', beyond] = name.split('.')
  if (!Object.hasOwn(ledger.fields, own)) {
    says(`《${ledger.title}》${unknown('字段', own, ledger.fields)}`)
    return undefined
  }
  const field = ledger.fields[own]!
  return beyond === undefined ? { field } : findBeyond(field, beyond, says, declared)
}

function findBeyond(
  field: FieldDocument,
  beyond: string,
  says: Says,
  declared: Declared | undefined,
): { field?: FieldDocument } | undefined {
  if (field.type !== 'ref') {
    says(`“${field.title}”不指向别的台账，后面不能再写“.${beyond}”`)
    return undefined
  }
  const target = declared?.ledger(field.ledger ?? '')
  if (!target) return {}
  if (Object.hasOwn(target.fields, beyond)) return { field: target.fields[beyond]! }
  says(`《${target.title}》${unknown('字段', beyond, target.fields)}`)
  return undefined
}

/** A name alone asks whether there is something to print; of a yes or no, whether it is yes. */
function conditionOf(
  head: string,
  sides: Pick<PaperCondition, 'met' | 'unmet'>,
  says: Says,
  place: PaperPlace,
): PaperInline | undefined {
  const match = head.length > HEAD_LONGEST ? null : CONDITION.exec(head)
  const [, of = '', op, written] = match ?? []
  if (!match) says(`条件写法不对：“${short(head)}”，应为 {if 字段: …} 或 {if 字段 = 值: …}`)
  if (!match) return undefined
  if (isPaperWord(of)) {
    if (op !== undefined) says(`{${of}}只能问有没有：{if ${of}: …}`)
    return op === undefined ? { type: 'condition', of, is: { empty: false }, ...sides } : undefined
  }
  const found = findField(of, says, place)
  if (!found) return undefined
  const is = op === undefined ? filled(found.field) : compared(op, written!.trim(), found.field, says)
  if (is === undefined) return undefined
  const differs = op === '!=' || op === '≠'
  return { type: 'condition', of, is, ...(differs ? { met: sides.unmet, unmet: sides.met } : sides) }
}

function filled(field: FieldDocument | undefined): Condition {
  return field?.type === 'yesNo' ? true : { empty: false }
}

function compared(op: string, written: string, field: FieldDocument | undefined, says: Says): Condition | undefined {
  const value = field ? scalarOf(written, field, says) : written
  if (value === undefined) return undefined
  switch (op) {
    case '>':
      return { gt: value }
    case '<':
      return { lt: value }
    case '>=':
    case '≥':
      return { gte: value }
    case '<=':
    case '≤':
      return { lte: value }
    default:
      return value
  }
}

/** What was written, as the field would hold it. */
function scalarOf(written: string, field: FieldDocument, says: Says): Scalar | undefined {
  const kind = kindOf(field)
  if (kind.column(field)?.sealed) {
    says(`“${field.title}”加密存放，条件里只能问填没填`)
    return undefined
  }
  if (field.type === 'formula') return Number.isFinite(Number(written)) ? Number(written) : written
  const read = kind.read(written, field, {})
  const value =
    read.ok && Array.isArray(read.value) && read.value.length === 1 ? read.value[0] : read.ok ? read.value : null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  says(`条件里的“${short(written)}”不是“${field.title}”会有的值${read.ok ? '' : `：${read.says}`}`)
  return undefined
}
