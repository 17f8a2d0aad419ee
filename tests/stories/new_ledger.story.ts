import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figure, Row, Rows } from '../../src/ledger/wire.ts'
import { CITY, key, openTown, type Town } from './town.ts'

// The whole of what somebody adding a ledger writes.
const file = `
import { date, defineLedger, integer, text } from '../../src/ledger/index.ts'

export const visit = defineLedger({
  name: 'visit',
  title: '家访记录',
  section: 'pupils',
  filledBy: 'school.clerk',
  on: 'visited_on',
  fields: {
    visited_on: date('家访日期', { required: true }),
    teacher: text('家访教师', { required: true }),
    pupils: integer('家访学生', { unit: '人', required: true, min: 1 }),
  },
  indicators: {
    visits: { title: '家访', unit: '次', count: 'rows' },
    pupils: { title: '家访学生', unit: '人次', sum: 'pupils' },
  },
})
`

let town: Town
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(import.meta.dirname, '..', 'declared-'))
  await writeFile(join(folder, 'visit.ts'), file)
  town = await openTown('new_ledger', [folder])
})
afterAll(async () => {
  await town.close()
  await rm(folder, { recursive: true, force: true })
})

describe('one new file is a new ledger', () => {
  test('it has a table with typed columns', async () => {
    const client = await town.as('school_one')
    const { body } = await client.get<{ document: { fields: object }; can_fill: boolean }>('/api/ledgers/visit')
    expect(Object.keys(body.document.fields)).toEqual(['visited_on', 'teacher', 'pupils'])
    expect(body.can_fill).toBe(true)
  })

  test('it takes rows through the form’s door, and refuses what its fields refuse', async () => {
    const client = await town.as('school_one')
    const values = { visited_on: '2011-04-06', teacher: '许青山', pupils: 3 }
    const made = await client.post<Row>('/api/ledgers/visit/rows', { key: key(), unit: 'east-a-1', values })
    expect(made.status).toBe(200)
    expect(made.body.values).toMatchObject(values)
    const refused = await client.post<{ faults: { path: string }[] }>('/api/ledgers/visit/rows', {
      key: key(),
      unit: 'east-a-1',
      values: { visited_on: '2023-02-30', pupils: 0 },
    })
    expect(refused.status).toBe(422)
    expect(refused.body.faults.map((fault) => fault.path).toSorted()).toEqual(['pupils', 'teacher', 'visited_on'])
  })

  test('it takes a sheet', async () => {
    const client = await town.as('school_one')
    const sheet = '家访日期,家访教师,家访学生\n2011年5月4日,许青山,2\n2011/5/6,林小满,５\n'
    const started = await client.upload<{ id: string }>('/api/ledgers/visit/imports?unit=east-a-1', {
      name: '家访.csv',
      content: sheet,
    })
    expect(started.status).toBe(200)
    const ready = await until(
      () => client.get<{ state: string; faults: object[] }>(`/api/imports/${started.body.id}`),
      'ready',
    )
    expect(ready.faults).toEqual([])
    await client.post(`/api/imports/${started.body.id}/confirm`, {})
    await until(() => client.get<{ state: string }>(`/api/imports/${started.body.id}`), 'done')
    const { body } = await client.get<Rows>('/api/ledgers/visit/rows')
    expect(body.total).toBe(3)
  })

  test('it has figures with rows behind them', async () => {
    const client = await town.as('safety')
    const { body } = await client.get<{ figures: Figure[] }>(
      `/api/figures?indicators=visit.visits,visit.pupils&unit=${CITY}&period=2011`,
    )
    expect(body.figures.map((figure) => figure.value)).toEqual([3, 10])
    const trace = await client.get<Rows>(`/api/figures/rows?indicator=visit.pupils&unit=${CITY}&period=2011`)
    expect(trace.body.total).toBe(3)
  })

  test('it has a template and an export', async () => {
    const client = await town.as('school_one')
    const template = await client.get('/api/ledgers/visit/template.xlsx')
    expect(template.bytes.subarray(0, 2).toString()).toBe('PK')
    const exported = await client.get('/api/ledgers/visit/export.csv')
    expect(exported.bytes.toString()).toContain('家访教师')
    expect(exported.bytes.toString().trim().split('\n')).toHaveLength(4)
  })
})

/** Asks again until the import stands where it is expected; says where it stopped otherwise. */
const until = async <T extends { state: string }>(ask: () => Promise<{ body: T }>, state: string): Promise<T> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const { body } = await ask()
    if (body.state === state) return body
    if (['faulty', 'failed', 'cancelled'].includes(body.state)) throw new Error(JSON.stringify(body))
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error(`never ${state}`)
}
