/**
 * What a cell of a template lets in: a list to choose from, a number within its bounds, and in every column of the
 * ledger's own also 不适用 and 免报, because a rule that keeps those two out makes clerks write a zero instead.
 */
import type { DataValidation, Worksheet } from 'exceljs'
import { columnLetter } from './cell.ts'
import { SAID_INSTEAD, type TemplateColumn } from './template_columns.ts'

/** Longer lists do not fit into a cell's own rule, and stand in a hidden sheet. */
const LONGEST_LIST = 250
const LONGEST_WORDS = 250
const LONGEST_TITLE = 30
export const LISTS = '选项'

/** @param place the column's, from 1; the rule holds for the rows from–to */
export const writeRule = (
  sheet: Worksheet,
  lists: Worksheet,
  column: TemplateColumn,
  place: number,
  { from, to }: { readonly from: number; readonly to: number },
): void => {
  const letter = columnLetter(place - 1)
  const rule = ruleOf(column, `${letter}${from}`, (options) => listFormula(lists, options, place))
  if (rule === null) return
  const words = [column.kind, column.about].filter((part) => part !== '').join('：')
  const told = {
    ...rule,
    allowBlank: true,
    showInputMessage: words !== '',
    promptTitle: column.title.slice(0, LONGEST_TITLE),
    prompt: words.slice(0, LONGEST_WORDS),
    errorTitle: column.title.slice(0, LONGEST_TITLE),
  }
  // As a range: cell by cell it takes the library longer than all the rest. Only its types do not know ranges.
  const { dataValidations } = sheet as unknown as { dataValidations: { add(range: string, rule: unknown): void } }
  dataValidations.add(`${letter}${from}:${letter}${to}`, told)
}

type Rule = Omit<DataValidation, 'type'> & { readonly type: DataValidation['type'] | 'any' }

const ruleOf = (column: TemplateColumn, cell: string, list: (options: readonly string[]) => string): Rule | null => {
  const { document, options, open, about } = column
  if (options.length > 0) {
    const offered = document === undefined ? options : [...options, ...SAID_INSTEAD.filter(missingIn(options))]
    return { type: 'list', formulae: [list(offered)], showErrorMessage: !open, error: '请从下拉列表中选择。' }
  }
  if (document !== undefined && column.look !== 'text') {
    const kept = [about === '' ? '请填数' : `请填数（${about}）`, ...SAID_INSTEAD.map((word) => `“${word}”`)]
    return {
      type: 'custom',
      formulae: [numberFormula(column, cell)],
      showErrorMessage: true,
      error: `${kept.join('，或')}；没有发生的填0。`.slice(0, LONGEST_WORDS),
    }
  }
  return { type: 'any', formulae: [] }
}

const missingIn = (options: readonly string[]) => (word: string) => !options.includes(word)

const numberFormula = ({ document, kind }: TemplateColumn, cell: string): string => {
  const { min, max } = document ?? {}
  const parts = [
    `ISNUMBER(${cell})`,
    ...(min === undefined ? [] : [`${cell}>=${min}`]),
    ...(max === undefined ? [] : [`${cell}<=${max}`]),
    ...(kind === '整数' ? [`${cell}=INT(${cell})`] : []),
  ]
  const number = parts.length === 1 ? parts[0] : `AND(${parts.join(',')})`
  return `OR(${[number, ...SAID_INSTEAD.map((word) => `${cell}="${word}"`)].join(',')})`
}

const listFormula = (lists: Worksheet, options: readonly string[], place: number): string => {
  const inline = options.join(',')
  if (inline.length <= LONGEST_LIST && !options.some((option) => /[,"]/.test(option))) return `"${inline}"`
  options.forEach((option, i) => (lists.getCell(i + 1, place).value = option))
  const letter = columnLetter(place - 1)
  return `'${LISTS}'!$${letter}$1:$${letter}$${options.length}`
}
