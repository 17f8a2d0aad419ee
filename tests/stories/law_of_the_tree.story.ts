import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figure, LedgerRow, Row, Rows } from '../../src/ledger/wire.ts'
import { CITY, key, openTown, type Login, type Town } from './town.ts'

const hazard = {
  found_on: '2011-03-08',
  kind: '消防',
  grade: '一般',
  place: '实验楼二层',
  about: '灭火器压力不足',
  owner: '许青山',
}

let town: Town
let first: Row
let second: Row
beforeAll(async () => {
  town = await openTown('law_of_the_tree')
  first = await reported('school_one', 'east-a-1')
  second = await reported('school_two', 'east-a-2')
})
afterAll(() => town.close())

const reported = async (login: Login, unit: string): Promise<Row> => {
  const client = await town.as(login)
  const made = await client.post<Row>('/api/ledgers/hazard/rows', { key: key(), unit, values: hazard })
  expect(made.status).toBe(200)
  const { id, version } = made.body
  const moved = await client.post<Row>(`/api/ledgers/hazard/rows/${id}/moves`, { key: key(), version, move: 'report' })
  expect(moved.body.state).toBe('open')
  return moved.body
}

describe('a school’s clerk gets none of another school’s rows', () => {
  test('not in the list, by no filter and no search', async () => {
    const client = await town.as('school_one')
    const { body: all } = await client.get<Rows>('/api/ledgers/hazard/rows')
    expect(all.rows.map((row) => row.id)).toEqual([first.id])
    expect(all.total).toBe(1)
    const asked = await client.get<Rows>('/api/ledgers/hazard/rows?unit=east-a-2')
    expect(asked.body?.rows ?? []).toEqual([])
    const filter = encodeURIComponent(JSON.stringify({ unit: 'east-a-2' }))
    expect((await client.get<Rows>(`/api/ledgers/hazard/rows?where=${filter}`)).body.total).toBe(0)
    const search = encodeURIComponent('甲河二小')
    expect((await client.get<Rows>(`/api/ledgers/hazard/rows?search=${search}`)).body.total).toBe(0)
  })

  test('not by id, not its history, not by editing or moving or withdrawing it', async () => {
    const client = await town.as('school_one')
    const address = `/api/ledgers/hazard/rows/${second.id}`
    const { version } = second
    expect((await client.get(address)).status).toBe(404)
    expect((await client.get(`${address}/history`)).status).toBe(404)
    expect((await client.put(address, { key: key(), version, values: hazard })).status).toBeGreaterThanOrEqual(403)
    expect(
      (await client.post(`${address}/moves`, { key: key(), version, move: 'rectify' })).status,
    ).toBeGreaterThanOrEqual(403)
    expect((await client.remove(address, { key: key(), version, reason: '试试' })).status).toBeGreaterThanOrEqual(403)
    const owner = await town.as('school_two')
    expect((await owner.get<{ row: Row }>(address)).body.row.version).toBe(version)
  })

  test('not in a figure, not in its trace: they cover what the clerk may see, and say so', async () => {
    const client = await town.as('school_one')
    const asked = `unit=${CITY}&period=2011`
    const { body } = await client.get<{ figures: Figure[] }>(`/api/figures?indicators=hazard.found&${asked}`)
    expect(body.figures[0]).toMatchObject({ value: 1, limited: true, coverage: { due: 1, received: 1 } })
    const trace = await client.get<Rows>(`/api/figures/rows?indicator=hazard.found&${asked}`)
    expect(trace.body.rows.map((row) => row.unit)).toEqual(['east-a-1'])
    const other = await client.get(`/api/figures?indicators=hazard.found&unit=east-a-2&period=2011`)
    expect(other.status).toBe(403)
  })

  test('not in an export, and not as of an earlier moment', async () => {
    const client = await town.as('school_one')
    const sheet = (await client.get('/api/ledgers/hazard/export.csv')).bytes.toString()
    expect(sheet).toContain('甲河一小')
    expect(sheet).not.toContain('甲河二小')
    const moment = encodeURIComponent(second.opened_at)
    const then = await client.get<Rows>(`/api/ledgers/hazard/rows?as_of=${moment}`)
    expect(then.body.rows.map((row) => row.unit)).toEqual(['east-a-1'])
  })

  test('not by SQL under the server’s role; and with no identity, nothing at all', async () => {
    const client = new pg.Client({ connectionString: town.url })
    await client.connect()
    const unitsAs = async (identity: string): Promise<string[]> => {
      await client.query(`begin; set local role youju_server; ${identity}`)
      const { rows } = await client.query<{ unit: string }>('select unit from ledger.hazard')
      await client.query('rollback')
      return rows.map((row) => row.unit)
    }
    const person = `set local youju.county = '${CITY}'; set local youju.person = '${town.people['school_one']}'`
    expect(new Set(await unitsAs(person))).toEqual(new Set(['east-a-1']))
    expect(await unitsAs('select 1')).toEqual([])
    await client.query(`begin; set local role youju_server; ${person}`)
    await expect(
      client.query(`update ledger.hazard set closed_at = now() where unit = 'east-a-2'`).then((done) => done.rowCount),
    ).resolves.toBe(0)
    await client.query('rollback')
    await client.end()
  })

  test('and no ledger that the position does not read', async () => {
    const client = await town.as('school_one')
    const { body } = await client.get<{ ledgers: LedgerRow[] }>('/api/ledgers')
    expect(body.ledgers.map((ledger) => ledger.name)).not.toContain('petition')
    expect((await client.get('/api/ledgers/petition')).status).toBe(404)
    expect((await client.get('/api/ledgers/petition/rows')).body).not.toHaveProperty('rows.0')
  })
})

describe('one sees down the tree', () => {
  test('the city sees both schools, the county its own, the other county’s school neither', async () => {
    const seen = async (login: Login): Promise<string[]> => {
      const { body } = await (await town.as(login)).get<Rows>('/api/ledgers/hazard/rows')
      return body.rows.map((row) => row.unit).toSorted()
    }
    expect(await seen('safety')).toEqual(['east-a-1', 'east-a-2'])
    expect(await seen('east_safety')).toEqual(['east-a-1', 'east-a-2'])
    expect(await seen('west_one')).toEqual([])
  })
})

describe('a moment that is none', () => {
  test.each(['/api/ledgers/hazard/rows', '/api/ledgers/hazard/rows/1', '/api/ledgers/hazard/export.csv'])(
    '%s says so',
    async (url) => {
      const client = await town.as('safety')
      const answer = await client.get<{ code: string }>(`${url}?as_of=yesterday`)
      expect(answer.status).toBe(400)
      expect(answer.body.code).toBe('wrong_request')
    },
  )
})

describe('without a session', () => {
  test('everything but health is refused', async () => {
    for (const url of [
      '/api/ledgers',
      '/api/ledgers/hazard/rows',
      '/api/figures?indicators=hazard.found&unit=town&period=2011',
      '/api/units',
    ]) {
      expect((await town.app.inject({ url })).statusCode).toBe(401)
    }
    expect((await town.app.inject({ url: '/api/health' })).statusCode).toBe(200)
  })

  test('a write without the header of our own pages is refused, cookie or not', async () => {
    const answer = await town.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: 'safety', password: 'x' },
    })
    expect(answer.statusCode).toBe(400)
  })
})
