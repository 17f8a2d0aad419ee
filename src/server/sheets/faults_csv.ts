import type { Import } from '../../ledger/import_wire.ts'
import { csvLine, MARK } from './csv_writer.ts'

/** The faults of an import as a sheet to work through. What is not listed is said in its last line. */
export const faultsCsv = ({ faults, fault_count }: Pick<Import, 'faults' | 'fault_count'>): Buffer => {
  const rest = fault_count - faults.length
  const lines = [
    ['行', '列', '列名', '读到', '问题', '应为'],
    ...faults.map(({ row, column, title, read, says, expected }) => [row, column, title, read, says, expected]),
    ...(rest > 0 ? [['', '', '', '', `另有${rest}处错误没有列出，改正以上各处后重新上传`, '']] : []),
  ]
  return Buffer.from(MARK + lines.map(csvLine).join(''), 'utf8')
}
