import { z } from 'zod'
import { TraceWire } from '../../ledger/wire.ts'
import {
  ChangesWire,
  PublicationsQuery,
  PublicationsWire,
  PublicationWire,
  PublishedRowsQuery,
  VerificationWire,
} from '../../ledger/wire/publications.ts'
import { Problem } from '../db/problem.ts'
import { changesSince } from '../papers/changes.ts'
import { reportDocx } from '../papers/docx.ts'
import { keptPublication, publicationOf, publicationsOf, publishedText } from '../papers/publications.ts'
import { publishedRows } from '../papers/published_rows.ts'
import { verifyPublication } from '../papers/verify_publication.ts'
import { Download, MEDIA } from './download.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const One = z.object({ id: z.uuid() })

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/publications',
    about: 'Published reports of the reader’s units and below, newest first.',
    query: PublicationsQuery,
    answer: PublicationsWire,
    run: ({ tx, query }) => publicationsOf(tx, query),
  }),
  endpoint({
    method: 'GET',
    path: '/api/publications/:id',
    about: 'A report exactly as it was published; what the reader’s positions do not read stands there as a gap.',
    params: One,
    answer: PublicationWire,
    run: ({ tx, house, params }) => publicationOf(tx, house.catalogue, params.id),
  }),
  endpoint({
    method: 'GET',
    path: '/api/publications/:id.docx',
    about: 'The published report as a Word file, written from what was frozen.',
    params: One,
    run: async ({ tx, house, params }) => {
      const { line, read } = await keptPublication(tx, house.catalogue, params.id)
      if (read === null) throw new Problem('no_such', { what: '报告正文', name: line.number })
      const { report } = read
      const bytes = await reportDocx(report, { sources: true, published: line })
      return new Download(`${report.unit_name}${report.period}${report.title}（${line.number}）.docx`, MEDIA.docx, {
        bytes,
      })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/publications/:id.json',
    about: 'All that was frozen, in canonical JSON (RFC 8785): its SHA-256 is the hash of the publication.',
    params: One,
    run: async ({ tx, house, params }) => {
      const text = await publishedText(tx, house.catalogue, params.id)
      return new Download(`${params.id}.json`, 'application/json', { bytes: Buffer.from(text, 'utf8') })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/publications/:id/changes',
    about: 'The published figures that would be printed otherwise today, with what they were, are, and differ by.',
    params: One,
    answer: ChangesWire,
    run: async ({ tx, house, params }) =>
      changesSince(tx, house.catalogue, await keptPublication(tx, house.catalogue, params.id)),
  }),
  endpoint({
    method: 'GET',
    path: '/api/publications/:id/rows',
    about: 'The rows behind a published figure as of its moment, by the formula and the units of that day.',
    params: One,
    query: PublishedRowsQuery,
    answer: TraceWire,
    run: async ({ tx, house, params, query }) =>
      publishedRows(tx, await keptPublication(tx, house.catalogue, params.id), query, house.seal),
  }),
  endpoint({
    method: 'POST',
    path: '/api/publications/:id/verification',
    about: 'Reckons every published figure again as of its moment and hashes the paper again; nothing is written.',
    params: One,
    answer: VerificationWire,
    run: async ({ tx, house, params }) => {
      const { line } = await keptPublication(tx, house.catalogue, params.id)
      return verifyPublication(tx, line)
    },
  }),
]
