/** A paper goes out as a Word file, is worked on in Word or LibreOffice, and comes back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FilledReport, Inline, Row } from '../../src/ledger/wire.ts'
import type { Checked, TaggedCheck, TaggedFinding } from '../../src/ledger/wire/check.ts'
import { linesOf } from '../../src/server/papers/paper_lines.ts'
import { taggedPaper } from '../../src/server/sheets/tagged_paper.ts'
import { DOCUMENT, edited, LIST, partOf, typedOver, withoutFigure, writtenBehind } from './edited_docx.ts'
import { converted, hasOffice } from './office.ts'
import { type Client, CITY, key, openTown, type Town } from './town.ts'

const report = 'safety_and_stability'
const scope = `unit=${CITY}&period=2011`

let town: Town
let steward: Client
let docx: Buffer
let filled: FilledReport
beforeAll(async () => {
  town = await openTown('tagged')
  const school = await town.as('school_one')
  for (const place of ['东门', '西门', '食堂', '操场', '宿舍']) {
    const about = { grade: '一般', place, about: '门锁损坏', owner: '许青山' }
    const values = { found_on: '2011-03-08', kind: '消防', ...about }
    const { body } = await school.post<Row>('/api/ledgers/hazard/rows', { key: key(), unit: 'east-a-1', values })
    await school.post(`/api/ledgers/hazard/rows/${body.id}/moves`, {
      key: key(),
      version: body.version,
      move: 'report',
    })
  }
  for (const held_on of ['2011-05-12', '2011-09-01']) {
    const values = { held_on, kind: '防震', pupils: 412 }
    await school.post('/api/ledgers/drill/rows', { key: key(), unit: 'east-a-1', values })
  }
  steward = await town.as('steward')
  docx = (await steward.get(`/api/reports/${report}.docx?${scope}`)).bytes
  filled = (await steward.get<FilledReport>(`/api/reports/${report}?${scope}`)).body
})
afterAll(() => town.close())

const checked = async (content: Buffer): Promise<TaggedCheck> => {
  const { status, body } = await steward.upload<Checked>('/api/check', { name: '工作总结.docx', content })
  expect(status).toBe(200)
  if (body.tagged === undefined) throw new Error('the paper was not known again')
  return body.tagged
}
const inlines = (): Inline[] =>
  filled.blocks.flatMap((block) => (block.type === 'table' ? block.rows.flat(2) : block.inlines))
const figureKeys = (): string[] =>
  inlines().flatMap((inline) => (inline.type === 'figure' ? [`youju_${inline.number}`] : []))

describe('what goes out', () => {
  test('every figure and every gap is a control whose tag is in the list, with what was asked and what was printed', async () => {
    const xml = await partOf(docx, DOCUMENT)
    const tags = [...xml.matchAll(/<w:tag w:val="(youju_\w+)"\/>/g)].map((match) => match[1])
    const list = await partOf(docx, LIST)
    const listed = [...list.matchAll(/<(?:figure|gap) key="(\w+)"/g)].map((match) => match[1])
    expect(listed).toEqual(tags)
    expect(tags.filter((tag) => tag?.startsWith('youju_gap_'))).toHaveLength(filled.gaps)
    expect(tags.filter((tag) => !tag?.startsWith('youju_gap_'))).toEqual(figureKeys())
    const found = /<figure [^>]*indicator="hazard.found"[^>]*>/.exec(list)?.[0] ?? ''
    expect(found).toContain('period="2011"')
    expect(found).toContain('value="5"')
    expect(found).toContain('display="5"')
    expect(found).toMatch(/as_of="20\d\d-/)
    expect(found).toMatch(/due="\d+" received="\d+" version="\d+" trace="\/figures\/evidence\?indicator=hazard\.found/)
  })

  test('the list knows the text as it stands in the file', async () => {
    const paper = await taggedPaper(docx, 'paper.docx')
    expect(paper?.text.trimEnd()).toBe(linesOf(filled).text.trimEnd())
  })

  test('nothing is found in a paper that nobody has touched', async () => {
    const { findings, figures, reckoned, gaps, paper } = await checked(docx)
    expect(findings).toEqual([])
    expect(reckoned).toBe(figures)
    expect(figures).toBe(filled.figures.length)
    expect(gaps).toBe(filled.gaps)
    expect(paper).toMatchObject({ title: filled.title, period: '2011' })
  })
})

const TYPED = ['新建学校3所。', '培训教师128人次。', '投入资金56.3万元。', '群众满意率达到97.2%。', '走访家庭1204户。']

/** Ten changed, three deleted, five typed, spread over the paper. */
const byHand = (keys: readonly string[]) => {
  const step = Math.floor(keys.length / 13)
  const chosen = Array.from({ length: 13 }, (_, i) => keys[i * step]!)
  const [deleted, changed] = [chosen.filter((_, i) => i % 4 === 2), chosen.filter((_, i) => i % 4 !== 2)]
  const behind = changed.slice(0, TYPED.length)
  const change = (xml: string): string => {
    let now = xml
    for (const [i, one] of changed.entries()) now = typedOver(now, one, `${i + 3}77`)
    for (const [i, one] of behind.entries()) now = writtenBehind(now, one, TYPED[i]!)
    for (const one of deleted) now = withoutFigure(now, one)
    return now
  }
  return { changed, deleted, change }
}

const expectEighteen = (findings: readonly TaggedFinding[]): void => {
  const { changed, deleted } = byHand(figureKeys())
  const of = (kind: string): TaggedFinding[] => findings.filter((finding) => finding.kind === kind)
  expect(changed).toHaveLength(10)
  expect(deleted).toHaveLength(3)
  expect(of('changed').map((finding) => finding.key)).toEqual(changed)
  expect(of('changed').map((finding) => finding.now)).toEqual(changed.map((_, i) => `${i + 3}77`))
  expect(of('deleted').map((finding) => finding.key)).toEqual(deleted)
  expect(of('typed').map((finding) => finding.now)).toEqual(
    expect.arrayContaining(['3所', '128人次', '56.3万元', '97.2%', '1204户']),
  )
  expect(findings).toHaveLength(18)
  for (const finding of findings) expect(finding.sentence).not.toBe('')
}

describe('what comes back', () => {
  test('ten figures changed, three deleted and five typed are found, and nothing else', async () => {
    const back = await edited(docx, byHand(figureKeys()).change)
    expectEighteen((await checked(back)).findings)
  })

  test.skipIf(!hasOffice)('LibreOffice keeps every figure known', async () => {
    const { findings, figures } = await checked(await converted(docx, 'paper.docx', 'docx'))
    expect(findings).toEqual([])
    expect(figures).toBe(filled.figures.length)
  })

  test.skipIf(!hasOffice)('the same eighteen, worked on between two savings by LibreOffice', async () => {
    const saved = await converted(docx, 'paper.docx', 'docx')
    const back = await converted(await edited(saved, byHand(figureKeys()).change), 'paper.docx', 'docx')
    expectEighteen((await checked(back)).findings)
  })

  test('a row corrected since makes its figure stale, with the difference', async () => {
    const school = await town.as('school_one')
    const { body } = await school.get<{ rows: Row[] }>('/api/ledgers/hazard/rows')
    const [row] = body.rows
    if (row === undefined) throw new Error('the hazards have gone')
    const fresh = { found_on: '2011-04-02', kind: '消防', grade: '一般', place: '操场', about: '灯坏', owner: '许青山' }
    const made = await school.post<Row>('/api/ledgers/hazard/rows', { key: key(), unit: 'east-a-1', values: fresh })
    const { id, version } = made.body
    await school.post(`/api/ledgers/hazard/rows/${id}/moves`, { key: key(), version, move: 'report' })
    const { findings } = await checked(docx)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['stale']))
    const found = findings.find(({ indicator }) => indicator === 'hazard.found')
    expect(found).toMatchObject({ was: '5', now: '6', difference: 1 })
    expect(found?.says).toBe('“排查安全隐患”印出时是5，现在台账算出6，多1')
    expect(findings.some(({ indicator }) => indicator?.startsWith('drill.'))).toBe(false)
  })

  test('who sees only a part of the unit is not told that the paper is wrong', async () => {
    const client = await town.as('school_one')
    const { body } = await client.upload<Checked>('/api/check', { name: '工作总结.docx', content: docx })
    expect(body.tagged).toMatchObject({ reckoned: 0, unreckoned: filled.figures.length, findings: [] })
  })
})
