import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row, Rows } from '../../src/ledger/wire.ts'
import { key, openTown, type Town } from './town.ts'

const drill = { held_on: '2011-05-12', kind: '防震', pupils: 300 }

let town: Town
beforeAll(async () => {
  town = await openTown('two_editors')
})
afterAll(() => town.close())

test('two save the same version: one wins, the other is shown both', async () => {
  const client = await town.as('school_one')
  const made = await client.post<Row>('/api/ledgers/drill/rows', { key: key(), unit: 'east-a-1', values: drill })
  const { id, version } = made.body
  const address = `/api/ledgers/drill/rows/${id}`
  const save = (pupils: number): ReturnType<typeof client.put<never>> =>
    client.put(address, { key: key(), version, values: { ...drill, pupils } })
  const answers = await Promise.all([save(310), save(320)])
  expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const lost = answers.find((answer) => answer.status === 409)?.body as unknown as {
    code: string
    message: string
    details: { current: Row; yours: { values: { pupils: number } } }
  }
  expect(lost.code).toBe('changed_meanwhile')
  expect(lost.message).toContain('文一舟')
  const { current, yours } = lost.details
  expect([310, 320]).toContain(current.values['pupils'])
  expect(yours.values.pupils).toBe(current.values['pupils'] === 310 ? 320 : 310)
  expect(current.version).toBe(version + 1)
  const history = await client.get<{ versions: Row[] }>(`${address}/history`)
  expect(history.body.versions.map((one) => one.values['pupils'])).toEqual([300, current.values['pupils']])
})

test('200 submissions, each sent three times at once, are 200 rows', async () => {
  const client = await town.as('school_two')
  const submissions = Array.from({ length: 200 }, (_, n) => ({
    key: key(),
    unit: 'east-a-2',
    values: {
      found_on: '2011-06-01',
      kind: '消防',
      grade: '一般',
      place: `第${n}处`,
      about: '门锁损坏',
      owner: '林小满',
    },
  }))
  const answers = await Promise.all(
    [...submissions, ...submissions, ...submissions].map((one) => client.post<Row>('/api/ledgers/hazard/rows', one)),
  )
  expect(answers.map((answer) => answer.status).filter((status) => status !== 200)).toEqual([])
  const { body } = await client.get<Rows>('/api/ledgers/hazard/rows?size=500')
  expect(body.total).toBe(200)
  expect(new Set(body.rows.map((row) => row.values['place'])).size).toBe(200)
  const given = submissions.map((_, n) => [0, 200, 400].map((round) => answers[n + round]?.body.id))
  for (const ids of given) expect(new Set(ids).size).toBe(1)
})
