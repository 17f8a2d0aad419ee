/** The collection page as a workbook: every unit and every period shown, none cut. */
import type { DutyState } from '../../ledger/index.ts'
import type { WrittenCell, WrittenColumn } from './xlsx_writer.ts'
import { writeXlsx } from './xlsx_writer.ts'

export const DUTY_WORDS: Readonly<Record<DutyState, string>> = {
  early: '未到填报期',
  open: '待报',
  late: '逾期未报',
  closed: '已关闭未报',
  returned: '退回待改',
  in_review: '待审',
  accepted: '已通过',
  exempt: '免报',
  not_applicable: '不适用',
  zero: '零报告',
}

interface SheetUnit {
  readonly unit: string
  readonly unit_name: string
  readonly above_name: string
  readonly cells: readonly ({
    readonly state: DutyState
    readonly on_time: boolean | null
    readonly returns: number
  } | null)[]
  readonly tally: Readonly<
    Record<'due' | 'received' | 'late' | 'returned' | 'excused' | 'on_time' | 'first_right', number>
  >
}

const COUNTS = [
  ['due', '应报'],
  ['received', '已报'],
  ['on_time', '按时'],
  ['first_right', '一次通过'],
  ['late', '逾期'],
  ['returned', '退回'],
  ['excused', '免报、不适用'],
] as const

export const collectionSheet = (periods: readonly string[], units: readonly SheetUnit[]): AsyncGenerator<Buffer> => {
  const text = (title: string, width: number): WrittenColumn => ({ title, look: 'text', width })
  const columns: WrittenColumn[] = [
    text('单位代码', 14),
    text('单位', 24),
    text('上级单位', 20),
    ...periods.map((title) => text(title, 14)),
    ...COUNTS.map(([, title]): WrittenColumn => ({ title, look: 'number', width: 9 })),
  ]
  return writeXlsx(columns, batchesOf(units), '填报情况')
}

async function* batchesOf(units: readonly SheetUnit[]): AsyncGenerator<WrittenCell[][]> {
  yield units.map(({ unit, unit_name, above_name, cells, tally }) => [
    unit,
    unit_name,
    above_name,
    ...cells.map((cell) => (cell === null ? null : wordsOf(cell))),
    ...COUNTS.map(([count]) => tally[count]),
  ])
}

const wordsOf = ({ state, on_time, returns }: NonNullable<SheetUnit['cells'][number]>): string =>
  [DUTY_WORDS[state], on_time === false ? '迟报' : '', returns > 0 ? `退回${returns}次` : ''].filter(Boolean).join('，')
