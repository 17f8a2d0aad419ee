import { writeFile } from 'node:fs/promises'
import { parsePeriod } from '../ledger/index.ts'
import { platformOf } from '../server/db/open.ts'
import { unitOf } from '../server/org/units.ts'
import { templateFor } from '../server/sheets/template.ts'
import { filledTemplate } from '../server/sheets/template_lines.ts'
import { ledgerNamed } from '../server/tables/tables.ts'
import { type Arguments, type Command, inHouse, Misuse, option, print, word } from './command.ts'

const run = (given: Arguments): Promise<void> =>
  inHouse(given, async (house) => {
    const ledger = ledgerNamed(house, word(given, 0, 'LEDGER'))
    const file = option(given, 'output') ?? `${ledger.title}模板.xlsx`
    const [code, period] = [option(given, 'unit'), option(given, 'period')]
    if (period !== undefined && parsePeriod(period)?.kind !== ledger.cadence?.each)
      throw new Misuse(`“${period}”不是“${ledger.title}”的填报期`)
    if (code === undefined) {
      await writeFile(file, await templateFor(ledger, { with_period: true }))
    } else {
      const actor = platformOf(house.county)
      const asked = await house.database.asOwner(actor.county, async (tx) => {
        const unit = await unitOf(tx, code)
        if (unit === undefined) throw new Misuse(`没有代码为“${code}”的单位`)
        return filledTemplate(tx, house, ledger, { unit: code, unit_name: unit.name, period })
      })
      await writeFile(file, await templateFor(ledger, asked))
    }
    print(given, { file }, () => `已写入 ${file}`)
  })

export const command: Command = {
  name: 'template',
  usage: 'LEDGER [--unit CODE] [--period P] [-o FILE.xlsx]',
  about: '写出一本台账的填报模板；写明单位时带入已有的和已知的内容。',
  options: { output: { type: 'string', short: 'o' }, unit: { type: 'string' }, period: { type: 'string' } },
  run,
}
