/** An empty workbook to be filled: what the reader expects, said where it is filled in. */
import ExcelJS from 'exceljs'
import { describeWhere, type FieldDocument, type LedgerDocument, rulesOf } from '../../ledger/index.ts'
import { type StoredField, storedFields } from '../tables/columns.ts'
import { columnLetter } from './cell.ts'

export interface TemplateAsked {
  /** Units the filler may write, where there are several: a column with a drop-down. */
  readonly units?: readonly { readonly code: string; readonly name: string }[] | undefined
  /** The ledger has periods, and the file is not for one of them. */
  readonly withPeriod?: boolean | undefined
  /** Under the title: whose and for when. */
  readonly subtitle?: string | undefined
  /** How the sheet is filled, instead of what holds for every ledger. */
  readonly rules?: readonly string[] | undefined
}

/** A column of the template. */
interface Column {
  readonly title: string
  readonly required: boolean
  readonly kind: string
  readonly about: string
  readonly options: readonly string[]
  /** Other answers than the options are possible: several at once. */
  readonly open: boolean
  readonly text: boolean
}

/** Rows with formats and drop-downs; ranges over whole columns take readers of workbooks half a minute. */
const FORMATTED_ROWS = 2_000
const HEADING_ROW = 2
/** Longer lists do not fit into a cell's own validation, and stand in a hidden sheet. */
const LONGEST_LIST = 250
const PAPER = 'FFE8EDF3'
const LISTS = '选项'

export const templateFor = async (ledger: LedgerDocument, asked: TemplateAsked = {}): Promise<Buffer> => {
  const book = new ExcelJS.Workbook()
  // The sheet to be filled stands first: a hidden first sheet would be the active one.
  const sheet = book.addWorksheet('数据', { views: [{ state: 'frozen', ySplit: HEADING_ROW }] })
  const columns = columnsFor(ledger, asked)
  writeHeadings(sheet, ledger, columns, asked.subtitle)
  writeManual(book.addWorksheet('填表说明'), ledger, columns, asked.rules ?? USUAL_RULES)
  const lists = book.addWorksheet(LISTS, { state: 'veryHidden' })
  columns.forEach((column, i) => writeColumn(sheet, lists, column, i + 1))
  return Buffer.from(await book.xlsx.writeBuffer())
}

const columnsFor = (ledger: LedgerDocument, { units = [], withPeriod }: TemplateAsked): Column[] => {
  const { asked } = rulesOf(ledger)
  const own = storedFields(ledger).filter(({ name, document, kind, column }) => {
    // Attachments and tables within a cell are entered in the browser; what a move asks for, when it is made.
    return !document.retired && !asked.has(name) && kind.type !== 'file' && column.sql !== 'jsonb'
  })
  const plain = { required: true, open: false, text: true }
  const unit = {
    ...plain,
    title: '单位',
    kind: '单位',
    about: '单位名称或代码',
    options: units.map(({ name }) => name),
  }
  const period = {
    ...plain,
    title: '期',
    kind: '填报期',
    about: '如 2026年3月、2026年第一季度、2026—2027学年第一学期',
    options: [],
  }
  return [
    ...(units.length > 1 ? [unit] : []),
    ...(withPeriod && ledger.cadence !== undefined ? [period] : []),
    ...own.map((field) => columnFor(ledger, field)),
  ]
}

const columnFor = (ledger: LedgerDocument, { document, kind }: StoredField): Column => {
  const { title, unit, hint, required } = document
  const when = typeof required === 'object' ? `${describeWhere(required, ledger)}时必填` : ''
  const about = [hint, when, boundsOf(document)].filter((part) => part !== undefined && part !== '').join('；')
  const several = kind.settings.includes('options') && kind.column(document)?.sql === 'text[]'
  return {
    title: unit === undefined ? title : `${title}（${unit}）`,
    required: required === true,
    kind: kind.title,
    about: several ? [about, '可填多项，用顿号隔开'].filter((part) => part !== '').join('；') : about,
    options: kind.operand === 'boolean' ? ['是', '否'] : (document.options ?? []),
    open: several,
    text: kind.operand !== 'number',
  }
}

const boundsOf = ({ min, max, longest }: FieldDocument): string => {
  if (min !== undefined && max !== undefined) return `${min}到${max}之间`
  if (min !== undefined) return `不小于${min}`
  if (max !== undefined) return `不大于${max}`
  return longest === undefined ? '' : `不超过${longest}个字`
}

const writeHeadings = (
  sheet: ExcelJS.Worksheet,
  ledger: LedgerDocument,
  columns: readonly Column[],
  subtitle: string | undefined,
): void => {
  const title = sheet.getCell(1, 1)
  title.value = subtitle === undefined ? ledger.title : `${ledger.title}　${subtitle}`
  title.font = { bold: true, size: 14 }
  if (columns.length > 1) sheet.mergeCells(1, 1, 1, columns.length)
  sheet.getRow(1).height = 26
  columns.forEach((column, i) => {
    const cell = sheet.getCell(HEADING_ROW, i + 1)
    cell.value = column.required ? `*${column.title}` : column.title
    cell.font = { bold: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: PAPER } }
    cell.alignment = { vertical: 'middle', wrapText: true }
    cell.border = { bottom: { style: 'thin' } }
    const note = [column.kind, column.about].filter((part) => part !== '').join('：')
    cell.note = column.required ? `必填。${note}` : note
  })
  const titles = `${HEADING_ROW}:${HEADING_ROW}`
  // 9 is A4; the library's own name for it exists in its types only.
  Object.assign(sheet.pageSetup, {
    orientation: 'landscape',
    paperSize: 9,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  })
  sheet.pageSetup.printTitlesRow = titles
}

const writeColumn = (sheet: ExcelJS.Worksheet, lists: ExcelJS.Worksheet, column: Column, place: number): void => {
  const wide = Math.max(column.title.length * 2 + 4, column.text ? 14 : 10)
  const own = sheet.getColumn(place)
  own.width = Math.min(36, wide)
  // As text an identity number keeps its eighteen digits, and a day stays as it was typed.
  if (column.text) own.numFmt = '@'
  if (column.options.length === 0) return
  const rule: ExcelJS.DataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: [listFormula(lists, column, place)],
    showErrorMessage: !column.open,
    errorTitle: column.title,
    error: '请从下拉列表中选择。',
  }
  for (let row = HEADING_ROW + 1; row <= HEADING_ROW + FORMATTED_ROWS; row++)
    sheet.getCell(row, place).dataValidation = rule
}

const listFormula = (lists: ExcelJS.Worksheet, { options }: Column, place: number): string => {
  const inline = options.join(',')
  if (inline.length <= LONGEST_LIST && !options.some((option) => /[,"]/.test(option))) return `"${inline}"`
  options.forEach((option, i) => (lists.getCell(i + 1, place).value = option))
  const letter = columnLetter(place - 1)
  return `'${LISTS}'!$${letter}$1:$${letter}$${options.length}`
}

const USUAL_RULES = [
  '没有发生的填 0；不适用的填“不适用”；空着表示还没有数。',
  '日期写成 2026-09-01；身份证号等长号码保持文本格式。',
  '请不要合并单元格，不要改动列名，合计行不用填。',
]

const writeManual = (
  sheet: ExcelJS.Worksheet,
  ledger: LedgerDocument,
  columns: readonly Column[],
  rules: readonly string[],
): void => {
  sheet.columns = [{ width: 26 }, { width: 8 }, { width: 12 }, { width: 80 }]
  const general = [ledger.about ?? '', ...rules, ...Object.values(ledger.checks ?? {}).map(({ says }) => says)]
  sheet.addRow([`${ledger.title}填表说明`]).font = { bold: true, size: 14 }
  for (const line of general) if (line !== '') sheet.addRow([line])
  sheet.addRow([])
  sheet.addRow(['列名', '必填', '填什么', '说明']).font = { bold: true }
  for (const { title, required, kind, about, options } of columns) {
    const choices = options.length === 0 || options.length > 50 ? '' : `可选：${options.join('、')}`
    const row = sheet.addRow([
      title,
      required ? '是' : '',
      kind,
      [about, choices].filter((part) => part !== '').join('；'),
    ])
    row.alignment = { vertical: 'top', wrapText: true }
  }
}
