import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../src/server/db/sql.ts'
import { CITY, key, openTown, PASSWORD, type Town } from './town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown('seen_lately')
})
afterAll(() => town.close())

const signIn = async (login: string): Promise<string> => {
  const payload = { login, password: PASSWORD }
  const answer = await town.app.inject({ method: 'POST', url: '/api/session', headers: { 'x-youju': '1' }, payload })
  expect(answer.statusCode).toBe(200)
  return String(answer.headers['set-cookie']).split(';')[0] ?? ''
}

const call = async (cookie: string, method: 'POST' | 'DELETE', url: string, payload: object = {}): Promise<number> =>
  (await town.app.inject({ method, url, headers: { cookie, 'x-youju': '1' }, payload })).statusCode

/** Enters a hazard, as somebody does who has just entered another. */
const enter = (cookie: string, unit = 'east-a-1'): Promise<number> => {
  const values = {
    found_on: '2026-03-05',
    kind: '消防',
    grade: '一般',
    place: '食堂',
    about: '灭火器压力不足',
    owner: '许青山',
  }
  return call(cookie, 'POST', '/api/ledgers/hazard/rows', { key: key(), unit, values })
}

test('whoever has signed out a moment after writing writes nothing more', async () => {
  const cookie = await signIn('school_one')
  expect(await enter(cookie)).toBe(200)
  expect(await call(cookie, 'DELETE', '/api/session')).toBe(200)
  expect(await enter(cookie)).toBe(401)
})

test('a new password ends the sessions elsewhere at once', async () => {
  const [here, elsewhere] = [await signIn('school_one'), await signIn('school_one')]
  expect(await enter(elsewhere)).toBe(200)
  expect(await enter(here)).toBe(200)
  expect(await call(here, 'POST', '/api/session/password', { old: PASSWORD, new: 'Harbour-2041' })).toBe(200)
  expect(await enter(elsewhere)).toBe(401)
  expect(await enter(here)).toBe(200)
})

test('a seat taken away behind the server’s back is refused by the database itself', async () => {
  const cookie = await signIn('school_two')
  expect(await enter(cookie, 'east-a-2')).toBe(200)
  await town.database.asOwner(CITY, (tx) =>
    tx.run(sql`
      update org.seat set to_day = from_day + 1
      where county = ${CITY} and person = ${town.people['school_two'] ?? 0}`),
  )
  expect(await enter(cookie, 'east-a-2')).toBe(403)
})
