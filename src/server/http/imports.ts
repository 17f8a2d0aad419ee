/**
 * Imports run in the background and open transactions of their own, so their routes are no endpoints: a request that
 * held one transaction while asking for another could wait for itself.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ReadAgain } from '../../ledger/import_wire.ts'
import { Problem } from '../db/problem.ts'
import { faultsCsv } from '../sheets/faults_csv.ts'
import { annotatedImport, cancelImport, confirmImport, importOf, readAgain, startImport } from '../sheets/imports.ts'
import { Download, MEDIA, sendDownload } from './download.ts'
import { actorOf, requireOwnPage } from './endpoint.ts'
import type { House } from './house.ts'

const Scope = z.object({ unit: z.string().optional(), period: z.string().optional() })
const OneImport = z.object({ id: z.uuid() })

const start = async (house: House, request: FastifyRequest, ledger: string): Promise<object> => {
  requireOwnPage(request)
  const actor = await actorOf(house.database, house.county, request)
  const part = await request.file()
  if (part === undefined) throw new Problem('wrong_request', { what: '没有收到文件' })
  const started = await startImport(house, actor, {
    ...Scope.parse(request.query),
    ledger,
    file: part.filename,
    bytes: part.file,
  })
  if (!part.file.truncated) return started
  await cancelImport(house, actor, started.id)
  throw new Problem('too_much', { what: '文件', limit: '200 MB' })
}

export const registerImports = (app: FastifyInstance, house: House): void => {
  const begins = { querystring: Scope, consumes: ['multipart/form-data'] }
  app.post(
    '/api/ledgers/:ledger/imports',
    { schema: { summary: 'Reads a sheet for a ledger; nothing is written until it is confirmed.', ...begins } },
    (request) => start(house, request, z.object({ ledger: z.string() }).parse(request.params).ledger),
  )
  for (const sheet of ['units', 'people'] as const) {
    const schema = { summary: `Reads a sheet of ${sheet}.`, ...begins }
    app.post(`/api/${sheet}/imports`, { schema }, (request) => start(house, request, sheet))
  }
  const one =
    <T>(work: (actor: Awaited<ReturnType<typeof actorOf>>, id: string) => Promise<T>) =>
    async (request: FastifyRequest): Promise<T> => {
      requireOwnPage(request)
      const { id } = OneImport.parse(request.params)
      return work(await actorOf(house.database, house.county, request), id)
    }
  const params = OneImport
  app.get(
    '/api/imports/:id',
    { schema: { summary: 'How far an import is, and what it found.', params } },
    one((actor, id) => importOf(house, actor, id)),
  )
  app.post(
    '/api/imports/:id/confirm',
    { schema: { summary: 'Writes what was read, all of it or nothing.', params } },
    one((actor, id) => confirmImport(house, actor, id)),
  )
  app.post(
    '/api/imports/:id/reading',
    {
      schema: {
        summary: 'Reads the file again: other meanings of its columns, rows already there changed.',
        params,
        body: ReadAgain,
      },
    },
    (request) => one((actor, id) => readAgain(house, actor, id, ReadAgain.parse(request.body)))(request),
  )
  app.delete(
    '/api/imports/:id',
    { schema: { summary: 'Stops an import; what it was writing is undone.', params } },
    one((actor, id) => cancelImport(house, actor, id)),
  )
  app.get(
    '/api/imports/:id/annotated.xlsx',
    { schema: { summary: 'The file with its faults as coloured cells and comments.', params } },
    async (request, reply) => {
      const { file, bytes, whole } = await one((actor, id) => annotatedImport(house, actor, id))(request)
      const name = `${file.replace(/\.[^.]+$/, '')}（${whole ? '标注' : '有错的行'}）.xlsx`
      return sendDownload(reply, new Download(name, MEDIA.xlsx, { bytes }))
    },
  )
  const faults = one((actor, id) => importOf(house, actor, id))
  app.get(
    '/api/imports/:id/faults.csv',
    { schema: { summary: 'The faults of an import as a sheet.', params } },
    async (request, reply) => {
      const found = await faults(request)
      return sendDownload(reply, new Download(`${found.file}的差错.csv`, MEDIA.csv, { bytes: faultsCsv(found) }))
    },
  )
}
