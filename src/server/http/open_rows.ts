/** Rows that somebody owes a move. */
import {
  BelowQuery,
  BelowWire,
  CalendarQuery,
  CalendarWire,
  FeedMadeWire,
  FeedWire,
  OpenRowsQuery,
  OpenRowsWire,
} from '../../ledger/wire/open_rows.ts'
import { feedOf, makeFeed, revokeFeed } from '../org/feeds.ts'
import { belowOf } from '../work/below.ts'
import { dueDays } from '../work/due_days.ts'
import { openRowsOf } from '../work/open_rows.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/work/rows',
    about: 'Rows that the actor owes a move, waits for, or that are owed at and below a unit; late first, with counts.',
    query: OpenRowsQuery,
    answer: OpenRowsWire,
    run: ({ tx, house, query }) => openRowsOf(tx, house, query, Date.now()),
  }),
  endpoint({
    method: 'GET',
    path: '/api/work/below',
    about: 'What is owed at and below a unit: by the positions of the unit itself, and by the units directly below.',
    query: BelowQuery,
    answer: BelowWire,
    run: ({ tx, house, query }) => belowOf(tx, house, query.unit, Date.now()),
  }),
  endpoint({
    method: 'GET',
    path: '/api/work/calendar',
    about: 'What falls due on which day: rows that the actor owes a move, or that are owed below, and returns to fill.',
    query: CalendarQuery,
    answer: CalendarWire,
    run: ({ tx, house, query }) => dueDays(tx, house, query, Date.now()),
  }),
  endpoint({
    method: 'GET',
    path: '/api/work/feed',
    about: 'Whether the actor has a calendar feed; never its address.',
    answer: FeedWire,
    run: ({ tx }) => feedOf(tx),
  }),
  endpoint({
    method: 'POST',
    path: '/api/work/feed',
    about: 'A new secret address for the calendar feed, told this once; the one before stops working.',
    answer: FeedMadeWire,
    run: ({ tx }) => makeFeed(tx),
  }),
  endpoint({
    method: 'DELETE',
    path: '/api/work/feed',
    about: 'Revokes the calendar feed.',
    answer: FeedWire,
    run: ({ tx }) => revokeFeed(tx),
  }),
]
