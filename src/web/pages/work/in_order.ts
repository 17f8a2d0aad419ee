/** Duties and rows in one list: late first, then by due instant, what has no limit last. */
import type { OpenRow } from '../../../ledger/wire/open_rows.ts'
import type { Duty } from '../../../ledger/work_wire.ts'

export type Owing =
  | { readonly kind: 'duty'; readonly duty: Duty; readonly due: number }
  | { readonly kind: 'row'; readonly row: OpenRow; readonly due: number }

const NEVER = Number.POSITIVE_INFINITY
const instant = (at: string | null): number => (at === null ? NEVER : Date.parse(at))

/** What is not open yet can wait, whatever is due of it. */
const dutyOf = (duty: Duty): Owing => ({
  kind: 'duty',
  duty,
  due: duty.state === 'early' ? NEVER : instant(duty.due_at),
})
const rowOf = (row: OpenRow): Owing => ({ kind: 'row', row, due: instant(row.due_at) })

/** Rows come in their order; among things due at the same instant duties stand first. */
export const inOrder = (duties: readonly Duty[], rows: readonly OpenRow[]): readonly Owing[] =>
  [...duties.map(dutyOf), ...rows.map(rowOf)].sort((one, other) => (one.due === other.due ? 0 : one.due - other.due))
