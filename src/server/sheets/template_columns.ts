/** The columns of a template: what is asked, in which order, and what is said about it. */
import { describeWhere, type FieldDocument, type LedgerDocument, rulesOf } from '../../ledger/index.ts'
import { type StoredField, storedFields } from '../tables/columns.ts'
import { asksExplanations, EXPLAINED_TITLE } from './explained_column.ts'
import { TOKEN_TITLE } from './machine_part.ts'
import { headingOf, lookOf, MARK_WORDS } from './shown_cell.ts'
import type { ColumnLook } from './xlsx_writer.ts'

export interface TemplateColumn {
  /** A field's name, or one of the sheet's own: `#row`, `#unit`, `#period`, `#action`, `#reason`. */
  readonly name: string
  readonly title: string
  readonly required: boolean
  /** 日期, 整数: what is to be written here. */
  readonly kind: string
  readonly about: string
  readonly options: readonly string[]
  /** Other answers than the options are possible: several at once. */
  readonly open: boolean
  readonly look: ColumnLook
  /** Of a field. */
  readonly document?: FieldDocument
}

export interface ColumnsAsked {
  /** Units the filler may write, where there are several: a column with a drop-down. */
  readonly units?: readonly { readonly code: string; readonly name: string }[] | undefined
  /** The ledger has periods, and the file is not for one of them. */
  readonly with_period?: boolean | undefined
  /** There are rows in it already, which can be changed and withdrawn. */
  readonly with_rows?: boolean | undefined
}

/** What is written in place of a value, in every column of a ledger's own. */
export const SAID_INSTEAD = Object.values(MARK_WORDS)
export const WITHDRAW = '撤回'

const own = (name: string, title: string, kind: string, about: string): TemplateColumn => ({
  name,
  title,
  required: false,
  kind,
  about,
  options: [],
  open: false,
  look: 'text',
})

/** The fields that a sheet carries; attachments and tables within a cell are entered in the browser. */
export const sheetFields = (ledger: LedgerDocument): StoredField[] => {
  const { asked } = rulesOf(ledger)
  return storedFields(ledger).filter(
    ({ name, document, kind, column }) =>
      !document.retired && !asked.has(name) && kind.type !== 'file' && column.sql !== 'jsonb',
  )
}

const explained = own('#explained', EXPLAINED_TITLE, '文字', '与上期或有关数据出入较大等情形，写明原因；没有的留空')

export const templateColumns = (
  ledger: LedgerDocument,
  { units = [], with_period, with_rows }: ColumnsAsked,
): TemplateColumn[] => {
  const unit = {
    ...own('#unit', '单位', '单位', '单位名称或代码'),
    required: true,
    options: units.map(({ name }) => name),
  }
  const period = {
    ...own('#period', '期', '填报期', '如 2026年3月、2026年第一季度、2026—2027学年第一学期'),
    required: true,
  }
  const action = {
    ...own('#action', '操作', '要做什么', `要撤回这一行的选“${WITHDRAW}”，其他的留空；删掉一行不等于撤回`),
    options: [WITHDRAW],
  }
  return [
    ...(with_rows ? [own('#row', TOKEN_TITLE, '', '系统用，请勿改动')] : []),
    ...(units.length > 1 ? [unit] : []),
    ...(with_period && ledger.cadence !== undefined ? [period] : []),
    ...sheetFields(ledger).map((field) => fieldColumn(ledger, field)),
    ...(asksExplanations(ledger) ? [explained] : []),
    ...(with_rows ? [action, own('#reason', '撤回理由', '文字', '撤回的行要写明理由')] : []),
  ]
}

const fieldColumn = (ledger: LedgerDocument, { name, document, kind }: StoredField): TemplateColumn => {
  const { hint, required } = document
  const when = typeof required === 'object' ? `${describeWhere(required, ledger)}时必填` : ''
  const about = [hint, when, boundsOf(document)].filter((part) => part !== undefined && part !== '').join('；')
  const several = kind.settings.includes('options') && kind.column(document)?.sql === 'text[]'
  const look = lookOf(document)
  return {
    name,
    title: headingOf(document),
    required: required === true,
    kind: kind.title,
    about: several ? [about, '可填多项，用顿号隔开'].filter((part) => part !== '').join('；') : about,
    options: kind.operand === 'boolean' ? ['是', '否'] : (document.options ?? []),
    open: several,
    // Days stay as they were typed: Excel would make its own of 2026.3 and 3-9.
    look: look === 'day' ? 'text' : look,
    document,
  }
}

const boundsOf = ({ min, max, longest }: FieldDocument): string => {
  if (min !== undefined && max !== undefined) return `${min}到${max}之间`
  if (min !== undefined) return `不小于${min}`
  if (max !== undefined) return `不大于${max}`
  return longest === undefined ? '' : `不超过${longest}个字`
}
