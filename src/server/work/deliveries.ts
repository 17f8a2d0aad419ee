/**
 * What waits in `notices.delivery` goes out. One delivery at a time is claimed in a transaction of its own, sent while
 * no transaction is open, and recorded in another; several servers may do so on one database, since a claim skips what
 * another holds.
 *
 * A server that is killed loses nothing: its claim runs out and another takes the delivery. Whether the other side had
 * taken the message already when the server died nobody can know. It is sent again then, because a reminder that comes
 * twice does less harm than one that never comes; a letter carries the same Message-ID at each try, by which mail
 * servers drop the second, while group robots have no such mark. Everywhere else nothing is sent twice.
 */
import type { RobotKind } from '../../ledger/wire/notices.ts'
import type { Database, Tx } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'
import type { Seal } from '../tables/seal.ts'
import { type MailServer, openPost, type Post } from './mail.ts'
import { notify, takeCauses } from '../org/notices.ts'
import { type Message, type Outcome, paceSeconds, sendToRobot } from './robots.ts'

export interface PostOffice {
  readonly database: Database
  readonly county: string
  readonly seal: Seal
}

/** Longer than any send can take, so that nobody takes away what is still being sent. */
const CLAIM_SECONDS = 120
/**
 * Pauses before the second try and each one after it, in seconds: long enough for a restarted mail server, an evening's
 * maintenance, a morning's. After the last, some nine hours in, a reminder is yesterday's and is given up.
 */
const PAUSES_SECONDS = [60, 300, 1_800, 7_200, 21_600]
/** Stewards hear of a channel that fails once a day, not once a letter. */
const TROUBLE_HOURS = 24
/** More lines than that nobody reads in one letter; the rest follows in the next. */
const LETTER_NOTICES = 100
/** Letters under way at once; group messages go one by one. */
const MAIL_LANES = 2

interface Claimed {
  /** The delivery, with those that travel in the same letter. */
  readonly ids: readonly string[]
  readonly tries: number
  readonly kind: string
  readonly title: string
  readonly words: string
  readonly link: string | null
  readonly site: string | null
}
interface ClaimedLetter extends Claimed {
  /** Null where the person wants no letters any more. */
  readonly email: string | null
  readonly server: (Omit<MailServer, 'password'> & { password: string | null }) | null
}
interface ClaimedForRobot extends Claimed {
  readonly robot: string
  readonly robot_kind: RobotKind
  readonly robot_title: string
  readonly address: Buffer
  readonly secret: Buffer | null
  readonly active: boolean
}

const isDue = sql`(d.state = 'waiting' and d.due_at <= now() or d.state = 'sending' and d.claimed_until < now())`
/** The one delivery asked for, or any. */
const asked = (id: string | undefined): Sql => (id === undefined ? sql.empty : sql`and d.id = ${id}::uuid`)
const taking = sql`state = 'sending', tries = d.tries + 1, claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS})`

/**
 * What one person was told in one transaction travels in one letter: whoever fills for twenty schools is written to once.
 * Letters are claimed one after the other, so that two lanes do not share such a letter out between them; the sending,
 * which takes a hundred times as long, goes side by side.
 */
const claimLetter = ({ database, county }: PostOffice, id?: string): Promise<ClaimedLetter | undefined> =>
  database.asOwner(county, async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`notices.letter ${county}`}, 0))`)
    return tx.maybe<ClaimedLetter>(sql`
      with next as (
        select d.county, d.id, d.person, d.at, d.kind, d.tries from notices.delivery d
        where d.county = ${county} and d.channel = 'mail' and ${isDue} ${asked(id)}
        order by d.due_at, d.id limit 1 for update skip locked
      ), together as (
        select d.county, d.id from next
        join notices.delivery d on d.county = next.county and d.person = next.person and d.at = next.at
          and d.kind = next.kind and d.channel = 'mail' and d.tries = next.tries and ${isDue}
        limit ${LETTER_NOTICES} for update of d skip locked
      ), taken as (
        update notices.delivery d set ${taking} from together
        where d.county = together.county and d.id = together.id
        returning d.county, d.id, d.notice, d.tries, d.kind, d.person
      )
      select array_agg(t.id order by t.id) as ids, t.tries, t.kind,
        (array_agg(n.title order by t.id))[1] as title, string_agg(n.words, E'\n' order by n.unit, t.id) as words,
        case when count(*) = 1 then max(n.link) else '/inbox' end as link, o.site,
        case when p.active and p.by_mail then p.email end as email,
        case when o.host is not null then jsonb_build_object('host', o.host, 'port', o.port, 'security', o.security,
          'login', o.login, 'password', encode(o.password, 'base64'), 'sender', o.sender) end as server
      from taken t
      join notices.notice n on n.county = t.county and n.id = t.notice
      join org.person p on p.county = t.county and p.id = t.person
      left join notices.outgoing o on o.county = t.county
      group by t.tries, t.kind, p.active, p.by_mail, p.email, o.county, o.site, o.host, o.port, o.security, o.login,
        o.password, o.sender`)
  })

/** Locks the robot too and looks at its pace again behind the lock: of two servers one waits its turn. */
const claimForRobot = ({ database, county }: PostOffice, id?: string): Promise<ClaimedForRobot | undefined> =>
  database.asOwner(county, async (tx) => {
    const next = await tx.maybe<{ id: string; robot: string; robot_kind: RobotKind }>(sql`
      select d.id, r.id as robot, r.kind as robot_kind from notices.delivery d
      join notices.robot r on r.county = d.county and r.id = d.robot
      where d.county = ${county} and d.channel = 'robot' and ${isDue} and r.next_at <= now() ${asked(id)}
      order by d.due_at, d.id limit 1 for update of d, r skip locked`)
    if (next === undefined) return undefined
    return tx.one<ClaimedForRobot>(sql`
      with paced as (
        update notices.robot r set next_at = now() + make_interval(secs => ${paceSeconds(next.robot_kind)})
        where r.county = ${county} and r.id = ${next.robot}::uuid
        returning r.id as robot, r.kind as robot_kind, r.title as robot_title, r.address, r.secret, r.active
      ), taken as (
        update notices.delivery d set ${taking} where d.county = ${county} and d.id = ${next.id}::uuid
        returning d.county, d.id, d.notice, d.tries, d.kind
      )
      select array[t.id] as ids, t.tries, t.kind, n.title, n.words, n.link, o.site, paced.*
      from taken t cross join paced
      join notices.notice n on n.county = t.county and n.id = t.notice
      left join notices.outgoing o on o.county = t.county`)
  })

/** In the page the kind stands beside the title; a subject has to say it. */
const SUBJECTS: Readonly<Record<string, string>> = {
  remind: '催报：',
  overdue: '催报：',
  due_soon: '请按时上报：',
  escalated: '督办：',
}

const messageOf = ({ kind, title, words, link, site }: Claimed): Message => ({
  title: `${SUBJECTS[kind] ?? ''}${title}`,
  words,
  link: link === null || site === null ? null : `${site.replace(/\/+$/, '')}${link}`,
})

/** One post a mail server for the time of one delivering; letters to the same server share its connections. */
const makePosts = ({ seal }: PostOffice) => {
  const posts = new Map<string, Post>()
  return {
    async send(claimed: ClaimedLetter): Promise<Outcome> {
      const { email, server, ids } = claimed
      if (email === null) return { sent: false, result: '对方已不收邮件', final: true }
      if (server === null) return { sent: false, result: '没有设置邮件服务器' }
      const known = JSON.stringify(server)
      const password = server.password === null ? null : seal.open(Buffer.from(server.password, 'base64'))
      const post = posts.get(known) ?? openPost({ ...server, password })
      posts.set(known, post)
      return post.send(email, messageOf(claimed), ids[0] ?? '')
    },
    close: () => posts.forEach((post) => post.close()),
  }
}

const sendByRobot = (claimed: ClaimedForRobot, { seal }: PostOffice): Promise<Outcome> | Outcome => {
  if (!claimed.active) return { sent: false, result: '这个群机器人已停用', final: true }
  const secret = claimed.secret === null ? null : seal.open(claimed.secret)
  const robot = { kind: claimed.robot_kind, address: seal.open(claimed.address), secret }
  return sendToRobot(robot, messageOf(claimed))
}

/** A fault of our own, such as a key that no longer opens what was sealed, counts as a try and ends like any other. */
const tried = async (send: () => Promise<Outcome> | Outcome): Promise<Outcome> => {
  try {
    return await send()
  } catch (error) {
    console.error('delivery', error)
    return { sent: false, result: '系统出错，已记入运行日志' }
  }
}

/** What is written down about a try. A test is tried once: whoever asked for it is waiting for the answer. */
const record = (office: PostOffice, claimed: Claimed, outcome: Outcome, robot?: ClaimedForRobot): Promise<void> =>
  office.database.asOwner(office.county, async (tx) => {
    const { county } = office
    const pause = Math.max(PAUSES_SECONDS[claimed.tries - 1] ?? 0, outcome.pause_seconds ?? 0)
    const over = outcome.final === true || claimed.kind === 'test' || claimed.tries > PAUSES_SECONDS.length
    const state = outcome.sent ? 'sent' : over ? 'failed' : 'waiting'
    // Where the claim ran out meanwhile, whoever holds it now writes down how it went.
    const mine = await tx.run(sql`
      update notices.delivery d set state = ${state}, result = ${outcome.result}, claimed_until = null,
        done_at = case when ${state} = 'waiting' then null else now() end,
        due_at = case when ${state} = 'waiting' then now() + make_interval(secs => ${pause}) else d.due_at end
      where d.county = ${county} and d.id = any(${claimed.ids}::uuid[]) and d.state = 'sending' and d.tries = ${claimed.tries}`)
    if (robot !== undefined && outcome.pause_seconds !== undefined) {
      await tx.run(sql`
        update notices.robot set next_at = now() + make_interval(secs => ${outcome.pause_seconds})
        where county = ${county} and id = ${robot.robot}::uuid`)
    }
    if (mine > 0 && state === 'failed' && claimed.kind !== 'test') await tellTrouble(tx, outcome, robot)
  })

/** Given up: the stewards of the whole county hear that a channel does not work, and why. */
const tellTrouble = async (tx: Tx, outcome: Outcome, robot: ClaimedForRobot | undefined): Promise<void> => {
  const { county } = tx.actor
  const cause = robot === undefined ? 'trouble mail' : `trouble robot ${robot.robot}`
  if (!(await takeCauses(tx, [{ cause, unit: county }], TROUBLE_HOURS)).has(cause)) return
  const stewards = await tx.rows<{ name: string }>(sql`
    select name from org.position where county = ${county} and steward`)
  const channel = robot === undefined ? '邮件' : `群机器人“${robot.robot_title}”`
  await notify(tx, [
    {
      kind: 'trouble',
      cause,
      unit: county,
      title: `${channel}提醒没有送到`,
      words: `多次尝试后放弃：${outcome.result}。提醒仍在各人的收件箱里；请检查渠道设置。`,
      link: '/channels',
      to: { positions: stewards.map(({ name }) => name) },
    },
  ])
}

/** Sends what is due until nothing is, or until told to stop; answers how many tries were made. */
export const deliverDue = async (office: PostOffice, stopping?: AbortSignal): Promise<number> => {
  const posts = makePosts(office)
  let tries = 0
  const letters = async (): Promise<void> => {
    while (stopping?.aborted !== true) {
      const claimed = await claimLetter(office)
      if (claimed === undefined) return
      tries += 1
      await record(office, claimed, await tried(() => posts.send(claimed)))
    }
  }
  const groups = async (): Promise<void> => {
    while (stopping?.aborted !== true) {
      const claimed = await claimForRobot(office)
      if (claimed === undefined) return
      tries += 1
      await record(office, claimed, await tried(() => sendByRobot(claimed, office)), claimed)
    }
  }
  try {
    await Promise.all([...Array.from({ length: MAIL_LANES }, letters), groups()])
  } finally {
    posts.close()
  }
  return tries
}

/** One delivery at once, for somebody who waits for how it went. Undefined where another server has just taken it. */
export const deliverNow = async (office: PostOffice, id: string): Promise<Outcome | undefined> => {
  const letter = await claimLetter(office, id)
  if (letter !== undefined) {
    const posts = makePosts(office)
    const outcome = await tried(() => posts.send(letter))
    posts.close()
    await record(office, letter, outcome)
    return outcome
  }
  const group = await claimForRobot(office, id)
  if (group === undefined) return undefined
  const outcome = await tried(() => sendByRobot(group, office))
  await record(office, group, outcome, group)
  return outcome
}
