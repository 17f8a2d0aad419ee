/** The prose of papers: Chinese text with the fields of one row in braces, parsed line by line into a tree. */
import type { Declared } from './declared.ts'
import type { Fault, PaperDocument } from './document.ts'
import { readInlines } from './inline_reader.ts'
import { findField, paperGrammar, type PaperPlace } from './paper_inline.ts'
import type { PaperBlock, PaperInline, PaperTree } from './paper_tree.ts'
import { BODY_LONGEST, type ProseBlock, proseBlocks } from './prose_blocks.ts'

const HEADING_DEEPEST = 4
const EMPTY: PaperTree = { to: [], blocks: [], note: [], copies: [], attachments: [] }

interface Page extends PaperPlace {
  readonly faults: Fault[]
  /** `body`, `to`: the part of the document that is read. */
  readonly part: string
}

/**
 * Headings and paragraphs as in reports; `[table 标题 | field]` prints the inner table of a `lines` field,
 * `[sign 甲方（盖章） | 乙方（签名）]` leaves places to sign in. Paths of faults are `body.line 3`, `to`, `note`; names are looked up
 * where the declared are given, and what is faulty is left out of the tree.
 */
export function parsePaper(document: PaperDocument, declared?: Declared): { paper: PaperTree; faults: Fault[] } {
  const faults: Fault[] = []
  const place = { declared, ledger: declared?.ledger(document.ledger), faults }
  if (document.body.length > BODY_LONGEST) {
    const says = `正文太长（${document.body.length}字），最多${BODY_LONGEST}字`
    return { paper: EMPTY, faults: [{ path: 'body', says }] }
  }
  const line = (part: string, text = ''): PaperInline[] => lineOf({ ...place, part }, text)
  const paper = {
    to: line('to', document.to),
    blocks: proseBlocks(document.body).flatMap((block) => blockOf({ ...place, part: 'body' }, block)),
    note: line('note', document.note),
    copies: line('copies', document.copies),
    attachments: (document.attachments ?? []).map((text, index) => line(`attachments[${index}]`, text)),
  }
  return { paper, faults }
}

function lineOf(page: Page, text: string): PaperInline[] {
  const says = (_line: number, fault: string): void => void page.faults.push({ path: page.part, says: fault })
  return readInlines<PaperInline>({ text, grammar: paperGrammar(page), says, at: 0, line: 1 })
}

function blockOf(page: Page, block: ProseBlock): PaperBlock[] {
  if (block.type === 'bracket') return bracketOf(page, block)
  if (block.level > HEADING_DEEPEST) say(page, block.line, `标题最多${HEADING_DEEPEST}级`)
  const inlines = inlinesOf(page, block.text, block.line)
  return block.type === 'paragraph'
    ? [{ type: 'paragraph', inlines }]
    : [{ type: 'heading', level: Math.min(block.level, HEADING_DEEPEST), inlines }]
}

function bracketOf(page: Page, { text, line }: ProseBlock): PaperBlock[] {
  const [, word, inside = ''] = /^\[(table|sign)[\s　]+(.*)\]$/.exec(text) ?? []
  const parts = inside.split(/[|｜]/).map((part) => part.trim())
  if (word === 'sign') return [{ type: 'sign', parties: parts.map((party) => inlinesOf(page, party, line)) }]
  if (word === 'table') return tableOf(page, parts, line)
  say(page, line, '方括号里只能写 [table 标题 | 明细字段] 或 [sign 甲方（盖章） | 乙方（签名）]')
  return []
}

function tableOf(page: Page, parts: readonly string[], line: number): PaperBlock[] {
  const name = parts.at(-1)!
  const found = findField(name, (fault) => say(page, line, fault), page)
  if (!found) return []
  if (found.field && found.field.type !== 'lines')
    say(page, line, `“${found.field.title}”不是明细，写进正文即可：{${name}}`)
  else if (name.includes('.')) say(page, line, '只能列出本台账的明细')
  else return [{ type: 'table', caption: parts.length > 1 ? parts[0]! : '', field: name }]
  return []
}

function inlinesOf(page: Page, text: string, line: number): PaperInline[] {
  const says = (at: number, fault: string): void => say(page, at, fault)
  return readInlines<PaperInline>({ text, grammar: paperGrammar(page), says, at: 0, line })
}

function say({ part, faults }: Page, line: number, fault: string): void {
  faults.push({ path: `${part}.line ${line}`, says: `第${line}行：${fault}` })
}
