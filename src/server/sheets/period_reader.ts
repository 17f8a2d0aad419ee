/** Periods as clerks write them in a column: by code, by title, or by a day within. */
import { parsePeriod, type PeriodKind, periodOf, type Reading } from '../../ledger/index.ts'
import { type Cell, cellText, isTrouble } from './cell.ts'

const examples: Readonly<Record<PeriodKind, string>> = {
  day: '2026-03-09',
  week: '2026W11 或 2026年第11周',
  ten_days: '2026-03X1 或 2026年3月上旬',
  month: '2026-03 或 2026年3月',
  quarter: '2026Q1 或 2026年第一季度',
  half: '2026H1 或 2026年上半年',
  year: '2026 或 2026年',
  term: '2026T1 或 2026—2027学年第一学期',
  school_year: '2026S 或 2026—2027学年',
  once: '一次性',
}

/** Each spelling as a pattern and the code it stands for. */
const spellings: Readonly<Record<PeriodKind, readonly [RegExp, string][]>> = {
  day: [[/^(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?$/, '$1-$2-$3']],
  week: [[/^(\d{4})年?第?(\d{1,2})周$/, '$1W$2']],
  ten_days: [[/^(\d{4})年(\d{1,2})月([上中下])旬$/, '$1-$2X$3']],
  month: [[/^(\d{4})[年/.-](\d{1,2})月?$/, '$1-$2']],
  quarter: [[/^(\d{4})年?第?([一二三四1-4])季度?$/, '$1Q$2']],
  half: [[/^(\d{4})年?([上下])半年$/, '$1H$2']],
  year: [[/^(\d{4})年?度?$/, '$1']],
  term: [
    [/^(\d{4})-\d{4}学年度?第?([一二12])学期$/, '$1T$2'],
    [/^(\d{4})-\d{4}-([12])$/, '$1T$2'],
  ],
  school_year: [[/^(\d{4})-\d{4}学?年?度?$/, '$1S']],
  once: [[/^(一次性|once)$/, 'once']],
}
const parts: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4', 上: '1', 中: '2', 下: '3' }
const halves: Readonly<Record<string, string>> = { 上: '1', 下: '2' }

export const readPeriod = (cell: Cell, kind: PeriodKind): Reading => {
  const text = cellText(cell)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[—–－~至]+/g, '-')
  if (text === '') return { ok: true, value: null }
  const code = isTrouble(cell) ? null : codeIn(text, kind)
  const period = code === null ? null : parsePeriod(code)
  if (period?.kind === kind) return { ok: true, value: period.code }
  return { ok: false, says: `“${text.slice(0, 20)}”不是本台账的填报期`, expected: examples[kind] }
}

const codeIn = (text: string, kind: PeriodKind): string | null => {
  const direct = parsePeriod(text)
  if (direct?.kind === kind) return direct.code
  for (const [pattern, code] of spellings[kind]) {
    const found = pattern.exec(text)
    if (found === null) continue
    const words = kind === 'half' ? halves : parts
    return code.replace(/\$(\d)/g, (_, i: string) =>
      padded(words[found[Number(i)] ?? ''] ?? found[Number(i)] ?? '', Number(i), kind),
    )
  }
  // Excel turns 2026年3月 into the first of the month.
  return direct?.kind === 'day' && (kind === 'month' || kind === 'year') ? periodOf(kind, direct.code).code : null
}

const padded = (part: string, place: number, kind: PeriodKind): string =>
  place > 1 && (kind === 'day' || kind === 'month' || kind === 'week' || (kind === 'ten_days' && place === 2))
    ? part.padStart(2, '0')
    : part
