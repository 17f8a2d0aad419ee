/** What is said about a row, as it travels. */
import { z } from 'zod'
import { RequestKey } from '../wire.ts'

export const CommentWire = z.object({
  id: z.number(),
  by: z.string().nullable(),
  at: z.string(),
  words: z.string(),
  mine: z.boolean(),
})
export const CommentsWire = z.object({ comments: z.array(CommentWire) })
export const NewComment = z.object({ key: RequestKey, words: z.string().max(2000) })

export type Comment = z.infer<typeof CommentWire>
