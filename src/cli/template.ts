import { writeFile } from 'node:fs/promises'
import { templateFor } from '../server/sheets/template.ts'
import { ledgerNamed } from '../server/tables/tables.ts'
import { type Arguments, type Command, inHouse, option, print, word } from './command.ts'

const run = (given: Arguments): Promise<void> =>
  inHouse(given, async (house) => {
    const ledger = ledgerNamed(house, word(given, 0, 'LEDGER'))
    const file = option(given, 'output') ?? `${ledger.title}模板.xlsx`
    await writeFile(file, await templateFor(ledger, { withPeriod: true }))
    print(given, { file }, () => `已写入 ${file}`)
  })

export const command: Command = {
  name: 'template',
  usage: 'LEDGER [-o FILE.xlsx]',
  about: '写出一本台账的空白导入模板。',
  options: { output: { type: 'string', short: 'o' } },
  run,
}
