import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rulesOf } from '../../src/ledger/index.ts'
import type { Row } from '../../src/ledger/wire.ts'
import { platformOf } from '../../src/server/db/open.ts'
import type { Problem } from '../../src/server/db/problem.ts'
import { createUnits } from '../../src/server/org/units.ts'
import { comparedFor } from '../../src/server/tables/compared.ts'
import { createRow, insertMany, moveRow } from '../../src/server/tables/rows.ts'
import { prefilledFor } from '../../src/server/work/prefill.ts'
import { type Answer, CITY, type Client, key, openTown, type Town } from './town.ts'

interface Refusal {
  readonly code: string
  readonly message: string
  readonly faults: { readonly path: string; readonly says: string }[]
}

let town: Town
let school: Client
let section: Client
beforeAll(async () => {
  town = await openTown('checks', [join(import.meta.dirname, 'declared')])
  school = await town.as('school_one')
  section = await town.as('east_safety')
})
afterAll(() => town.close())

const create = <T = Row>(
  client: Client,
  ledger: string,
  unit: string,
  period: string | null,
  values: object,
  more = {},
) => client.post<T>(`/api/ledgers/${ledger}/rows`, { key: key(), unit, period, values, ...more })
const monthly = <T = Row>(client: Client, unit: string, period: string, values: object, more = {}) =>
  create<T>(client, 'monthly_count', unit, period, values, more)
const submit = <T = Row>(client: Client, { id, version }: Row, more = {}, ledger = 'monthly_count') =>
  client.post<T>(`/api/ledgers/${ledger}/rows/${id}/moves`, { key: key(), version, move: 'submit', ...more })
const paths = ({ body }: Answer<Refusal>): string[] => body.faults.map(({ path }) => path)
const ok = <T>({ status, body }: Answer<T>): T => {
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

describe('soft checks are explained when the row is handed over', () => {
  let draft: Row
  test('a draft may be saved without a word', async () => {
    ok(await submit(school, ok(await monthly(school, 'east-a-1', '2025-03', { pupils: 100, boarders: 10 }))))
    draft = ok(await monthly(school, 'east-a-1', '2025-04', { pupils: 150, boarders: 10 }))
    expect(draft.state).toBe('draft')
    expect(draft.notes.explained).toBeUndefined()
  })

  test('to be handed over it needs words to every check that does not hold, and nothing changes until then', async () => {
    const refused = await submit<Refusal>(school, draft)
    expect(refused.status).toBe(422)
    expect(refused.body.code).toBe('unexplained')
    expect(refused.body.faults).toEqual([{ path: 'checks.jump', says: '比上月增减两成以上，请说明' }])
    const { body } = await school.get<{ row: Row }>(`/api/ledgers/monthly_count/rows/${draft.id}`)
    expect(body.row).toMatchObject({ version: 1, state: 'draft' })
  })

  test('a check nobody asks to be explained is a fault', async () => {
    const refused = await submit<Refusal>(school, draft, {
      explained: { jump: '并入一个班', within: '甲', ghost: '乙' },
    })
    expect(refused.body.code).toBe('faulty')
    expect(paths(refused)).toEqual(['explained.within', 'explained.ghost'])
  })

  test('the explanation is kept with the row, and dropped once its check holds', async () => {
    const put = (version: number, more: object) =>
      school.put<Row>(`/api/ledgers/monthly_count/rows/${draft.id}`, { key: key(), version, values: {}, ...more })
    const explained = ok(await put(1, { explained: { jump: '并入一个班' } }))
    expect(explained.notes.explained).toEqual({ jump: '并入一个班' })
    const mended = ok(await put(2, { values: { pupils: 110 } }))
    expect(mended.notes.explained).toBeUndefined()
    const again = ok(await put(3, { values: { pupils: 151 }, explained: { jump: '先记一句' } }))
    const sent = ok(await submit(school, again, { explained: { jump: '春季并入一个班' } }))
    expect(sent).toMatchObject({ state: 'submitted', notes: { explained: { jump: '春季并入一个班' } } })
    const passed = await section.post<Row>(`/api/ledgers/monthly_count/rows/${sent.id}/moves`, {
      key: key(),
      version: sent.version,
      move: 'pass_1',
    })
    expect(ok(passed)).toMatchObject({ state: 'accepted', notes: { explained: { jump: '春季并入一个班' } } })
  })

  test('a ledger without a workflow has no drafts: to enter a row is to say it', async () => {
    const bought = { bought_on: '2024-06-03' }
    const refused = await create<Refusal>(school, 'purchase', 'east-a-1', null, {
      ...bought,
      item: '投影仪',
      price: 1900,
    })
    expect(refused.body.code).toBe('unexplained')
    const made = ok(
      await create(
        school,
        'purchase',
        'east-a-1',
        null,
        { ...bought, item: '投影仪', price: 1900 },
        { explained: { dear: '旧机烧毁' } },
      ),
    )
    expect(made.notes).toEqual({ explained: { dear: '旧机烧毁' } })
    expect(
      ok(await create(school, 'purchase', 'east-a-1', null, { ...bought, item: '粉笔', price: 40 })).notes,
    ).toEqual({})
  })
})

describe('checks look beyond the row', () => {
  test('at other ledgers: the latest that counts, at or before the period', async () => {
    const year = (period: string, enrolled: number) =>
      create(school, 'pupil_register', 'east-a-1', period, { enrolled })
    const old = ok(await year('2023S', 80))
    const now = ok(await year('2024S', 90))
    ok(await submit(school, old, {}, 'pupil_register'))
    const may = ok(await monthly(school, 'east-a-1', '2025-05', { pupils: 151, boarders: 80 }))
    expect(paths(await submit<Refusal>(school, may))).toEqual(['checks.register'])
    // The register of the year is a draft still: the one before is the latest that counts.
    const asOld = ok(
      await school.put<Row>(`/api/ledgers/monthly_count/rows/${may.id}`, {
        key: key(),
        version: 1,
        values: { pupils: 80 },
      }),
    )
    expect(paths(await submit<Refusal>(school, asOld))).toEqual(['checks.jump'])
    ok(await submit(school, now, {}, 'pupil_register'))
    expect(paths(await submit<Refusal>(school, asOld))).toEqual(['checks.jump', 'checks.register'])
    const before = ok(await monthly(school, 'east-a-1', '2024-08', { pupils: 80, boarders: 1 }))
    expect((await submit(school, before)).status).toBe(200)
  })

  test('at units below: their sum, of what counts, in the same period', async () => {
    const head = await town.as('east_head')
    const two = await town.as('school_two')
    const one = ok(await monthly(school, 'east-a-1', '2025-09', { pupils: 90, boarders: 0 }))
    ok(await submit(two, ok(await monthly(two, 'east-a-2', '2025-09', { pupils: 60, boarders: 0 }))))
    const wrong = await monthly<Refusal>(head, 'east-a', '2025-09', { pupils: 150, boarders: 0 })
    expect(wrong.body.faults).toEqual([{ path: 'checks.whole', says: '与所辖学校合计不一致' }])
    ok(await submit(school, one, { explained: { usual: '无', jump: '无' } }))
    const right = ok(await monthly(head, 'east-a', '2025-09', { pupils: 150, boarders: 0 }))
    expect(right.state).toBe('draft')
    // With nothing reported below there is nothing to compare with.
    expect((await monthly(head, 'east-a', '2025-10', { pupils: 7, boarders: 0 })).status).toBe(200)
  })

  test('at similar units a period earlier: the median alone, and only of enough of them', async () => {
    const two = await town.as('school_two')
    // Most of the schools are not there to sign in: the platform enters and hands in their rows.
    const actor = platformOf(CITY)
    const handIn = (period: string, unit: string, pupils: number) =>
      town.database.as(actor, async (tx) => {
        const made = { key: key(), unit, period, values: { pupils, boarders: 10 } }
        const { id, version } = await createRow(tx, town.house, 'monthly_count', made)
        return moveRow(tx, town.house, 'monthly_count', id, { key: key(), version, move: 'submit' })
      })
    const usual = async (unit: string, pupils: number) => {
      try {
        await handIn('2025-12', unit, pupils)
        return []
      } catch (error) {
        return (error as Problem).faults.map(({ path }) => path)
      }
    }
    const opened_on = '2001-09-01'
    await town.database.asOwner(CITY, (tx) =>
      createUnits(
        tx,
        ['4', '5'].map((one) => ({
          code: `east-a-${one}`,
          name: `甲河${one}小`,
          level: 'school',
          kind: 'primary',
          parent: 'east-a',
          opened_on,
        })),
      ),
    )
    await handIn('2025-11', 'east-a-2', 60)
    await handIn('2025-11', 'west-a-1', 40)
    await handIn('2025-11', 'east-a-4', 30)
    await handIn('2025-11', 'east-a-5', 200)
    // Four are fewer than the norm asks for.
    expect(await usual('east-a-2', 600)).toEqual(['checks.jump'])
    await handIn('2025-11', 'east-a-1', 90)
    // Day pupils of the five were 20, 30, 50, 80 and 190; a junior school is none of them.
    expect(await usual('west-a-1', 160)).toEqual(['checks.jump'])
    expect(await usual('east-a-2', 161)).toEqual(['checks.jump', 'checks.usual'])
    expect(await usual('west-a-2', 900)).toEqual([])
    // The school itself does not see the others' rows.
    const { body } = await two.get<{ total: number }>('/api/ledgers/monthly_count/rows?period=2025-11')
    expect(body.total).toBe(1)
  })

  test('sheets are held to the same checks', async () => {
    const head = await town.as('east_head')
    const started = await head.upload<{ id: string }>('/api/ledgers/monthly_count/imports?unit=east-a&period=2025-11', {
      name: '月报.csv',
      content: '在校学生,寄宿学生\n151,0\n',
    })
    const { faults } = await settled(head, ok(started).id)
    expect(faults.map(({ says }) => says)).toEqual(['与所辖学校合计不一致'])
  })
})

describe('many rows at once are compared as each alone', () => {
  test('also where a unit has several rows a period: by what they have in common', async () => {
    const ledger = town.house.catalogue.ledger('class_count')!
    const schools = ['east-a-1', 'east-a-2', 'west-a-1', 'east-a-4', 'east-a-5']
    const row = (unit: string, period: string, grade: string, classes: number) => ({
      unit,
      period,
      values: { grade, classes },
    })
    const rows = ['2024T1', '2024T2'].flatMap((period, term) =>
      schools.flatMap((unit, i) => [
        row(unit, period, '一年级', 2 + i + term),
        row(unit, period, '二年级', 20 + 2 * i),
      ]),
    )
    await town.database.as(platformOf(CITY), async (tx) => {
      const sent = rows.map((one) => ({ ...one, state: 'accepted' }))
      await insertMany(tx, town.house, 'class_count', sent, { import_id: randomUUID() })
      const asked = [...rows, row('east-a', '2024T1', '一年级', 0), row('east-a', '2024T2', '二年级', 0)]
      const { all } = rulesOf(ledger).mentions
      const together = await comparedFor(tx, town.house, ledger, asked, all)
      const alone = []
      for (const one of asked) alone.push(...(await comparedFor(tx, town.house, ledger, [one], all)))
      expect(together).toEqual(alone)
      const of = (unit: string, period: string, grade: string) =>
        together[asked.findIndex((one) => one.unit === unit && one.period === period && one.values.grade === grade)]
      expect(of('east-a-2', '2024T2', '一年级')).toMatchObject({
        before: { grade: '一年级', classes: 3 },
        alike: { classes: 4 },
      })
      expect(of('east-a-2', '2024T2', '二年级')).toMatchObject({ before: { classes: 22 }, alike: { classes: 24 } })
      // 甲河’s own schools are four of the five: 2, 3, 5 and 6 classes in the first grade.
      expect(of('east-a', '2024T1', '一年级')).toMatchObject({ below: { classes: 16 } })
      expect(of('east-a', '2024T2', '二年级')).toMatchObject({ below: { classes: 20 + 22 + 26 + 28 } })
      expect(of('east-a-2', '2024T1', '一年级')).toMatchObject({ before: null })
    })
  })

  test('what is known beforehand too', async () => {
    const ledger = town.house.catalogue.ledger('monthly_count')!
    const places = ['2025-03', '2025-04', '2025-12', '2026-01'].flatMap((period) =>
      ['east-a-1', 'east-a-2', 'west-a-1'].map((unit) => ({ unit, period })),
    )
    await town.database.as(platformOf(CITY), async (tx) => {
      const together = await prefilledFor(tx, town.house, ledger, places)
      const alone = []
      for (const place of places) alone.push(...(await prefilledFor(tx, town.house, ledger, [place])))
      expect(together).toEqual(alone)
      expect(together.some((cells) => Object.keys(cells).length > 0)).toBe(true)
    })
  })
})

const settled = async (client: Client, id: string): Promise<{ state: string; faults: { says: string }[] }> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const { body } = await client.get<{ state: string; faults: { says: string }[] }>(`/api/imports/${id}`)
    if (body.state !== 'reading') return body
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error('never settled')
}
