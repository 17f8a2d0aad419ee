/** The prose of reports: Chinese text with figures in braces, parsed line by line into a tree. */
import type { Declared } from './declared.ts'
import type { Fault } from './document.ts'
import { BODY_LONGEST, type ProseBlock, proseBlocks } from './prose_blocks.ts'
import { parseInlines } from './report_inline.ts'
import { parseTable } from './report_table.ts'
import type { ReportBlock, ReportTree } from './report_tree.ts'

export { BODY_LONGEST }
const HEADING_DEEPEST = 4

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
  for (const block of proseBlocks(body)) readBlock(page, block)
  return { report: { blocks: page.blocks }, faults: page.faults }
}

function readBlock(page: Page, block: ProseBlock): void {
  if (block.type === 'bracket') return readBracket(page, block.text, block.line)
  const says = (at: number, fault: string): void => say(page, at, fault)
  if (block.level > HEADING_DEEPEST) say(page, block.line, `标题最多${HEADING_DEEPEST}级`)
  const inlines = parseInlines(block.text, block.line, page.declared, says)
  if (block.type === 'paragraph') page.blocks.push({ type: 'paragraph', inlines })
  else page.blocks.push({ type: 'heading', level: Math.min(block.level, HEADING_DEEPEST), inlines })
}

function readBracket(page: Page, line: string, number: number): void {
  if (!/^\[table\s/.test(line)) return say(page, number, '方括号里只能写表格：[table 标题 | 台账: 指标 by 层级]')
  const table = parseTable(line, (fault) => say(page, number, fault), page.declared)
  if (table) page.blocks.push(table)
}

function say(page: Page, line: number, fault: string): void {
  page.faults.push({ path: `line ${line}`, says: `第${line}行：${fault}` })
}
