import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/server/db/sql.ts'
import { writePositions } from '../../src/server/org/reads.ts'
import * as people from '../../src/server/org/people.ts'
import { actorOfToken, signIn, signOut } from '../../src/server/org/sessions.ts'
import { catalogue, COUNTY, plantTree, seat } from './bureau_tree.ts'
import { freshDatabase } from './database.ts'
import type { Story } from './database.ts'

let story: Story
const password = '青山绿水2011'
beforeAll(async () => {
  story = await freshDatabase('sign_in')
  await plantTree(story.database)
  await story.database.asOwner(COUNTY, async (tx) => {
    await writePositions(tx, catalogue)
    await people.addPeople(tx, [
      { login: 'sun', name: '孙', password, seats: [{ position: 'school.head', unit: 'qs1' }] },
      { login: 'li', name: '李', password },
      { login: 'wu', name: '吴' },
    ])
  })
})
afterAll(() => story.database.close())

const enter = (login: string, word = password) => signIn(story.database, COUNTY, login, word)
const who = (token: string) => actorOfToken(story.database, COUNTY, token)
const owner = (statement: ReturnType<typeof sql>) => story.database.asOwner(COUNTY, (tx) => tx.rows(statement))

describe('signing in', () => {
  test('opens a session that knows the seats held', async () => {
    const { token, actor, must_change_password } = await enter(' sun ')
    expect(actor).toMatchObject({ name: '孙', seats: [{ position: 'school.head', unit: 'qs1' }] })
    expect(must_change_password).toBe(true)
    expect(await who(token)).toEqual(actor)
    expect(await who('someone else')).toBeUndefined()
    expect(await actorOfToken(story.database, 'other', token)).toBeUndefined()
    const kept = await owner(sql`select encode(token_hash, 'escape') as kept from org.session`)
    expect(JSON.stringify(kept)).not.toContain(token)
    await signOut(story.database, COUNTY, token)
    expect(await who(token)).toBeUndefined()
  })

  test('refuses alike whether the login, the password or both are wrong', async () => {
    for (const [login, word] of [
      ['sun', 'wrong'],
      ['nobody', 'wrong'],
      ['wu', ''],
    ] as const) {
      await expect(enter(login, word)).rejects.toMatchObject({ code: 'wrong_password' })
    }
    const [events] = await owner(sql`
      select jsonb_agg(detail order by seq) as details from log.event where act = 'sign_in_failed'`)
    expect(events).toEqual({ details: [{ login: 'sun' }, { unknown: true }, { login: 'wu' }] })
  })

  test('locks a login after five wrong passwords in a row, also one that does not exist', async () => {
    for (const login of ['li', 'ghost']) {
      const tries = await Promise.allSettled(Array.from({ length: 9 }, () => enter(login, 'wrong')))
      const codes = tries.map((tried) => (tried.status === 'rejected' ? tried.reason.code : 'in'))
      expect(codes.filter((code) => code === 'wrong_password')).toHaveLength(5)
      expect(codes.filter((code) => code === 'locked_out')).toHaveLength(4)
      await expect(enter(login)).rejects.toMatchObject({ code: 'locked_out', status: 429 })
    }
    await owner(sql`update org.attempt set locked_until = now()`)
    expect((await enter('li')).actor.name).toBe('李')
    expect(await owner(sql`select login from org.attempt where login = 'li'`)).toEqual([])
  })

  test('a session ends when idle, when old, and when its person is struck off', async () => {
    const fresh = async () => (await enter('li')).token
    const idle = await fresh()
    await owner(sql`update org.session set seen_at = now() - interval '2 minutes'`)
    expect(await who(idle)).toBeDefined()
    expect(await owner(sql`select 1 as x from org.session where seen_at > now() - interval '1 minute'`)).toHaveLength(1)
    await owner(sql`update org.session set seen_at = now() - interval '31 minutes'`)
    expect(await who(idle)).toBeUndefined()
    const old = await fresh()
    await owner(sql`update org.session set expires_at = now()`)
    expect(await who(old)).toBeUndefined()
    const struck = await fresh()
    await owner(sql`update org.person set active = false where login = 'li'`)
    expect(await who(struck)).toBeUndefined()
    await expect(enter('li')).rejects.toMatchObject({ code: 'wrong_password' })
    await owner(sql`update org.person set active = true where login = 'li'`)
  })
})

describe('passwords', () => {
  test('are changed by their owner, which ends the other sessions', async () => {
    const [here, there] = [await enter('sun'), await enter('sun')]
    const change = (old: string, fresh: string) =>
      people.changePassword(story.database, here.actor, old, fresh, here.token)
    await expect(change('wrong', 'Neu-2012-x')).rejects.toMatchObject({ faults: [{ path: 'old' }] })
    for (const weak of ['short1', 'onlyletters', '123412341', 'sun-2011-sun', password]) {
      await expect(change(password, weak)).rejects.toMatchObject({ faults: [{ path: 'new' }] })
    }
    await change(password, 'Neu-2012-x')
    expect(await who(there.token)).toBeUndefined()
    expect(await who(here.token)).toBeDefined()
    expect((await enter('sun', 'Neu-2012-x')).must_change_password).toBe(false)
  })

  test('are set anew by a steward of the county only', async () => {
    const steward = await seat(story.database, 'office', '赵', [{ position: 'county.office_clerk', unit: COUNTY }])
    const { actor } = await enter('sun', 'Neu-2012-x')
    await expect(people.resetPassword(story.database, actor, actor.person, 'Neu-2013-y')).rejects.toMatchObject({
      code: 'not_yours',
    })
    await people.resetPassword(story.database, steward, actor.person, 'Neu-2013-y')
    expect((await enter('sun', 'Neu-2013-y')).must_change_password).toBe(true)
  })
})

describe('people', () => {
  test('a sheet of people tells all its faults at once', async () => {
    const add = story.database.asOwner(COUNTY, (tx) =>
      people.addPeople(tx, [
        { login: 'sun', name: '孙二' },
        { login: 'x', name: '' },
        { login: 'x', name: '郑', seats: [{ position: 'school.head', unit: 'nowhere' }] },
      ]),
    )
    const paths = ['[0].login', '[1].name', '[2].login', '[2].seats[0].unit']
    await expect(add).rejects.toMatchObject({ faults: paths.map((path) => ({ path })) })
  })

  test('are listed with logins to those above them; others learn names alone', async () => {
    const head = await seat(story.database, 'zx', '周', [{ position: 'central_school.head', unit: 'qsz' }])
    const other = await seat(story.database, 'lx', '郑', [{ position: 'school.head', unit: 'lh1' }])
    const list = (actor: typeof head, unit: string) =>
      story.database.as(actor, async (tx) => (await people.peopleUnder(tx, unit)).map(({ login }) => login))
    expect(await list(head, 'qsz')).toEqual(['zx', 'sun'])
    expect(await list(other, 'qsz')).toEqual([])
    const read = (column: string) =>
      story.database.as(other, (tx) => tx.rows(sql`select ${sql.name(column)} from org.person`))
    expect(await read('name')).not.toEqual([])
    for (const closed of ['login', 'password_hash']) await expect(read(closed)).rejects.toThrow('permission denied')
    await expect(story.database.as(other, (tx) => tx.rows(sql`select * from org.session`))).rejects.toThrow(
      'permission denied',
    )
  })

  test('a seat ends on a day', async () => {
    await story.database.asOwner(COUNTY, async (tx) => {
      const [id] = await people.addPeople(tx, [
        { login: 'temp', name: '冯', seats: [{ position: 'school.head', unit: 'qs2', from_day: '2011-09-01' }] },
      ])
      await people.endSeat(tx, id!, { position: 'school.head', unit: 'qs2' }, '2012-09-01')
      expect(await people.seatsOf(tx, id!, '2012-08-31')).toHaveLength(1)
      expect(await people.seatsOf(tx, id!, '2012-09-01')).toEqual([])
    })
  })
})
