import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { type ExportFormat, exportRows } from '../server/sheets/export.ts'
import { ledgerNamed } from '../server/tables/tables.ts'
import { type Arguments, type Command, Misuse, inHouse, needed, option, print, word } from './command.ts'

const formatOf = (file: string): ExportFormat => {
  if (file.endsWith('.xlsx')) return 'xlsx'
  if (file.endsWith('.csv')) return 'csv'
  throw new Misuse('-o 的文件名应以 .xlsx 或 .csv 结尾')
}

const run = (given: Arguments): Promise<void> =>
  inHouse(given, async (house) => {
    const ledger = ledgerNamed(house, word(given, 0, 'LEDGER'))
    const file = option(given, 'output') ?? `${ledger.title}.xlsx`
    const format = formatOf(file)
    const asked = { unit: needed(given, 'unit'), period: option(given, 'period'), as_of: option(given, 'as-of') }
    await house.database.asOwner(house.county, (tx) =>
      pipeline(exportRows(tx, house, ledger.name, asked, format), createWriteStream(file)),
    )
    print(given, { file }, () => `已写入 ${file}`)
  })

export const command: Command = {
  name: 'export',
  usage: 'LEDGER --unit CODE [--period P] [--as-of T] [-o FILE.xlsx|FILE.csv]',
  about: '导出一个单位及其下级的全部记录。',
  options: {
    unit: { type: 'string' },
    period: { type: 'string' },
    'as-of': { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  run,
}
