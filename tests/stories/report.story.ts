import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import yauzl from 'yauzl'
import type { FilledReport, Inline, Row } from '../../src/ledger/wire.ts'
import { sql } from '../../src/server/db/sql.ts'
import { verifyPublications } from '../../src/server/figures/index.ts'
import { CITY, key, openTown, type Town } from './town.ts'

const report = 'safety_and_stability'
const scope = `unit=${CITY}&period=2011`

let town: Town
beforeAll(async () => {
  town = await openTown('report')
  const client = await town.as('school_one')
  for (const [n, grade] of ['一般', '一般', '一般'].entries()) {
    const values = {
      found_on: '2011-03-08',
      kind: '消防',
      grade,
      place: `第${n}处`,
      about: '门锁损坏',
      owner: '许青山',
    }
    const made = await client.post<Row>('/api/ledgers/hazard/rows', { key: key(), unit: 'east-a-1', values })
    const { id, version } = made.body
    await client.post(`/api/ledgers/hazard/rows/${id}/moves`, { key: key(), version, move: 'report' })
  }
  const drill = { held_on: '2011-05-12', kind: '防震', pupils: 412 }
  await client.post('/api/ledgers/drill/rows', { key: key(), unit: 'east-a-1', values: drill })
})
afterAll(() => town.close())

const filled = async (): Promise<FilledReport> => {
  const client = await town.as('steward')
  const answer = await client.get<FilledReport>(`/api/reports/${report}?${scope}`)
  expect(answer.status).toBe(200)
  return answer.body
}
const inlinesOf = ({ blocks }: FilledReport): Inline[] =>
  blocks.flatMap((block) => (block.type === 'table' ? block.rows.flat(2) : block.inlines))

/** One member of a docx as text. */
const memberOf = (docx: Buffer, name: string): Promise<string> =>
  new Promise((resolve, reject) => {
    yauzl.fromBuffer(docx, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== name) return zip.readEntry()
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
        })
      })
      zip.readEntry()
    })
  })

const paragraphsOf = (xml: string): string[] =>
  xml
    .split('</w:p>')
    .map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((run) => run[1]).join(''))

describe('a report is prose whose figures come from rows', () => {
  test('every number in its text is a figure, but for the year it is about', async () => {
    const inlines = inlinesOf(await filled())
    const typed = inlines.flatMap((inline) => (inline.type === 'text' ? (inline.text.match(/\d+/g) ?? []) : []))
    expect(new Set(typed)).toEqual(new Set(['2011']))
    const found = inlines.find((inline) => inline.type === 'figure' && inline.figure.indicator === 'hazard.found')
    expect(found?.text).toBe('3')
  })

  test('what has no data stands there as a gap and not as a zero', async () => {
    const one = await filled()
    const gaps = inlinesOf(one).filter((inline) => inline.type === 'gap')
    expect(gaps.length).toBe(one.gaps)
    expect(gaps.map((gap) => gap.text)).toContain('【缺：重大隐患整改率】')
  })

  test('whoever may not read a ledger reads that, and the rest', async () => {
    const client = await town.as('school_one')
    const { body } = await client.get<FilledReport>(`/api/reports/${report}?${scope}`)
    const texts = inlinesOf(body).map((inline) => inline.text)
    expect(texts.some((text) => text.startsWith('【无权查看：'))).toBe(true)
    expect(inlinesOf(body).some((inline) => inline.type === 'figure')).toBe(true)
  })
})

describe('its Word file', () => {
  test('lists every figure of the text in the table of sources', async () => {
    const client = await town.as('steward')
    const { bytes } = await client.get(`/api/reports/${report}.docx?${scope}`)
    const xml = await memberOf(bytes, 'word/document.xml')
    // It is named below the text before it comes.
    const at = xml.lastIndexOf('数据来源表')
    const [body, sources] = [xml.slice(0, at), xml.slice(at)]
    const inBody = [...body.matchAll(/w:anchor="figure_(\d+)"/g)].map((match) => Number(match[1]))
    const inSources = [...sources.matchAll(/w:name="figure_(\d+)"/g)].map((match) => Number(match[1]))
    expect(inBody.length).toBeGreaterThan(10)
    expect(inSources).toEqual(inBody)
    const cells = paragraphsOf(sources)
    for (const inline of inlinesOf(await filled())) {
      if (inline.type !== 'figure') continue
      expect(cells).toContain(inline.figure.indicator)
      expect(cells.some((cell) => cell === inline.text || cell.startsWith(`${inline.text}（`))).toBe(true)
    }
    expect(paragraphsOf(body).join('')).toContain('【缺：')
  })

  const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path))
  test.skipIf(office === undefined)('opens in LibreOffice', async () => {
    const client = await town.as('steward')
    const { bytes } = await client.get(`/api/reports/${report}.docx?${scope}`)
    const folder = await mkdtemp(join(tmpdir(), 'youju-paper-'))
    try {
      await writeFile(join(folder, 'paper.docx'), bytes)
      const profile = `-env:UserInstallation=file://${folder}/profile`
      await promisify(execFile)(office ?? '', [
        profile,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'paper.docx'),
      ])
      expect(existsSync(join(folder, 'paper.pdf'))).toBe(true)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('published', () => {
  test('it stays what it was, whatever happens to the rows', async () => {
    const steward = await town.as('steward')
    const published = await steward.post<{ id: string; report: FilledReport }>(`/api/reports/${report}/publications`, {
      unit: CITY,
      period: '2011',
    })
    expect(published.status).toBe(200)
    const { as_of } = published.body.report
    const client = await town.as('school_one')
    const { body } = await client.get<{ rows: Row[] }>('/api/ledgers/drill/rows')
    const [drill] = body.rows
    if (drill === undefined) throw new Error('the drill has gone')
    const values = { held_on: '2011-05-12', kind: '防震', pupils: 999 }
    const edited = await client.put<Row>(`/api/ledgers/drill/rows/${drill.id}`, {
      key: key(),
      version: drill.version,
      values,
    })
    expect(edited.status).toBe(200)
    const pupils = async (moment?: string): Promise<string | undefined> => {
      const at = moment === undefined ? '' : `&as_of=${encodeURIComponent(moment)}`
      const { body: figures } = await steward.get<{ figures: { display: string }[] }>(
        `/api/figures?indicators=drill.pupils&${scope}${at}`,
      )
      return figures.figures[0]?.display
    }
    expect(await pupils()).toBe('999')
    expect(await pupils(as_of)).toBe('412')
    const verified = await town.database.asOwner(CITY, (tx) => verifyPublications(tx))
    expect(verified.differences).toEqual([])
    expect(verified.figures).toBeGreaterThan(10)
  })

  test('and a published figure that was tampered with is found', async () => {
    const verified = await town.database.asOwner(CITY, async (tx) => {
      await tx.run(
        sql`update platform.publication set figures = replace(figures::text, '"value": 412', '"value": 413')::jsonb`,
      )
      return verifyPublications(tx)
    })
    expect(verified.differences.length).toBeGreaterThan(0)
  })
})
