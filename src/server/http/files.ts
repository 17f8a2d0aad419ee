import { createHash } from 'node:crypto'
import { z } from 'zod'
import { FileWire } from '../../ledger/wire.ts'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { mayFill } from '../org/scope.ts'
import { Download } from './download.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { ledgerFor } from './ledgers.ts'

/** Sheets of a whole county are the largest thing uploaded. */
export const UPLOAD_BYTES = 200 * 2 ** 20
const ATTACHED_BYTES = 20 * 2 ** 20

interface Stored {
  readonly name: string
  readonly media: string
  readonly content: Buffer
}

// Shown by the browser itself; everything else is only ever downloaded, so that no upload can act as a page.
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/api/files',
    about: 'Uploads a file for a file field of a unit’s rows.',
    query: z.object({ ledger: z.string().optional(), unit: z.string().optional() }),
    answer: FileWire,
    run: async ({ tx, house, actor, request, query }) => {
      const { ledger, unit } = query
      if (ledger !== undefined && unit !== undefined) {
        if (!(await mayFill(tx, house.catalogue, ledgerFor(house, actor, ledger), unit))) {
          throw new Problem('not_yours', { what: '为这个单位上传附件' })
        }
      }
      const part = await request.file()
      if (part === undefined) throw new Problem('wrong_request', { what: '没有收到文件' })
      const content = await part.toBuffer()
      if (content.length > ATTACHED_BYTES) throw new Problem('too_much', { what: '附件', limit: '20 MB' })
      if (content.length === 0) throw new Problem('bad_file', { file: part.filename, why: '文件是空的' })
      const sha256 = createHash('sha256').update(content).digest()
      return tx.one(sql`
        insert into platform.file (county, sha256, name, size, media, content, by, ledger, unit)
        values (${house.county}, ${sha256}, ${part.filename.slice(0, 200)}, ${content.length}, ${part.mimetype},
          ${content}, ${actor.person}, ${ledger ?? null}, ${unit ?? null})
        returning id, name, size, media`)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/files/:id',
    about: 'A file that was uploaded, for whoever sees rows of its unit.',
    params: z.object({ id: z.uuid() }),
    run: async ({ tx, house, params }) => {
      const found = await tx.maybe<Stored>(sql`
        select name, media, content from platform.file where county = ${house.county} and id = ${params.id}`)
      if (found === undefined) throw new Problem('no_such', { what: '文件', name: params.id })
      const media = SHOWN.has(found.media) ? found.media : 'application/octet-stream'
      return new Download(found.name, media, { bytes: found.content })
    },
  }),
]
