import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, today } from '../../src/ledger/index.ts'
import type { Below, OpenRows } from '../../src/ledger/wire/open_rows.ts'
import { bureauFolder } from '../../src/bureau/index.ts'
import { sql } from '../../src/server/db/sql.ts'
import { loadDeclarations } from '../../src/server/declarations.ts'
import { applyDeclarations } from '../../src/server/tables/apply.ts'
import { openRowBreaks } from '../../src/server/tables/verify_open_rows.ts'
import { openRowsOf } from '../../src/server/work/open_rows.ts'
import { type Ground, type Made, openGround } from './open_ground.ts'
import { CITY } from './town.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround('open_rows')
  await ground.seat('school_one_b', '文一苇', [['school.clerk', 'east-a-1']])
  await ground.seat('moral_one', '德一心', [['school.moral_clerk', 'east-a-1']])
})
afterAll(() => ground.town.close())

const errand = (matter: string, login = 'school_one', unit = 'east-a-1'): Promise<Made> =>
  ground.make(login, 'errand', unit, { matter })
const ids = ({ rows }: OpenRows): number[] => rows.map(({ id }) => id)
const of = (id: number, { rows }: OpenRows) => rows.find((row) => row.id === id)

describe('whoever can move a row owes it', () => {
  test('both people of a position see it, with the verb, until one has moved it', async () => {
    const row = await errand('补交消防验收材料')
    for (const login of ['school_one', 'school_one_b']) {
      const line = of(row.id, await ground.list(login, 'ledger=errand'))
      expect(line, login).toMatchObject({
        ledger_title: '交办事项',
        label: '补交消防验收材料',
        unit_name: '甲河一小',
        state_title: '已交办',
        light: 'green',
        moves: [{ name: 'begin', title: '开始办理' }, { name: 'offer' }],
        held_by: [{ position: 'school.clerk', title: '数据员', unit: 'east-a-1', unit_name: '甲河一小' }],
        moved_by: '文一舟',
      })
    }
    await ground.age('errand', row.id, 30)
    expect(of(row.id, await ground.list('school_one_b'))).toMatchObject({ light: 'red' })
    // A row that waits for the head is not the second clerk's any more, though the first is the head as well.
    const begun = await ground.move('school_one_b', 'errand', row, 'begin', { values: { promised_on: '2099-01-01' } })
    await ground.move('school_one', 'errand', begun, 'show', { values: { answer: '已补齐' } })
    expect(of(row.id, await ground.list('school_one_b'))).toBeUndefined()
    expect(of(row.id, await ground.list('school_one_b', 'what=waiting'))).toMatchObject({
      state: 'shown',
      free_at: expect.any(String),
      // The safety section may object, and is not waited for.
      held_by: [{ position: 'school.head', unit: 'east-a-1' }],
    })
    expect(of(row.id, await ground.list('school_one'))).toMatchObject({ moves: [{ name: 'finish' }] })
  })

  test('a row offered to another unit is owed there, and waited for where it came from', async () => {
    const row = await errand('转给二小的事项')
    await ground.move('school_one', 'errand', row, 'offer', { values: { to_unit: 'east-a-2' } })
    expect(of(row.id, await ground.list('school_two'))).toMatchObject({
      label: '转给二小的事项',
      unit: 'east-a-1',
      moves: [{ name: 'take' }, { name: 'refuse' }],
      held_by: [{ position: 'school.clerk', unit: 'east-a-2', unit_name: '甲河二小' }],
    })
    expect(of(row.id, await ground.list('school_one'))).toBeUndefined()
    expect(of(row.id, await ground.list('school_one', 'what=waiting'))).toMatchObject({ state: 'offered' })
    expect(of(row.id, await ground.list('west_one', 'what=waiting'))).toBeUndefined()
  })

  test('a lent seat sees the work too, and no longer once the loan is over', async () => {
    const row = await errand('出差期间的事项')
    await ground.seat('helper', '邻座人', [['school.safety_officer', 'east-a-1']])
    expect(of(row.id, await ground.list('helper'))).toBeUndefined()
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const loan = { login: 'helper', position: 'school.clerk', unit: 'east-a-1', from: today, to: today }
    const one = await ground.as('school_one_b')
    expect((await one.post('/api/delegations', loan)).status).toBe(200)
    expect(of(row.id, await ground.list('helper'))).toMatchObject({ moves: [{ name: 'begin' }, { name: 'offer' }] })
    const { body: session } = await (await ground.as('helper')).get<{ person: { id: number } }>('/api/session')
    const { login: _login, to: _to, ...ended } = loan
    expect((await one.remove('/api/delegations', { ...ended, person: session.person.id })).status).toBe(200)
    expect(of(row.id, await ground.list('helper'))).toBeUndefined()
  })

  test('of two verbs by what the row says only the one that is open makes a debt', async () => {
    const light = await ground.make('moral_one', 'care_case', 'east-a-1', { pupil: '李小明', weight: '一般' })
    const heavy = await ground.make('moral_one', 'care_case', 'east-a-1', { pupil: '王大力', weight: '严重' })
    const cases = 'ledger=care_case'
    expect(ids(await ground.list('moral_one', cases))).toEqual([light.id])
    expect(ids(await ground.list('east_head', cases))).toEqual([heavy.id])
    expect(ids(await ground.list('moral_one', `${cases}&what=waiting`))).toEqual([heavy.id])
    // The name stands in the lists of nobody, not even of those who hold the row.
    expect(of(light.id, await ground.list('moral_one', cases))!.label).toBe('李**')
    expect(ids(await ground.list('moral_one', `what=waiting&search=${encodeURIComponent('王大力')}`))).toEqual([
      heavy.id,
    ])
    // Whoever corrects what decides it hands it to the other, and the limit runs on as it did.
    const client = await ground.as('moral_one')
    const before = of(light.id, await ground.list('moral_one', cases))!
    const sent = { key: randomUUID(), version: light.version, values: { weight: '严重' } }
    expect((await client.put(`/api/ledgers/care_case/rows/${light.id}`, sent)).status).toBe(200)
    expect(ids(await ground.list('moral_one', cases))).toEqual([])
    const after = of(light.id, await ground.list('east_head', cases))!
    expect(after).toMatchObject({ since: before.since, due_at: before.due_at, moved_by: before.moved_by })
    const { town } = ground
    const ledger = town.house.catalogue.ledger('care_case')!
    expect(await town.database.asOwner(CITY, (tx) => openRowBreaks(tx, ledger))).toEqual([])
    await town.database.asOwner(CITY, (tx) => tx.run(sql`update work.open_row set turn = 1 where id = ${light.id}`))
    expect(await town.database.asOwner(CITY, (tx) => openRowBreaks(tx, ledger))).toHaveLength(1)
    await town.database.asOwner(CITY, (tx) => tx.run(sql`update work.open_row set turn = 2 where id = ${light.id}`))
  })
})

test('lines that an earlier program wrote are told whose turn it is at the next start', async () => {
  const { town } = ground
  const heavy = await ground.make('moral_one', 'care_case', 'east-a-1', { pupil: '孙小满', weight: '严重' })
  const heads = async () => ids(await ground.list('east_head', 'ledger=care_case'))
  expect(await heads()).toContain(heavy.id)
  await town.database.asOwner(CITY, (tx) => tx.run(sql`update work.open_row set turn = null where id = ${heavy.id}`))
  expect(await heads()).not.toContain(heavy.id)
  const folders = ['declared_limits', 'declared_open'].map((name) => join(import.meta.dirname, name))
  expect(await applyDeclarations(town.database, CITY, await loadDeclarations([bureauFolder, ...folders]))).toEqual([])
  expect(await heads()).toContain(heavy.id)
})

describe('what is shown', () => {
  test('stands late first, its counts are those of the list, and pages join without gap or repetition', async () => {
    for (let i = 0; i < 12; i += 1) {
      const row = await errand(`事项${i}`, 'school_two', 'east-a-2')
      await ground.age('errand', row.id, i * 2)
    }
    const whole = await ground.list('school_two', 'size=200')
    const lights = whole.rows.map(({ light }) => light)
    expect(lights).toEqual(
      lights.toSorted((a, b) => ['red', 'yellow', 'green'].indexOf(a) - ['red', 'yellow', 'green'].indexOf(b)),
    )
    for (const light of ['red', 'yellow', 'green'] as const) {
      const some = await ground.list('school_two', `light=${light}`)
      expect(some.total).toBe(lights.filter((one) => one === light).length)
      expect(whole.counts[light]).toBe(some.total)
      expect(some.counts).toEqual(whole.counts)
    }
    expect(whole.counts.red).toBeGreaterThan(0)
    expect(whole.counts.green).toBeGreaterThan(0)
    expect(whole.ledgers).toMatchObject([{ name: 'errand', count: whole.total, red: whole.counts.red }])
    const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => ground.list('school_two', `size=3&page=${page}`)))
    expect(pages.flatMap(ids)).toEqual(ids(whole))
    expect((await ground.list('school_two', 'page=99')).rows).toEqual([])
  })

  test('is counted in groups as its lines are seen one by one, whoever asks', async () => {
    const given = await errand('转给邻校的事项', 'school_two', 'east-a-2')
    const offered = await ground.move('school_two', 'errand', given, 'offer', { values: { to_unit: 'east-a-1' } })
    for (const login of ['school_one', 'school_two', 'moral_one', 'east_safety', 'east_head', 'west_one', 'steward']) {
      for (const what of ['mine', 'below']) {
        const { rows, total, counts, ledgers } = await ground.list(login, `what=${what}&size=200`)
        const lights = (light: string): number => rows.filter((row) => row.light === light).length
        expect(total, login).toBe(rows.length)
        expect(counts).toEqual({ red: lights('red'), yellow: lights('yellow'), green: lights('green') })
        const named = rows.map(({ ledger }) => ledger)
        for (const { name, count } of ledgers) expect(named.filter((one) => one === name)).toHaveLength(count)
        expect(new Set(named)).toEqual(new Set(ledgers.map(({ name }) => name)))
      }
    }
    await ground.move('school_one', 'errand', offered, 'refuse', { reason: '不归我校' })
  })

  test('lies down the tree, never sideways and never up', async () => {
    expect((await ground.list('west_one')).total).toBe(0)
    expect((await ground.list('west_head', 'what=below')).total).toBe(0)
    const below = await ground.list('east_safety', 'what=below&size=200')
    expect(new Set(below.rows.map(({ unit }) => unit))).toEqual(new Set(['east-a-1', 'east-a-2']))
    const school = await ground.as('school_one')
    expect(await school.get('/api/work/rows?what=below&unit=east')).toMatchObject({
      status: 404,
      body: { code: 'no_such' },
    })
    expect(await school.get('/api/work/rows?what=below&unit=east-a-2')).toMatchObject({ status: 404 })
    const own = await ground.list('school_one', 'what=below&size=200')
    expect(own.rows.every(({ unit }) => unit === 'east-a-1')).toBe(true)
    expect(own.total).toBeGreaterThan(0)
  })

  test('is added up by unit and holder, as the lists say; nobody holds what is vacant', async () => {
    await ground.seat('basic_east', '基东升', [['county.basic_section', 'east']])
    await ground.seat('clerk_three', '文三山', [['school.clerk', 'east-a-3']])
    await errand('没有校长的学校', 'clerk_three', 'east-a-3')
    const client = await ground.as('east_safety')
    const look = async (unit?: string): Promise<Below> =>
      (await client.get<Below>(`/api/work/below${unit === undefined ? '' : `?unit=${unit}`}`)).body
    const sum = ({ red, yellow, green }: Below['counts']): number => red + yellow + green
    let found = await look()
    expect(found).toMatchObject({ unit: 'east', unit_name: '东湾区教育局', trail: [{ unit: 'east' }] })
    for (const unit of ['east', 'east-a', 'east-a-2']) {
      found = await look(unit)
      const listed = await ground.list('east_safety', `what=below&unit=${unit}`)
      expect(found.counts, unit).toEqual(listed.counts)
      for (const { position, counts } of found.holders) {
        const held = await ground.list('east_safety', `what=below&unit=${unit}&holder=${position}`)
        expect(held.total, `${unit} ${position}`).toBe(sum(counts))
      }
      for (const child of found.units) {
        expect((await look(child.unit)).counts, child.unit).toEqual(child.counts)
      }
    }
    // The command on the machine says the same.
    const { town } = ground
    const asked = { what: 'below', unit: 'east', page: 1, size: 200 } as const
    const told = await town.database.asOwner('town', (tx) => openRowsOf(tx, town.house, asked, Date.now()))
    expect(told.rows.map(({ label }) => label)).toContain('没有校长的学校')
    expect(told.total).toBeGreaterThanOrEqual(sum((await look('east')).counts))
    expect(found.trail.map(({ unit }) => unit)).toEqual(['east', 'east-a', 'east-a-2'])
    expect(found.holders).toMatchObject([{ position: 'school.clerk', title: '数据员', people: ['文二桥'] }])
    // The only clerk of the third school leaves.
    await ground.town.database.asOwner('town', (tx) =>
      tx.run(sql`update org.seat set to_day = org.today() where county = 'town' and unit = 'east-a-3'`),
    )
    expect((await look('east-a-3')).holders).toMatchObject([
      { position: 'school.clerk', people: [], counts: { green: 1 } },
    ])
    expect(await client.get('/api/work/below?unit=west')).toMatchObject({ status: 404, body: { code: 'no_such' } })
  })

  test('of several levels that may make the move the nearest holds it; a position that is not there is not listed', async () => {
    await ground.seat('head_east', '乡东升', [['township.head', 'east-a']])
    const row = await ground.make('moral_one', 'care_case', 'east-a-1', { pupil: '张小蕾', weight: '一般' })
    await ground.move('moral_one', 'care_case', row, 'visit')
    const heavy = await ground.make('moral_one', 'care_case', 'east-a-1', { pupil: '赵大川', weight: '严重' })
    const cases = 'what=below&ledger=care_case&size=200'
    const look = async (unit: string): Promise<Below['holders']> =>
      (await (await ground.as('east_safety')).get<Below>(`/api/work/below?unit=${unit}`)).body.holders
    const sum = ({ red, yellow, green }: Below['counts']): number => red + yellow + green
    // Both may close the case; it is the school's to do.
    const line = of(row.id, await ground.list('east_safety', cases))!
    expect(line.held_by).toMatchObject([{ position: 'school.moral_clerk', unit: 'east-a-1' }])
    const township = await look('east-a')
    expect(township.map(({ position }) => position)).toEqual(['township.head'])
    const held = await ground.list('east_safety', `${cases}&unit=east-a&holder=township.head`)
    expect(ids(held)).toContain(heavy.id)
    expect(ids(held)).not.toContain(row.id)
    expect(sum(township[0]!.counts)).toBe(held.total)
    expect((await look('east-a-1')).map(({ position }) => position)).not.toContain('township.head')
    // Whoever can make the move owes it all the same.
    expect(ids(await ground.list('head_east', 'ledger=care_case'))).toContain(row.id)
  })
})

test('what is due only in a long time is counted, and left out where that is asked', async () => {
  await ground.seat('clerk_far', '文远山', [['school.clerk', 'east-a-2']])
  const [near, far] = [await errand('两个月内', 'clerk_far', 'east-a-2'), await errand('明年', 'clerk_far', 'east-a-2')]
  const promise = (days: number) => ({ values: { promised_on: addDays(today(new Date()), days) } })
  await ground.move('clerk_far', 'errand', near, 'begin', promise(60))
  await ground.move('clerk_far', 'errand', far, 'begin', promise(61))
  const all = await ground.list('clerk_far', 'size=200')
  const some = await ground.list('clerk_far', 'size=200&far=out')
  expect(all.far).toEqual({ count: 1, days: 60 })
  expect(some.far).toEqual(all.far)
  expect(ids(all)).toEqual(expect.arrayContaining([near.id, far.id]))
  expect(ids(some)).toEqual(ids(all).filter((id) => id !== far.id))
  expect(some.total).toBe(all.total - 1)
  expect(some.counts).toEqual({ ...all.counts, green: all.counts.green - 1 })
  expect((await ground.list('clerk_far', 'light=red&far=out')).far.count).toBe(0)
})
