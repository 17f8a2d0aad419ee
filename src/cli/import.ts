import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { Import } from '../ledger/import_wire.ts'
import { platformOf } from '../server/db/open.ts'
import { type OpenHouse, foundHouse } from '../server/main.ts'
import { runImport } from '../server/sheets/import.ts'
import { ORG_SHEETS, previewOrganisation, rootIn, runOrganisation } from '../server/sheets/org_import.ts'
import { previewImport } from '../server/sheets/preview.ts'
import { type Arguments, type Command, flag, inHouse, option, print, word } from './command.ts'

type CellFault = Import['faults'][number]

const sayFault = (given: Arguments, fault: CellFault): void =>
  print(given, fault, () => {
    const file = fault.file === undefined ? '' : `${fault.file} `
    const where = `${file}第${fault.row}行 ${fault.column}列${fault.title === '' ? '' : `“${fault.title}”`}`
    const expected = fault.expected === '' ? '' : `，应为：${fault.expected}`
    return `${where}：${fault.says}${expected}`
  })

/** True where nothing stands in the way. */
const sound = (given: Arguments, preview: { faults: readonly CellFault[]; fault_count: number }): boolean => {
  for (const fault of preview.faults) sayFault(given, fault)
  if (preview.fault_count === 0) return true
  print(given, { faults: preview.fault_count }, () => `共有 ${preview.fault_count} 处差错，一行也没有写入。`)
  process.exitCode = 1
  return false
}

const importOrganisation = async (
  given: Arguments,
  opened: OpenHouse,
  sheet: (typeof ORG_SHEETS)[number],
  source: string,
): Promise<void> => {
  const file = basename(source)
  // The very first sheet of units founds the county: its root row is the county's code.
  const county = opened.founded || sheet === 'people' ? opened.county : await rootIn(source, file)
  const asked = { sheet, source, file }
  if (!sound(given, await previewOrganisation(opened, platformOf(county), asked))) return
  const { count } = await runOrganisation(opened, platformOf(county), asked)
  if (!opened.founded) await foundHouse(opened, county)
  print(given, { rows: count }, () => `已导入 ${count} 行。`)
}

const run = (given: Arguments): Promise<void> =>
  inHouse(given, async (house) => {
    const name = word(given, 0, 'LEDGER')
    const source = word(given, 1, 'FILE')
    const organisation = ORG_SHEETS.find((sheet) => sheet === name)
    if (organisation !== undefined) return importOrganisation(given, house, organisation, source)
    const asked = {
      ledger: name,
      source,
      file: basename(source),
      unit: option(given, 'unit'),
      period: option(given, 'period'),
      update: flag(given, 'update'),
    }
    const actor = platformOf(house.county)
    const preview = await previewImport(house, actor, asked)
    if (!sound(given, preview)) return
    const { count } = await runImport(house, actor, { ...asked, import_id: randomUUID() })
    const { added = count, changed = 0, withdrawn = 0 } = preview.found?.counts ?? {}
    const more = changed + withdrawn === 0 ? '' : `（新增 ${added}，修改 ${changed}，撤回 ${withdrawn}）`
    print(given, { rows: count, ...preview.found?.counts }, () => `已导入 ${count} 条${more}。`)
  })

export const command: Command = {
  name: 'import',
  usage: 'LEDGER|units|people FILE [--unit CODE] [--period P] [--update]',
  about:
    '从 xlsx、xls、csv 或装着它们的 zip 导入；带着系统信息的模板可以修改和撤回。有一处差错就一行也不写入，并逐格指出。',
  options: { unit: { type: 'string' }, period: { type: 'string' }, update: { type: 'boolean' } },
  run,
}
