/** The inbox, how one wants to be reminded, and the log of deliveries. */
import {
  DeliveriesQuery,
  DeliveriesWire,
  InboxQuery,
  InboxWire,
  OwnChannels,
  ReadNotices,
  SetOwnChannels,
  UnreadWire,
} from '../../ledger/wire/notices.ts'
import { writeEvent } from '../db/log.ts'
import { sql } from '../db/sql.ts'
import { deliveriesOf, inboxOf, markRead, unreadOf } from '../work/inbox.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/inbox',
    about: 'One’s own notices, unread first, then the newest.',
    query: InboxQuery,
    answer: InboxWire,
    run: async ({ tx, query: { page, size, unread } }) => ({
      ...(await inboxOf(tx, { unread, page, size })),
      page,
      size,
    }),
  }),
  endpoint({
    method: 'GET',
    path: '/api/inbox/unread',
    about: 'How many are unread, for the bell.',
    answer: UnreadWire,
    run: ({ tx }) => unreadOf(tx),
  }),
  endpoint({
    method: 'POST',
    path: '/api/inbox/read',
    about: 'Marks notices as read: the ones named, or all.',
    body: ReadNotices,
    answer: UnreadWire,
    run: async ({ tx, body }) => {
      await markRead(tx, body.ids)
      return unreadOf(tx)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/inbox/channels',
    about: 'How one is reminded beside the inbox.',
    answer: OwnChannels,
    run: ({ tx }) => tx.one(sql`select email, by_mail, notices.mail_works() as mail_works from notices.own_address()`),
  }),
  endpoint({
    method: 'PUT',
    path: '/api/inbox/channels',
    about: 'Sets one’s own e-mail address, and whether notices go there.',
    body: SetOwnChannels,
    answer: OwnChannels,
    run: async ({ tx, body: { email, by_mail } }) => {
      await tx.run(sql`select notices.set_own_address(${email}, ${by_mail})`)
      // The address itself stays out of the log, which stewards read.
      await writeEvent(tx, { act: 'set_own_channels', detail: { email: email !== null, by_mail } })
      return tx.one(sql`select email, by_mail, notices.mail_works() as mail_works from notices.own_address()`)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/deliveries',
    about:
      'Who was told when, by which channel, with what result: one’s own sendings, and for stewards those of their units.',
    query: DeliveriesQuery,
    answer: DeliveriesWire,
    run: async ({ tx, query }) => ({ ...(await deliveriesOf(tx, query)), page: query.page, size: query.size }),
  }),
]
