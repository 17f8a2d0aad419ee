/** What happens to the fields of a ledger between two documents. */
import { type FieldDocument, kindOf, type LedgerDocument } from '../../ledger/index.ts'
import { ROW_COLUMNS, storedField } from './columns.ts'
import { type Check, refused, same, type Step } from './plan_steps.ts'
import { addColumns, literal, OF_COUNTY, quoted, tableName } from './table_sql.ts'

interface Change {
  readonly before: LedgerDocument
  readonly after: LedgerDocument
  readonly name: string
  readonly path: string
  readonly old: FieldDocument
  readonly now: FieldDocument
}

export const fieldSteps = (before: LedgerDocument, after: LedgerDocument): Step[] => {
  const path = (name: string): string => `${after.name}.fields.${name}`
  const gone = Object.keys(before.fields).filter((name) => !Object.hasOwn(after.fields, name))
  const found = Object.entries(after.fields).filter(([name]) => !Object.hasOwn(before.fields, name))
  const kept = Object.entries(after.fields).filter(([name]) => Object.hasOwn(before.fields, name))
  return [
    ...gone.map((name) => removal(path(name), name, before.fields[name]!)),
    ...addition(after, found),
    ...kept.flatMap(([name, now]) => {
      const old = before.fields[name]!
      return same(old, now) ? [] : changes({ before, after, name, path: path(name), old, now })
    }),
  ]
}

/** Names that a column of every row or PostgreSQL itself has taken. */
const TAKEN: readonly string[] = [...ROW_COLUMNS, 'tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid']
/** PostgreSQL cuts longer names off, and two that are cut alike would meet. */
const LONGEST_NAME = 48

export const nameFaults = (ledger: LedgerDocument): Step[] => {
  const names = Object.keys(ledger.fields)
  const columns = new Set(names)
  return [ledger.name, ...names].flatMap((name): Step[] => {
    const path = name === ledger.name ? name : `${ledger.name}.fields.${name}`
    if (name.length > LONGEST_NAME) {
      return [refused(path, `名称“${name}”过长，最多${LONGEST_NAME}个字符。`, `The name "${name}" is too long.`)]
    }
    if (name !== ledger.name && TAKEN.includes(name)) {
      return [refused(path, `“${name}”是每条记录自带的列名，请换一个字段名。`, `"${name}" is a column of every row.`)]
    }
    const hash = `${name}_hash`
    if (storedField(ledger, name)?.column.sealed && columns.has(hash)) {
      return [refused(path, `字段“${hash}”与加密字段“${name}”的查找列重名。`, `"${hash}" is taken by "${name}".`)]
    }
    return []
  })
}

const removal = (path: string, name: string, field: FieldDocument): Step =>
  refused(
    path,
    `字段“${field.title}”（${name}）不能删除，也不能改名；不再填报请设为停用，已填的内容会保留。`,
    `The field "${name}" cannot be removed or renamed; retire it instead.`,
  )

const addition = (after: LedgerDocument, found: readonly [string, FieldDocument][]): Step[] =>
  found.map(([name, field]) => {
    const stored = storedField(after, name)
    return {
      kind: 'add',
      path: `${after.name}.fields.${name}`,
      zh: `新增字段“${field.title}”（${kindOf(field).title}），已有记录的这一项为未填。`,
      en: `Add the field "${name}" (${field.type}); existing rows have no value in it.`,
      sql: stored === undefined ? [] : addColumns(after, [stored]),
    }
  })

const changes = (change: Change): Step[] => [
  ...typeChange(change),
  ...titleChange(change),
  ...retirement(change),
  ...optionChange(change),
  ...settingChange(change),
]

/**
 * From one type to another without loss, as the expression that carries old values over. Everything not listed would
 * lose something, or would let old values stand that the new type does not allow.
 */
const WIDENINGS: Readonly<Record<string, (column: string) => { using?: string; blocked?: string }>> = {
  'integer>number': (column) => ({ using: `${column}::numeric` }),
  'integer>money': (column) => ({ using: `${column}::numeric(18,2)`, blocked: `abs(${column}) >= 1e16` }),
  'integer>text': (column) => ({ using: `${column}::text` }),
  'number>money': (column) => ({
    using: `${column}::numeric(18,2)`,
    blocked: `${column} <> round(${column}, 2) or abs(${column}) >= 1e16`,
  }),
  'number>text': (column) => ({ using: `trim_scale(${column})::text` }),
  'money>number': (column) => ({ using: `${column}::numeric` }),
  'money>text': (column) => ({ using: `${column}::text` }),
  'date>text': (column) => ({ using: `to_char(${column}, 'YYYY-MM-DD')` }),
  'yesNo>text': (column) => ({ using: `case when ${column} then '是' when not ${column} then '否' end` }),
  'choice>text': () => ({}),
  'choice>choices': (column) => ({ using: `case when ${column} is not null then array[${column}] end` }),
  'choices>text': (column) => ({ using: `array_to_string(${column}, '、')` }),
  'idNumber>text': () => ({}),
  'phone>text': () => ({}),
}

const typeChange = ({ before, after, name, path, old, now }: Change): Step[] => {
  const [from, to] = [storedField(before, name)?.column, storedField(after, name)?.column]
  if (old.type === now.type && same(from, to)) return []
  const words = `字段“${now.title}”由${kindOf(old).title}改为${kindOf(now).title}`
  const widening = Object.hasOwn(WIDENINGS, `${old.type}>${now.type}`)
    ? WIDENINGS[`${old.type}>${now.type}`]!(quoted(name))
    : undefined
  if (widening === undefined || from === undefined || to === undefined || from.sealed !== to.sealed) {
    const why = from?.sealed === to?.sealed ? '会丢失已填的内容' : '加密与不加密不能互换'
    return [refused(path, `${words}${why}，不能执行；请停用它，另设新字段。`, `"${name}" cannot become ${now.type}.`)]
  }
  const table = tableName(after)
  const alter = `alter table ${table} alter column ${quoted(name)} type ${to.sql} using ${widening.using}`
  const blocked = `select count(*) as n from ${table} where ${OF_COUNTY} and (${widening.blocked})`
  return [
    {
      kind: 'widen',
      path,
      zh: `${words}，已填的内容照样保留。`,
      en: `Widen "${name}" from ${old.type} to ${now.type}.`,
      sql: widening.using === undefined ? [] : [alter],
      checks:
        widening.blocked === undefined
          ? []
          : [{ sql: blocked, refuses: `有{n}条记录的“${now.title}”改型后会丢失小数。` }],
    },
  ]
}

const titleChange = ({ path, name, old, now }: Change): Step[] =>
  old.title === now.title
    ? []
    : [{ kind: 'title', path, zh: `字段“${old.title}”改称“${now.title}”。`, en: `Call "${name}" "${now.title}".` }]

const retirement = ({ path, name, old, now }: Change): Step[] => {
  if (old.retired === now.retired) return []
  if (now.retired) {
    const zh = `停用字段“${now.title}”：不再填报，已填的内容保留。`
    return [{ kind: 'retire', path, zh, en: `Retire "${name}"; its values stay.` }]
  }
  return [{ kind: 'restore', path, zh: `恢复字段“${now.title}”的填报。`, en: `Ask "${name}" again.` }]
}

const optionChange = (change: Change): Step[] => {
  const { path, name, now, old } = change
  if (now.options === undefined || old.options === undefined || same(old.options, now.options)) return []
  const gained = now.options.filter((option) => !old.options?.includes(option))
  const lost = old.options.filter((option) => !now.options?.includes(option))
  const words = [
    ...(gained.length > 0 ? [`新增选项${gained.map((option) => `“${option}”`).join('、')}`] : []),
    ...(lost.length > 0 ? [`去掉选项${lost.map((option) => `“${option}”`).join('、')}`] : []),
  ]
  const zh = `字段“${now.title}”${words.length > 0 ? words.join('，') : '调整选项顺序'}。`
  const en = `Options of "${name}": ${gained.length} more, ${lost.length} fewer.`
  return [{ kind: 'options', path, zh, en, checks: lost.map((option) => optionUnused(change, option)) }]
}

/** Current rows only: closed versions keep what was chosen then and are never checked again. */
const optionUnused = ({ before, name, now }: Change, option: string): Check => {
  const column = quoted(name)
  const several = storedField(before, name)?.column.sql === 'text[]'
  const uses = several ? `${literal(option)} = any(${column})` : `${column} = ${literal(option)}`
  return {
    sql: `select count(*) as n from ${tableName(before)} where ${OF_COUNTY} and closed_at is null and ${uses}`,
    refuses: `还有{n}条记录的“${now.title}”选的是“${option}”，先改完这些记录再去掉这个选项。`,
  }
}

const TOLD_APART = ['type', 'title', 'retired', 'options', 'private']

const settingChange = (change: Change): Step[] => {
  const { path, name, old, now } = change
  const record = (field: FieldDocument): Record<string, unknown> => ({ ...field })
  const keys = new Set([...Object.keys(old), ...Object.keys(now)].filter((key) => !TOLD_APART.includes(key)))
  const changed = [...keys].filter((key) => !same(record(old)[key], record(now)[key]))
  if (changed.length === 0 || old.type !== now.type) return []
  if (changed.includes('ledger')) {
    const zh = `字段“${now.title}”不能改为指向另一本台账：已填的记录会指错；请停用它，另设新字段。`
    return [refused(path, zh, `"${name}" cannot point into another ledger.`)]
  }
  const inner = changed.includes('fields') ? innerLosses(change) : []
  if (inner.length > 0) return inner
  const zh = `字段“${now.title}”的填写要求有变（${changed.map((key) => SETTINGS[key] ?? key).join('、')}），今后的填报按新要求。`
  return [{ kind: 'settings', path, zh, en: `Settings of "${name}" change: ${changed.join(', ')}.` }]
}

const SETTINGS: Readonly<Record<string, string>> = {
  required: '必填',
  unit: '计量单位',
  hint: '提示',
  synonyms: '别名',
  prefill: '预填',
  level: '单位层级',
  formula: '算法',
  fields: '明细列',
  places: '小数位',
  min: '最小值',
  max: '最大值',
  longest: '字数上限',
}

/** Inner tables are stored whole: an inner column that is taken away or changes its type would be lost to readers. */
const innerLosses = ({ path, old, now }: Change): Step[] =>
  Object.entries(old.fields ?? {}).flatMap(([name, field]): Step[] => {
    const kept = now.fields?.[name]
    if (kept?.type === field.type) return []
    const zh = `“${now.title}”的明细列“${field.title}”不能删除或改型；不再填报请设为停用。`
    return [refused(`${path}.fields.${name}`, zh, `The inner column "${name}" cannot be removed or change its type.`)]
  })
