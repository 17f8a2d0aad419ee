import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, today } from '../../src/ledger/index.ts'
import type { RowPage } from '../../src/ledger/wire.ts'
import { sql } from '../../src/server/db/sql.ts'
import { openRowBreaks } from '../../src/server/tables/verify_open_rows.ts'
import { type Ground, type Made, openGround } from './open_ground.ts'
import { CITY } from './town.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround('open_rows_random')
})
afterAll(() => ground.town.close())

const seed = randomInt(1, 2 ** 31)
let state = seed
/** Below `n`, the same for the same seed. */
const draw = (n: number): number => {
  state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647 || 1
  return state % n
}
const one = <T>(list: readonly T[]): T => list[draw(list.length)]!

const breaks = () =>
  ground.town.database.asOwner(CITY, (tx) => openRowBreaks(tx, ground.town.house.catalogue.ledger('errand')!))

const PEOPLE = ['school_one', 'school_two', 'east_safety'] as const
const SAID: Readonly<Record<string, () => object>> = {
  begin: () => ({ values: { promised_on: addDays(today(new Date()), draw(40)) } }),
  offer: () => ({ values: { to_unit: one(['east-a-1', 'east-a-2']) } }),
  show: () => ({ values: { answer: '办了' } }),
}

/** A move that is open to somebody, taken or not; whether it was taken. */
const step = async (id: number): Promise<boolean> => {
  const login = one(PEOPLE)
  const client = await ground.as(login)
  const { status, body } = await client.get<RowPage>(`/api/ledgers/errand/rows/${id}`)
  if (status !== 200 || body.moves.length === 0) return false
  const { name, reason } = one(body.moves)
  const said = { ...SAID[name]?.(), ...(reason ? { reason: '随机' } : {}) }
  const sent = { key: crypto.randomUUID(), version: body.row.version, move: name, ...said }
  return (await client.post(`/api/ledgers/errand/rows/${id}/moves`, sent)).status === 200
}

test(`after moves at random every line says what its row says (seed ${seed})`, async () => {
  const rows: Made[] = []
  for (let n = 0; n < 12; n += 1) {
    const [login, unit] = one([
      ['school_one', 'east-a-1'],
      ['school_two', 'east-a-2'],
    ] as const)
    rows.push(await ground.make(login, 'errand', unit, { matter: `事项${n}` }))
  }
  let made = 0
  for (let n = 0; n < 240; n += 1) {
    if (await step(one(rows).id)) made += 1
    if (n % 40 === 39) expect(await breaks(), `seed ${seed}, step ${n}`).toEqual([])
  }
  expect(made).toBeGreaterThan(60)
})

test('a line that is missing, too many or says something else is found', async () => {
  const made = (matter: string): Promise<Made> => ground.make('school_one', 'errand', 'east-a-1', { matter })
  const [missing, extra, other] = [await made('甲'), await made('乙'), await made('丙')]
  await ground.town.database.asOwner(CITY, async (tx) => {
    await tx.run(sql`delete from work.open_row where ledger = 'errand' and id = ${missing.id}`)
    await tx.run(sql`update ledger.errand set closed_at = now() where id = ${extra.id}`)
    await tx.run(sql`update work.open_row set unit = 'east-a-2' where ledger = 'errand' and id = ${other.id}`)
  })
  expect(await breaks()).toEqual([
    { row: missing.id, says: '待办清单里缺这条记录' },
    { row: extra.id, says: '待办清单里多出这条记录' },
    { row: other.id, says: '待办清单与记录不一致' },
  ])
})
