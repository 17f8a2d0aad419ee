import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Import } from '../../src/ledger/import_wire.ts'
import type { Event, Person, Session } from '../../src/ledger/wire.ts'
import { openTown, type Town } from './town.ts'

interface Listed {
  readonly people: readonly Person[]
  readonly total: number
}

let town: Town
beforeAll(async () => {
  town = await openTown('people')
})
afterAll(() => town.close())

const logins = ({ people }: Listed): string[] => people.map(({ login }) => login)

test('a steward lists people by unit, with what their seats are called', async () => {
  const client = await town.as('steward')
  expect((await client.get<Session>('/api/session')).body.steward).toBe(true)
  const { body: all } = await client.get<Listed>('/api/people')
  expect([all.total, logins(all).length]).toEqual([Object.keys(town.people).length, Object.keys(town.people).length])
  // The bureau's own people stand before those of the units below.
  expect(logins(all).slice(0, 4)).toEqual(['leader', 'office', 'safety', 'steward'])
  const { body: school } = await client.get<Listed>('/api/people?under=east-a-1')
  expect(logins(school)).toEqual(['school_one'])
  expect(school.people[0]?.seats.map(({ title, unit_name }) => `${unit_name} ${title}`)).toContain('甲河一小 安全员')
  const { body: found } = await client.get<Listed>(`/api/people?search=${encodeURIComponent('文二')}`)
  expect(logins(found)).toEqual(['school_two'])
  const { body: second } = await client.get<Listed>('/api/people?size=5&page=2')
  expect([second.total, second.people.length]).toEqual([all.total, Math.min(5, all.total - 5)])
  expect(JSON.stringify(all)).not.toContain('password')
})

test('others see whom they have below them, and nobody else', async () => {
  const client = await town.as('east_head')
  expect((await client.get<Session>('/api/session')).body.steward).toBe(false)
  const { body } = await client.get<Listed>('/api/people')
  expect(logins(body).toSorted()).toEqual(['east_head', 'school_one', 'school_two'])
})

test('a steward gives a new initial password; nobody else can', async () => {
  const { people } = town
  const head = await town.as('east_head')
  const refused = await head.post(`/api/people/${people['school_two']}/password`, { password: 'Neu-2013-yz' })
  expect(refused.status).toBe(403)
  const client = await town.as('steward')
  const weak = await client.post(`/api/people/${people['school_two']}/password`, { password: 'aaaaaaaa' })
  expect(weak.status).toBe(422)
  expect((await client.post(`/api/people/${people['school_two']}/password`, { password: 'Neu-2013-yz' })).status).toBe(
    200,
  )
  const entered = await town.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-youju': '1' },
    payload: { login: 'school_two', password: 'Neu-2013-yz' },
  })
  expect(entered.json<Session>().must_change_password).toBe(true)
  const { body } = await client.get<{ events: Event[] }>('/api/log?act=reset_password')
  expect(body.events).toHaveLength(1)
})

test('templates of units and people come back as sheets that are understood', async () => {
  const client = await town.as('steward')
  for (const sheet of ['units', 'people']) {
    const { bytes } = await client.get(`/api/${sheet}/template.xlsx`)
    const { body } = await client.upload<Import>(`/api/${sheet}/imports`, { name: '模板.xlsx', content: bytes })
    const read = await vi.waitUntil(async () => {
      const { body: now } = await client.get<Import>(`/api/imports/${body.id}`)
      return now.state === 'reading' ? undefined : now
    })
    expect(read.columns.every(({ field }) => field !== null)).toBe(true)
    expect(read.faults.map(({ says }) => says)).toEqual(['表头下面没有数据'])
  }
})

test('the log names the unit', async () => {
  const school = await town.as('school_one')
  const values = { held_on: '2011-05-12', kind: '防震', pupils: 300 }
  await school.post('/api/ledgers/drill/rows', { key: 'people-story-drill', unit: 'east-a-1', values })
  const client = await town.as('steward')
  const { body } = await client.get<{ events: Event[] }>('/api/log?act=create&ledger=drill')
  expect(body.events[0]).toMatchObject({ unit: 'east-a-1', unit_name: '甲河一小', person: '文一舟' })
})
