import type { Exceptional } from '../../../ledger/work_wire.ts'

/** Why a return stands on top of the queue. */
export const EXCEPTION_TITLES: Readonly<Record<Exceptional, string>> = {
  explained: '有说明',
  changed: '有改动',
  outlier: '离群',
  late: '迟交',
}
