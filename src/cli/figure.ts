import type { Figure } from '../ledger/wire.ts'
import { compute, trace } from '../server/figures/index.ts'
import { type Arguments, type Command, flag, inHouse, needed, option, print, word } from './command.ts'

const words = (figure: Figure): string => {
  const name = figure.group === null ? figure.unit_name : `${figure.unit_name} ${figure.group.title}`
  const parts = figure.numerator === null ? '' : `（${figure.numerator}/${figure.denominator ?? '—'}）`
  const { received, due } = figure.coverage
  return `${name} ${figure.period} ${figure.title}：${figure.display}${parts}，已填报 ${received}/${due}，截至 ${figure.as_of}`
}

const PAGE = 500

const run = (given: Arguments): Promise<void> =>
  inHouse(given, async ({ database, county, catalogue, seal }) => {
    const indicator = word(given, 0, 'INDICATOR')
    const asked = {
      unit: needed(given, 'unit'),
      period: needed(given, 'period'),
      ...(option(given, 'as-of') === undefined ? {} : { as_of: option(given, 'as-of') }),
      ...(option(given, 'by') === undefined ? {} : { by: option(given, 'by') }),
    }
    await database.asOwner(county, async (tx) => {
      if (!flag(given, 'rows')) {
        const figures = await compute(tx, catalogue, { indicators: indicator, ...asked })
        for (const figure of figures) print(given, figure, () => words(figure))
        return
      }
      for (let page = 1, seen = 0, total = 1; seen < total; page += 1) {
        const opened = { indicator, ...asked, part: 'numerator', page, size: PAGE } as const
        const found = await trace(tx, catalogue, opened, seal)
        for (const row of found.rows) {
          print(given, row, () => `${row.id} ${row.unit_name} ${row.day} ${row.state} ${JSON.stringify(row.values)}`)
        }
        total = found.total
        seen += found.rows.length
        if (found.rows.length === 0) break
      }
    })
  })

export const command: Command = {
  name: 'figure',
  usage: 'INDICATOR --unit CODE --period P [--as-of T] [--by 拆分] [--rows] [--json]',
  about: '算一个指标；--rows 列出它背后的每一条记录。',
  options: {
    unit: { type: 'string' },
    period: { type: 'string' },
    'as-of': { type: 'string' },
    by: { type: 'string' },
    rows: { type: 'boolean', default: false },
  },
  run,
}
