/** The prose of reports: Chinese text with figures in braces, parsed line by line into a tree. */
import type { Declared } from './declared.ts'
import type { Fault, PeriodKind } from './document.ts'
import { BODY_LONGEST, type ProseBlock, proseBlocks } from './prose_blocks.ts'
import { parseInlines } from './report_inline.ts'
import type { ReportPlace } from './report_modifiers.ts'
import { parseBracket } from './report_table.ts'
import type { ReportBlock, ReportTree } from './report_tree.ts'

export { BODY_LONGEST }
const HEADING_DEEPEST = 4

interface Page {
  readonly place: ReportPlace
  readonly blocks: ReportBlock[]
  readonly faults: Fault[]
}

/**
 * `# 标题` opens a heading, `[table …]`, `[chart …]` and `[late …]` stand alone, everything else up to a blank line is a
 * paragraph. Braces hold figures with modifiers (`{hazard.spent:累计:万元:1位}`, see `Modifier`), words (`{单位}`, see
 * `PLACE_WORDS`), lists (`{list hazard.open by township:前3}`) and conditions (`{if a.x = a.y 且 b.z 同比 > 0: … | …}`).
 *
 * Paths of faults are `line 3`, counted from 1. Indicators, levels and fields are looked up where the declared are given,
 * and what a period does not allow where it is; what is faulty is left out of the tree.
 */
export function parseReport(
  body: string,
  declared?: Declared,
  each?: PeriodKind,
): { report: ReportTree; faults: Fault[] } {
  const page: Page = { place: { declared, each }, blocks: [], faults: [] }
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
  const inlines = parseInlines(block.text, block.line, page.place, says)
  if (block.type === 'paragraph') page.blocks.push({ type: 'paragraph', inlines })
  else page.blocks.push({ type: 'heading', level: Math.min(block.level, HEADING_DEEPEST), inlines })
}

function readBracket(page: Page, line: string, number: number): void {
  const block = parseBracket(line, (fault) => say(page, number, fault), page.place)
  if (block) page.blocks.push(block)
}

function say(page: Page, line: number, fault: string): void {
  page.faults.push({ path: `line ${line}`, says: `第${line}行：${fault}` })
}
