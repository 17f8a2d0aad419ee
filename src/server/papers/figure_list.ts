/**
 * The list of figures that travels within a Word file, as a custom XML part: for each key what was asked of the ledgers
 * and what was printed, and the numbers that stood in the text besides. With it a paper can be read back anywhere.
 */
import { type BuilderElement, BuilderElement as Element } from 'docx'
import type { Figure, FilledReport } from '../../ledger/wire.ts'
import type { PaperMark } from './paper_lines.ts'
import { linesOf } from './paper_lines.ts'
import type { SheetOptions } from './report_frame.ts'
import { typedNumbers } from './typed_numbers.ts'

export const NAMESPACE = 'urn:youju:figures:1'
/** Names the list, whatever part of a file an editor puts it in. */
const ITEM = '{7B0E5C1A-4D0F-4B52-9C6E-2A1F8D3E6B90}'

export interface ListPart {
  readonly sources: BuilderElement
  /** Replaces the properties that `docx` writes for its own use of such a part. */
  readonly properties: { readonly path: string; readonly data: string }
}

interface ListOptions extends SheetOptions {
  /** By its number the paper is found again. */
  readonly published?: { readonly number: string; readonly hash: string | null } | undefined
}

export const listPart = (report: FilledReport, options: ListOptions): ListPart => {
  const { published } = options
  const { text, marks } = linesOf(report, options)
  const { name, title, unit, unit_name, period, as_of } = report
  const stamp = published === undefined ? {} : { number: published.number, hash: published.hash }
  const typed = typedNumbers(text, marks).map(({ number, unit, quote }) => element('typed', { number, unit, quote }))
  return {
    sources: element('figures', { xmlns: NAMESPACE, report: name, title, unit, unit_name, period, as_of, ...stamp }, [
      ...marks.map((mark) => listed(mark, report)),
      ...typed,
    ]),
    properties: { path: 'customXml/itemProps1.xml', data: PROPERTIES },
  }
}

const listed = ({ key, inline, sentence }: PaperMark, { versions }: FilledReport): Element => {
  if (inline.type === 'gap') return element('gap', { key, indicator: inline.indicator, display: inline.text, sentence })
  const { figure, text, spelled } = inline
  const { indicator, title, unit, unit_name, period, as_of, group, value, measure, coverage } = figure
  return element('figure', {
    key,
    indicator,
    title,
    unit,
    unit_name,
    period,
    as_of,
    by: group?.by,
    group: group?.key,
    group_title: group?.title,
    value,
    measure,
    display: text,
    spelled,
    due: coverage.due,
    received: coverage.received,
    version: versions?.[indicator.split('.', 1)[0]!],
    trace: traceAddress(figure),
    sentence,
  })
}

/** The page of the rows behind a figure, below the bureau's own address. */
export const traceAddress = ({ indicator, unit, period, as_of, group }: Figure): string => {
  const asked = {
    indicator,
    unit,
    period,
    as_of,
    ...(group?.by === undefined ? {} : { by: group.by, group: group.key }),
  }
  return `/figures/evidence?${new URLSearchParams(asked)}`
}

const element = (
  name: string,
  words: Readonly<Record<string, string | number | null | undefined>>,
  children: readonly Element[] = [],
): Element => {
  const said = Object.entries(words).filter(([, value]) => value !== undefined && value !== null)
  const attributes = Object.fromEntries(said.map(([key, value]) => [key, { key, value: written(String(value)) }]))
  return new Element({ name, attributes, children: [...children] })
}

/** XML knows no other control characters than these. */
// oxlint-disable-next-line no-control-regex -- they are what is left out
const written = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

const PROPERTIES = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<ds:datastoreItem ds:itemID="${ITEM}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`
