/** Rows that are owed a move, and what falls due when, as the pages ask for them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Below, Feed, FeedMade, OpenRows, WorkCalendar } from '../../../ledger/wire/open_rows.ts'
import { address, call, get, post, type Query } from '../../api.ts'
import type { Question, Tab } from './question.ts'

export const owing = {
  rows: (query: Query) => get<OpenRows>('/work/rows', query),
  below: (unit: string | undefined) => get<Below>('/work/below', { unit }),
  calendar: (query: Query) => get<WorkCalendar>('/work/calendar', query),
  feed: () => get<Feed>('/work/feed'),
  makeFeed: () => post<FeedMade>('/work/feed'),
  revokeFeed: () => call<unknown>('DELETE', address('/work/feed')),
}

export const PAGE_ROWS = 50

const rowsQuery = (query: Query) => ({ queryKey: ['work', 'rows', query], queryFn: () => owing.rows(query) })

export const useOpenRows = ({ tab, light, ledger, unit, holder, far, page }: Question) =>
  useQuery({
    ...rowsQuery({
      what: tab,
      light,
      ledger,
      ...(tab === 'below' ? { unit, holder } : { far: far === true ? 'in' : 'out' }),
      page,
      size: PAGE_ROWS,
    }),
    placeholderData: keepPreviousData,
  })

/** How many there are behind a tab, whatever is filtered, without what is due only in a long time; counted, not read. */
export const useCount = (tab: Tab, enabled = true): number | undefined =>
  useQuery({ ...rowsQuery({ what: tab, size: 1, ...(tab === 'below' ? {} : { far: 'out' }) }), enabled }).data?.total

export const useBelow = (unit: string | undefined) =>
  useQuery({
    queryKey: ['work', 'below', unit],
    queryFn: () => owing.below(unit),
    placeholderData: keepPreviousData,
  })
