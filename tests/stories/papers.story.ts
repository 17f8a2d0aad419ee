/** Papers over a row: numbers without gaps, text that stays as it was printed, proofs of service, and who may see them. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dateParts, type PaperDocument, today } from '../../src/ledger/index.ts'
import type { Row } from '../../src/ledger/wire.ts'
import type { Paper, PaperLine, PaperPreview, Register, ServePaper } from '../../src/ledger/wire/papers.ts'
import { sql } from '../../src/server/db/sql.ts'
import { renameUnit } from '../../src/server/org/units.ts'
import { openZip } from '../../src/server/sheets/zip_reader.ts'
import { CITY, key, type Login, openTown, type Town } from './town.ts'

interface Refused {
  readonly code: string
  readonly says: string
  readonly faults: readonly { path: string; says: string }[]
}

let town: Town
beforeAll(async () => {
  town = await openTown('papers', [join(import.meta.dirname, 'declared_papers')])
})
afterAll(() => town.close())

const year = today(new Date()).slice(0, 4)
const person = { name: '沈小渔', card: '990101201008081231', guardian: '沈长河', days: 12, kind: '紧急' }
const found_on = addDays(today(new Date()), -20)

const enter = async (values: Record<string, unknown> = {}, login: Login = 'school_one'): Promise<Row> => {
  const client = await town.as(login)
  const unit = login === 'school_one' ? 'east-a-1' : 'east-a-2'
  const sent = { key: key(), unit, values: { found_on, ...person, ...values } }
  const made = await client.post<Row>('/api/ledgers/visit/rows', sent)
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  const moved = await move(login, made.body, 'report')
  expect(moved.status).toBe(200)
  return moved.body
}
const move = async (login: Login, { id, version }: Row, name: string, more: object = {}) => {
  const client = await town.as(login)
  return client.post<Row & Refused>(`/api/ledgers/visit/rows/${id}/moves`, { key: key(), version, move: name, ...more })
}
const notify = (row: Row, reason = '多次劝返未果') => move('east_safety', row, 'notify', { reason })
const papersOf = async (login: Login, { id }: Row): Promise<PaperLine[]> => {
  const client = await town.as(login)
  const answer = await client.get<{ papers: PaperLine[] }>(`/api/ledgers/visit/rows/${id}/papers`)
  return answer.body.papers
}
const paperOf = async (login: Login, id: number) => (await town.as(login)).get<Paper>(`/api/papers/${id}`)
const textOf = ({ filled }: Pick<Paper, 'filled'>): string =>
  filled.blocks
    .flatMap((block) => ('inlines' in block ? block.inlines : []))
    .map((inline) => ('text' in inline ? inline.text : `{${inline.word}}`))
    .join('')
const documentXml = async (id: number): Promise<string> => {
  const client = await town.as('east_safety')
  const { status, bytes } = await client.get(`/api/papers/${id}/file.docx`)
  expect(status).toBe(200)
  const zip = await openZip(bytes, 'paper.docx')
  const pieces: Buffer[] = []
  for await (const piece of zip.pieces('word/document.xml')) pieces.push(piece)
  zip.close()
  return Buffer.concat(pieces).toString('utf8')
}

describe('a move prints its paper', () => {
  test('the row’s fields in full, days in words, the limit’s last day, a number of its own', async () => {
    const row = await enter()
    expect((await notify(row)).status).toBe(200)
    const [line] = await papersOf('east_safety', row)
    expect(line).toMatchObject({ title: '家访告知书', office_name: '东湾区教育局', served: true, served_on: null })
    expect(line!.number).toBe(`东湾教访告〔${year}〕1号`)
    const { body } = await paperOf('east_safety', line!.id)
    const last = dateParts(addDays(today(new Date()), 15))
    expect(textOf(body)).toBe(
      `沈小渔（身份证号990101201008081231）系甲河一小学生，经查自${dateParts(found_on)}起缺课12天，情况紧急。` +
        `因多次劝返未果，现予告知。请于${last}前书面答复东湾区教育局；逾期不答复的，依法处理。`,
    )
    expect(body.day).toBe(dateParts(today(new Date())))
  })

  test('a field that is missing is named, nothing is moved and no number taken', async () => {
    const row = await enter({ guardian: null, days: null })
    const refused = await notify(row)
    expect(refused.status).toBe(422)
    expect(refused.body.code).toBe('paper_incomplete')
    expect(refused.body.faults.map(({ path }) => path).toSorted()).toEqual(['days', 'guardian'])
    expect(await papersOf('east_safety', row)).toEqual([])
    const next = await enter()
    await notify(next)
    expect((await papersOf('east_safety', next))[0]!.number).toBe(`东湾教访告〔${year}〕2号`)
  })

  test('a move made twice at once prints one paper', async () => {
    const row = await enter()
    const answers = await Promise.all([notify(row), notify(row)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await papersOf('east_safety', row)).map(({ number }) => number)).toEqual([`东湾教访告〔${year}〕3号`])
  })

  test('a row entered and issued at one stroke prints too, once however often it is sent', async () => {
    const office = await town.as('east_office')
    const issued_on = today(new Date())
    const values = {
      kind: '消防安全',
      partner: 'east-a-1',
      issued_on,
      leader: '陆东升',
      assess_by: addDays(issued_on, 30),
    }
    const issue = (sent: object) =>
      office.post<Row & Refused>('/api/ledgers/responsibility/rows', { unit: 'east', move: 'issue', ...sent })
    const letter = { key: key(), values: { ...values, year: Number(year), duties: '落实消防安全责任' } }
    const first = await issue(letter)
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    expect((await issue(letter)).body.id).toBe(first.body.id)
    const papers = await office.get<{ papers: PaperLine[] }>(`/api/ledgers/responsibility/rows/${first.body.id}/papers`)
    expect(papers.body.papers).toMatchObject([{ title: '责任书', number: `东湾教责〔${year}〕1号` }])
    const nowhere = { key: key(), values: { ...letter.values, kind: '其他' }, marks: { partner: 'not_applicable' } }
    expect(await issue(nowhere)).toMatchObject({ status: 422, body: { faults: [{ path: 'partner' }] } })
    const other = await issue({ key: key(), values: { ...letter.values, partner: 'east-a-2' } })
    expect(other.body.id).toBeGreaterThan(first.body.id)
    const next = await office.get<{ papers: PaperLine[] }>(`/api/ledgers/responsibility/rows/${other.body.id}/papers`)
    expect(next.body.papers).toMatchObject([{ number: `东湾教责〔${year}〕2号` }])
  })

  test('a row pointed at lends its fields; an inner table is a table; what parties sign bears no closing', async () => {
    const clerk = await town.as('school_one')
    const child = await clerk.post<Row>('/api/ledgers/visit_child/rows', {
      key: key(),
      unit: 'east-a-1',
      values: { name: '沈小渔', card: null },
    })
    const steps = [{ what: '家访三次', by_day: '2011-10-08' }]
    const row = await enter({ child: child.body.id, steps })
    const noticed = await notify(row)
    expect(noticed.status, JSON.stringify(noticed.body)).toBe(200)
    const [notice] = await papersOf('east_safety', row)
    expect(textOf((await paperOf('east_safety', notice!.id)).body)).toMatch(/另见沈小渔的档案。$/)
    const ordered = await move('east_safety', noticed.body, 'order')
    expect(ordered.status, JSON.stringify(ordered.body)).toBe(200)
    const papers = await papersOf('east_safety', row)
    const order = (await paperOf('east_safety', papers.at(-1)!.id)).body
    expect(order.filled.blocks.find((block) => block.type === 'table')).toMatchObject({
      columns: ['措施', '完成日期'],
      lines: [['家访三次', '2011年10月8日']],
    })
    expect(textOf(order)).toContain(`请遵照${order.number}执行`)
    await move('east_safety', ordered.body, 'close')
    const pledge = (await papersOf('east_safety', row)).at(-1)!
    expect(await documentXml(pledge.id)).not.toContain(order.day)
  })
})

test('fifty moves at once: numbers without gap and without doubles', async () => {
  const rows: Row[] = []
  for (let n = 0; n < 50; n += 1)
    rows.push(await enter({ name: `学生${n}` }, n % 2 === 0 ? 'school_one' : 'school_two'))
  // Every fifth is refused for want of a reason, and takes no number.
  const answers = await Promise.all(rows.map((row, n) => notify(row, n % 5 === 0 ? '' : '多次劝返未果')))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(40)
  const client = await town.as('safety')
  const { body } = await client.get<Register>(`/api/papers?code=${encodeURIComponent('访告')}&size=200`)
  const numbers = body.papers.map(({ number }) => Number(/〕(\d+)号/.exec(number)![1])).toSorted((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => i + 1))
  expect(numbers.length).toBeGreaterThanOrEqual(43)
})

test('one move over many rows numbers each of them, and leaves those whose paper has a gap', async () => {
  const rows = [await enter(), await enter({ guardian: null }), await enter()]
  const client = await town.as('east_safety')
  const answer = await client.post('/api/ledgers/visit/reviews', {
    key: key(),
    move: 'notify',
    reason: '统一告知',
    rows: rows.map(({ id, version }) => ({ id, version })),
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const papers = await Promise.all(rows.map((row) => papersOf('east_safety', row)))
  expect(papers.map((each) => each.length)).toEqual([1, 0, 1])
  const [first, , third] = papers.map((each) => Number(/〕(\d+)号/.exec(each[0]?.number ?? '')?.[1]))
  expect(third! - first!).toBe(1)
})

test('a preview shows the gaps, writes nothing and takes no number', async () => {
  const row = await enter({ days: null })
  const client = await town.as('east_safety')
  const preview = await client.post<PaperPreview>(`/api/ledgers/visit/rows/${row.id}/papers/preview`, {
    version: row.version,
    move: 'notify',
  })
  expect(preview.status, JSON.stringify(preview.body)).toBe(200)
  expect(preview.body.paper!.missing.map(({ title }) => title)).toEqual(['缺课天数', '理由'])
  expect(preview.body.paper!.number).toBe(`东湾教访告〔${year}〕　号`)
  expect(await papersOf('east_safety', row)).toEqual([])
  const school = await town.as('school_one')
  const refused = await school.post<Refused>(`/api/ledgers/visit/rows/${row.id}/papers/preview`, {
    version: row.version,
    move: 'notify',
  })
  expect(refused.body.code).toBe('not_yours')
})

test('a paper is printed again as it was, whatever has become of row, template, prefix and unit', async () => {
  const row = await enter({ name: '重印生' })
  const moved = await notify(row)
  const [line] = await papersOf('east_safety', row)
  const before = await documentXml(line!.id)
  const steward = await town.as('steward')
  const prefix = await steward.put('/api/papers/prefixes/east', { prefix: '东湾教' })
  expect(prefix.status, JSON.stringify(prefix.body)).toBe(200)
  await town.database.asOwner(CITY, (tx) => renameUnit(tx, 'east', '东湾区教育和体育局', today(new Date())))
  await town.database.asOwner(CITY, (tx) => renameUnit(tx, 'east-a-1', '甲河镇第一小学', today(new Date())))
  await move('east_safety', moved.body, 'close')
  const papers = town.house.catalogue.papers as Map<string, PaperDocument>
  papers.set('visit_notice', { ...papers.get('visit_notice')!, body: '改过的样子' })
  expect(await documentXml(line!.id)).toBe(before)
  const later = await enter()
  await notify(later)
  const [next] = await papersOf('east_safety', later)
  expect(next!.number).toMatch(`东湾教访告〔${year}〕`)
  expect(textOf((await paperOf('east_safety', next!.id)).body)).toBe('改过的样子')
})

test('the text lies sealed in the table', async () => {
  const found = await town.database.asOwner(CITY, (tx) =>
    tx.rows<{ content: Buffer; document: object }>(sql`select content, document from work.paper`),
  )
  expect(found.length).toBeGreaterThan(40)
  for (const { content, document } of found) {
    expect(content.includes(Buffer.from('沈'))).toBe(false)
    expect(JSON.stringify(document)).not.toContain('沈小渔')
  }
})

describe('who sees a paper', () => {
  test('whose rows one reads; nobody sideways, and nobody whom the ledger is sealed against', async () => {
    const row = await enter()
    await notify(row)
    const [line] = await papersOf('east_safety', row)
    expect((await paperOf('school_one', line!.id)).status).toBe(200)
    expect((await paperOf('safety', line!.id)).status).toBe(200)
    for (const login of ['school_two', 'west_one', 'west_head', 'east_head', 'steward', 'east_planning'] as const) {
      expect((await paperOf(login, line!.id)).status, login).toBe(404)
      expect((await (await town.as(login)).get(`/api/papers/${line!.id}/file.docx`)).status, login).toBe(404)
    }
    const school = await town.as('school_two')
    const { body } = await school.get<Register>('/api/papers?size=200')
    expect(new Set(body.papers.map(({ unit }) => unit))).toEqual(new Set(['east-a-2']))
    // Each full view stands in the log.
    const views = await town.database.asOwner(CITY, (tx) =>
      tx.rows(sql`select person from log.event where act = 'view_paper' and row_id = ${row.id}`),
    )
    expect(views).toHaveLength(2)
  })

  test('a row that goes over to another unit takes its papers along', async () => {
    const row = await enter()
    const moved = await notify(row)
    const handed = await move('east_safety', moved.body, 'hand', { values: { over_to: 'east-a-2' } })
    expect(handed.status, JSON.stringify(handed.body)).toBe(200)
    expect(await papersOf('school_two', row)).toHaveLength(1)
    expect(await papersOf('school_one', row)).toHaveLength(0)
  })
})

describe('proof of service', () => {
  const said: Omit<ServePaper, 'version' | 'photo' | 'witness' | 'place'> = {
    served_on: today(new Date()),
    way: '直接送达',
    receiver: '沈长河',
  }
  const serve = async (login: Login, id: number, more: Partial<ServePaper> = {}) =>
    (await town.as(login)).post<PaperLine & Refused>(`/api/papers/${id}/service`, { ...said, ...more })
  const printed = async (): Promise<PaperLine> => {
    const row = await enter()
    await notify(row)
    return (await papersOf('east_safety', row))[0]!
  }

  test('said once, corrected with a reason, every version kept', async () => {
    const { id } = await printed()
    expect((await serve('east_safety', id)).body).toMatchObject({ served_on: said.served_on, way: '直接送达' })
    expect((await serve('east_safety', id)).body.code).toBe('service_said')
    expect((await serve('east_safety', id, { version: 1 })).body.code).toBe('reason_needed')
    const corrected = { version: 1, way: '留置送达', witness: '村委会周实', reason: '当时拒收' } as const
    expect((await serve('east_safety', id, corrected)).status).toBe(200)
    expect((await serve('east_safety', id, corrected)).body.code).toBe('service_said')
    const { services } = (await paperOf('east_safety', id)).body
    expect(services).toMatchObject([
      { version: 1, way: '直接送达', reason: null },
      { version: 2, way: '留置送达', witness: '村委会周实', reason: '当时拒收' },
    ])
    const raw = await town.database.asOwner(CITY, (tx) =>
      tx.rows<{ words: Buffer }>(sql`select words from work.paper_service`),
    )
    expect(raw.every(({ words }) => !words.includes(Buffer.from('沈长河')))).toBe(true)
  })

  test('of two at the same moment one is taken', async () => {
    const { id } = await printed()
    const answers = await Promise.all([serve('east_safety', id), serve('east_safety', id)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test('dates that cannot be, nobody who received it, no witness, another’s paper', async () => {
    const { id } = await printed()
    const faultsOf = async (more: Partial<ServePaper>) =>
      (await serve('east_safety', id, more)).body.faults.map(({ says }) => says)
    expect((await faultsOf({ served_on: addDays(today(new Date()), -1) }))[0]).toMatch('不能早于文书印发')
    expect(await faultsOf({ served_on: addDays(today(new Date()), 1) })).toEqual(['送达日期不能晚于今天'])
    expect((await faultsOf({ served_on: '2011-02-30' }))[0]).toMatch('请填送达日期')
    expect(await faultsOf({ receiver: ' ', way: '留置送达' })).toHaveLength(2)
    expect(await faultsOf({ photo: '00000000-0000-4000-8000-000000000000' })).toEqual(['没有这张照片，请重新上传'])
    expect((await serve('school_one', id)).body.code).toBe('not_yours')
    expect((await serve('school_two', id)).status).toBe(404)
  })

  test('a photograph is seen by whoever sees the paper', async () => {
    const { id } = await printed()
    const safety = await town.as('east_safety')
    const photo = await safety.upload<{ id: string }>(`/api/papers/${id}/photos`, { name: '回证.jpg', content: 'jpeg' })
    expect(photo.status, JSON.stringify(photo.body)).toBe(200)
    expect((await serve('east_safety', id, { photo: photo.body.id })).status).toBe(200)
    expect((await (await town.as('school_one')).get(`/api/files/${photo.body.id}`)).status).toBe(200)
    expect((await (await town.as('school_two')).get(`/api/files/${photo.body.id}`)).status).toBe(404)
  })
})

test('the register: by year, code, unit and words, and whole as a sheet', async () => {
  const client = await town.as('safety')
  const all = await client.get<Register>('/api/papers?size=200')
  expect(all.body.years).toEqual([Number(year)])
  expect(new Set(all.body.kinds.map(({ code }) => code))).toEqual(new Set(['访告', '访办', '访责', '责']))
  const some = async (query: string) => (await client.get<Register>(`/api/papers?${query}`)).body
  expect((await some('year=2011')).total).toBe(0)
  expect((await some(`code=${encodeURIComponent('访办')}`)).total).toBe(1)
  expect((await some(`search=${encodeURIComponent('家访告知书 甲河二小')}`)).total).toBeGreaterThan(15)
  expect((await some('unit=west')).total).toBe(0)
  expect((await some('service=done')).papers.every(({ served_on }) => served_on !== null)).toBe(true)
  const [page] = [await some('size=7&page=2')]
  expect(page.papers.map(({ id }) => id)).toEqual(all.body.papers.slice(7, 14).map(({ id }) => id))
  const csv = (await client.get('/api/papers/register.csv')).bytes.toString('utf8')
  expect(csv.trim().split('\r\n')).toHaveLength(all.body.total + 1)
  expect(csv).toContain(`东湾教访告〔${year}〕1号`)
})

const run = promisify(execFile)
const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path))

test.skipIf(office === undefined)(
  'on paper: A4, the margins and lines of the standard, the receipt on its own page',
  async () => {
    const row = await enter({ name: '排版生' })
    await move('east_safety', row, 'order')
    const [line] = await papersOf('east_safety', row)
    const folder = await mkdtemp(join(tmpdir(), 'youju-paper-'))
    try {
      const client = await town.as('east_safety')
      const { bytes } = await client.get(`/api/papers/${line!.id}/file.docx`)
      await writeFile(join(folder, 'a.docx'), bytes)
      await run(office!, [
        '--headless',
        `-env:UserInstallation=file://${folder}/profile`,
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'a.docx'),
      ])
      const info = (await run('pdfinfo', [join(folder, 'a.pdf')])).stdout
      expect(info).toMatch(/Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/)
      const boxes = (await run('pdftotext', ['-bbox-layout', join(folder, 'a.pdf'), '-'])).stdout
      const lines = [...boxes.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g)].map(
        (found) => found.slice(1).map(Number),
      )
      const inside = lines.filter(([, top]) => top! < 841 - 99)
      // Left 28 mm, right 26 mm, in points; glyphs may reach a little out of their boxes.
      expect(Math.min(...inside.map(([left]) => left!))).toBeGreaterThan(78)
      expect(Math.max(...inside.map(([, , right]) => right!))).toBeLessThan(596 - 72)
      expect(Math.min(...inside.map(([, top]) => top!))).toBeGreaterThan(104)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  120_000,
)
