import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Document, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Problem } from '../../src/ledger/wire.ts'
import type { Checked } from '../../src/ledger/wire/check.ts'
import { sql } from '../../src/server/db/sql.ts'
import { type Client, CITY, openTown, type Town } from './town.ts'

const summary = await readFile(join(import.meta.dirname, 'county_summary.txt'), 'utf8')

let town: Town
let clerk: Client
beforeAll(async () => {
  town = await openTown('check')
  clerk = await town.as('east_office')
})
afterAll(() => town.close())

const wordFile = (text: string): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: text.split('\n').map((line) => new Paragraph(line)) }] }))

const handIn = async (name: string, content: Buffer | string): Promise<string> => {
  const { status, body } = await clerk.upload<Problem>('/api/check', { name, content })
  expect([400, 413, 422]).toContain(status)
  return body.message
}

test('a pasted summary comes back with its facts and with what does not add up', async () => {
  const { status, body } = await clerk.post<Checked>('/api/check', { text: summary })
  expect(status).toBe(200)
  expect(body.file).toBeNull()
  expect(body.text).toBe(summary)
  expect(body.facts.length).toBeGreaterThan(150)
  const points = Array.from(body.text)
  const places = body.findings.flatMap((finding) => finding.places)
  for (const { start, quote } of [...body.facts, ...places]) {
    expect(points.slice(start, start + Array.from(quote).length).join('')).toBe(quote)
  }
  expect(body.findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['points', 'date', 'sum', 'mask']))
  const sum = body.findings.find(({ arithmetic }) => arithmetic.startsWith('120 + 50 + 40'))
  expect(sum?.places.map(({ quote }) => quote)).toContain('表彰优秀教师、优秀班主任、先进教育工作者共200名')
})

test('a Word file says the same as its text', async () => {
  const asked = await Promise.all([
    clerk.upload<Checked>('/api/check', { name: '工作总结.docx', content: await wordFile(summary.trimEnd()) }),
    clerk.post<Checked>('/api/check', { text: summary.trimEnd() }),
  ])
  const [file, pasted] = asked.map(({ body: { ledgers, ...body } }) => ({
    ...body,
    // Each was held against the ledgers at a moment of its own.
    ledgers: { ...ledgers, as_of: '' },
  }))
  expect(file).toEqual({ ...pasted, file: '工作总结.docx' })
})

test('what cannot be read is refused in one sentence that says what to do', async () => {
  const old = (name: string): Buffer =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')])
  expect(await handIn('总结.doc', old('WordDocument'))).toContain('另存为 .docx')
  expect(await handIn('总结.wps', old('WordDocument'))).toContain('WPS 文字（.wps）')
  expect(await handIn('总结.docx', old('EncryptedPackage'))).toContain('请去掉密码')
  expect(await handIn('总结.pdf', '%PDF-1.7\n')).toContain('请交原来的 Word 文件')
  expect(await handIn('总结.docx', (await wordFile('一')).subarray(0, 900))).toContain('压缩包已损坏')
  expect(await handIn('扫描件.docx', await wordFile(''))).toContain('里面没有文字')
  expect(await handIn('空.txt', '')).toContain('文件是空的')
  expect(await handIn('全集.txt', '年'.repeat(1_000_001))).toContain('100万字')
  expect(await handIn('照片.docx', Buffer.alloc(50 * 2 ** 20 + 1, 'P'))).toContain('50 MB')
  const empty = await clerk.post<Problem>('/api/check', { text: ' \n' })
  expect([empty.status, empty.body.message]).toEqual([400, '请求有误：没有文字'])
})

test('a long text holds up nobody else', async () => {
  const long = summary.repeat(60)
  const begun = performance.now()
  const state = { reading: true }
  const checked = clerk.post<Checked>('/api/check', { text: long }).finally(() => (state.reading = false))
  let longest = 0
  while (state.reading) {
    const before = performance.now()
    await pause(5)
    longest = Math.max(longest, performance.now() - before)
  }
  const { body } = await checked
  expect(body.text.length).toBe(long.length)
  expect(body.facts.length).toBeGreaterThan(60 * 150)
  // Were it read where requests are answered, one pause would be as long as the reading itself.
  expect(longest).toBeLessThan((performance.now() - begun) / 2)
})

test('nothing of a draft is kept: the log knows who checked how much, and not a word of it', async () => {
  const events = await town.database.asOwner(CITY, (tx) =>
    tx.rows<{ person: number; detail: Record<string, unknown> }>(
      sql`select person, detail from log.event where county = ${CITY} and act = 'check_draft' order by seq`,
    ),
  )
  expect(events.length).toBe(4)
  expect(events[0]).toEqual({
    person: town.people['east_office'],
    detail: {
      pasted: true,
      characters: summary.length,
      facts: expect.any(Number),
      findings: expect.any(Number),
      compared: 0,
      differing: 0,
    },
  })
  expect(JSON.stringify(events)).not.toMatch(/青岚县|工作总结/)
})

test('whoever is not signed in is told so, and a foreign page is refused', async () => {
  const stranger = await town.app.inject({ method: 'POST', url: '/api/check', payload: { text: summary } })
  expect(stranger.statusCode).toBe(400)
  const headers = { 'x-youju': '1' }
  const unknown = await town.app.inject({ method: 'POST', url: '/api/check', headers, payload: { text: summary } })
  expect(unknown.statusCode).toBe(401)
})
