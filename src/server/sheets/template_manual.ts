/** The sheet that says how the other one is filled. */
import type { Worksheet } from 'exceljs'
import type { LedgerDocument } from '../../ledger/index.ts'
import type { TemplateColumn } from './template_columns.ts'

export const USUAL_RULES = [
  '没有发生的填 0；不适用的填“不适用”；经同意不报的填“免报”；空着表示还没有数。',
  '日期写成 2026-09-01；身份证号等长号码保持文本格式。',
  '请不要合并单元格，不要改动列名，合计行不用填。',
]

export const writeManual = (
  sheet: Worksheet,
  ledger: LedgerDocument,
  columns: readonly TemplateColumn[],
  rules: readonly string[],
): void => {
  sheet.columns = [{ width: 26 }, { width: 8 }, { width: 12 }, { width: 80 }]
  const general = [ledger.about ?? '', ...rules, ...Object.values(ledger.checks ?? {}).map(({ says }) => says)]
  sheet.addRow([`${ledger.title}填表说明`]).font = { bold: true, size: 14 }
  for (const line of general) if (line !== '') sheet.addRow([line])
  sheet.addRow([])
  sheet.addRow(['列名', '必填', '填什么', '说明']).font = { bold: true }
  for (const { name, title, required, kind, about, options } of columns) {
    if (name === '#row') continue
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
