/** Faults of fields: names, titles that cannot be told apart, settings without a meaning, references to nowhere. */
import { withLedger, type Declared } from './declared.ts'
import type { Fault, FieldDocument, LedgerDocument } from './document.ts'
import { kindOf } from './fields/index.ts'
import { fieldNameFaults, nameFaults, titleFaults } from './naming.ts'
import { levelFaults } from './position_faults.ts'
import { prefillFaults } from './prefill.ts'
import { whereFaults } from './where_faults.ts'

type Fields = Readonly<Record<string, FieldDocument>>

/** Settings that mean something for every type. */
const COMMON: readonly (keyof FieldDocument)[] = [
  'type',
  'title',
  'required',
  'unit',
  'hint',
  'synonyms',
  'prefill',
  'retired',
]
const SETTINGS: Readonly<Partial<Record<keyof FieldDocument, string>>> = {
  private: '保密',
  options: '选项',
  ledger: '指向的台账',
  level: '单位层级',
  formula: '公式',
  fields: '明细字段',
  places: '小数位数',
  min: '最小值',
  max: '最大值',
  longest: '最多字数',
}

export function fieldFaults(ledger: LedgerDocument, declared: Declared | undefined): Fault[] {
  const known = declared && withLedger(declared, ledger)
  const asked = Object.values(ledger.fields).some((field) => !field.retired)
  return [
    ...(asked ? [] : [{ path: 'fields', says: '台账至少要有一个字段' }]),
    ...Object.entries(ledger.fields).flatMap(([name, field]) => {
      const path = `fields.${name}`
      return [
        ...fieldNameFaults(path, name),
        ...anyFieldFaults(path, field, known),
        ...(kindOf(field).faults?.(field, path) ?? []),
        ...requiredFaults(path, field, ledger),
        ...(known && field.prefill !== undefined ? prefillFaults(`${path}.prefill`, name, ledger, known) : []),
        ...Object.entries(field.fields ?? {}).flatMap(([inner, each]) =>
          innerFaults(`${path}.fields.${inner}`, inner, each, known),
        ),
        ...sameTitles(`${path}.fields`, field.fields ?? {}),
      ]
    }),
    ...sameTitles('fields', ledger.fields),
  ]
}

/** What holds for fields of a row and for columns of an inner table alike. */
function anyFieldFaults(path: string, field: FieldDocument, known: Declared | undefined): Fault[] {
  return [
    ...titleFaults(path, field.title),
    ...settingFaults(path, field),
    ...(known ? outsideFaults(path, field, known) : []),
  ]
}

/** The rest of a column is looked at by the type of its table. */
function innerFaults(path: string, name: string, field: FieldDocument, known: Declared | undefined): Fault[] {
  const conditional = field.required !== undefined && field.required !== true
  return [
    ...nameFaults(path, name),
    ...anyFieldFaults(path, field, known),
    ...(field.prefill === undefined ? [] : [{ path: `${path}.prefill`, says: '明细里的列不能预填' }]),
    ...(conditional ? [{ path: `${path}.required`, says: '明细里的列要么必填，要么不必填，不能带条件' }] : []),
  ]
}

function settingFaults(path: string, field: FieldDocument): Fault[] {
  const { settings, title } = kindOf(field)
  return (Object.keys(field) as (keyof FieldDocument)[])
    .filter((key) => field[key] !== undefined && !COMMON.includes(key) && !settings.includes(key))
    .map((key) => ({ path: `${path}.${key}`, says: `${title}字段没有“${SETTINGS[key] ?? key}”（${key}）这项设置` }))
}

function requiredFaults(path: string, field: FieldDocument, ledger: LedgerDocument): Fault[] {
  const { required, retired } = field
  if (required === undefined) return []
  const at = `${path}.required`
  if (retired) return [{ path: at, says: `“${field.title}”已停用，不能再必填` }]
  if (!kindOf(field).column(field)) return [{ path: at, says: `“${field.title}”是算出来的，不用必填` }]
  return required === true ? [] : whereFaults(at, required, ledger)
}

/** Ledgers and levels that are declared elsewhere. */
function outsideFaults(path: string, field: FieldDocument, known: Declared): Fault[] {
  const { ledger, level } = field
  return [
    ...(ledger !== undefined && !known.ledger(ledger) ? [{ path: `${path}.ledger`, says: `没有台账“${ledger}”` }] : []),
    ...(level === undefined ? [] : levelFaults(`${path}.level`, level, known)),
  ]
}

/** Clerks fill columns by their headings: one heading, one field. */
function sameTitles(path: string, fields: Fields): Fault[] {
  const owners = new Map<string, string>()
  const faults: Fault[] = []
  const active = Object.entries(fields).filter(([, field]) => !field.retired)
  const headings = [
    ...active.map(([name, field]) => ({ name, heading: field.title, at: `${path}.${name}.title` })),
    ...active.flatMap(([name, field]) =>
      (field.synonyms ?? []).map((heading, index) => ({ name, heading, at: `${path}.${name}.synonyms[${index}]` })),
    ),
  ]
  for (const { name, heading, at } of headings) {
    const key = heading.replace(/\s/g, '')
    const owner = owners.get(key)
    if (key !== '' && owner !== undefined && owner !== name) {
      faults.push({ path: at, says: `“${heading}”与字段“${owner}”的标题或别名相同，导入时分不清，请改一个` })
    }
    if (owner === undefined) owners.set(key, name)
  }
  return faults
}
