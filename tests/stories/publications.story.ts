import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FilledReport, Inline, Row, Trace } from '../../src/ledger/wire.ts'
import type { Changes, Publication, Publications, Verification } from '../../src/ledger/wire/publications.ts'
import { sql } from '../../src/server/db/sql.ts'
import { verifyPublications } from '../../src/server/figures/index.ts'
import { DOCUMENT, partOf } from './edited_docx.ts'
import { makeRow, moveRow, taken } from './row_steps.ts'
import { CITY, key, type Login, openTown, type Town } from './town.ts'

const report = 'safety_and_stability'

let town: Town
const publish = async (login: Login, unit = CITY, sent = key()): Promise<{ id: string; report: FilledReport }> => {
  const client = await town.as(login)
  const answer = await client.post<{ id: string; report: FilledReport }>(`/api/reports/${report}/publications`, {
    unit,
    period: '2011',
    key: sent,
  })
  expect(answer.status).toBe(200)
  return answer.body
}
const read = async (login: Login, id: string): Promise<Publication> => {
  const answer = await (await town.as(login)).get<Publication>(`/api/publications/${id}`)
  expect(answer.status).toBe(200)
  return answer.body
}
const inlinesOf = ({ blocks }: FilledReport): Inline[] =>
  blocks.flatMap((block) => (block.type === 'table' ? block.rows.flat(2) : block.inlines))
const wordsOf = (filled: FilledReport | null): string =>
  inlinesOf(filled!)
    .map(({ text }) => text)
    .join('')
const verified = () => town.database.asOwner(CITY, (tx) => verifyPublications(tx))

let paper: Publication
beforeAll(async () => {
  town = await openTown('publications')
  const school = await town.as('school_one')
  for (const place of ['东楼', '西楼']) {
    const values = { found_on: '2011-03-08', kind: '消防', grade: '一般', place, about: '门锁损坏', owner: '许青山' }
    taken(await moveRow(school, 'hazard', taken(await makeRow(school, 'hazard', 'east-a-1', values)), 'report'))
  }
  taken(await makeRow(school, 'drill', 'east-a-1', { held_on: '2011-05-12', kind: '防震', pupils: 412 }))
  const petition = { number: '信-1', received_on: '2011-06-02', channel: '来信', nature: '投诉', topic: '教育收费' }
  const who = { petitioner: '沈知遥', petitioner_phone: '13900001234', address: '河沿巷七号', matter: '反映补课收费。' }
  taken(await makeRow(await town.as('east_office'), 'petition', 'east', { ...petition, ...who }))
  paper = await read('office', (await publish('office')).id)
})
afterAll(() => town.close())

describe('a published report can be seen by whoever stands at its unit or above, as it was published', () => {
  test('it has a number of its unit and year; sent twice it is one paper', async () => {
    const year = new Date().getFullYear()
    expect(paper.number).toBe(`临教报〔${year}〕1号`)
    expect(paper.published_by).toBe('温若谷')
    expect(paper.hash).toMatch(/^[0-9a-f]{64}$/)
    const sent = key()
    const first = await publish('office', CITY, sent)
    const again = await publish('office', CITY, sent)
    expect(again).toEqual(first)
    const east = await publish('east_leader', 'east')
    const { body } = await (await town.as('office')).get<Publications>('/api/publications')
    expect(body.publications.map(({ number }) => number)).toEqual([
      `东湾教报〔${year}〕1号`,
      `临教报〔${year}〕2号`,
      `临教报〔${year}〕1号`,
    ])
    expect(body.total).toBe(3)
    expect((await read('office', paper.id)).newer?.id).toBe(first.id)
    expect((await read('office', east.id)).newer).toBeNull()
  })

  test('nobody publishes for a unit beside or above, and nobody below reads it', async () => {
    const east = await town.as('east_leader')
    const refused = await east.post(`/api/reports/${report}/publications`, { unit: 'west', period: '2011' })
    expect(refused.status).toBe(403)
    expect((await east.get(`/api/publications/${paper.id}`)).status).toBe(404)
    const { body } = await east.get<Publications>('/api/publications')
    expect(body.publications.map(({ unit }) => unit)).toEqual(['east'])
    const { body: narrowed } = await (await town.as('office')).get<Publications>('/api/publications?unit=west')
    expect(narrowed.publications).toEqual([])
  })

  test('what a reader’s positions do not read is withheld, and so are the words that it decided', async () => {
    expect(wordsOf(paper.filled)).toContain('全年登记受理信访1件')
    expect(wordsOf(paper.filled)).toContain('尚有1件正在依法按程序办理')
    expect(paper.withheld).toBe(0)
    const seen = await read('safety', paper.id)
    const words = wordsOf(seen.filled)
    expect(words).toContain('共发现隐患2处')
    expect(words).toContain('全年登记受理信访【无权查看：受理信访】件')
    expect(words).not.toContain('尚有')
    expect(words).not.toContain('教育收费')
    expect(seen.withheld).toBeGreaterThan(5)
    expect(JSON.stringify(seen)).not.toContain('"petition.received","title"')
    expect(seen.filled!.figures.some(({ indicator }) => indicator.startsWith('petition.'))).toBe(false)
  })
})

describe('what happens afterwards changes no published paper', () => {
  test('a row that is edited is told as a change, with its difference; the paper is the same text', async () => {
    const school = await town.as('school_one')
    const [drill] = (await school.get<{ rows: Row[] }>('/api/ledgers/drill/rows')).body.rows
    const values = { held_on: '2011-05-12', kind: '防震', pupils: 999 }
    const edited = { key: key(), version: drill!.version, values }
    expect((await school.put(`/api/ledgers/drill/rows/${drill!.id}`, edited)).status).toBe(200)

    const office = await town.as('office')
    const { body: changes } = await office.get<Changes>(`/api/publications/${paper.id}/changes`)
    expect(changes.changes.map(({ indicator, was, now, difference }) => [indicator, was, now, difference])).toEqual([
      ['drill.pupils', '0.04万', '0.1万', '增加587人次'],
    ])
    expect(changes.changes[0]!.sentence).toContain('学生参加0.04万人次')
    expect(changes.reckoned).toBe(changes.figures)
    expect(await read('office', paper.id)).toEqual({ ...paper, newer: expect.anything() })

    const asked = `indicator=drill.pupils&unit=${CITY}&period=2011`
    const { body: rows } = await office.get<Trace>(`/api/publications/${paper.id}/rows?${asked}`)
    expect([rows.value, rows.total, rows.rows[0]?.values['pupils']]).toEqual([412, 1, 412])
    const unknown = await office.get(`/api/publications/${paper.id}/rows?${asked.replace('2011', '2010')}`)
    expect(unknown.status).toBe(404)
    const hidden = `indicator=petition.received&unit=${CITY}&period=2011`
    const safety = await town.as('safety')
    expect((await safety.get(`/api/publications/${paper.id}/rows?${hidden}`)).status).toBe(403)
  })

  test('the Word file is written from what was frozen, and tells number and hash', async () => {
    const { bytes } = await (await town.as('office')).get(`/api/publications/${paper.id}.docx`)
    const text = (await partOf(bytes, DOCUMENT)).replaceAll(/<[^>]*>/g, '')
    expect(text).toContain('学生参加0.04万人次')
    expect(text).toContain(`编号 ${paper.number}`)
    expect(text).toContain(paper.hash!)
  })

  test('anybody who may read all of it can hash it again', async () => {
    const { status, bytes } = await (await town.as('office')).get(`/api/publications/${paper.id}.json`)
    expect([status, bytes.toString('utf8').slice(0, 300)]).toEqual([200, expect.stringMatching(/^{"document":/)])
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(paper.hash)
    expect((await (await town.as('safety')).get(`/api/publications/${paper.id}.json`)).status).toBe(403)
  })

  test('it is reckoned again on request, also for a reader who may not read all of it', async () => {
    for (const login of ['office', 'safety'] as const) {
      const { body } = await (await town.as(login)).post<Verification>(`/api/publications/${paper.id}/verification`)
      expect(body).toMatchObject({ differing: 0, hash: 'same', says: [] })
      expect(body.figures).toBeGreaterThan(40)
    }
    expect(await verified()).toMatchObject({ publications: 3, hashes: 3, differences: [], tampered: [] })
  })
})

describe('who changes a publication behind the platform’s back is found', () => {
  const changing = async (statement: ReturnType<typeof sql>): Promise<{ number: string; says: string }[]> => {
    const undone = new Error('undone')
    let found: { number: string; says: string }[] = []
    await town.database
      .asOwner(CITY, async (tx) => {
        await tx.run(statement)
        found = (await verifyPublications(tx)).tampered
        throw undone
      })
      .catch((error: unknown) => {
        if (error !== undone) throw error
      })
    return found
  }

  test('one word, one number, the number of the paper, its hash, or all of it', async () => {
    const of = sql`where id = ${paper.id}::uuid`
    const word = sql`update platform.publication set document = replace(document::text, '应急演练', '应急演习')::jsonb ${of}`
    expect(await changing(word)).toMatchObject([{ number: paper.number, says: expect.stringContaining('校验码不符') }])
    const number = sql`update platform.publication set document = replace(document::text, '"text": "0.04万"', '"text": "0.4万"')::jsonb ${of}`
    expect(await changing(number)).toHaveLength(1)
    const title = sql`update platform.publication set title = '情况' ${of}`
    expect(await changing(title)).toHaveLength(1)
    const numbered = sql`update platform.publication set number = 9 ${of}`
    expect((await changing(numbered)).map(({ says }) => says)).toEqual([
      '编号与操作日志记的不同',
      '应有已发布的报告2份，只有1份',
    ])
    const gone = sql`delete from platform.publication ${of}`
    expect(await changing(gone)).toMatchObject([{ says: '应有已发布的报告2份，只有1份' }])
    const rehashed = sql`update platform.publication set hash = ${'0'.repeat(64)} ${of}`
    expect(await changing(rehashed)).toHaveLength(1)
    expect((await verified()).tampered).toEqual([])
  })
})
