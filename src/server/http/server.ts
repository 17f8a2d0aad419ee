/** The HTTP floor put together: pages, endpoints, refusals, headers, the OpenAPI document. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { jsonSchemaTransform, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../db/problem.ts'
import { sql } from '../db/sql.ts'
import { endpoints as calendar } from './calendar.ts'
import { registerCalendarFeed } from './calendar_feed.ts'
import { endpoints as channels, registerChannels } from './channels.ts'
import { registerCheck } from './check.ts'
import { register } from './endpoint.ts'
import { endpoints as collection } from './collection.ts'
import { endpoints as comments } from './comments.ts'
import { endpoints as desk } from './desk.ts'
import { endpoints as drafts } from './drafts.ts'
import { endpoints as escalations } from './escalations.ts'
import { endpoints as figures } from './figures.ts'
import { endpoints as files, UPLOAD_BYTES } from './files.ts'
import type { House } from './house.ts'
import { registerImports } from './imports.ts'
import { endpoints as inbox } from './inbox.ts'
import { endpoints as ledgers } from './ledgers.ts'
import { endpoints as log } from './log.ts'
import { endpoints as manuscripts } from './manuscripts.ts'
import { endpoints as papers } from './papers.ts'
import { endpoints as open_rows } from './open_rows.ts'
import { endpoints as people, registerPeople } from './people.ts'
import { endpoints as publications } from './publications.ts'
import { endpoints as punctuality } from './punctuality.ts'
import { refuse } from './refusals.ts'
import { endpoints as reminders } from './reminders.ts'
import { endpoints as reports } from './reports.ts'
import { endpoints as reviews, registerReviews } from './reviews.ts'
import { endpoints as rows } from './rows.ts'
import { registerSession } from './session.ts'
import { endpoints as sheets } from './sheets.ts'
import { endpoints as units } from './units.ts'
import { endpoints as work } from './work.ts'

z.config(z.locales.zhCN())

// Plain http stays possible on a county's own network, so nothing here upgrades requests to https.
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join('; ')

const guardHeaders = (app: FastifyInstance): void => {
  app.addHook('onSend', async (request, reply: FastifyReply) => {
    void reply
      .header('content-security-policy', POLICY)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'same-origin')
      .header('x-frame-options', 'DENY')
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store')
  })
}

const servePages = async (app: FastifyInstance, folder: string): Promise<void> => {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    // Built files carry their hash in the name; the page that names them must be asked for anew.
    setHeaders: (reply, path) => {
      const cache = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
      void reply.header('cache-control', cache)
    },
  })
}

const registerPublic = (app: FastifyInstance, house: House): void => {
  app.get('/api/health', async () => {
    await house.database.asOwner(house.county, (tx) => tx.one(sql`select 1 as ok`))
    return { ok: true }
  })
  app.get('/api/openapi.json', async () => app.swagger())
}

export const makeServer = async (house: House): Promise<FastifyInstance> => {
  const app = Fastify({ bodyLimit: 1_048_576, forceCloseConnections: true })
  app.setValidatorCompiler(validatorCompiler)
  // Answers are typed by the compiler; checking each of them again at run time would halve the speed of lists.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.setErrorHandler((error: Error, request, reply) => refuse(error, request, reply))
  guardHeaders(app)
  await app.register(multipart, { limits: { fileSize: UPLOAD_BYTES, files: 1 } })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Youju', version: '0.1.0' } },
    transform: jsonSchemaTransform,
  })
  await app.register(async (inner) => {
    registerSession(inner, house)
    registerPublic(inner, house)
    registerImports(inner, house)
    registerPeople(inner, house)
    registerReviews(inner, house)
    registerChannels(inner, house)
    registerCalendarFeed(inner, house)
    registerCheck(inner, house)
    register(inner, house, [
      ...ledgers,
      ...rows,
      ...desk,
      ...reviews,
      ...punctuality,
      ...drafts,
      ...sheets,
      ...figures,
      ...reports,
      ...manuscripts,
      ...publications,
      ...units,
      ...papers,
      ...people,
      ...files,
      ...log,
      ...work,
      ...escalations,
      ...open_rows,
      ...collection,
      ...comments,
      ...inbox,
      ...reminders,
      ...calendar,
      ...channels,
    ])
  })
  const pages = house.web
  if (pages !== undefined && existsSync(join(pages, 'index.html'))) await servePages(app, pages)
  app.setNotFoundHandler((request, reply) => {
    // A part of an older version is missing, not a page: an open page has to learn that.
    const asksPage = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url)
    if (asksPage && pages !== undefined) return reply.header('cache-control', 'no-cache').sendFile('index.html', pages)
    return refuse(new Problem('no_such', { what: '地址', name: request.url.slice(0, 200) }), request, reply)
  })
  return app
}
