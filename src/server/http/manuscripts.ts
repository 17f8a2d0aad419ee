/** Reports being written by people. Whatever is done answers with the manuscript as it then stands. */
import { z } from 'zod'
import {
  AskPieces,
  AssignSection,
  FoundIndicatorsWire,
  ManuscriptsWire,
  ManuscriptWire,
  MoveSection,
  NewManuscript,
  NewSection,
  NewSectionComment,
  PiecesWire,
  PublishManuscript,
  SaveSection,
  WritersWire,
} from '../../ledger/wire/manuscripts.ts'
import { FilledReportWire } from '../../ledger/wire.ts'
import type { Manuscript } from '../../ledger/wire/manuscripts.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { beginManuscript } from '../manuscripts/begin.ts'
import { findIndicators } from '../manuscripts/indicators.ts'
import { manuscriptOf } from '../manuscripts/manuscript.ts'
import { fillPieces } from '../manuscripts/pieces.ts'
import { publishManuscript } from '../manuscripts/publish.ts'
import { fillManuscript, onePicture, readManuscript, requestFor, summariesOf } from '../manuscripts/read.ts'
import { addRemark, settleRemark } from '../manuscripts/remarks.ts'
import { addSection, assignSection, moveSection, removeSection, saveSection } from '../manuscripts/sections.ts'
import { writersAt } from '../manuscripts/writers.ts'
import { unitOf } from '../org/units.ts'
import { reportDocx } from '../papers/docx.ts'
import { Download, MEDIA } from './download.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import type { House } from './house.ts'

const One = z.object({ id: z.string() })
const Part = z.object({ id: z.string(), section: z.coerce.number().int() })

/** Read again after a write: as of the moment after it, since the transaction is no single picture. */
const afterwards = async (tx: Tx, { catalogue }: House, id: string): Promise<Manuscript> => {
  const { at } = await tx.one<{ at: string }>(sql`select clock_timestamp() as at`)
  return readManuscript(tx, catalogue, id, at)
}

/** Does something to a manuscript, and answers with it as it then stands. */
const acting = <P, B>(declared: Endpoint<P, unknown, B>): Endpoint =>
  endpoint<P, unknown, B>({
    ...declared,
    answer: ManuscriptWire,
    run: async (call) => {
      await declared.run(call)
      return afterwards(call.tx, call.house, (call.params as z.output<typeof One>).id)
    },
  })

const reading: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/manuscripts',
    about: 'Reports being written at the units the actor sees, newest first.',
    answer: ManuscriptsWire,
    run: async ({ tx }) => ({ manuscripts: await summariesOf(tx) }),
  }),
  endpoint({
    method: 'GET',
    path: '/api/manuscripts/:id',
    about: 'A manuscript: its sections with their pieces filled for the reader, and what was said about it.',
    params: One,
    answer: ManuscriptWire,
    run: async ({ tx, house, params }) => {
      await onePicture(tx)
      return readManuscript(tx, house.catalogue, params.id)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/manuscripts/:id/filled',
    about: 'The whole manuscript in one, filled as it would be printed.',
    params: One,
    answer: FilledReportWire,
    run: async ({ tx, house, params }) => {
      await onePicture(tx)
      return (await fillManuscript(tx, house.catalogue, params.id)).report
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/manuscripts/:id.docx',
    about: 'The filled manuscript as a Word file with its appendix of sources.',
    params: One,
    run: async ({ tx, house, params }) => {
      await onePicture(tx)
      const { report } = await fillManuscript(tx, house.catalogue, params.id)
      return new Download(`${report.title}.docx`, MEDIA.docx, { bytes: await reportDocx(report, { sources: true }) })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/manuscripts/:id/pieces',
    about: 'Fills pieces that have just been put in. Keeps nothing.',
    params: One,
    body: AskPieces,
    answer: PiecesWire,
    run: async ({ tx, house, params, body }) => {
      await onePicture(tx)
      const asked = requestFor(await manuscriptOf(tx, params.id))
      return { pieces: await fillPieces(tx, house.catalogue, [...new Set(body.sources)], asked) }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/manuscripts/:id/indicators',
    about: 'Indicators that fit what was typed, in characters or pinyin, each filled for the manuscript.',
    params: One,
    query: z.object({ q: z.string().max(100).default('') }),
    answer: FoundIndicatorsWire,
    run: async ({ tx, house, params, query }) => {
      await onePicture(tx)
      return findIndicators(tx, house.catalogue, query.q, requestFor(await manuscriptOf(tx, params.id)))
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/manuscripts/:id/writers',
    about: 'Positions at the manuscript’s unit that somebody holds.',
    params: One,
    answer: WritersWire,
    run: async ({ tx, house, params }) => {
      const { unit } = await manuscriptOf(tx, params.id)
      const name = (await unitOf(tx, unit))?.name ?? unit
      return { writers: await writersAt(tx, house.catalogue, unit, name) }
    },
  }),
]

const writing: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/api/manuscripts',
    about: 'Begins a manuscript from the report’s template, or with the text of an earlier one rolled forward.',
    body: NewManuscript,
    answer: ManuscriptWire,
    run: async ({ tx, house, body }) => afterwards(tx, house, await beginManuscript(tx, house.catalogue, body)),
  }),
  acting({
    method: 'POST',
    path: '/api/manuscripts/:id/sections',
    about: 'Adds a section after another, or first.',
    params: One,
    body: NewSection,
    run: ({ tx, params, body }) => addSection(tx, params.id, body),
  }),
  acting({
    method: 'PUT',
    path: '/api/manuscripts/:id/sections/:section',
    about: 'Saves the text of a section over the version that was seen.',
    params: Part,
    body: SaveSection,
    run: ({ tx, house, params, body }) => saveSection(tx, house.catalogue, params.id, params.section, body),
  }),
  acting({
    method: 'DELETE',
    path: '/api/manuscripts/:id/sections/:section',
    about: 'Takes a section out; its versions stay in the books.',
    params: Part,
    run: ({ tx, params }) => removeSection(tx, params.id, params.section),
  }),
  acting({
    method: 'POST',
    path: '/api/manuscripts/:id/sections/:section/assignment',
    about: 'Gives a section to a position at the unit, with a day.',
    params: Part,
    body: AssignSection,
    run: ({ tx, house, params, body }) => assignSection(tx, house.catalogue, params.id, params.section, body),
  }),
  acting({
    method: 'POST',
    path: '/api/manuscripts/:id/sections/:section/moves',
    about: 'Hands a section in, takes it in, sends it back with a reason, opens it again.',
    params: Part,
    body: MoveSection,
    run: ({ tx, params, body }) => moveSection(tx, params.id, params.section, body),
  }),
]

const beside: readonly Endpoint[] = [
  acting({
    method: 'POST',
    path: '/api/manuscripts/:id/comments',
    about: 'Says something about a section, or about words in it.',
    params: One,
    body: NewSectionComment,
    run: ({ tx, params, body }) => addRemark(tx, params.id, body),
  }),
  acting({
    method: 'POST',
    path: '/api/manuscripts/:id/comments/:comment/settle',
    about: 'Settles a comment, which stays readable.',
    params: z.object({ id: z.string(), comment: z.coerce.number().int() }),
    run: ({ tx, params }) => settleRemark(tx, params.id, params.comment),
  }),
  endpoint({
    method: 'POST',
    path: '/api/manuscripts/:id/publication',
    about: 'Publishes the manuscript as it stands: text and figures are frozen with their moment.',
    params: One,
    body: PublishManuscript,
    answer: z.object({ id: z.string() }),
    run: ({ tx, house, params, body }) => publishManuscript(tx, house.catalogue, params.id, body.key),
  }),
]

export const endpoints: readonly Endpoint[] = [...reading, ...writing, ...beside]
