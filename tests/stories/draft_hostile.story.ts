/** Whatever is handed in as a draft: one clear sentence, over HTTP and from the command, soon and without much memory. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { crc32, deflateRawSync } from 'node:zlib'
import { Document, Packer, Paragraph } from 'docx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Problem } from '../../src/ledger/wire.ts'
import type { Checked } from '../../src/ledger/wire/check.ts'
import { ZipWriter } from '../../src/server/sheets/zip_writer.ts'
import { edited } from './edited_docx.ts'
import { type Client, openTown, type Town } from './town.ts'

let town: Town
let clerk: Client
let folder: string
let sound: Buffer
beforeAll(async () => {
  town = await openTown('draft_hostile')
  clerk = await town.as('east_office')
  folder = await mkdtemp(join(tmpdir(), 'youju-hostile-'))
  const children = ['某县教育局2011年工作总结', '全年排查隐患638处。'].map((line) => new Paragraph(line))
  sound = await Packer.toBuffer(new Document({ sections: [{ children }] }))
})
afterAll(async () => {
  await town.close()
  await rm(folder, { recursive: true, force: true })
})

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const compound = (stream: string): Buffer =>
  Buffer.concat([OLE, Buffer.alloc(1024), Buffer.from(stream, 'utf16le'), Buffer.alloc(2048)])

const zipOf = async (parts: Readonly<Record<string, Iterable<string | Buffer>>>): Promise<Buffer> => {
  const writer = new ZipWriter()
  const pieces: Buffer[] = []
  for (const [name, content] of Object.entries(parts)) {
    for await (const piece of writer.part(name, content)) pieces.push(piece)
  }
  return Buffer.concat([...pieces, writer.end()])
}

/** One part that says it is small and is not: the size in the directory is a lie. */
const lyingBomb = (): Buffer => {
  const packed = deflateRawSync(Buffer.alloc(120 * 2 ** 20, 32))
  const name = Buffer.from('word/document.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(crc32(''), 14)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(1_000, 22)
  local.writeUInt16LE(name.length, 26)
  const directory = Buffer.alloc(46)
  directory.writeUInt32LE(0x02014b50, 0)
  directory.writeUInt16LE(20, 6)
  local.copy(directory, 8, 6, 30)
  directory.writeUInt16LE(8, 10)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(directory.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, directory, name, end])
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const bodyOf = (inside: string): string =>
  `<?xml version="1.0"?><w:document ${W}><w:body>${inside}</w:body></w:document>`
const nested = (name: string, depth: number): string =>
  bodyOf(`<w:p>${`<${name}>`.repeat(depth)}<w:r><w:t>排查隐患3处。</w:t></w:r>${`</${name}>`.repeat(depth)}</w:p>`)

interface Hostile {
  readonly name: string
  readonly what: string
  readonly content: () => Buffer | Promise<Buffer>
  readonly says: string
}

const HOSTILE: readonly Hostile[] = [
  {
    name: '总结.doc',
    what: 'an old Word file',
    content: () => compound('WordDocument'),
    says: '这是旧版 Word（.doc）文件，请用 Word 或 WPS 打开后另存为 .docx。',
  },
  {
    name: '总结.wps',
    what: 'a WPS file',
    content: () => compound('WordDocument'),
    says: '这是WPS 文字（.wps）文件，请用 Word 或 WPS 打开后另存为 .docx。',
  },
  {
    name: '总结.docx',
    what: 'an old Word file by another name',
    content: () => compound('WordDocument'),
    says: '另存为 .docx。',
  },
  {
    name: '总结.docx',
    what: 'a file with a password',
    content: () => compound('EncryptedPackage'),
    says: '文件加了打开密码，请去掉密码后再交。',
  },
  { name: '空.docx', what: 'an empty file', content: () => Buffer.alloc(0), says: '文件是空的。' },
  {
    name: '总结.docx',
    what: 'a zip cut short',
    content: () => sound.subarray(0, sound.length - 400),
    says: '压缩包已损坏',
  },
  {
    name: '总结.docx',
    what: 'random bytes',
    content: () => noise(300_000),
    says: '这不是文字文件，请交 .docx、.txt 或 .md。',
  },
  {
    name: '总结.txt',
    what: 'random bytes as a text',
    content: () => noise(300_000, 9),
    says: '这不是文字文件，请交 .docx、.txt 或 .md。',
  },
  {
    name: '表.docx',
    what: 'a workbook',
    content: () => zipOf({ 'xl/workbook.xml': ['<x/>'] }),
    says: '压缩包里没有 Word 正文，请交 .docx 文件。',
  },
  {
    name: '总结.docx',
    what: 'a bomb that says how large it is',
    content: () => zipOf({ 'word/document.xml': blanks(1_600) }),
    says: '为安全起见不予打开。',
  },
  { name: '总结.docx', what: 'a bomb that lies', content: lyingBomb, says: '压缩' },
  {
    name: '总结.docx',
    what: 'a body that is no XML',
    content: () => zipOf({ 'word/document.xml': ['<w:p'] }),
    says: '正文已损坏，请用 Word 或 WPS 打开后重新保存。',
  },
  {
    name: '总结.docx',
    what: 'entities within entities',
    content: () =>
      zipOf({
        'word/document.xml': [
          `<!DOCTYPE x [<!ENTITY a "排查"><!ENTITY b "&a;&a;">]>${bodyOf('<w:p><w:r><w:t>&b;</w:t></w:r></w:p>')}`,
        ],
      }),
    says: '正文已损坏',
  },
  {
    name: '总结.docx',
    what: 'a million nested elements',
    content: () => zipOf({ 'word/document.xml': [nested('w:smartTag', 1_000_000)] }),
    says: '正文的结构层层相套，太深了',
  },
  {
    name: '总结.docx',
    what: 'a million nested controls',
    content: () => zipOf({ 'word/document.xml': [nested('w:sdt', 1_000_000)] }),
    says: '正文的结构层层相套，太深了',
  },
  {
    name: '大.docx',
    what: 'more than 50 MB',
    content: () => Buffer.alloc(50 * 2 ** 20 + 1, 'P'),
    says: '文件大小超出上限（50 MB）。',
  },
]

function* blanks(pieces: number): Generator<Buffer> {
  const piece = Buffer.alloc(256 * 1024, 32)
  for (let at = 0; at < pieces; at += 1) yield piece
}
/** The same bytes every time; none of the marks that files begin with. */
const noise = (size: number, seed = 5): Buffer => {
  const bytes = Buffer.alloc(size)
  let state = seed
  for (let at = 1; at < size; at += 1) bytes[at] = state = (state * 1_103_515_245 + 12_345) % 251
  return bytes
}

const SOON_SECONDS = 20

test.each(HOSTILE)('$what is refused in one sentence, soon', async ({ name, content, says }) => {
  const bytes = await content()
  const [begun, before] = [performance.now(), process.memoryUsage().rss]
  const { status, body } = await clerk.upload<Problem>('/api/check', { name, content: bytes })
  expect([413, 422]).toContain(status)
  expect(body.message).toContain(says)
  expect(body.message).toMatch(/^[^\n]{8,90}$/)
  expect((performance.now() - begun) / 1_000).toBeLessThan(SOON_SECONDS)
  expect(process.memoryUsage().rss - before).toBeLessThan(700 * 2 ** 20)
})

test('a large file of pictures with a few words is read like any other', async () => {
  const pictures: Record<string, Iterable<Buffer>> = {}
  for (let at = 0; at < 6; at += 1) pictures[`word/media/image${at}.jpg`] = [noise(8 * 2 ** 20, at + 3)]
  const content = await zipOf({
    ...pictures,
    'word/document.xml': [bodyOf('<w:p><w:r><w:t>9月31日开会。</w:t></w:r></w:p>')],
  })
  const { status, body } = await clerk.upload<Checked>('/api/check', { name: '图册.docx', content })
  expect([status, body.text]).toEqual([200, '9月31日开会。'])
})

test('macros are neither run nor read, and the text is checked all the same', async () => {
  const parts = {
    'word/vbaProject.bin': [noise(50_000)],
    'word/document.xml': [bodyOf('<w:p><w:r><w:t>9月31日开会。</w:t></w:r></w:p>')],
  }
  for (const name of ['总结.docm', '总结.docx']) {
    const { status, body } = await clerk.upload<Checked>('/api/check', { name, content: await zipOf(parts) })
    expect([status, body.findings.map(({ rule }) => rule)]).toEqual([200, ['date']])
  }
})

test('a list of figures that somebody has made up is no way in', async () => {
  const list = `<figures xmlns="urn:youju:figures:1">${'<figure key="youju_1" indicator="no.such" unit="x" period="y" trace="javascript:alert(1)"/>'.repeat(30_000)}</figures>`
  const content = await zipOf({
    'word/document.xml': [bodyOf('<w:p><w:r><w:t>一</w:t></w:r></w:p>')],
    'customXml/item1.xml': [list],
  })
  const { status, body } = await clerk.upload<Checked>('/api/check', { name: '总结.docx', content })
  expect(status).toBe(200)
  expect(JSON.stringify(body.tagged)).not.toContain('javascript')
})

const PROGRAM = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
const tsx = join(import.meta.dirname, '..', '..', 'node_modules', 'tsx', 'dist', 'cli.mjs')

/** Three starts of the program from its sources. */
const PATIENCE_MILLISECONDS = 180_000

test(
  'the command says the same, and comments go where they are asked',
  { timeout: PATIENCE_MILLISECONDS },
  async () => {
    const audit = async (
      name: string,
      content: Buffer,
      ...more: string[]
    ): Promise<{ code: number; out: string; err: string }> => {
      const file = join(folder, name)
      await writeFile(file, content)
      const run = promisify(execFile)(process.execPath, [tsx, PROGRAM, 'audit', file, '--data', folder, ...more], {
        env: Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL')),
      })
      return run.then(
        ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
        ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
          code,
          out: stdout,
          err: stderr,
        }),
      )
    }
    const old = await audit('总结.doc', compound('WordDocument'))
    expect(old).toEqual({
      code: 1,
      out: '',
      err: '文件“总结.doc”读不了：这是旧版 Word（.doc）文件，请用 Word 或 WPS 打开后另存为 .docx。\n',
    })
    const deep = await audit('深.docx', await zipOf({ 'word/document.xml': [nested('w:smartTag', 1_000_000)] }))
    expect([deep.code, deep.err.split('\n').length]).toEqual([1, 2])
    const wrong = await edited(sound, (xml) => xml.replace('638处', '638处，9月31日复查'))
    const out = join(folder, '批注.docx')
    const done = await audit('总结.docx', wrong, '--json', '--comments', out)
    expect(done.code).toBe(0)
    expect(
      done.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toEqual([
      expect.objectContaining({
        kind: 'prose',
        rule: 'date',
        places: [expect.objectContaining({ quote: '9月31日' })],
        figure: null,
        rows: null,
      }),
    ])
  },
)
