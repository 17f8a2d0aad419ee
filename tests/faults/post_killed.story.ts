import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Channels } from '../../src/ledger/wire/notices.ts'
import { sql } from '../../src/server/db/sql.ts'
import { notify } from '../../src/server/org/notices.ts'
import { MAIL_LOGIN, openPostHall, type PostHall } from '../stories/post_hall.ts'
import { openRobotHall, type RobotHall } from '../stories/robot_hall.ts'
import { CITY, openTown, type Town } from '../stories/town.ts'

let town: Town
let robots: RobotHall
let post: PostHall
let robot: string
beforeAll(async () => {
  town = await openTown('post_killed')
  robots = await openRobotHall()
  post = await openPostHall()
  const steward = await town.as('steward')
  const group = { unit: 'east-a', kind: 'wecom', title: '甲河群', address: robots.address('wecom') }
  robot = (await steward.post<Channels>('/api/channels/robots', group)).body.robots[0]?.id ?? ''
  const mail = { host: '127.0.0.1', port: post.port, security: 'none', site: null, sender: MAIL_LOGIN.user }
  await steward.put('/api/channels/mail', { ...mail, login: MAIL_LOGIN.user, password: MAIL_LOGIN.pass })
  await (await town.as('school_one')).put('/api/inbox/channels', { email: 'wen@school.example', by_mail: true })
})
afterAll(async () => {
  await post.close()
  await robots.close()
  await town.close()
})

const start = (): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'small_post.ts'), town.url, CITY], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: process.env,
  })
const tell = (to: { positions: string[] } | { robots: string[] }): Promise<number> =>
  town.database.asOwner(CITY, (tx) =>
    notify(tx, [{ kind: 'overdue', cause: 'story', unit: 'east-a-1', title: '安全月报', words: '逾期未报', to }]),
  )
const waiting = (): Promise<{ state: string; tries: number }[]> =>
  town.database.glance(sql`select state, tries from notices.delivery where channel <> 'inbox' order by at, id`)
/** The dead server's claim runs out. */
const expire = (): Promise<number> =>
  town.database.asOwner(CITY, (tx) =>
    tx.run(sql`update notices.delivery set claimed_until = now() - interval '1 second' where state = 'sending'`),
  )
const finished = async (child: ChildProcess): Promise<void> => {
  const [code] = (await once(child, 'exit')) as [number | null]
  expect(code).toBe(0)
}
const killed = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

test('killed while a group’s robot has not answered: the message is not lost, and only its claim’s end frees it', async () => {
  await tell({ robots: [robot] })
  const come = robots.holdNext()
  const first = start()
  await come
  await killed(first)
  expect(await waiting()).toEqual([{ state: 'sending', tries: 1 }])
  // Another server leaves alone what may still be under way.
  await finished(start())
  expect(robots.heard).toHaveLength(1)
  await expire()
  await town.database.asOwner(CITY, (tx) => tx.run(sql`update notices.robot set next_at = now()`))
  await Promise.all([finished(start()), finished(start())])
  expect(await waiting()).toEqual([{ state: 'sent', tries: 2 }])
  // The vendor had taken it before the kill, which nobody could know: the group sees it twice, and no more than that.
  expect(robots.heard).toHaveLength(2)
})

test('killed between a letter’s arrival and its receipt: the second copy carries the first one’s mark', async () => {
  await town.database.asOwner(CITY, (tx) => tx.run(sql`delete from notices.delivery where channel = 'robot'`))
  await tell({ positions: ['school.clerk'] })
  const come = post.holdNext()
  const first = start()
  await come
  await killed(first)
  await expire()
  await Promise.all([finished(start()), finished(start())])
  expect(await waiting()).toEqual([{ state: 'sent', tries: 2 }])
  expect(post.letters).toHaveLength(2)
  expect(post.letters[1]?.message_id).toBe(post.letters[0]?.message_id)
  // Nothing is left to send.
  await finished(start())
  expect(post.letters).toHaveLength(2)
})
