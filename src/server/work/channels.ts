/** Channels that stewards set up: the mail server of the house and the group robots of units. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Mail, NewRobot, Robot, RobotKind, SetMail, SetRobot } from '../../ledger/wire/notices.ts'
import type { Tx } from '../db/database.ts'
import { writeEvent } from '../db/log.ts'
import { faulty, Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import type { Seal } from '../tables/seal.ts'
import { portFault } from './mail.ts'
import { addressFault, shownAddress } from './robot_address.ts'

const EMPTY: Mail = {
  site: null,
  host: null,
  port: null,
  security: null,
  login: null,
  password_kept: false,
  sender: null,
}

/** Null for those who do not keep the whole county. Whether a password is kept shows in whether a login is. */
export const mailOf = async (tx: Tx): Promise<Mail | null> => {
  if (!(await keepsAll(tx))) return null
  const kept = await tx.maybe<Mail>(sql`
    select site, host, port, security, login, login is not null as password_kept, sender
    from notices.outgoing where county = ${tx.actor.county}`)
  return kept ?? EMPTY
}

const keepsAll = async (tx: Tx): Promise<boolean> =>
  (await tx.one<{ keeps: boolean }>(sql`select org.stewards_all() as keeps`)).keeps

/** A password is asked for wherever the server changes: the one kept must not be handed to another machine. */
export const setMail = async (tx: Tx, seal: Seal, sent: z.output<typeof SetMail>): Promise<void> => {
  if (!(await keepsAll(tx))) throw new Problem('not_yours', { what: '设置邮件服务器' })
  const { county, person } = tx.actor
  const { site, host, port, security, login, password, sender } = sent
  const port_fault = portFault(host, port)
  if (port_fault !== undefined) throw faulty([{ path: 'port', says: port_fault }])
  const before = await tx.maybe<{ host: string; port: number; login: string | null }>(sql`
    select host, port, login from notices.outgoing where county = ${county}`)
  const moved = before === undefined || before.host !== host || before.port !== port || before.login !== login
  if (login !== null && password === undefined && moved) {
    throw faulty([{ path: 'password', says: '换了服务器或登录名，请重新填写密码' }])
  }
  const sealed = login === null || password === undefined || password === null ? null : seal.seal(password)
  const kept = login !== null && password === undefined ? sql.empty : sql`, password = ${sealed}`
  const values = { site, host, port, security, login, sender }
  await tx.run(
    before === undefined
      ? sql`
        insert into notices.outgoing (county, site, host, port, security, login, password, sender, by)
        values (${county}, ${site}, ${host}, ${port}, ${security}, ${login}, ${sealed}, ${sender}, ${person})`
      : sql`
        update notices.outgoing set site = ${site}, host = ${host}, port = ${port}, security = ${security},
          login = ${login}, sender = ${sender}, by = ${person}, at = now() ${kept}
        where county = ${county}`,
  )
  await writeEvent(tx, { act: 'set_mail', unit: county, detail: values })
}

/** Of the units whose channels the actor keeps. */
export const robotsOf = (tx: Tx): Promise<Robot[]> =>
  tx.rows<Robot>(sql`
    select r.id, r.unit, v.name as unit_name, r.kind, r.title, r.shown, r.signed
    from notices.robot r
    cross join lateral (
      select name from org.unit_version v
      where v.county = r.county and v.code = r.unit and v.from_day <= org.today() order by v.from_day desc limit 1
    ) v
    where r.county = ${tx.actor.county} and r.active and r.unit in (select notices.keeps())
    order by v.name, r.title`)

const keepsUnit = async (tx: Tx, unit: string): Promise<void> => {
  const { keeps } = await tx.one<{ keeps: boolean }>(sql`select ${unit} in (select notices.keeps()) as keeps`)
  if (!keeps) throw new Problem('not_yours', { what: '设置这个单位的群机器人' })
}

const requireAddress = (kind: RobotKind, address: string): void => {
  const says = addressFault(kind, address)
  if (says !== undefined) throw faulty([{ path: 'address', says }])
}

export const addRobot = async (tx: Tx, seal: Seal, sent: z.output<typeof NewRobot>): Promise<string> => {
  const { unit, kind, title, address } = sent
  await keepsUnit(tx, unit)
  requireAddress(kind, address)
  const secret = sent.secret || null
  const id = randomUUID()
  await tx.run(sql`
    insert into notices.robot (county, id, unit, kind, title, address, secret, shown, signed, by)
    values (${tx.actor.county}, ${id}, ${unit}, ${kind}, ${title}, ${seal.seal(address)},
      ${secret === null ? null : seal.seal(secret)}, ${shownAddress(kind, address)}, ${secret !== null}, ${tx.actor.person})`)
  await writeEvent(tx, { act: 'add_robot', unit, detail: { id, kind, title } })
  return id
}

/** The robot, if the actor keeps its unit. */
const robotNamed = async (tx: Tx, id: string): Promise<{ unit: string; kind: RobotKind }> => {
  const found = await tx.maybe<{ unit: string; kind: RobotKind }>(sql`
    select unit, kind from notices.robot
    where county = ${tx.actor.county} and id = ${id}::uuid and active and unit in (select notices.keeps())`)
  if (found === undefined) throw new Problem('no_such', { what: '群机器人', name: id })
  return found
}

export const setRobot = async (tx: Tx, seal: Seal, id: string, sent: z.output<typeof SetRobot>): Promise<void> => {
  const { unit, kind } = await robotNamed(tx, id)
  const { title, address, secret } = sent
  if (address !== undefined) requireAddress(kind, address)
  const addressed =
    address === undefined ? sql.empty : sql`, address = ${seal.seal(address)}, shown = ${shownAddress(kind, address)}`
  const signed =
    secret === undefined ? sql.empty : sql`, secret = ${secret ? seal.seal(secret) : null}, signed = ${Boolean(secret)}`
  await tx.run(sql`
    update notices.robot set title = ${title} ${addressed} ${signed}
    where county = ${tx.actor.county} and id = ${id}::uuid`)
  await writeEvent(tx, {
    act: 'set_robot',
    unit,
    detail: { id, title, address: address !== undefined, secret: secret !== undefined },
  })
}

/** It stays in the log of what it sent, without its address. */
export const removeRobot = async (tx: Tx, seal: Seal, id: string): Promise<void> => {
  const { unit } = await robotNamed(tx, id)
  await tx.run(sql`
    update notices.robot set active = false, address = ${seal.seal('')}, secret = null
    where county = ${tx.actor.county} and id = ${id}::uuid`)
  await writeEvent(tx, { act: 'remove_robot', unit, detail: { id } })
}

const TEST = {
  title: '测试消息',
  words: '收到这条消息，说明提醒渠道已经设好。',
}

/** Writes a test into the queue, for one's own mailbox or for a robot; answers the delivery to be sent. */
export const askTest = async (tx: Tx, robot?: string): Promise<string> => {
  const { county, person } = tx.actor
  if (robot === undefined && !(await keepsAll(tx))) throw new Problem('not_yours', { what: '设置邮件服务器' })
  const unit = robot === undefined ? county : (await robotNamed(tx, robot)).unit
  if (robot === undefined) await requireOwnAddress(tx)
  const [notice, delivery] = [randomUUID(), randomUUID()]
  await tx.run(sql`
    insert into notices.notice (county, id, kind, cause, unit, title, words, link, by)
    values (${county}, ${notice}, 'test', 'test', ${unit}, ${TEST.title}, ${TEST.words}, '/inbox', ${person})`)
  await tx.run(sql`
    insert into notices.delivery (county, id, notice, channel, person, robot, kind, unit, by)
    values (${county}, ${delivery}, ${notice}, ${robot === undefined ? 'mail' : 'robot'},
      ${robot === undefined ? person : null}, ${robot ?? null}, 'test', ${unit}, ${person})`)
  await writeEvent(tx, { act: 'test_channel', unit, detail: { channel: robot ?? 'mail' } })
  return delivery
}

const requireOwnAddress = async (tx: Tx): Promise<void> => {
  const own = await tx.one<{ email: string | null; by_mail: boolean }>(sql`select * from notices.own_address()`)
  if (own.email === null || !own.by_mail) {
    throw faulty([{ path: 'email', says: '请先在收件箱的提醒方式里填上自己的邮箱并打开邮件提醒' }])
  }
}
