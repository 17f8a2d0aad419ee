import { dayAt } from '../ledger/index.ts'
import type { OpenRow } from '../ledger/wire/open_rows.ts'
import { openRowsOf } from '../server/work/open_rows.ts'
import { type Arguments, type Command, inHouse, needed, option, print } from './command.ts'

const PAGE = 200
const LIGHTS = { red: '逾期', yellow: '临期', green: '' } as const

const words = ({ unit_name, ledger_title, label, state_title, due_at, light, held_by }: OpenRow): string => {
  const by = held_by.map(({ title, unit_name: at }) => `${at}${title}`).join('、')
  const due = due_at === null ? '' : `${dayAt(Date.parse(due_at) - 1)}前办`
  const parts = [state_title, due, LIGHTS[light], by === '' ? '' : `由${by}办理`]
  return `${unit_name}　${ledger_title}　${label}：${parts.filter(Boolean).join('，')}`
}

/** Page by page, so that nothing is cut: what has moved on meanwhile is of no concern to a list. */
const run = (given: Arguments): Promise<void> =>
  inHouse(given, async (house) => {
    const { database, county } = house
    const unit = needed(given, 'unit')
    const now = Date.now()
    await database.asOwner(county, async (tx) => {
      for (let page = 1; ; page += 1) {
        const asked = { what: 'below', unit, ledger: option(given, 'ledger'), page, size: PAGE } as const
        const { rows, total } = await openRowsOf(tx, house, asked, now)
        for (const row of rows) print(given, row, () => words(row))
        if (page * PAGE >= total) return
      }
    })
  })

export const command: Command = {
  name: 'work',
  usage: '--unit CODE [--ledger 台账] [--json]',
  about: '列出一个单位及其下级单位待办的记录，逾期的在前。',
  options: { unit: { type: 'string' }, ledger: { type: 'string' } },
  run,
}
