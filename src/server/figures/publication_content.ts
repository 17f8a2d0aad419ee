/** What a publication holds, and the hash over all of it. */
import { createHash } from 'node:crypto'
import { type Catalogue, type Declaration, canonicalJson, declare } from '../../ledger/index.ts'
import type { Figure } from '../../ledger/wire.ts'
import type { KeptFrames } from './frames.ts'
import { type Asked, type FiguresRequest, readRequest } from './query.ts'

/** What is asked of the figures; the moment is one for all. */
export type PublishedQuery = Omit<FiguresRequest, 'as_of'>

/** Column `document`. */
export interface KeptDocument {
  /** The filled report, or whatever else is shown beside the figures; null where there is nothing. */
  readonly document: unknown
  /** As it was asked with; absent of publications from before there were hashes. */
  readonly as_of?: string
  /** Ledgers, norms and the organisation, as they were declared. */
  readonly declarations: readonly Declaration[]
  /** Which version of each declaration this was, for people. */
  readonly versions: readonly { kind: string; name: string; version: number }[]
  readonly frames: KeptFrames
}
/** Column `figures`: an element for each query. */
export interface KeptAnswer {
  readonly query: PublishedQuery
  readonly figures: readonly Figure[]
}

/** All that the hash is over; number, moment of publishing and publisher stand in the log, which is chained. */
export interface PublishedContent {
  readonly report: string
  readonly title: string
  readonly unit: string
  readonly period: string
  readonly document: KeptDocument
  readonly figures: readonly KeptAnswer[]
}

/** The text whose SHA-256 in UTF-8 is the publication's hash. */
export const contentText = ({ report, title, unit, period, document, figures }: PublishedContent): string =>
  canonicalJson({ report, title, unit, period, document, figures })

/** In hexadecimals. */
export const hashOf = (content: PublishedContent): string =>
  createHash('sha256').update(contentText(content)).digest('hex')

/** Ratios reach across ledgers, and levels are the organisation's: all are kept, which is little. */
export const declarationsBehind = (catalogue: Catalogue): Declaration[] => [
  catalogue.organisation,
  ...catalogue.norms.values(),
  ...catalogue.ledgers.values(),
]

/**
 * The declarations as they were published by; one of today's must not change what was published. They were sound then, and
 * are not looked through again.
 */
export const keptCatalogue = ({ declarations }: Pick<KeptDocument, 'declarations'>): Catalogue => ({
  ...declare(declarations),
  faults: [],
})

export const requestsAt = (catalogue: Catalogue, queries: readonly PublishedQuery[], as_of: string): Asked[] =>
  queries.map((query) => readRequest(catalogue, { ...query, as_of }))
