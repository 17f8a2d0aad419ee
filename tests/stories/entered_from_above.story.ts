/** Inspectors enter what they find at the school where they find it; nobody else above does. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type LedgerDocument, today } from '../../src/ledger/index.ts'
import type { Row, RowPage } from '../../src/ledger/wire.ts'
import { type Login, openTown, type Town } from './town.ts'

interface LedgerPage {
  readonly document: LedgerDocument
}

let town: Town
beforeAll(async () => {
  town = await openTown('entered_from_above')
})
afterAll(() => town.close())

const planned = {
  checked_on: today(new Date()),
  kind: '县级检查',
  theme: '消防安全',
  team: '区安全检查组',
  leader: '卫东来',
}
const enter = async (login: Login, unit: string, values: object = planned) =>
  (await town.as(login)).post<Row>('/api/ledgers/safety_inspection/rows', { key: randomUUID(), unit, values })

test('a county’s inspector enters the check at the school, and the school sees it', async () => {
  const { status, body } = await enter('east_safety', 'east-a-1')
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body).toMatchObject({ unit: 'east-a-1', unit_name: '甲河一小', by: '卫东来', state: 'planned' })
  const school = await town.as('school_one')
  expect((await school.get<RowPage>(`/api/ledgers/safety_inspection/rows/${body.id}`)).body.row.values).toMatchObject({
    leader: '卫东来',
  })
  // As long as nothing has been reported it is in the inspector's hands, and he writes down what it came to.
  const inspector = await town.as('east_safety')
  const edit = { key: randomUUID(), version: 1, values: { theme: '综合检查' } }
  const edited = await inspector.put<Row>(`/api/ledgers/safety_inspection/rows/${body.id}`, edit)
  expect(edited).toMatchObject({ status: 200, body: { version: 2, values: { theme: '综合检查' } } })
  const outcome = { members: 3, findings: 1, fixed_at_once: 0, summary: '一处通道堆放杂物' }
  const recorded = await inspector.post<Row>(`/api/ledgers/safety_inspection/rows/${body.id}/moves`, {
    key: randomUUID(),
    version: 2,
    move: 'record',
    values: outcome,
  })
  expect(recorded).toMatchObject({ status: 200, body: { state: 'recorded' } })
  const day = today(new Date())
  const found = { inspection: body.id, found_on: day, due_on: addDays(day, 20), kind: '消防', grade: '一般', budget: 0 }
  const page = await inspector.get<LedgerPage>('/api/ledgers/hazard')
  const required = Object.entries(page.body.document.fields).filter(([, field]) => field.required)
  const values = { ...Object.fromEntries(required.map(([name]) => [name, '楼道堆物'])), ...found }
  const hazard = await inspector.post<Row>('/api/ledgers/hazard/rows', { key: randomUUID(), unit: 'east-a-1', values })
  expect(hazard, JSON.stringify(hazard.body)).toMatchObject({ status: 200, body: { unit: 'east-a-1', state: 'draft' } })
})

test('nobody enters rows beside or above his own units, nor who only reads them', async () => {
  const refused: [Login, string][] = [
    ['east_safety', 'west-a-1'],
    ['east_leader', 'east-a-1'],
    ['school_one', 'east-a-2'],
    ['east_planning', 'east-a-1'],
  ]
  for (const [login, unit] of refused) {
    expect(await enter(login, unit), `${login} ${unit}`).toMatchObject({ status: 403, body: { code: 'not_yours' } })
  }
  // A check belongs to a school.
  expect((await enter('east_safety', 'east')).status).toBe(422)
})

test('the list offers the ledger to be filled, and the form of a school opens', async () => {
  const { ledgers } = (
    await (await town.as('east_safety')).get<{ ledgers: { name: string; can_fill: boolean }[] }>('/api/ledgers')
  ).body
  const fills = ledgers.filter(({ can_fill }) => can_fill).map(({ name }) => name)
  expect(fills).toEqual(expect.arrayContaining(['hazard', 'safety_inspection']))
  expect(fills).not.toContain('drill')
})

test('once reported, a row is corrected by none but those who keep the books', async () => {
  const { body } = await enter('east_safety', 'east-a-2')
  const inspector = await town.as('east_safety')
  const at = `/api/ledgers/safety_inspection/rows/${body.id}`
  const values = { members: 2, findings: 0, fixed_at_once: 0, summary: '没有发现隐患' }
  await inspector.post(`${at}/moves`, { key: randomUUID(), version: 1, move: 'record', values })
  await inspector.post(`${at}/moves`, { key: randomUUID(), version: 2, move: 'confirm' })
  const late = { key: randomUUID(), version: 3, values: { leader: '别人' } }
  expect(await inspector.put(at, late)).toMatchObject({ status: 409, body: { code: 'not_now' } })
})
