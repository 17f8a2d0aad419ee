/** What is wrong with the shape of a document, in a clerk's words. */
import type { z } from 'zod'
import type { Fault } from './document.ts'

type Issue = z.core.$ZodIssue

const EXPECTED: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  boolean: '是或否',
  object: '一组设置',
  record: '一组设置',
  array: '列表',
  tuple: '列表',
}

/** The issues must carry their input, which tells what is missing from what is wrong. */
export function shapeFaults(issues: readonly Issue[]): Fault[] {
  return issues.map((issue) => ({ path: pathOf(issue.path), says: wordsFor(issue) }))
}

/** `workflow.moves.close.asks[0]` */
function pathOf(parts: readonly PropertyKey[]): string {
  return parts
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}

function wordsFor(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识${issue.keys
        .slice(0, 10)
        .map((key) => `“${key.slice(0, 40)}”`)
        .join('、')}，请删去或改正`
    case 'invalid_type':
      return `${issue.input === undefined ? '缺少这一项，' : ''}应为${EXPECTED[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `只能写 ${issue.values.map(String).join('、')}`
    case 'too_big':
      return `太长，最多${String(issue.maximum)}${issue.origin === 'array' ? '项' : '个字符'}`
    case 'too_small':
      return `太短，至少${String(issue.minimum)}项`
    case 'invalid_union':
      return issue.discriminator ? `“${issue.discriminator}”应为 ledger、norm、organisation、report 之一` : '写法不对'
    case 'invalid_key':
      return '名称太长，最多100个字符'
    case 'custom':
      return issue.message
    default:
      return '写法不对'
  }
}
