/**
 * One request: session → actor → transaction → value. An endpoint says what it takes and gives as zod schemas and does
 * its work in one transaction; nothing is answered before that transaction has committed.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodType, z } from 'zod'
import type { Actor, Database, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { actorSeenLately, forgetSeen } from '../org/seen_lately.ts'
import { actorOfToken } from '../org/sessions.ts'
import type { House } from './house.ts'
import { tokenOf } from './cookie.ts'
import { Download, sendDownload } from './download.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type Parsed<S> = S extends ZodType ? z.output<S> : undefined

export interface Call<P, Q, B> {
  readonly house: House
  readonly actor: Actor
  readonly tx: Tx
  readonly params: Parsed<P>
  readonly query: Parsed<Q>
  readonly body: Parsed<B>
  readonly request: FastifyRequest
}

export interface Endpoint<P = unknown, Q = unknown, B = unknown> {
  readonly method: Method
  readonly path: string
  /** One English sentence for the OpenAPI document. */
  readonly about: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** The work is one write of a row: its commit travels with its last statement. */
  readonly one_write?: boolean
  /** The answer's shape; a `Download` needs none. */
  readonly answer?: ZodType
  readonly run: (call: Call<P, Q, B>) => Promise<unknown>
}

export const endpoint = <P, Q, B>(declared: Endpoint<P, Q, B>): Endpoint => declared

/** A request that changes something must come from our own pages: a foreign form cannot set this header. */
export const requireOwnPage = (request: FastifyRequest): void => {
  if (request.method !== 'GET' && request.headers['x-youju'] !== '1') {
    throw new Problem('wrong_request', { what: 'x-youju' })
  }
}

export const actorOf = async (
  database: Database,
  county: string,
  request: FastifyRequest,
  look = actorOfToken,
): Promise<Actor> => {
  const token = tokenOf(request)
  const actor = token === undefined ? undefined : await look(database, county, token)
  if (actor === undefined) throw new Problem('not_signed_in')
  return actor
}

export const register = (app: FastifyInstance, house: House, endpoints: readonly Endpoint[]): void => {
  for (const one of endpoints) {
    app.route({
      method: one.method,
      url: one.path,
      schema: {
        summary: one.about,
        ...(one.params === undefined ? {} : { params: one.params }),
        ...(one.query === undefined ? {} : { querystring: one.query }),
        ...(one.body === undefined ? {} : { body: one.body }),
        ...(one.answer === undefined ? {} : { response: { 200: one.answer } }),
      },
      handler: (request, reply) => answer(one, house, request, reply),
    })
  }
}

const answer = async (one: Endpoint, house: House, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
  requireOwnPage(request)
  const look = one.one_write ? actorSeenLately : actorOfToken
  const actor = await actorOf(house.database, house.county, request, look)
  const { params, query, body } = request
  const value = await house.database.as(
    actor,
    (tx) => one.run({ house, actor, tx, params, query, body, request } as Call<unknown, unknown, unknown>),
    { one_write: one.one_write ?? false },
  )
  // Whatever else is changed may change who holds which seat.
  if (one.method !== 'GET' && !one.one_write) forgetSeen(house.database)
  return value instanceof Download ? sendDownload(reply, value) : (value ?? null)
}
