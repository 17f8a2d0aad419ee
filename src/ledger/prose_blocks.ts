/** Prose as it is typed, taken apart into its blocks: headings, brackets and paragraphs, each with its first line. */

/** Characters at most; a yearly summary has about 20,000. */
export const BODY_LONGEST = 200_000

export interface ProseBlock {
  readonly type: 'heading' | 'bracket' | 'paragraph'
  /** Of a heading without its signs. Lines of a paragraph keep their breaks, so that faults can name them. */
  readonly text: string
  /** Signs before a heading; 0 of the others. */
  readonly level: number
  /** Counted from 1. */
  readonly line: number
}

/** `# 标题` opens a heading, `[word …]` stands alone, everything else up to a blank line is a paragraph. */
export function proseBlocks(body: string): ProseBlock[] {
  const lines = body.split(/\r\n|\r|\n/).map((line) => line.trim())
  const blocks: ProseBlock[] = []
  for (let index = 0; index < lines.length;) {
    const text = lines[index]!
    const line = index + 1
    const to = standsAlone(text) ? index + 1 : endOfParagraph(lines, index)
    if (/^#+[ 　]/.test(text)) {
      const level = text.search(/[^#]/)
      blocks.push({ type: 'heading', text: text.slice(level).trim(), level, line })
    } else if (standsAlone(text)) blocks.push({ type: 'bracket', text, level: 0, line })
    else if (text !== '') blocks.push({ type: 'paragraph', text: lines.slice(index, to).join('\n'), level: 0, line })
    index = Math.max(to, index + 1)
  }
  return blocks
}

function endOfParagraph(lines: readonly string[], from: number): number {
  let to = from
  while (to < lines.length && lines[to] !== '' && !standsAlone(lines[to]!)) to += 1
  return to
}

function standsAlone(line: string): boolean {
  return /^#+[ 　]/.test(line) || /^\[[a-z]/.test(line)
}
