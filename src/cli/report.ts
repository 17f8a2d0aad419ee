import { writeFile } from 'node:fs/promises'
import { fillReport } from '../server/papers/fill.ts'
import { reportDocx } from '../server/papers/docx.ts'
import { type Arguments, type Command, inHouse, needed, option, print, word } from './command.ts'

const run = (given: Arguments): Promise<void> =>
  inHouse(given, async ({ database, county, catalogue }) => {
    const file = needed(given, 'output')
    const as_of = option(given, 'as-of')
    const { report: filled } = await database.asOwner(county, (tx) =>
      fillReport(tx, catalogue, {
        name: word(given, 0, 'NAME'),
        unit: needed(given, 'unit'),
        period: needed(given, 'period'),
        ...(as_of === undefined ? {} : { as_of }),
      }),
    )
    await writeFile(file, await reportDocx(filled, { sources: true }))
    const summary = { file, figures: filled.figures.length, gaps: filled.gaps, as_of: filled.as_of }
    print(given, summary, () => `已写入 ${file}：${filled.figures.length} 个数，${filled.gaps} 处缺数。`)
  })

export const command: Command = {
  name: 'report',
  usage: 'NAME --unit CODE --period P -o FILE.docx [--as-of T]',
  about: '写出一份报告（Word），附数据来源表。',
  options: {
    unit: { type: 'string' },
    period: { type: 'string' },
    'as-of': { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  run,
}
