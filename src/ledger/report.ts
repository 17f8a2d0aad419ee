/** The prose of reports: Chinese text with figures in braces, parsed line by line into a tree. */
import type { Declared } from './declared.ts'
import type { Fault } from './document.ts'
import { parseInlines } from './report_inline.ts'
import { parseTable } from './report_table.ts'
import type { ReportBlock, ReportTree } from './report_tree.ts'

const HEADING_DEEPEST = 4
/** Characters at most; a yearly summary has about 20,000. */
export const BODY_LONGEST = 200_000

interface Page {
  readonly declared: Declared | undefined
  readonly blocks: ReportBlock[]
  readonly faults: Fault[]
}

/**
 * `# 标题` opens a heading, `[table …]` is a table, everything else up to a blank line is a paragraph. Paths of faults
 * are `line 3`, counted from 1. Indicators, levels and fields are looked up where the declared are given; what is
 * faulty is left out of the tree.
 */
export function parseReport(body: string, declared?: Declared): { report: ReportTree; faults: Fault[] } {
  const page: Page = { declared, blocks: [], faults: [] }
  if (body.length > BODY_LONGEST) {
    say(page, 1, `正文太长（${body.length}字），最多${BODY_LONGEST}字`)
    return { report: { blocks: [] }, faults: page.faults }
  }
  const lines = body.split(/\r\n|\r|\n/)
  let index = 0
  while (index < lines.length) index = readBlock(page, lines, index)
  return { report: { blocks: page.blocks }, faults: page.faults }
}

/** Returns the index of the first line after the block. */
function readBlock(page: Page, lines: readonly string[], index: number): number {
  const line = lines[index]!.trim()
  if (line === '') return index + 1
  if (!standsAlone(line)) return readParagraph(page, lines, index)
  if (line.startsWith('#')) readHeading(page, line, index + 1)
  else readBracket(page, line, index + 1)
  return index + 1
}

function standsAlone(line: string): boolean {
  return /^#+[ 　]/.test(line) || /^\[[a-z]/.test(line)
}

function readHeading(page: Page, line: string, number: number): void {
  const level = line.search(/[^#]/)
  if (level > HEADING_DEEPEST) say(page, number, `标题最多${HEADING_DEEPEST}级`)
  const inlines = inlinesOf(page, line.slice(level).trim(), number)
  page.blocks.push({ type: 'heading', level: Math.min(level, HEADING_DEEPEST), inlines })
}

function readBracket(page: Page, line: string, number: number): void {
  if (!/^\[table\s/.test(line)) return say(page, number, '方括号里只能写表格：[table 标题 | 台账: 指标 by 层级]')
  const table = parseTable(line, (fault) => say(page, number, fault), page.declared)
  if (table) page.blocks.push(table)
}

function readParagraph(page: Page, lines: readonly string[], from: number): number {
  let to = from
  while (to < lines.length && lines[to]!.trim() !== '' && !standsAlone(lines[to]!.trim())) to += 1
  const text = lines
    .slice(from, to)
    .map((line) => line.trim())
    .join('\n')
  page.blocks.push({ type: 'paragraph', inlines: inlinesOf(page, text, from + 1) })
  return to
}

function inlinesOf(page: Page, text: string, line: number) {
  const says = (at: number, fault: string): void => say(page, at, fault)
  return parseInlines({ text, declared: page.declared, says, at: 0, line })
}

function say(page: Page, line: number, fault: string): void {
  page.faults.push({ path: `line ${line}`, says: `第${line}行：${fault}` })
}
