/**
 * Measures and fonts of Chinese official papers, GB/T 9704-2012: A4, margins 37/35/28/26 mm, 22 lines of 28 characters,
 * body 仿宋 16 pt at 28.95 pt a line. Lengths in twips (1/20 pt), sizes in half-points, as WordprocessingML wants them.
 */
import { type IFontAttributesProperties, type IPageMarginAttributes, PageOrientation } from 'docx'

const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)

export const PAGE = {
  size: { width: twips(210), height: twips(297) },
  // The page number's dash stands 7 mm below the text area, which ends 35 mm above the paper's edge.
  margin: {
    top: twips(37),
    bottom: twips(35),
    left: twips(28),
    right: twips(26),
    header: twips(15),
    footer: twips(24.5),
  },
} as const satisfies { size: object; margin: IPageMarginAttributes }

/** The table of sources lies across: seven columns want the width. */
export const PAGE_ACROSS = {
  size: { width: twips(210), height: twips(297), orientation: PageOrientation.LANDSCAPE },
  margin: {
    top: twips(28),
    bottom: twips(25),
    left: twips(25),
    right: twips(25),
    header: twips(12),
    footer: twips(14),
  },
} as const satisfies { size: object; margin: IPageMarginAttributes }
export const WIDTH_ACROSS = twips(247)

/** 225 mm in 22 lines is 28.99 pt; a twentieth less, or the last line moves to the next page. */
export const LINE = 579
export const BODY_SIZE = 32
export const TITLE_SIZE = 44
export const PAGE_NUMBER_SIZE = 28
export const TABLE_SIZE = 21
export const SOURCE_SIZE = 18
/** The most characters of a title on one line of 156 mm. */
export const TITLE_CHARACTERS = 20
export const TEXT_WIDTH = twips(156)
/** 28 characters on 156 mm are a quarter of a point closer than their size; the rest is spread over the line. */
export const CHARACTER_SPACING = -5
/** A character of the body with its share of the line. */
export const CHARACTER = Math.round(TEXT_WIDTH / 28)
/** Two characters of the body. */
export const INDENT = Math.round((2 * TEXT_WIDTH) / 28)

/** 红头: its upper edge 35 mm below that of the text area; the red line 4 mm, in points, below the number. */
export const RED_TOP = twips(35)
export const RED_LINE_GAP = 11

const latin = 'Times New Roman'
const font = (eastAsia: string): IFontAttributesProperties => ({ ascii: latin, hAnsi: latin, cs: latin, eastAsia })

export const FONTS = {
  title: font('方正小标宋简体'),
  body: font('仿宋_GB2312'),
  section: font('黑体'),
  part: font('楷体_GB2312'),
  // Its digits too are half-width 宋体.
  pageNumber: { ascii: '宋体', hAnsi: '宋体', cs: latin, eastAsia: '宋体' },
} as const
