/** Papers over rows as they travel: the register of numbers, a paper's text, its proof of service. */
import { z } from 'zod'
import { SERVICE_WAYS } from '../paper_words.ts'
import { Marks, Values } from '../wire.ts'

const Later = z.object({ type: z.literal('later'), word: z.enum(['字号', '日期']) })
const InlineWire = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('gap'), text: z.string() }),
  Later,
])
const Inlines = z.array(InlineWire)
const BlockWire = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heading'), level: z.number(), inlines: Inlines }),
  z.object({ type: z.literal('paragraph'), inlines: Inlines }),
  z.object({
    type: z.literal('table'),
    caption: z.string(),
    columns: z.array(z.string()),
    lines: z.array(z.array(z.string())),
  }),
  z.object({ type: z.literal('sign'), parties: z.array(Inlines) }),
])
export const FilledPaperWire = z.object({
  title: z.string(),
  office: z.string(),
  head: z.enum(['red', 'letter']),
  served: z.boolean(),
  to: Inlines,
  blocks: z.array(BlockWire),
  attachments: z.array(Inlines),
  note: Inlines,
  copies: Inlines,
})

export const ServiceWire = z.object({
  version: z.number(),
  served_on: z.string(),
  way: z.enum(SERVICE_WAYS),
  receiver: z.string(),
  witness: z.string(),
  place: z.string(),
  photo: z.string().nullable(),
  /** Why what was said before is corrected; null of the first. */
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
})

export const PaperLine = z.object({
  id: z.number(),
  paper: z.string(),
  title: z.string(),
  /** 景教信告〔2011〕3号 */
  number: z.string(),
  code: z.string(),
  ledger: z.string(),
  ledger_title: z.string(),
  row: z.number(),
  unit: z.string(),
  unit_name: z.string(),
  office: z.string(),
  office_name: z.string(),
  printed_at: z.string(),
  by: z.string().nullable(),
  /** It has to be served. */
  served: z.boolean(),
  /** When it was. */
  served_on: z.string().nullable(),
  way: z.string().nullable(),
  /** The reader may say when and how it was served. */
  may_serve: z.boolean(),
})
export const RowPapersWire = z.object({ papers: z.array(PaperLine) })

export const PaperWire = PaperLine.extend({
  /** With its number and day in the text. */
  filled: FilledPaperWire,
  day: z.string(),
  /** Newest last. */
  services: z.array(ServiceWire),
})

export const RegisterQuery = z.object({
  year: z.coerce.number().int().min(1900).max(2200).optional(),
  code: z.string().max(40).optional(),
  paper: z.string().max(60).optional(),
  ledger: z.string().max(60).optional(),
  /** The issuing unit. */
  office: z.string().max(64).optional(),
  /** The unit of the row, with all below it. */
  unit: z.string().max(64).optional(),
  /** `open`: to be served and not yet; `done`. */
  service: z.enum(['open', 'done']).optional(),
  search: z.string().max(100).optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export const RegisterWire = z.object({
  papers: z.array(PaperLine),
  total: z.number(),
  page: z.number(),
  size: z.number(),
  /** To choose from: years that have papers, newest first, and the codes with their titles. */
  years: z.array(z.number()),
  kinds: z.array(z.object({ paper: z.string(), code: z.string(), title: z.string() })),
})

export const PreviewPaper = z.object({
  version: z.number().int(),
  move: z.string().max(60),
  values: Values.optional(),
  marks: Marks.optional(),
  reason: z.string().max(2_000).optional(),
})
export const PaperPreviewWire = z.object({
  /** Null: the move prints no paper. */
  paper: z
    .object({
      filled: FilledPaperWire,
      /** With a blank where the number will stand. */
      number: z.string(),
      day: z.string(),
      missing: z.array(z.object({ path: z.string(), title: z.string() })),
    })
    .nullable(),
})

export const ServePaper = z.object({
  served_on: z.string().max(10),
  way: z.enum(SERVICE_WAYS),
  receiver: z.string().max(100),
  witness: z.string().max(100).default(''),
  place: z.string().max(200).default(''),
  photo: z.uuid().nullable().default(null),
  /** The version that is corrected; 0 for the first. */
  version: z.number().int().min(0).default(0),
  reason: z.string().max(500).optional(),
})

export const PrefixesWire = z.object({
  prefixes: z.array(
    z.object({ unit: z.string(), unit_name: z.string(), prefix: z.string(), usual: z.string(), own: z.boolean() }),
  ),
})
export const SetPrefix = z.object({ prefix: z.string().max(20) })

export type PaperLine = z.output<typeof PaperLine>
export type Paper = z.output<typeof PaperWire>
export type Service = z.output<typeof ServiceWire>
export type Register = z.output<typeof RegisterWire>
export type RegisterQuery = z.output<typeof RegisterQuery>
export type PaperPreview = z.output<typeof PaperPreviewWire>
export type ServePaper = z.output<typeof ServePaper>
export type Prefixes = z.output<typeof PrefixesWire>
