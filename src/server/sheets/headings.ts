/**
 * Which column holds which field. Clerks rename, reorder and decorate headings; what is recognised is recognised by
 * title, by synonym, with or without the unit in brackets, in full or half width. What is not recognised is said:
 * a column is never passed over silently.
 */
import { type CellFaultWire, faultAt } from './faults.ts'
import { type Cell, type SheetRow, cellText, columnLetter, isTrouble } from './cell.ts'

/** Something a column may be: a field, or the unit or period of its rows. */
export interface Wanted {
  readonly name: string
  readonly title: string
  readonly synonyms: readonly string[]
  /** The sheet cannot do without it. */
  readonly required: boolean
  /** No column of the template: it may be there, but has no place in its order. */
  readonly aside?: boolean
}
export interface FoundColumn {
  /** Counted from 0. */
  readonly column: number
  readonly letter: string
  readonly heading: string
  /** The words in brackets behind the title: 万元, 必填. */
  readonly bracket: string
  readonly wanted: Wanted | null
  /** The clerk said that it is not to be read. */
  readonly left_out: boolean
}
/** What the clerk said of columns, by their letters: the name of a field, or null for what is not to be read. */
export type Assigned = Readonly<Record<string, string | null>>
export interface Headings {
  /** Row of the headings; 0 where there are none and the columns were taken in the template's order. */
  readonly row: number
  readonly columns: readonly FoundColumn[]
  readonly faults: readonly CellFaultWire[]
}

/** Rows in which headings are looked for: titles and notes stand above them. */
export const HEADING_ROWS = 10

/** Columns of lists and of our own exports that carry nothing to be read. */
const passedOver = new Set(['序号', '编号', 'no', 'no.', '行号', '记录号', '登记时间', '登记人', '更新时间'])

/** @param first the first rows of the sheet, at most ten */
export const findHeadings = (
  first: readonly SheetRow[],
  wanted: readonly Wanted[],
  assigned: Assigned = {},
): Headings => {
  const names = dictionary(wanted)
  const said = saidOf(assigned, wanted)
  const best = first.map((row, i) => matched(row, first[i - 1], names, said)).reduce(better, null)
  if (best === null || best.hits === 0)
    return byOrder(
      first,
      wanted.filter(({ aside }) => !aside),
    )
  return { row: best.row, columns: best.columns, faults: faultsOf(best, wanted) }
}

/** What a row at the top gives when it is read as headings. */
interface Match {
  readonly row: number
  readonly columns: FoundColumn[]
  readonly hits: number
}

const better = (best: Match | null, one: Match): Match => (best === null || one.hits > best.hits ? one : best)

/** A heading as it is compared: half width, small letters, no blanks, no marks, no brackets at its end. */
export const plainHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:"'“”‘’_]/g, '')
    .replace(/(\([^()]*\)|\[[^[\]]*\]|【[^【】]*】)+$/, '')

/** The words in the last brackets of a heading: 万元 of 整改资金（万元）. */
const bracketOf = (text: string): string =>
  /[([【]([^()[\]【】]*)[)\]】][\s*]*$/.exec(text.normalize('NFKC'))?.[1]?.trim() ?? ''

/** Titles go before synonyms, synonyms before names: an earlier word is not taken over by a later one. */
const dictionary = (wanted: readonly Wanted[]): Map<string, Wanted> => {
  const names = new Map<string, Wanted>()
  const add = (text: string, one: Wanted): void => {
    for (const word of [wholeHeading(text), plainHeading(text)])
      if (word !== '' && !names.has(word)) names.set(word, one)
  }
  for (const one of wanted) add(one.title, one)
  for (const one of wanted) for (const synonym of one.synonyms) add(synonym, one)
  for (const one of wanted) add(one.name, one)
  return names
}

const wholeHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:"'“”‘’_]/g, '')

/** By letter: what a column was said to be. */
type Said = ReadonlyMap<string, Wanted | null>

const saidOf = (assigned: Assigned, wanted: readonly Wanted[]): Said =>
  new Map(
    Object.entries(assigned).map(([letter, name]) => [
      letter,
      wanted.find((one) => one.name === name || one.name === `#${name}`) ?? null,
    ]),
  )

const matched = (row: SheetRow, above: SheetRow | undefined, names: ReadonlyMap<string, Wanted>, said: Said): Match => {
  const taken = new Set(said.values())
  const columns = row.cells.flatMap((cell, column): FoundColumn[] => {
    const heading = cellText(cell).trim()
    const letter = columnLetter(column)
    const given = said.get(letter)
    if (isTrouble(cell) || (heading === '' && !given)) return []
    // Under a heading that spans several columns, 男 stands for 在校学生男.
    const found = lookUp(names, heading) ?? lookUp(names, spanning(above, column) + heading) ?? null
    const yields = given === undefined && found !== null && taken.has(found)
    const wanted = given === undefined ? (yields ? null : found) : given
    return [{ column, letter, heading, bracket: bracketOf(heading), wanted, left_out: yields || given === null }]
  })
  return { row: row.row, columns, hits: new Set(columns.flatMap(({ wanted }) => wanted ?? [])).size }
}

const lookUp = (names: ReadonlyMap<string, Wanted>, heading: string): Wanted | undefined =>
  names.get(wholeHeading(heading)) ?? names.get(plainHeading(heading))

const spanning = (above: SheetRow | undefined, column: number): string => {
  for (let i = column; i >= 0; i--) {
    const text = cellText(above?.cells[i]).trim()
    if (text !== '') return text
  }
  return ''
}

const faultsOf = ({ row, columns }: Match, wanted: readonly Wanted[]): CellFaultWire[] => {
  const at = (found: FoundColumn, says: string, expected: string): CellFaultWire =>
    faultAt({ row, column: found.letter, title: found.heading, read: found.heading, says, expected })
  const unknown = columns
    .filter(({ wanted: one, heading, left_out }) => one === null && !left_out && !passedOver.has(plainHeading(heading)))
    .map((found) => at(found, '本台账没有这一列', '改成模板中的列名，或删去这一列'))
  const twice = columns
    .filter((found) =>
      columns.some((other) => found.wanted !== null && other.wanted === found.wanted && other.column < found.column),
    )
    .map((found) => at(found, `“${found.wanted?.title}”出现了两次`, '只留一列'))
  const absent = wanted
    .filter((one) => one.required && !columns.some((found) => found.wanted === one))
    .map((one) =>
      faultAt({
        row,
        column: '',
        title: one.title,
        field: one.name,
        read: '',
        says: '缺少这一列',
        expected: `表头中要有“${one.title}”`,
      }),
    )
  return [...unknown, ...twice, ...absent]
}

/** As a last resort: no heading anywhere, but exactly as many columns as the template has. */
const byOrder = (first: readonly SheetRow[], wanted: readonly Wanted[]): Headings => {
  const width = Math.max(0, ...first.map((row) => row.cells.length))
  const columns = wanted.map((one, column) => ({
    column,
    letter: columnLetter(column),
    heading: '',
    bracket: '',
    wanted: one,
    left_out: false,
  }))
  if (width > 0 && width === wanted.length) return { row: 0, columns, faults: [] }
  const seen = (first[0]?.cells ?? []).map((cell: Cell) => cellText(cell)).filter((text) => text !== '')
  const fault = faultAt({
    row: first[0]?.row ?? 1,
    column: '',
    title: '',
    read: seen.join('、').slice(0, 40),
    says: first.length === 0 ? '表里没有内容' : `前${HEADING_ROWS}行里没有找到表头`,
    expected: `表头应有：${wanted
      .slice(0, 8)
      .map(({ title }) => title)
      .join('、')}${wanted.length > 8 ? '等' : ''}`,
  })
  return { row: first[0]?.row ?? 1, columns: [], faults: [fault] }
}
