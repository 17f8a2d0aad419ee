/** A report is written by people: begun, given out section by section, handed in, sent back, taken in, published. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Manuscript, Section } from '../../src/ledger/wire/manuscripts.ts'
import type { FilledReport } from '../../src/ledger/wire.ts'
import type { Work } from '../../src/ledger/work_wire.ts'
import { remindWriters } from '../../src/server/manuscripts/reminders.ts'
import { makeRow, moveRow, taken } from './row_steps.ts'
import { type Answer, CITY, type Client, key, type Login, openTown, type Town } from './town.ts'

let town: Town
let office: Client
let safety: Client
let manuscript: Manuscript

interface Refused {
  readonly code: string
  readonly message: string
}

const report = async (place: string): Promise<void> => {
  const school = await town.as('school_one')
  const values = { found_on: '2011-03-08', kind: '消防', grade: '一般', place, about: '门锁损坏', owner: '许青山' }
  const row = taken(await makeRow(school, 'hazard', 'east-a-1', values))
  taken(await moveRow(school, 'hazard', row, 'report'))
}

beforeAll(async () => {
  town = await openTown('manuscripts')
  office = await town.as('east_office')
  safety = await town.as('east_safety')
  for (const place of ['一楼', '二楼', '三楼']) await report(place)
})
afterAll(() => town.close())

const begin = async (client: Client, more: object = {}): Promise<Answer<Manuscript>> =>
  client.post('/api/manuscripts', { key: key(), report: 'safety_and_stability', unit: 'east', period: '2011', ...more })
const good = ({ status, body }: Answer<Manuscript>): Manuscript => {
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}
const at = (path = ''): string => `/api/manuscripts/${manuscript.id}${path}`
const titled = (title: string): Section => manuscript.sections_of.find((one) => one.title.includes(title))!
const again = async (client: Client): Promise<Manuscript> => good(await client.get(at()))
const refusal = ({ status, body }: Answer<unknown>): [number, Refused] => [status, body as Refused]

const move = (client: Client, section: Section, name: string, reason?: string): Promise<Answer<Manuscript>> =>
  client.post(at(`/sections/${section.section}/moves`), {
    version: section.version,
    move: name,
    ...(reason === undefined ? {} : { reason }),
  })

describe('a manuscript', () => {
  test('begins with the sections of the template, its figures filled for the reader', async () => {
    manuscript = good(await begin(office))
    expect(manuscript.title).toBe('东湾区教育局2011年校园安全与信访维稳情况')
    expect(manuscript.keeps).toBe(true)
    expect(manuscript.sections_of.length).toBeGreaterThan(2)
    const pieces = manuscript.sections_of.flatMap((section) => section.pieces)
    const found = pieces.find(({ source }) => source === '{hazard.found}')!
    expect(found.inlines.map(({ text }) => text)).toEqual(['3'])
    expect(pieces.filter(({ says }) => says !== null)).toEqual([])
  })

  test('sent twice begins once', async () => {
    const same = key()
    const one = good(await begin(office, { key: same, period: '2010' }))
    const two = good(await begin(office, { key: same, period: '2010' }))
    expect(two.id).toBe(one.id)
  })

  test('is begun by somebody of the unit, for a period and a unit that the report has', async () => {
    expect(refusal(await begin(await town.as('west_office')))).toMatchObject([403, { code: 'not_yours' }])
    expect(refusal(await begin(await town.as('office')))).toMatchObject([403, { code: 'not_yours' }])
    expect(refusal(await begin(office, { period: '2011-03' }))[0]).toBe(400)
    expect(refusal(await begin(office, { report: 'poem' }))).toMatchObject([404, { code: 'no_such' }])
    expect(refusal(await (await town.as('west_office')).get(at()))).toMatchObject([404, { code: 'no_such' }])
    expect(refusal(await office.get('/api/manuscripts/7'))).toMatchObject([404, { code: 'no_such' }])
  })
})

describe('a section', () => {
  const mine = (work: Work): Work['writing'] => work.writing
  const owed = async (login: Login): Promise<Work['writing']> =>
    mine((await (await town.as(login)).get<Work>('/api/work')).body)

  test('is given to a position with a day; who holds it finds it in My work', async () => {
    const section = manuscript.sections_of.at(-1)!
    const answer = await office.post<Manuscript>(at(`/sections/${section.section}/assignment`), {
      version: section.version,
      position: 'county.safety_section',
      due_on: '2044-05-06',
    })
    manuscript = good(answer)
    const given = manuscript.sections_of.at(-1)!
    expect(given.writer).toMatchObject({ position: 'county.safety_section', unit: 'east', people: ['卫东来'] })
    expect([given.due_on, given.light, given.state]).toEqual(['2044-05-06', 'green', 'writing'])
    expect(await owed('east_safety')).toMatchObject([
      { manuscript: manuscript.id, section: given.section, title: given.title, todo: 'write', light: 'green' },
    ])
    expect(await owed('east_private')).toEqual([])
    const { body } = await safety.get<{ notices: { title: string }[] }>('/api/inbox')
    expect(body.notices[0]!.title).toContain('请你写一部分')
  })

  test('reminds its writer before the day and after it, then the head of the unit, each once', async () => {
    const at_noon = (day: string): Promise<number> =>
      remindWriters(
        { database: town.database, county: CITY, catalogue: town.house.catalogue },
        new Date(`${day}T12:00:00+08:00`),
      )
    const newest = async (login: Login): Promise<string | undefined> => {
      const { body } = await (await town.as(login)).get<{ notices: { words: string }[] }>('/api/inbox')
      return body.notices[0]?.words
    }
    expect(await at_noon('2044-03-01')).toBe(0)
    expect(await at_noon('2044-05-06')).toBe(1)
    expect(await newest('east_safety')).toBe('交稿日期是2044年5月6日，请抓紧。')
    expect(await at_noon('2044-05-06')).toBe(0)
    expect(await at_noon('2044-05-07')).toBe(1)
    expect(await newest('east_safety')).toBe('应于2044年5月6日前交稿，已经逾期。')
    expect(await at_noon('2044-05-09')).toBe(1)
    expect(await newest('east_leader')).toBe('由县局安全股撰写，应于2044年5月6日前交稿，已经逾期。')
    expect(await at_noon('2044-05-20')).toBe(0)
  })

  test('is written by its writer alone and the keeper; a figure is found by pinyin', async () => {
    const section = manuscript.sections_of.at(-1)!
    const { body } = await safety.get<{ found: { ref: string; piece: { inlines: { text: string }[] } }[] }>(
      at('/indicators?q=pcyh'),
    )
    expect(body.found[0]!.ref).toBe('hazard.found')
    expect(body.found[0]!.piece.inlines.map(({ text }) => text).join('')).toBe('3')
    const save = (client: Client, text: string): Promise<Answer<Manuscript>> =>
      client.put(at(`/sections/${section.section}`), { version: section.version, text })
    const stranger = await town.as('east_private')
    expect(refusal(await save(stranger, section.text))).toMatchObject([403, { code: 'not_yours' }])
    expect(refusal(await save(safety, ' '))).toMatchObject([422, { code: 'faulty' }])
    const text = `${section.text}\n\n又查出{hazard.found}处，{hazard.nothing}。`
    manuscript = good(await save(safety, text))
    const saved = manuscript.sections_of.at(-1)!
    expect(saved.text).toBe(text)
    expect(saved.pieces.find(({ source }) => source === '{hazard.nothing}')!.says).toContain('没有指标“nothing”')
    // The same version once more: somebody was there before, and both are kept.
    expect(refusal(await save(office, section.text))).toMatchObject([409, { code: 'changed_meanwhile' }])
    expect(refusal(await office.get(at('/filled')))[1].code).toBe('faulty')
    manuscript = good(
      await safety.put(at(`/sections/${saved.section}`), {
        version: saved.version,
        text: text.replace('，{hazard.nothing}', ''),
      }),
    )
  })

  test('says which of its figures have changed since it was saved; saved again it is told anew', async () => {
    await report('四楼')
    manuscript = await again(safety)
    const section = manuscript.sections_of.at(-1)!
    expect(section.changed).toContainEqual({ source: '{hazard.found}', was: '3', now: '4' })
    manuscript = good(
      await safety.put(at(`/sections/${section.section}`), { version: section.version, text: section.text }),
    )
    expect(manuscript.sections_of.at(-1)!.changed).toEqual([])
  })

  test('is handed in, sent back with a reason, handed in again and taken in', async () => {
    const section = (): Section => manuscript.sections_of.at(-1)!
    expect(refusal(await move(office, section(), 'accept'))).toMatchObject([409, { code: 'not_now' }])
    manuscript = good(await move(safety, section(), 'hand_in'))
    expect(await owed('east_safety')).toEqual([])
    expect(await owed('east_office')).toMatchObject([{ section: section().section, todo: 'judge' }])
    expect(section().can).toEqual({ write: false, hand_in: false, judge: false })
    expect(refusal(await move(safety, section(), 'accept'))).toMatchObject([403, { code: 'not_yours' }])
    expect(refusal(await move(office, section(), 'return', ' '))).toMatchObject([422, { code: 'reason_needed' }])
    manuscript = good(await move(office, section(), 'return', '写上整改的情况'))
    expect([section().state, section().reason]).toEqual(['returned', '写上整改的情况'])
    expect(refusal(await office.post(at('/publication'), { key: key() }))).toMatchObject([409, { code: 'not_now' }])
    manuscript = good(await move(safety, await againOf(safety), 'hand_in'))
    manuscript = good(await move(office, await againOf(office), 'accept'))
    expect([section().state, section().reason]).toEqual(['accepted', null])
  })
  const againOf = async (client: Client): Promise<Section> => (await again(client)).sections_of.at(-1)!

  test('is added between two and taken out again by the keeper alone', async () => {
    const [first, second] = manuscript.sections_of
    const asked = { after: first!.section, title: '亮点' }
    expect(refusal(await safety.post(at('/sections'), asked))[0]).toBe(403)
    manuscript = good(await office.post(at('/sections'), asked))
    expect(manuscript.sections_of.map(({ title }) => title).slice(0, 3)).toEqual([first!.title, '亮点', second!.title])
    manuscript = good(await office.remove(at(`/sections/${titled('亮点').section}`)))
    expect(titled('亮点')).toBeUndefined()
  })

  test('is commented on; a comment is settled once and stays readable', async () => {
    const said = { key: key(), section: manuscript.sections_of.at(-1)!.section, quote: '4处', words: '写明在哪几层' }
    manuscript = good(await office.post(at('/comments'), said))
    manuscript = good(await office.post(at('/comments'), said))
    expect(manuscript.comments).toMatchObject([{ quote: '4处', words: '写明在哪几层', mine: true, settled: null }])
    const [one] = manuscript.comments
    manuscript = good(await safety.post(at(`/comments/${one!.id}/settle`)))
    expect(manuscript.comments[0]!.settled).toMatchObject({ by: '卫东来' })
    expect(refusal(await safety.post(at(`/comments/${one!.id}/settle`)))[0]).toBe(404)
  })
})

describe('the whole', () => {
  test('reads as one paper and comes down as a Word file', async () => {
    const { status, body } = await office.get<FilledReport>(at('/filled'))
    expect(status).toBe(200)
    expect(JSON.stringify(body.blocks).includes('又查出')).toBe(true)
    expect(body.figures.length).toBeGreaterThan(5)
    const docx = await office.get(`${at()}.docx`)
    expect(docx.status).toBe(200)
    expect(docx.bytes.subarray(0, 2).toString()).toBe('PK')
  })

  test('is published by its keeper', async () => {
    expect(refusal(await safety.post(at('/publication'), { key: key() }))).toMatchObject([403, { code: 'not_yours' }])
    const same = { key: key() }
    const answer = await office.post<{ id: string }>(at('/publication'), same)
    expect((await office.post<{ id: string }>(at('/publication'), same)).body).toEqual(answer.body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    manuscript = await again(office)
    expect(manuscript.published).toBe(answer.body.id)
  })

  test('is rolled forward into the next year, and stands beside it', async () => {
    const next = good(await begin(office, { period: '2012', from: manuscript.id }))
    expect(next.before).toMatchObject({ id: manuscript.id })
    expect(next.sections_of.map(({ title }) => title)).toEqual(manuscript.sections_of.map(({ title }) => title))
    expect(next.sections_of.every(({ writer, state }) => writer === null && state === 'writing')).toBe(true)
    const { body } = await office.get<{ manuscripts: { id: string }[] }>('/api/manuscripts')
    expect(body.manuscripts[0]!.id).toBe(next.id)
  })
})
