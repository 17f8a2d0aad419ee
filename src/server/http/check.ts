/**
 * Reading a draft can take seconds and needs no transaction, so this route is no endpoint: it only notes afterwards that
 * somebody checked a draft and how much there was in it, never a word of it.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { writeEvent } from '../db/log.ts'
import { Problem } from '../db/problem.ts'
import { checkDraft, draftOf, LONGEST } from '../sheets/check_draft.ts'
import type { Draft } from '../sheets/read_draft.ts'
import { actorOf, requireOwnPage } from './endpoint.ts'
import type { House } from './house.ts'

const LARGEST_FILE = 50 * 2 ** 20
/** Every character escaped is the longest a text can be in JSON. */
const LARGEST_TEXT = LONGEST * 6 + 1_024
const Pasted = z.object({ text: z.string() })

const draftFrom = async (request: FastifyRequest): Promise<Draft> => {
  if (!request.isMultipart()) {
    const pasted = Pasted.safeParse(request.body)
    if (!pasted.success || pasted.data.text.trim() === '') throw new Problem('wrong_request', { what: '没有文字' })
    return { file: null, text: pasted.data.text.replaceAll('\r\n', '\n') }
  }
  const part = await request.file({ limits: { fileSize: LARGEST_FILE }, throwFileSizeLimit: false })
  if (part === undefined) throw new Problem('wrong_request', { what: '没有收到文件' })
  const bytes = await part.toBuffer()
  if (part.file.truncated) throw new Problem('too_much', { what: '文件大小', limit: '50 MB' })
  return draftOf(bytes, part.filename)
}

export const registerCheck = (app: FastifyInstance, house: House): void => {
  const schema = {
    summary: 'Reads the figures of a draft and says what does not add up; nothing is stored.',
    consumes: ['multipart/form-data', 'application/json'],
  }
  app.post('/api/check', { schema, bodyLimit: LARGEST_TEXT }, async (request, reply) => {
    requireOwnPage(request)
    const actor = await actorOf(house.database, house.county, request)
    const draft = await draftFrom(request)
    const { facts, findings, answer } = await checkDraft(draft)
    const detail = { pasted: draft.file === null, characters: draft.text.length, facts, findings }
    await house.database.as(actor, (tx) => writeEvent(tx, { act: 'check_draft', detail }))
    return reply.type('application/json; charset=utf-8').serializer(String).send(answer)
  })
}
