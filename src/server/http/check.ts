/**
 * Reading a draft can take seconds and needs no transaction, so this route is no endpoint: it only notes afterwards that
 * somebody checked a draft and how much there was in it, never a word of it.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { TaggedPaper } from '../../ledger/wire/tagged.ts'
import { writeEvent } from '../db/log.ts'
import { Problem } from '../db/problem.ts'
import { reckonNow } from '../papers/reckon_again.ts'
import { checkTagged } from '../papers/tagged.ts'
import { checkDraft, draftOf, LONGEST } from '../sheets/check_draft.ts'
import type { Draft } from '../sheets/read_draft.ts'
import { taggedPaper } from '../sheets/tagged_paper.ts'
import { actorOf, requireOwnPage } from './endpoint.ts'
import type { House } from './house.ts'

const LARGEST_FILE = 50 * 2 ** 20
/** Every character escaped is the longest a text can be in JSON. */
const LARGEST_TEXT = LONGEST * 6 + 1_024
const Pasted = z.object({ text: z.string() })

/** Of a paper of ours the text is read once more, without a thread; no report of a bureau is longer. */
const LONGEST_TAGGED = 200_000

interface HandedIn {
  readonly draft: Draft
  readonly tagged: TaggedPaper | null
}

const draftFrom = async (request: FastifyRequest): Promise<HandedIn> => {
  if (!request.isMultipart()) {
    const pasted = Pasted.safeParse(request.body)
    if (!pasted.success || pasted.data.text.trim() === '') throw new Problem('wrong_request', { what: '没有文字' })
    return { draft: { file: null, text: pasted.data.text.replaceAll('\r\n', '\n') }, tagged: null }
  }
  const part = await request.file({ limits: { fileSize: LARGEST_FILE }, throwFileSizeLimit: false })
  if (part === undefined) throw new Problem('wrong_request', { what: '没有收到文件' })
  const bytes = await part.toBuffer()
  if (part.file.truncated) throw new Problem('too_much', { what: '文件大小', limit: '50 MB' })
  const draft = await draftOf(bytes, part.filename)
  const tagged = draft.text.length > LONGEST_TAGGED ? null : await taggedPaper(bytes, part.filename)
  return { draft, tagged }
}

export const registerCheck = (app: FastifyInstance, house: House): void => {
  const schema = {
    summary: 'Reads the figures of a draft and says what does not add up; nothing is stored.',
    consumes: ['multipart/form-data', 'application/json'],
  }
  app.post('/api/check', { schema, bodyLimit: LARGEST_TEXT }, async (request, reply) => {
    requireOwnPage(request)
    const actor = await actorOf(house.database, house.county, request)
    const { draft, tagged } = await draftFrom(request)
    const { facts, findings, answer } = await checkDraft(draft)
    const detail = { pasted: draft.file === null, characters: draft.text.length, facts, findings }
    const figures = await house.database.as(actor, async (tx) => {
      const found = tagged === null ? null : await checkTagged(tagged, reckonNow(tx, house.catalogue))
      const back = found === null ? {} : { figures: found.figures, by_hand: found.findings.length }
      await writeEvent(tx, { act: 'check_draft', detail: { ...detail, ...back } })
      return found
    })
    const whole = figures === null ? answer : `${answer.slice(0, -1)},"tagged":${JSON.stringify(figures)}}`
    return reply.type('application/json; charset=utf-8').serializer(String).send(whole)
  })
}
