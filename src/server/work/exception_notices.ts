/** The fillers of units that were let off, or whose form was opened again, hear of it from whoever decided it. */
import { type Day, fillersOf, type LedgerDocument, parsePeriod } from '../../ledger/index.ts'
import type { Tx } from '../db/database.ts'
import { type NewNotice, notify } from '../org/notices.ts'
import { unitsOf } from '../org/units.ts'
import { dutyLink } from './notice_words.ts'

export interface Excepted {
  readonly kind: 'exempt' | 'not_applicable' | 'reopened'
  readonly units: readonly string[]
  readonly period: string
  readonly until?: Day | undefined
  readonly reason: string
}

const SAID: Readonly<Record<Excepted['kind'], { readonly kind: NewNotice['kind']; readonly title: string }>> = {
  exempt: { kind: 'excused', title: '免报' },
  not_applicable: { kind: 'excused', title: '不适用，不用报' },
  reopened: { kind: 'reopened', title: '重新开放' },
}

export const tellExcepted = async (tx: Tx, ledger: LedgerDocument, excepted: Excepted): Promise<void> => {
  const { units, period, until, reason } = excepted
  const { kind, title } = SAID[excepted.kind]
  const names = new Map((await unitsOf(tx, units)).map(({ code, name }) => [code, name]))
  const opened = until === undefined ? '' : `开放到${until}。`
  await notify(
    tx,
    units.map((unit) => ({
      kind,
      cause: `exception ${ledger.name} ${period} ${unit}`,
      unit,
      ledger: ledger.name,
      period,
      title: `${ledger.title}（${parsePeriod(period)?.title ?? period}）：${title}`,
      words: `${names.get(unit) ?? unit}：${opened}${reason.trim()}`,
      link: dutyLink({ ledger: ledger.name, unit, period }),
      to: { positions: fillersOf(ledger) },
    })),
  )
}
