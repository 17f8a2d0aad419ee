/**
 * Reading a draft can take seconds and needs no transaction, so this route is no endpoint: it only notes afterwards that
 * somebody checked a draft and how much there was in it, never a word of it.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Checked } from '../../ledger/wire/check.ts'
import { writeEvent } from '../db/log.ts'
import { Problem } from '../db/problem.ts'
import { draftOf, LONGEST } from '../sheets/check_draft.ts'
import { taggedPaper } from '../sheets/tagged_paper.ts'
import { commented } from '../sheets/commented_paper.ts'
import { Download, MEDIA, sendDownload } from './download.ts'
import { commentsOf } from './draft_comments.ts'
import { checkWhole, type DraftCheck, type HandedIn } from './draft_check.ts'
import { actorOf, requireOwnPage } from './endpoint.ts'
import type { House } from './house.ts'
import { homeOf } from './session.ts'

const LARGEST_FILE = 50 * 2 ** 20
/** Every character escaped is the longest a text can be in JSON. */
const LARGEST_TEXT = LONGEST * 6 + 1_024
const Pasted = z.object({ text: z.string() })

/** Of a paper of ours the text is read once more, without a thread; no report of a bureau is longer. */
const LONGEST_TAGGED = 200_000

interface FromPage extends HandedIn {
  /** Null where the text was pasted. */
  readonly bytes: Buffer | null
}

const draftFrom = async (request: FastifyRequest): Promise<FromPage> => {
  if (!request.isMultipart()) {
    const pasted = Pasted.safeParse(request.body)
    if (!pasted.success || pasted.data.text.trim() === '') throw new Problem('wrong_request', { what: '没有文字' })
    return { draft: { file: null, text: pasted.data.text.replaceAll('\r\n', '\n') }, tagged: null, bytes: null }
  }
  const part = await request.file({ limits: { fileSize: LARGEST_FILE }, throwFileSizeLimit: false })
  if (part === undefined) throw new Problem('wrong_request', { what: '没有收到文件' })
  const bytes = await part.toBuffer()
  if (part.file.truncated) throw new Problem('too_much', { what: '文件大小', limit: '50 MB' })
  const draft = await draftOf(bytes, part.filename)
  const tagged = draft.text.length > LONGEST_TAGGED ? null : await taggedPaper(bytes, part.filename)
  return { draft, tagged, bytes }
}

/** Whose paper it is, of which period, and of which day the ledgers are asked, where the paper is not to say so itself. */
const Asked = z.object({
  unit: z.string().optional(),
  period: z.string().optional(),
  as_of: z.string().optional(),
})

export const registerCheck = (app: FastifyInstance, house: House): void => {
  const schema = {
    summary: 'Reads a draft: what does not add up, what the ledgers give otherwise; nothing is stored.',
    consumes: ['multipart/form-data', 'application/json'],
    querystring: Asked,
  }
  const checked = async (request: FastifyRequest): Promise<{ handed: FromPage; found: DraftCheck }> => {
    requireOwnPage(request)
    const actor = await actorOf(house.database, house.county, request)
    const handed = await draftFrom(request)
    const asked = { ...Asked.parse(request.query), home: homeOf(house, actor) }
    const found = await checkWhole(
      (run) => house.database.as(actor, run),
      house.catalogue,
      handed,
      asked,
      (tx, found) => writeEvent(tx, { act: 'check_draft', detail: noteOf(handed, found) }),
    )
    return { handed, found }
  }
  app.post('/api/check', { schema, bodyLimit: LARGEST_TEXT }, async (request, reply) => {
    const { found } = await checked(request)
    return reply.type('application/json; charset=utf-8').serializer(String).send(answerOf(found))
  })
  registerComments(app, checked)
}

type Checking = (request: FastifyRequest) => Promise<{ handed: FromPage; found: DraftCheck }>

/** Handed in once more: the server has kept nothing of it. */
const registerComments = (app: FastifyInstance, checked: Checking): void => {
  const schema = {
    summary: 'The same Word file with what was found as comments at their places; nothing is stored.',
    consumes: ['multipart/form-data'],
    querystring: Asked,
  }
  app.post('/api/check/comments', { schema }, async (request, reply) => {
    const { handed, found } = await checked(request)
    const { bytes, draft } = handed
    const { findings } = JSON.parse(found.read.answer) as Pick<Checked, 'findings'>
    if (bytes === null)
      throw new Problem('bad_file', { file: '贴上来的文字', why: '只有 Word 文件（.docx）能加批注。' })
    const origin = `${request.protocol}://${request.host}`
    const name = draft.file ?? '材料.docx'
    const { docx } = await commented(bytes, name, commentsOf(draft.text, { ...found, findings }, origin))
    return sendDownload(
      reply,
      new Download(`${name.replace(/\.docx$/i, '')}（批注）.docx`, MEDIA.docx, { bytes: docx }),
    )
  })
}

const noteOf = ({ draft }: HandedIn, { read, tagged, ledgers }: DraftCheck): Record<string, unknown> => ({
  pasted: draft.file === null,
  characters: draft.text.length,
  facts: read.facts,
  findings: read.findings,
  compared: ledgers.agreed.length + ledgers.findings.length,
  differing: ledgers.findings.length,
  ...(tagged === null ? {} : { figures: tagged.figures, by_hand: tagged.findings.length }),
})

/** Put together as text: ten thousand facts are not read and written again for two more keys. */
const answerOf = ({ read: { answer }, tagged, ledgers }: DraftCheck): string => {
  const more = [
    ...(tagged === null ? [] : [`"tagged":${JSON.stringify(tagged)}`]),
    `"ledgers":${JSON.stringify(ledgers)}`,
  ]
  return `${answer.slice(0, -1)},${more.join(',')}}`
}
