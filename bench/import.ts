/**
 * What it costs to bring in a large sheet: 100,000 rows of 20 columns from xlsx and from csv, read and checked for the
 * preview, then read, checked and written; against a bare COPY of the same rows into a table of the same shape, in the
 * same run. The bare COPY checks nothing, seals nothing and knows no row-level security.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import {
  choice,
  date,
  defineLedger,
  idNumber,
  integer,
  makeCatalogue,
  money,
  number,
  text,
  yesNo,
} from '../src/ledger/index.ts'
import { organisation } from '../src/ledger/example_declarations.ts'
import type { Database } from '../src/server/db/database.ts'
import { startEmbedded } from '../src/server/db/embedded.ts'
import { migrate } from '../src/server/db/migrate.ts'
import { openDatabase, platformOf } from '../src/server/db/open.ts'
import { sql } from '../src/server/db/sql.ts'
import { createUnits, type NewUnit } from '../src/server/org/units.ts'
import { writeCsv } from '../src/server/sheets/csv_writer.ts'
import { runImport } from '../src/server/sheets/import.ts'
import type { ImportDesk } from '../src/server/sheets/ledger_sheet.ts'
import { previewImport } from '../src/server/sheets/preview.ts'
import { writeXlsx, type WrittenColumn } from '../src/server/sheets/xlsx_writer.ts'
import { applyDeclarations } from '../src/server/tables/apply.ts'
import { makeSeal } from '../src/server/tables/seal.ts'

const COUNTY = 'bench'
const SCHOOLS = 800
const ROWS = 100_000
const RUNS = 3

const ledger = defineLedger({
  name: 'pupil_return',
  title: '学生信息采集表',
  filledBy: 'school.moral_clerk',
  on: 'enrolled_on',
  fields: {
    name: text('姓名', { required: true }),
    id_number: idNumber('身份证号', { required: true }),
    sex: choice('性别', ['男', '女'], { required: true }),
    born_on: date('出生日期', { required: true }),
    nation: choice('民族', ['汉族', '土家族', '苗族', '彝族', '其他'], { required: true }),
    grade: choice('年级', ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级'], { required: true }),
    class: integer('班', { min: 1, max: 60, required: true }),
    enrolled_on: date('入学日期', { required: true }),
    boards: yesNo('寄宿', { required: true }),
    only_child: yesNo('独生子女'),
    left_behind: yesNo('留守儿童'),
    distance: number('上学距离', { unit: '公里', places: 1 }),
    height: number('身高', { unit: '厘米', places: 1 }),
    weight: number('体重', { unit: '公斤', places: 1 }),
    fee: money('应交费用'),
    aid: money('资助金额'),
    books: integer('借阅册数'),
    guardian: text('监护人'),
    address: text('家庭住址'),
    remark: text('备注'),
  },
})

const declarations = [organisation, ledger]

const opened_on = '2001-09-01'
const units = (): NewUnit[] => [
  { code: COUNTY, name: '基准县教育局', level: 'county', parent: null, opened_on },
  ...Array.from({ length: SCHOOLS }, (_, i) => ({
    code: `s${i}`,
    name: `第${i + 1}学校`,
    level: 'school',
    parent: COUNTY,
    opened_on,
  })),
]

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T
const two = (part: number): string => String(part).padStart(2, '0')
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const withCheck = (seventeen: string): string =>
  seventeen +
  '10X98765432'.charAt(weights.reduce((sum, weight, i) => sum + weight * Number(seventeen.charAt(i)), 0) % 11)

/** Row i: the unit's code and twenty cells, different in most columns from row to row. Address code 999901 is nobody's. */
const rowOf = (i: number): (string | number)[] => {
  const born = `20${two(10 + (i % 8))}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`
  return [
    `s${i % SCHOOLS}`,
    `学生${i}`,
    withCheck(`999901${born.replaceAll('-', '')}${String(i % 1000).padStart(3, '0')}`),
    pick(['男', '女'], i),
    born,
    pick(['汉族', '土家族', '苗族', '彝族', '其他'], i * 7),
    pick(['一年级', '二年级', '三年级', '四年级', '五年级', '六年级'], i),
    1 + (i % 12),
    `20${two(16 + (i % 8))}-09-01`,
    pick(['是', '否'], i * 3),
    pick(['是', '否', '否'], i),
    pick(['否', '否', '是'], i),
    (i % 300) / 10,
    100 + (i % 700) / 10,
    20 + (i % 400) / 10,
    (i % 100_000) / 100,
    i % 5000,
    i % 40,
    `监护人${i}`,
    `某镇某村${i % 900}组${i % 77}号`,
    `第${i}条记录没有别的说明`,
  ]
}
async function* batches(): AsyncGenerator<(string | number)[][]> {
  for (let at = 0; at < ROWS; at += 1000) yield Array.from({ length: 1000 }, (_, i) => rowOf(at + i))
}

const days = new Set(['born_on', 'enrolled_on'])
const numbers = new Set(['class', 'distance', 'height', 'weight', 'fee', 'aid', 'books'])
const columns: WrittenColumn[] = [
  { title: '单位代码', look: 'text' },
  ...Object.entries(ledger.fields).map(([name, { title }]): WrittenColumn => ({
    title,
    look: days.has(name) ? 'day' : numbers.has(name) ? 'number' : 'text',
  })),
]

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}
const middle = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

/** Lines as COPY reads them, sealed beforehand, with the columns in the order of `bareColumns`. */
const bareLines = (seal: ImportDesk['seal']): string[] => {
  const lines: string[] = []
  let chunk = ''
  for (let i = 0; i < ROWS; i++) {
    const [unit, name, id, ...rest] = rowOf(i).map((cell) => (cell === '是' ? 't' : cell === '否' ? 'f' : String(cell)))
    const sealed = [seal.seal(id ?? ''), seal.hash(id ?? '')].map((bytes) => `\\\\x${bytes.toString('hex')}`)
    chunk += `${[COUNTY, i + 1, 1, unit, 'kept', rest[5], '2026-01-01', 0, name, ...sealed, ...rest].join('\t')}\n`
    if (chunk.length > 65_536) {
      lines.push(chunk)
      chunk = ''
    }
  }
  return [...lines, chunk]
}
const bareColumns = (): string => {
  const fields = Object.keys(ledger.fields).flatMap((name) => (name === 'id_number' ? [name, `${name}_hash`] : [name]))
  return ['county', 'id', 'version', 'unit', 'state', 'day', 'opened_at', 'by', ...fields]
    .map((name) => `"${name}"`)
    .join(', ')
}

const emptied = (database: Database): Promise<number> =>
  database.asOwner(COUNTY, (tx) => tx.run(sql`truncate ledger.pupil_return`))

const measured = async (
  desk: ImportDesk,
  file: string,
  source: string,
): Promise<{ preview: number; whole: number }> => {
  const actor = platformOf(COUNTY)
  const asked = { ledger: ledger.name, source, file }
  const times: { preview: number; whole: number }[] = []
  for (let run = 0; run < RUNS; run++) {
    await emptied(desk.database)
    const preview = await seconds(async () => {
      const found = await previewImport(desk, actor, asked)
      if (found.fault_count > 0) throw new Error(JSON.stringify(found.faults[0]))
    })
    const write = await seconds(() => runImport(desk, actor, { ...asked, import_id: randomUUID() }))
    times.push({ preview, whole: preview + write })
  }
  return { preview: middle(times.map((one) => one.preview)), whole: middle(times.map((one) => one.whole)) }
}

const bareCopy = async ({ database, seal }: ImportDesk): Promise<number> => {
  const lines = bareLines(seal)
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    await emptied(database)
    times.push(
      await seconds(() =>
        database.asOwner(COUNTY, (tx) => tx.copyIn(`copy ledger.pupil_return (${bareColumns()}) from stdin`, lines)),
      ),
    )
  }
  return middle(times)
}

/** The most memory this process held while the work ran, in MB. */
const watched = async <T>(work: () => Promise<T>): Promise<{ value: T; most: number }> => {
  let most = 0
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  try {
    return { value: await work(), most: Math.round(most / 1_000_000) }
  } finally {
    clearInterval(timer)
  }
}

const line = (name: string, time: number, bare: number): string =>
  `${name.padEnd(28)} ${time.toFixed(2).padStart(6)} s  ${Math.round(ROWS / time)
    .toLocaleString('en')
    .padStart(9)} rows/s  ${(bare / time).toFixed(2)} of the bare COPY`

export const run = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'youju-bench-'))
  const server = await startEmbedded(join(folder, 'pg'))
  const database = await openDatabase(server.url)
  try {
    await migrate(database)
    await database.asOwner(COUNTY, (tx) => createUnits(tx, units()))
    await applyDeclarations(database, COUNTY, declarations)
    const desk: ImportDesk = { database, catalogue: makeCatalogue(declarations), seal: makeSeal(randomBytes(32)) }
    const [xlsx, csv] = [join(folder, 'a.xlsx'), join(folder, 'a.csv')]
    const writeTime = await seconds(() => pipeline(writeXlsx(columns, batches()), createWriteStream(xlsx)))
    await pipeline(
      writeCsv(
        columns.map(({ title }) => title),
        batches(),
      ),
      createWriteStream(csv),
    )
    const { value, most } = await watched(async () => ({
      csv: await measured(desk, 'a.csv', csv),
      xlsx: await measured(desk, 'a.xlsx', xlsx),
    }))
    const bare = await bareCopy(desk)
    const sizes = await Promise.all([xlsx, csv].map(async (path) => ((await stat(path)).size / 1e6).toFixed(1)))
    console.log(
      `import: ${ROWS} rows, ${columns.length - 1} columns and the unit; xlsx ${sizes[0]} MB (written in ${writeTime.toFixed(2)} s), csv ${sizes[1]} MB; middle of ${RUNS}`,
    )
    console.log(line('bare COPY', bare, bare))
    for (const kind of ['csv', 'xlsx'] as const) {
      console.log(line(`${kind} preview`, value[kind].preview, bare))
      console.log(line(`${kind} preview and import`, value[kind].whole, bare))
    }
    console.log(`most memory while importing: ${most} MB`)
  } finally {
    await database.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
