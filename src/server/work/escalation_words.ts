/** What people are told of limits: one notice for a post, a ledger and a rung, however many rows it is about. */
import { type Catalogue, type Rung, stateTitle } from '../../ledger/index.ts'
import type { Notice } from '../../ledger/wire/notices.ts'
import type { NewNotice } from '../org/notices.ts'
import type { Due, Reached } from './chain.ts'
import { limitWords } from './notice_words.ts'

/** Rows that a notice names one by one; of more it says how many. */
const NAMED = 8

export const escalationNotices = (catalogue: Catalogue, reached: readonly Reached[], now: Date): NewNotice[] => {
  const groups = new Map<string, Reached[]>()
  for (const one of reached) {
    if (one.post === null) continue
    const key = `${one.post.unit} ${one.post.positions.join()} ${one.row.ledger} ${kindOf(one)}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].map((group) => noticeOf(catalogue, latestOf(group), now))
}

/** After a standstill several rungs of one row may come at once; it is told on the last. */
const latestOf = (group: readonly Reached[]): Reached[] => [
  ...new Map(group.map((one) => [`${one.row.ledger} ${one.row.id}`, one])).values(),
]

const KINDS: Readonly<Record<Rung, Notice['kind']>> = {
  entered: 'vacant',
  soon: 'limit_soon',
  holder: 'limit_late',
  head: 'escalated',
  above: 'escalated',
  leader: 'escalated',
}
const kindOf = ({ rung, vacant }: Reached): Notice['kind'] => (vacant.length > 0 ? 'vacant' : KINDS[rung])

const noticeOf = (catalogue: Catalogue, group: readonly Reached[], now: Date): NewNotice => {
  const [first] = group
  const { post, row, rung } = first!
  const ledger = catalogue.ledger(row.ledger)!
  const single = group.length === 1
  const named = group.slice(0, NAMED).map((one) => rowWords(catalogue, one, now))
  const rest = group.length > NAMED ? [`等${group.length}件，清单见“我的工作”。`] : []
  return {
    kind: kindOf(first!),
    cause: `limit ${row.ledger} ${rung} ${single ? row.id : now.getTime()}`,
    unit: post!.unit,
    ledger: row.ledger,
    row: single ? row.id : undefined,
    title: `${ledger.title}：${single ? '1件' : `${group.length}件`}${TITLES[kindOf(first!)] ?? ''}`,
    words: [...named, ...rest].join('\n'),
    link: single ? `/ledgers/${row.ledger}/rows/${row.id}` : `/?ledger=${row.ledger}`,
    to: { people: post!.people },
  }
}

const TITLES: Readonly<Partial<Record<Notice['kind'], string>>> = {
  vacant: '承办岗位空缺',
  limit_soon: '即将到期',
  limit_late: '已逾期',
  escalated: '逾期未办，请督促',
}

const rowWords = (catalogue: Catalogue, { row, vacant }: Reached, now: Date): string => {
  const ledger = catalogue.ledger(row.ledger)!
  const titles = vacant.map((position) => catalogue.position(position)?.title ?? position)
  const empty = titles.length === 0 ? '' : `；${[...new Set(titles)].join('、')}无人在岗，请安排`
  return `${row.id}号（${stateTitle(ledger, row.state)}）${dueWords(row, now)}${empty}`
}

const dueWords = ({ due_at }: Due, now: Date): string => {
  if (due_at === null) return ''
  return Date.parse(due_at) <= now.getTime()
    ? `应于${limitWords(due_at)}前办结，已逾期`
    : `应于${limitWords(due_at)}前办结`
}
