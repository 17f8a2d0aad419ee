/** A PDF measured: lines by their boxes and letters by their fonts, as poppler tells them. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { converted, hasOffice } from './office.ts'

const run = promisify(execFile)
const has = (command: string, ...args: string[]): string =>
  spawnSync(command, args, { timeout: 60_000 }).stdout?.toString() ?? ''

/** The fonts of the standard are nobody's to give away; these stand in for them, each for another one. */
const STANDS_IN: Readonly<Record<string, readonly [family: string, weight?: 'bold']>> = {
  方正小标宋简体: ['Noto Serif CJK SC', 'bold'],
  仿宋_GB2312: ['Noto Serif CJK SC'],
  楷体_GB2312: ['Noto Sans CJK SC', 'bold'],
  黑体: ['Noto Sans CJK SC'],
  宋体: ['Noto Serif CJK SC'],
  'Times New Roman': ['Noto Serif CJK SC'],
}

export const canPrint =
  hasOffice &&
  has('fc-list', 'Noto Serif CJK SC') !== '' &&
  has('fc-list', 'Noto Sans CJK SC') !== '' &&
  spawnSync('pdftohtml', ['-v'], { timeout: 60_000 }).status === 0

const BOLD = '<edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>'

const fontsFile = (cache: string): string => {
  const matches = Object.entries(STANDS_IN).map(
    ([name, [family, weight]]) => `<match target="pattern"><test name="family"><string>${name}</string></test>
<edit name="family" mode="assign" binding="strong"><string>${family}</string></edit>
${weight === undefined ? '' : BOLD}</match>`,
  )
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><cachedir>${cache}</cachedir>${matches.join('\n')}</fontconfig>`
}

/** Lengths in millimetres, from the paper's upper left corner. */
export interface Line {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly text: string
}
export interface Page {
  readonly width: number
  readonly height: number
  readonly lines: readonly Line[]
}
/** A run of letters: `serif` or `sans`, with its size in points. */
export interface Lettering {
  readonly text: string
  readonly family: string
  readonly size: number
  readonly bold: boolean
}

const mm = (points: string | undefined): number => (Number(points) * 25.4) / 72
const BOX = /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/

const pagesIn = (xml: string): Page[] =>
  xml
    .split('<page ')
    .slice(1)
    .map((page) => {
      const [, width, height] = /^width="([\d.]+)" height="([\d.]+)"/.exec(page) ?? []
      const lines = page
        .split('<line ')
        .slice(1)
        .map((line): Line => {
          const [, left, top, right, bottom] = BOX.exec(line) ?? []
          const text = [...line.matchAll(/<word [^>]*>([^<]*)<\/word>/g)].map((word) => word[1]).join(' ')
          return { left: mm(left), right: mm(right), top: mm(top), bottom: mm(bottom), text }
        })
      return { width: mm(width), height: mm(height), lines }
    })

/** pdftohtml draws at one and a half times the size. */
const letteringIn = (xml: string): Lettering[] => {
  const fonts = new Map(
    [...xml.matchAll(/<fontspec id="(\d+)" size="(\d+)" family="([^"]*)"/g)].map(
      ([, id, size, family = '']) => [id, { size: Number(size) / 1.5, family }] as const,
    ),
  )
  return [...xml.matchAll(/<text [^>]*font="(\d+)">(.*?)<\/text>/g)].map(([, id, words = '']) => {
    const { size, family } = fonts.get(id) ?? { size: 0, family: '' }
    const kind = family.includes('Sans') ? 'sans' : 'serif'
    return { text: words.replace(/<[^>]+>/g, ''), family: kind, size, bold: words.includes('<b>') }
  })
}

export const printed = async (docx: Buffer): Promise<{ pages: Page[]; lettering: Lettering[]; pdf: Buffer }> => {
  const folder = await mkdtemp(join(tmpdir(), 'youju-printed-'))
  try {
    const fonts = join(folder, 'fonts.conf')
    await writeFile(fonts, fontsFile(join(folder, 'cache')))
    const pdf = await converted(docx, 'paper.docx', 'pdf', { FONTCONFIG_FILE: fonts })
    const file = join(folder, 'paper.pdf')
    await writeFile(file, pdf)
    const boxes = await run('pdftotext', ['-bbox-layout', file, '-'], { maxBuffer: 2 ** 26 })
    const letters = await run('pdftohtml', ['-xml', '-i', '-stdout', file], { maxBuffer: 2 ** 26 })
    return { pages: pagesIn(boxes.stdout), lettering: letteringIn(letters.stdout), pdf }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The ink of a part of a page, in millimetres; the page as grey dots, 300 to the inch. */
export const inkIn = async (
  pdf: Buffer,
  page: number,
  part: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
): Promise<{ top: number; bottom: number }> => {
  const folder = await mkdtemp(join(tmpdir(), 'youju-ink-'))
  try {
    const file = join(folder, 'paper.pdf')
    await writeFile(file, pdf)
    const of = ['-r', '300', '-gray', '-f', String(page), '-l', String(page), file]
    const { stdout } = await run('pdftoppm', of, { encoding: 'buffer', maxBuffer: 2 ** 26 })
    const [, width = 0] = /^P5\s+(\d+)\s+\d+\s+\d+\s/.exec(stdout.subarray(0, 40).toString('latin1'))?.map(Number) ?? []
    const start = /^P5\s+\d+\s+\d+\s+\d+\s/.exec(stdout.subarray(0, 40).toString('latin1'))![0].length
    const dot = 25.4 / 300
    const dark = (y: number): boolean => {
      const row = start + y * width
      const [from, to] = [Math.floor(part.left / dot), Math.floor(part.right / dot)]
      return stdout.subarray(row + from, row + to).some((grey) => grey < 128)
    }
    const first = Math.floor(part.top / dot)
    const rows = Array.from({ length: Math.floor(part.bottom / dot) - first }, (_, i) => first + i).filter(dark)
    return { top: rows[0]! * dot, bottom: (rows.at(-1)! + 1) * dot }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
