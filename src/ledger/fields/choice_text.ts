import type { Fault, FieldDocument } from '../document.ts'
import { listed, narrowed, quote, refuse, type Refusal } from './raw.ts'

/** An option without what clerks leave out or add: spaces, punctuation, signs, width and case. */
function bare(text: string): string {
  return narrowed(text)
    .replace(/[\p{P}\p{S}\p{Z}\s]/gu, '')
    .toLowerCase()
}

/** The option that was meant: written exactly, or but for spaces and punctuation, or by its beginning if just one fits. */
export function findOption(written: string, field: FieldDocument): { readonly option: string } | Refusal {
  const options = field.options ?? []
  if (options.includes(written)) return { option: written }
  const wanted = bare(written)
  const alike = options.filter((option) => bare(option) === wanted)
  const fitting =
    alike.length > 0 || wanted === '' ? alike : options.filter((option) => bare(option).startsWith(wanted))
  const [only] = fitting
  if (only !== undefined && fitting.length === 1) return { option: only }
  const expected = `可选：${listed(options)}`
  if (fitting.length > 1)
    return refuse(`${quote(written)}分不清是${fitting.slice(0, 3).map(quote).join('还是')}`, expected)
  return refuse(`${quote(written)}不在可选项里`, expected)
}

/** What is wrong with the options of a declaration. */
export function optionFaults(field: FieldDocument, path: string): Fault[] {
  const options = field.options ?? []
  if (options.length === 0) return [{ path: `${path}.options`, says: '至少要有一个可选项' }]
  return options.flatMap((option, index) => {
    const says = optionFault(option, options.indexOf(option) < index)
    return says ? [{ path: `${path}.options[${index}]`, says }] : []
  })
}

function optionFault(option: string, repeated: boolean): string | null {
  if (option.trim() === '') return '可选项不能是空的'
  if (option !== option.trim()) return `可选项${quote(option)}首尾有空格`
  if (Array.from(option).length > 100) return `可选项${quote(option)}太长，最多100个字`
  return repeated ? `可选项${quote(option)}重复` : null
}
