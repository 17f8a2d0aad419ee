import type { FieldDocument, Value } from '../document.ts'
import type { FieldKind, Raw, Reading } from './contract.ts'
import { findOption, optionFaults } from './choice_text.ts'
import { cleaned, listed, MISSING, quote, refuse, said, textOf } from './raw.ts'

const SEPARATORS = /[、，,;；/|\n]+/

/** The options found, each once and in the order they are offered in. */
function readParts(parts: readonly string[], field: FieldDocument): Reading {
  const chosen = new Set<string>()
  for (const part of parts) {
    const found = findOption(part, field)
    if (!('option' in found)) return found
    chosen.add(found.option)
  }
  const value = (field.options ?? []).filter((option) => chosen.has(option))
  return value.length > 0 ? { ok: true, value } : MISSING
}

function readList(raw: readonly unknown[], field: FieldDocument): Reading {
  const parts = raw.filter((part) => typeof part === 'string').map(cleaned)
  if (parts.length < raw.length) return refuse(`${quote(raw)}里有的不是文字`, `可选：${listed(field.options ?? [])}`)
  return readParts(
    parts.filter((part) => part !== ''),
    field,
  )
}

function readChoices(raw: Raw, field: FieldDocument): Reading {
  if (Array.isArray(raw)) return readList(raw, field)
  const options = field.options ?? []
  const exact = cleaned(textOf(raw) ?? '')
  if (options.includes(exact)) return { ok: true, value: [exact] }
  const parts = exact
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length > 0 && parts.every((part) => options.includes(part))) return readParts(parts, field)
  const cell = said(raw, `可选（可多项，用顿号隔开）：${listed(options)}`)
  if ('reading' in cell) return cell.reading
  // An option may itself hold a stroke or a comma: written alone it is found whole before it is taken apart.
  const whole = findOption(cell.text, field)
  if ('option' in whole) return { ok: true, value: [whole.option] }
  return readParts(parts, field)
}

function checkChoices(value: Value, field: FieldDocument): string | null {
  if (value === null) return null
  if (!Array.isArray(value)) return '应选一项或几项'
  if (value.length === 0) return '一项都没有选的请留空'
  const options = field.options ?? []
  if (value.some((one) => !options.includes(one))) return `应从${listed(options)}中选`
  return new Set(value).size === value.length ? null : '有重复的选项'
}

export const choices: FieldKind = {
  type: 'choices',
  title: '多选',
  settings: ['options'],
  operand: 'other',
  column: () => ({ sql: 'text[]' }),
  read: readChoices,
  show: (value) => (Array.isArray(value) ? value.join('、') : ''),
  check: checkChoices,
  faults: optionFaults,
}
