import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Import } from '../../src/ledger/import_wire.ts'
import type { Unit } from '../../src/ledger/wire.ts'
import { importSettled } from '../../src/server/sheets/imports.ts'
import { openTown, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown('import_units')
})
afterAll(() => town.close())

test('levels and kinds with brackets in their titles are known, and names keep theirs', async () => {
  const steward = await town.as('steward')
  const content = [
    '单位代码,单位名称,层级,类型,上级代码,启用日期',
    'north,北湾区（新区）教育局,县（市、区）,县（市、区）教育局,town,2012-09-01',
    'north-1,北湾小学（东校区）,学校,小学,north,2012-09-01',
    'ｎｏｒｔｈ-2,北湾二小,学校,小学,north,2012-09-01',
  ].join('\r\n')
  const { body } = await steward.upload<Import>('/api/units/imports', { name: '单位.csv', content })
  await importSettled(body.id)
  const read = (await steward.get<Import>(`/api/imports/${body.id}`)).body
  expect([read.faults, read.state]).toEqual([[], 'ready'])
  await steward.post(`/api/imports/${body.id}/confirm`)
  await importSettled(body.id)
  const named = async (code: string) => (await steward.get<Unit>(`/api/units/${code}`)).body
  expect(await named('north')).toMatchObject({ name: '北湾区（新区）教育局', level: 'county', kind: 'county_bureau' })
  expect(await named('north-1')).toMatchObject({ name: '北湾小学（东校区）', parent: 'north' })
  expect(await named('north-2')).toMatchObject({ name: '北湾二小' })
})
