import { z } from 'zod'
import { CommentsWire, NewComment } from '../../ledger/wire/comments.ts'
import { addComment, commentsOf } from '../work/comments.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const OneRow = z.object({ ledger: z.string(), id: z.coerce.number().int().positive() })

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/rows/:id/comments',
    about: 'What has been said about a row, oldest first.',
    params: OneRow,
    answer: CommentsWire,
    run: async ({ tx, house, params }) => ({ comments: await commentsOf(tx, house, params.ledger, params.id) }),
  }),
  endpoint({
    method: 'POST',
    path: '/api/ledgers/:ledger/rows/:id/comments',
    about: 'Says something about a row that one sees; the row stays as it is.',
    params: OneRow,
    body: NewComment,
    answer: CommentsWire,
    run: async ({ tx, house, params, body }) => {
      await addComment(tx, house, params.ledger, params.id, body)
      return { comments: await commentsOf(tx, house, params.ledger, params.id) }
    },
  }),
]
