/** Petitions through HTTP: entered by an office, moved by whoever may, and made older where a story needs time to have passed. */
import { expect } from 'vitest'
import { type Path, type Step, today, addDays } from '../../src/ledger/index.ts'
import type { Row } from '../../src/ledger/wire.ts'
import type { Paper, PaperLine } from '../../src/ledger/wire/papers.ts'
import { sql } from '../../src/server/db/sql.ts'
import { type Answer, CITY, key, type Login, type Town } from './town.ts'

export interface Shown extends Row {
  readonly path: Path
  readonly code?: string
  readonly message?: string
  readonly faults?: readonly { path: string; says: string }[]
}
export const NAME = '沈知遥'
export const PHONE = '13900001234'

const DAY = 86_400_000
export const ago = (days: number): string => addDays(today(new Date()), -days)
export const ahead = (days: number): string => addDays(today(new Date()), days)
/** The last day in time. */
export const lastDay = ({ due_at }: Pick<Shown, 'due_at'>): string | null =>
  due_at === null ? null : new Date(Date.parse(due_at) - 1 + 8 * 3_600_000).toISOString().slice(0, 10)

let number = 0

export class PetitionOffice {
  private readonly town: Town

  constructor(town: Town) {
    this.town = town
  }

  async enter(values: object = {}, login: Login = 'east_office', unit = 'east'): Promise<Shown> {
    number += 1
    const told = { number: `信-${number}`, received_on: ago(2), channel: '来信', nature: '投诉', topic: '教育收费' }
    const who = { petitioner: NAME, petitioner_phone: PHONE, address: '河沿巷七号', matter: '反映补课收费，要求退还。' }
    const client = await this.town.as(login)
    const { status, body } = await client.post<Shown>('/api/ledgers/petition/rows', {
      key: key(),
      unit,
      values: { ...told, ...who, ...values },
    })
    expect(status, JSON.stringify(body)).toBe(200)
    return body
  }

  async move(
    login: Login,
    { id, version }: Pick<Shown, 'id' | 'version'>,
    name: string,
    said: object = {},
  ): Promise<Answer<Shown>> {
    const client = await this.town.as(login)
    return client.post<Shown>(`/api/ledgers/petition/rows/${id}/moves`, { key: key(), version, move: name, ...said })
  }

  /** One move after the other, each of which has to be taken. */
  async through(row: Shown, ...moves: readonly (readonly [Login, string, object?, string?])[]): Promise<Shown> {
    let now = row
    for (const [login, name, values, reason] of moves) {
      const answer = await this.move(login, now, name, { ...(values && { values }), ...(reason && { reason }) })
      expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBe(200)
      now = answer.body
    }
    return now
  }

  accepted(values: object = {}): Promise<Shown> {
    return this.enter(values).then((row) => this.through(row, ['east_office', 'accept', ACCEPTED]))
  }

  answered(): Promise<Shown> {
    return this.accepted().then((row) => this.through(row, ['east_office', 'answer', ANSWERED]))
  }

  /** Received and answered so many days ago and more. */
  answeredLongAgo(days: number): Promise<Shown> {
    return this.accepted({ received_on: ago(days + 20) }).then((row) =>
      this.through(row, ['east_office', 'answer', ANSWERED]),
    )
  }

  /** The server's clock cannot be set; so the row has come its way so many days earlier. */
  async older(row: Shown, days: number): Promise<Shown> {
    const earlier = (instant: number): number => instant - days * DAY
    const path = row.path.map((step): Step => ({
      ...step,
      at: earlier(step.at),
      due: step.due === null ? null : earlier(step.due),
      ...(step.free_at === undefined ? {} : { free_at: earlier(step.free_at) }),
      ...(step.limit && {
        limit: { ...step.limit, from: step.limit.exact ? earlier(step.limit.from) : step.limit.from - days },
      }),
    }))
    const due_at = row.due_at === null ? null : new Date(earlier(Date.parse(row.due_at))).toISOString()
    await this.town.database.asOwner(CITY, (tx) =>
      tx.run(sql`
        update ledger.petition set path = ${JSON.stringify(path)}::jsonb, due_at = ${due_at}::timestamptz
        where id = ${row.id} and closed_at is null`),
    )
    return { ...row, path, due_at }
  }

  async papers(login: Login, { id }: Pick<Shown, 'id'>): Promise<PaperLine[]> {
    const answer = await (
      await this.town.as(login)
    ).get<{ papers: PaperLine[] }>(`/api/ledgers/petition/rows/${id}/papers`)
    return answer.body.papers
  }

  /** The text of the latest paper, and its number and title. */
  async latestPaper(login: Login, row: Pick<Shown, 'id'>): Promise<{ line: PaperLine; text: string }> {
    const line = (await this.papers(login, row)).at(-1)!
    const { body } = await (await this.town.as(login)).get<Paper>(`/api/papers/${line.id}`)
    const { to, blocks } = body.filled
    const inlines = [...to, ...blocks.flatMap((block) => ('inlines' in block ? block.inlines : []))]
    return { line, text: inlines.map((inline) => ('text' in inline ? inline.text : `{${inline.word}}`)).join('') }
  }
}

export const ACCEPTED = { basis: '申诉求决类', handler: '基础教育股' }
export const ANSWERED = { outcome: '支持诉求', answer: '经查属实，已责令学校全部退还。' }
