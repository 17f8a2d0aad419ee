import { z } from 'zod'
import {
  PaperLine,
  PaperPreviewWire,
  PaperWire,
  PrefixesWire,
  PreviewPaper,
  RegisterQuery,
  RegisterWire,
  RowPapersWire,
  ServePaper,
  SetPrefix,
} from '../../ledger/wire/papers.ts'
import { FileWire } from '../../ledger/wire.ts'
import { Problem } from '../db/problem.ts'
import { noticeDocx } from '../papers/notice_docx.ts'
import { prefixesOf, setPrefix } from '../papers/prefixes.ts'
import { paperOf, papersOfRow, registerLines, registerOf } from '../papers/register.ts'
import { addPhoto, servePaper } from '../papers/service.ts'
import { registerName, registerSheet } from '../sheets/paper_register.ts'
import { previewPaper } from '../tables/print_preview.ts'
import { Download, MEDIA } from './download.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { Ledger, ledgerFor } from './ledgers.ts'
import { writtenToScratch } from './scratch.ts'

const OneRow = Ledger.extend({ id: z.coerce.number().int().positive() })
const OnePaper = z.object({ id: z.coerce.number().int().positive() })

const exported = (format: 'xlsx' | 'csv'): Endpoint =>
  endpoint({
    method: 'GET',
    path: `/api/papers/register.${format}`,
    about: `The register of papers of a query as ${format}; never cut.`,
    query: RegisterQuery.omit({ page: true, size: true }),
    run: async ({ tx, house, query }) => {
      const scratch = await writtenToScratch(house, format, registerSheet(registerLines(tx, house, query), format))
      return new Download(`${registerName()}.${format}`, MEDIA[format], { scratch })
    },
  })

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/rows/:id/papers',
    about: 'The papers that moves have printed over a row.',
    params: OneRow,
    answer: RowPapersWire,
    run: async ({ tx, house, actor, params }) => {
      const { name } = ledgerFor(house, actor, params.ledger)
      return { papers: await papersOfRow(tx, house, name, params.id) }
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/ledgers/:ledger/rows/:id/papers/preview',
    about: 'What a move would print, with its gaps; nothing is written and no number taken.',
    params: OneRow,
    body: PreviewPaper,
    answer: PaperPreviewWire,
    run: ({ tx, house, actor, params, body }) =>
      previewPaper(tx, house, ledgerFor(house, actor, params.ledger).name, params.id, body),
  }),
  endpoint({
    method: 'GET',
    path: '/api/papers',
    about: 'The register of papers that the actor may see, newest first, in pages with an exact total.',
    query: RegisterQuery,
    answer: RegisterWire,
    run: ({ tx, house, query }) => registerOf(tx, house, query),
  }),
  exported('xlsx'),
  exported('csv'),
  endpoint({
    method: 'GET',
    path: '/api/papers/prefixes',
    about: 'What issuing units are called in the numbers of their papers.',
    answer: PrefixesWire,
    run: ({ tx }) => prefixesOf(tx),
  }),
  endpoint({
    method: 'PUT',
    path: '/api/papers/prefixes/:unit',
    about: 'Names an issuing unit for the numbers of its papers from now on.',
    params: z.object({ unit: z.string() }),
    body: SetPrefix,
    answer: PrefixesWire,
    run: ({ tx, params, body }) => setPrefix(tx, params.unit, body.prefix),
  }),
  endpoint({
    method: 'GET',
    path: '/api/papers/:id',
    about: 'A paper as it was printed, with its proofs of service.',
    params: OnePaper,
    answer: PaperWire,
    run: ({ tx, house, params }) => paperOf(tx, house, params.id, 'view_paper'),
  }),
  endpoint({
    method: 'GET',
    path: '/api/papers/:id/file.docx',
    about: 'The paper as a Word file, the same every time.',
    params: OnePaper,
    run: async ({ tx, house, params }) => {
      const paper = await paperOf(tx, house, params.id, 'print_paper')
      return new Download(`${paper.title}（${paper.number}）.docx`, MEDIA.docx, { bytes: await noticeDocx(paper) })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/papers/:id/service',
    about: 'Says when, how and to whom the paper was served; corrected with a reason, kept as versions.',
    params: OnePaper,
    body: ServePaper,
    answer: PaperLine,
    run: ({ tx, house, params, body }) => servePaper(tx, house, params.id, body),
  }),
  endpoint({
    method: 'POST',
    path: '/api/papers/:id/photos',
    about: 'Uploads a photograph of the signed receipt.',
    params: OnePaper,
    answer: FileWire,
    run: async ({ tx, house, params, request }) => {
      const part = await request.file()
      if (part === undefined) throw new Problem('wrong_request', { what: '没有收到文件' })
      const { filename: name, mimetype: media } = part
      return addPhoto(tx, house, params.id, { name, media, content: await part.toBuffer() })
    },
  }),
]
