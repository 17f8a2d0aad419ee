/** Petitions through HTTP: entered by an office, moved by whoever may, and made older where a story needs time to have passed. */
import { type Step, today, addDays } from '../../src/ledger/index.ts'
import type { Paper, PaperLine } from '../../src/ledger/wire/papers.ts'
import { sql } from '../../src/server/db/sql.ts'
import { makeRow, moveRow, taken, type Told } from './row_steps.ts'
import { type Answer, CITY, type Login, type Town } from './town.ts'

export const NAME = '沈知遥'
export const PHONE = '13900001234'

const DAY = 86_400_000
export const ago = (days: number): string => addDays(today(new Date()), -days)
export const ahead = (days: number): string => addDays(today(new Date()), days)
/** The last day in time. */
export const lastDay = ({ due_at }: Pick<Told, 'due_at'>): string | null =>
  due_at === null ? null : new Date(Date.parse(due_at) - 1 + 8 * 3_600_000).toISOString().slice(0, 10)

let number = 0

export class PetitionOffice {
  private readonly town: Town

  constructor(town: Town) {
    this.town = town
  }

  async enter(values: object = {}, login: Login = 'east_office', unit = 'east'): Promise<Told> {
    number += 1
    const told = { number: `信-${number}`, received_on: ago(2), channel: '来信', nature: '投诉', topic: '教育收费' }
    const who = { petitioner: NAME, petitioner_phone: PHONE, address: '河沿巷七号', matter: '反映补课收费，要求退还。' }
    const client = await this.town.as(login)
    return taken(await makeRow(client, 'petition', unit, { ...told, ...who, ...values }))
  }

  async move(login: Login, row: Pick<Told, 'id' | 'version'>, name: string, said?: object): Promise<Answer<Told>> {
    return moveRow(await this.town.as(login), 'petition', row, name, said)
  }

  /** One move after the other, each of which has to be taken. */
  async through(row: Told, ...moves: readonly (readonly [Login, string, object?, string?])[]): Promise<Told> {
    let now = row
    for (const [login, name, values, reason] of moves) {
      now = taken(await this.move(login, now, name, { ...(values && { values }), ...(reason && { reason }) }))
    }
    return now
  }

  accepted(values: object = {}): Promise<Told> {
    return this.enter(values).then((row) => this.through(row, ['east_office', 'accept', ACCEPTED]))
  }

  answered(): Promise<Told> {
    return this.accepted().then((row) => this.through(row, ['east_office', 'answer', ANSWERED]))
  }

  /** Received and answered so many days ago and more. */
  answeredLongAgo(days: number): Promise<Told> {
    return this.accepted({ received_on: ago(days + 20) }).then((row) =>
      this.through(row, ['east_office', 'answer', ANSWERED]),
    )
  }

  /** The server's clock cannot be set; so the row has come its way so many days earlier. */
  async older(row: Told, days: number): Promise<Told> {
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

  async papers(login: Login, { id }: Pick<Told, 'id'>): Promise<PaperLine[]> {
    const answer = await (
      await this.town.as(login)
    ).get<{ papers: PaperLine[] }>(`/api/ledgers/petition/rows/${id}/papers`)
    return answer.body.papers
  }

  /** The text of the latest paper, and its number and title. */
  async latestPaper(login: Login, row: Pick<Told, 'id'>): Promise<{ line: PaperLine; text: string }> {
    const line = (await this.papers(login, row)).at(-1)!
    const { body } = await (await this.town.as(login)).get<Paper>(`/api/papers/${line.id}`)
    const { to, blocks } = body.filled
    const inlines = [...to, ...blocks.flatMap((block) => ('inlines' in block ? block.inlines : []))]
    return { line, text: inlines.map((inline) => ('text' in inline ? inline.text : `{${inline.word}}`)).join('') }
  }
}

export const ACCEPTED = { basis: '申诉求决类', handler: '基础教育股' }
export const ANSWERED = { outcome: '支持诉求', answer: '经查属实，已责令学校全部退还。' }
