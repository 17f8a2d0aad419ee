/**
 * A report being written by people: prose in sections, each with its writer, its day, its state and its comments; the
 * figures in it are pieces of the report language, filled for whoever reads.
 */
import { z } from 'zod'
import { BlockWire, InlineWire } from '../wire.ts'

/** Being written · handed in to who keeps the manuscript · sent back with a reason · taken into it. */
export const SECTION_STATES = ['writing', 'handed_in', 'returned', 'accepted'] as const
export const SectionState = z.enum(SECTION_STATES)

/** A figure, a word, a condition or a list in braces, or a table, chart or list of who is late in brackets. */
export const PieceWire = z.object({
  /** As it stands in the text, with its braces or brackets. */
  source: z.string(),
  /** Filled for the reader; empty where it stands alone or is faulty. */
  inlines: z.array(InlineWire),
  /** Of what stands alone. */
  block: BlockWire.nullable(),
  /** What is wrong with it, for a clerk. */
  says: z.string().nullable(),
})

export const SectionCommentWire = z.object({
  id: z.string(),
  section: z.number(),
  /** The words it is about, as they stood; null where it is about the whole section. */
  quote: z.string().nullable(),
  words: z.string(),
  by: z.string(),
  at: z.string(),
  mine: z.boolean(),
  /** When it was settled, and by whom. */
  settled: z.object({ at: z.string(), by: z.string() }).nullable(),
})

export const WriterWire = z.object({
  position: z.string(),
  title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  people: z.array(z.string()),
})

export const SectionWire = z.object({
  section: z.number(),
  version: z.number(),
  /** Its first heading without signs; `开头` where it has none. */
  title: z.string(),
  /** In the report language; the first line is `## …` unless it is the beginning of the paper. */
  text: z.string(),
  writer: WriterWire.nullable(),
  due_on: z.string().nullable(),
  light: z.enum(['green', 'yellow', 'red']).nullable(),
  state: SectionState,
  /** Why it came back. */
  reason: z.string().nullable(),
  saved_by: z.string(),
  saved_at: z.string(),
  can: z.object({ write: z.boolean(), hand_in: z.boolean(), judge: z.boolean() }),
  /** Every piece of the text, each once. */
  pieces: z.array(PieceWire),
  /** Figures that read otherwise today than when the section was saved. */
  changed: z.array(z.object({ source: z.string(), was: z.string(), now: z.string() })),
})

export const ManuscriptSummary = z.object({
  id: z.string(),
  report: z.string(),
  title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  period: z.string(),
  period_title: z.string(),
  begun_by: z.string(),
  begun_at: z.string(),
  sections: z.number(),
  /** Handed in or taken in. */
  ready: z.number(),
  /** The nearest day of a section that is still being written. */
  due_on: z.string().nullable(),
  published: z.string().nullable(),
})

export const ManuscriptWire = ManuscriptSummary.extend({
  as_of: z.string(),
  /** Whoever keeps it arranges, assigns, takes in and publishes. */
  keeps: z.boolean(),
  sections_of: z.array(SectionWire),
  comments: z.array(SectionCommentWire),
  /** The paper of the period before, to be read beside it. */
  before: z.object({ id: z.string(), title: z.string(), period_title: z.string() }).nullable(),
})
export const ManuscriptsWire = z.object({ manuscripts: z.array(ManuscriptSummary) })

export const NewManuscript = z.object({
  key: z.string().min(8).max(64),
  report: z.string(),
  unit: z.string(),
  period: z.string(),
  /** A manuscript whose text is rolled forward; otherwise the report's template. */
  from: z.string().optional(),
})
export const SaveSection = z.object({ version: z.number().int(), text: z.string().max(100_000) })
export const AssignSection = z.object({
  version: z.number().int(),
  /** Null takes the section back. */
  position: z.string().nullable(),
  due_on: z.string().nullable(),
})
export const MoveSection = z.object({
  version: z.number().int(),
  move: z.enum(['hand_in', 'return', 'accept', 'reopen']),
  reason: z.string().max(1000).optional(),
})
export const PublishManuscript = z.object({ key: z.string().min(8).max(64) })
export const NewSection = z.object({ after: z.number().int().nullable(), title: z.string().min(1).max(100) })
export const NewSectionComment = z.object({
  key: z.string().min(8).max(64),
  section: z.number().int(),
  quote: z.string().max(500).nullable(),
  words: z.string().max(2000),
})
export const AskPieces = z.object({ sources: z.array(z.string().max(5000)).max(300) })
export const PiecesWire = z.object({ pieces: z.array(PieceWire) })
export const WritersWire = z.object({ writers: z.array(WriterWire) })

/** An indicator that fits what was typed, in Chinese or in pinyin, with its figure for the unit and period asked about. */
export const FoundIndicatorWire = z.object({
  ref: z.string(),
  title: z.string(),
  measure: z.string(),
  ledger: z.string(),
  ledger_title: z.string(),
  /** Filled as `{ref}`. */
  piece: PieceWire,
})
export const FoundIndicatorsWire = z.object({ found: z.array(FoundIndicatorWire), total: z.number() })

/** A section in My work: to be written, or handed in and waiting for a verdict. */
export const OwedSectionWire = z.object({
  manuscript: z.string(),
  section: z.number(),
  title: z.string(),
  /** What the manuscript is called. */
  paper: z.string(),
  period_title: z.string(),
  state: SectionState,
  reason: z.string().nullable(),
  due_at: z.string().nullable(),
  light: z.enum(['green', 'yellow', 'red']).nullable(),
  todo: z.enum(['write', 'judge']),
})

export type OwedSection = z.infer<typeof OwedSectionWire>
export type Piece = z.infer<typeof PieceWire>
export type SectionComment = z.infer<typeof SectionCommentWire>
export type Writer = z.infer<typeof WriterWire>
export type Section = z.infer<typeof SectionWire>
export type ManuscriptRow = z.infer<typeof ManuscriptSummary>
export type Manuscript = z.infer<typeof ManuscriptWire>
export type FoundIndicator = z.infer<typeof FoundIndicatorWire>
