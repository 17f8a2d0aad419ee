import { parsePeriod, today } from '../ledger/index.ts'
import type { Duty } from '../ledger/work_wire.ts'
import { dutiesOf, isOpen } from '../server/work/duties.ts'
import { DUTY_WORDS } from '../server/sheets/collection_sheet.ts'
import { ledgerNamed } from '../server/tables/tables.ts'
import { type Arguments, type Command, flag, inHouse, Misuse, needed, option, print } from './command.ts'

const words = ({ unit_name, period_title, title, state, due_at, handed_in_at, on_time, returns }: Duty): string => {
  const day = (instant: string | null): string => (instant === null ? '' : today(new Date(Date.parse(instant) - 1)))
  const parts = [
    DUTY_WORDS[state],
    due_at === null ? '' : `${day(due_at)}前报`,
    handed_in_at === null ? '' : `${day(handed_in_at)}上报${on_time === false ? '（迟报）' : ''}`,
    returns > 0 ? `退回${returns}次` : '',
  ]
  return `${unit_name}　${period_title}　${title}：${parts.filter(Boolean).join('，')}`
}

const run = (given: Arguments): Promise<void> =>
  inHouse(given, async (house) => {
    const { database, county, catalogue } = house
    const under = needed(given, 'unit')
    const name = option(given, 'ledger')
    const period = option(given, 'period')
    const day = period === undefined ? undefined : parsePeriod(period)?.from
    if (period !== undefined && day === undefined) throw new Misuse(`“${period}”不是一个期间`)
    const ledgers = name === undefined ? [...catalogue.ledgers.values()] : [ledgerNamed(house, name)]
    await database.asOwner(county, async (tx) => {
      for (const ledger of ledgers) {
        const asked = { ledger, under, period, first: day, last: day, now: Date.now() }
        const duties = await dutiesOf(tx, catalogue, asked)
        for (const duty of flag(given, 'all') ? duties : duties.filter(isOpen)) print(given, duty, () => words(duty))
      }
    })
  })

export const command: Command = {
  name: 'duties',
  usage: '--unit CODE [--ledger 台账] [--period P] [--all] [--json]',
  about: '列出还没有报、要改的填报任务；--all 连已报的也列出。',
  options: {
    unit: { type: 'string' },
    ledger: { type: 'string' },
    period: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
  run,
}
