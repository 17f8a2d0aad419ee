/** What stands around the text of an official paper: 红头, 主送, 附件说明, 落款, 版记, and the heads of its attachments. */
import {
  AlignmentType,
  BorderStyle,
  OverlapType,
  Paragraph,
  type ParagraphChild,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import {
  BODY_SIZE,
  CHARACTER,
  CHARACTER_SPACING,
  FONTS,
  INDENT,
  LINE,
  PAGE,
  PAGE_NUMBER_SIZE,
  RED_LINE_GAP,
  RED_TOP,
  TEXT_WIDTH,
  TITLE_SIZE,
} from './layout.ts'

export type Run = { font: (typeof FONTS)[keyof typeof FONTS]; size: number; bold?: boolean; characterSpacing?: number }

export const TITLE: Run = { font: FONTS.title, size: TITLE_SIZE }
/** What is set otherwise, such as tables, keeps its own distance between characters. */
export const PLAIN: Run = { font: FONTS.body, size: BODY_SIZE }
export const BODY: Run = { ...PLAIN, characterSpacing: CHARACTER_SPACING }
export const spacing = { line: LINE, lineRule: 'exact' } as const
export const RED = 'C00000'
const TITLE_LINE = 700

const text = (words: string, run: Run = BODY): TextRun => new TextRun({ ...run, text: words })

export const empty = (lines = 1, keepNext = false): Paragraph[] =>
  Array.from({ length: lines }, () => new Paragraph({ spacing, keepNext }))

export const centred = (words: string, run: Run, look: { line?: number; before?: number } = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...spacing, ...(look.line === undefined ? {} : { line: look.line }), before: look.before ?? 0 },
    children: [text(words, run)],
  })

/** Lines of a title in the middle, each of the children of one. */
export const titleParagraphs = (lines: readonly (readonly ParagraphChild[])[], before = 0): Paragraph[] =>
  lines.map(
    (children, i) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: {
          ...spacing,
          line: TITLE_LINE,
          before: i === 0 ? before : 0,
          after: i === lines.length - 1 ? LINE : 0,
        },
        children: [...children],
      }),
  )

/** The unit's name in red 35 mm below the text's edge, the number two lines below it, a red line under that. */
export const redHead = (office: string, number: string): Paragraph[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: RED_TOP, line: 960, lineRule: 'exact' },
    children: [new TextRun({ text: `${office}文件`, font: FONTS.title, size: 64, color: RED })],
  }),
  ...empty(2),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing,
    border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: RED_LINE_GAP } },
    children: [text(number)],
  }),
  ...empty(2),
]

/** 主送: flush left below the title, with a full-width colon. */
export const addressee = (children: readonly ParagraphChild[]): Paragraph =>
  new Paragraph({ spacing, children: [...children, text('：')] })

/** 附件说明: a line below the text; the second and further ones under the first, and no stop behind a name. */
export const attachmentNote = (names: readonly (readonly ParagraphChild[])[]): Paragraph[] => [
  ...(names.length > 0 ? empty(1, true) : []),
  ...names.map((children, i) => {
    const number = names.length > 1 ? `${i + 1}．` : ''
    return new Paragraph({
      spacing,
      indent: { left: INDENT + (i === 0 ? 0 : 3 * CHARACTER) },
      keepNext: true,
      children: [text(`${i === 0 ? '附件：' : ''}${number}`), ...children],
    })
  }),
]

const isNarrow = (char: string): boolean => /[\u0020-\u007e]/.test(char)
/** Between a Chinese character and a digit a quarter of a character is left free. */
const widthOf = (words: string): number =>
  Array.from(words).reduce((sum, char, i, all) => {
    const apart = i > 0 && isNarrow(char) !== isNarrow(all[i - 1]!) ? CHARACTER / 4 : 0
    return sum + apart + (isNarrow(char) ? CHARACTER / 2 : CHARACTER)
  }, 0)

/** 落款 as of a paper that bears a seal: the day four characters from the right, the unit's name centred over it. */
export const closing = (office: string, day: string): Paragraph[] => {
  const over = (widthOf(office) - widthOf(day)) / 2
  const day_right = Math.max(4 * CHARACTER, over + CHARACTER / 2)
  const line = (words: string, right: number, keepNext: boolean): Paragraph =>
    new Paragraph({
      spacing,
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(right) },
      keepNext,
      children: [text(words)],
    })
  return [...empty(2, true), line(office, day_right - over, true), line(day, day_right, false)]
}

/** The first page of an attachment: its number flush left in 黑体, its name in the middle of the third line. */
export const attachmentHead = (number: string, lines: readonly (readonly ParagraphChild[])[]): Paragraph[] => [
  new Paragraph({
    spacing,
    pageBreakBefore: true,
    keepNext: true,
    children: [text(number, { ...BODY, font: FONTS.section })],
  }),
  ...empty(1, true),
  ...titleParagraphs(lines),
]

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const rule = (eighths: number) => ({ style: BorderStyle.SINGLE, size: eighths, color: '000000' })
/** 0.35 mm and 0.25 mm, in eighths of a point. */
const HEAVY = rule(8)
const LIGHT = rule(6)

/**
 * 版记: heavy lines above and below, a light one between, the last on the lower edge of the text; 4号, a character from either
 * edge. `at_foot` false: where it stands.
 */
export const imprint = (copies: string, office: string, day: string, at_foot: boolean): (Paragraph | Table)[] => {
  const line = (words: string): TableRow =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: TEXT_WIDTH, type: WidthType.DXA },
          children: [
            new Paragraph({
              spacing,
              indent: { left: CHARACTER, right: CHARACTER },
              tabStops: [{ type: 'right', position: TEXT_WIDTH - CHARACTER }],
              children: [new TextRun({ text: words, font: FONTS.body, size: PAGE_NUMBER_SIZE })],
            }),
          ],
        }),
      ],
    })
  const table = new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [TEXT_WIDTH],
    margins: { left: 0, right: 0 },
    borders: { left: none, right: none, insideVertical: none, top: HEAVY, bottom: HEAVY, insideHorizontal: LIGHT },
    ...(at_foot ? { float: AT_FOOT } : {}),
    rows: [line(`抄送：${copies}。`), line(`${office}\t${day}印发`)],
  })
  // What floats hangs on the paragraph behind it, which must not be the one that ends its section.
  const anchor = (): Paragraph => new Paragraph({ spacing: { line: 20, lineRule: 'exact' } })
  return at_foot ? [table, anchor(), anchor()] : [table]
}

/** From the paper's edge: from that of the text LibreOffice does not let a table float that is as wide as the text. */
const AT_FOOT = {
  horizontalAnchor: TableAnchorType.PAGE,
  verticalAnchor: TableAnchorType.MARGIN,
  absoluteHorizontalPosition: PAGE.margin.left,
  relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
  overlap: OverlapType.NEVER,
} as const
