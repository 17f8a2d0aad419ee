/** What names and titles may be, and the words for what they may not. */
import type { Fault } from './document.ts'

/** Names become columns, addresses and keys of JSON: small latin letters, digits and underscores. */
export const NAME = /^[a-z][a-z0-9_]{0,40}$/

/** Names every row already uses, words of conditions, and `rows`, which an indicator counts. */
const TAKEN: ReadonlySet<string> = new Set(
  'county id version unit period state day opened_at closed_at by marks notes path due_at import_id not any all kept missed moved late rows'.split(
    ' ',
  ),
)

/** `path` is where the thing stands; its last part is the name. */
export function nameFaults(path: string, name: string): Fault[] {
  if (NAME.test(name) && name !== 'constructor') return []
  return [
    { path, says: `名称“${name.slice(0, 50)}”不能用：应以小写字母开头，只含小写字母、数字和下划线，最多41个字符` },
  ]
}

export function fieldNameFaults(path: string, name: string): Fault[] {
  const faults = nameFaults(path, name)
  if (TAKEN.has(name)) faults.push({ path, says: `“${name}”是系统自用的名称，字段请改名` })
  if (name.endsWith('_hash')) faults.push({ path, says: `字段名“${name}”不能以“_hash”结尾，那是系统自用的` })
  return faults
}

export function titleFaults(path: string, title: string): Fault[] {
  return title.trim() === '' ? [{ path: `${path}.title`, says: '请写标题' }] : []
}

/** 没有字段“grad”，可用的有：grade 等级、cost 整改资金. */
export function unknown(
  what: string,
  name: string,
  known: Readonly<Record<string, { readonly title: string }>>,
): string {
  const names = Object.entries(known).map(([each, { title }]) => `${each} ${title}`)
  const shown = names.slice(0, 12).join('、')
  const more = names.length > 12 ? `等${names.length}个` : ''
  return `没有${what}“${name}”${names.length > 0 ? `，可用的有：${shown}${more}` : ''}`
}

/** The values that stand more than once, each once. */
export function repeatedIn(values: readonly string[]): string[] {
  return Array.from(new Set(values.filter((value, index) => values.indexOf(value) !== index)))
}

/** `[value]` of a single one; the path of a member carries its index only where a list was written. */
export function members(path: string, value: string | readonly string[]): [path: string, value: string][] {
  return typeof value === 'string' ? [[path, value]] : value.map((each, index) => [`${path}[${index}]`, each])
}
