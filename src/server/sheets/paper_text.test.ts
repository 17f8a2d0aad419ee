import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { Problem } from '../db/problem.ts'
import { textOfPaper } from './paper_text.ts'

const packed = (children: ConstructorParameters<typeof Document>[0]['sections'][number]['children']): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children }] }))

test('a Word file is read paragraph by paragraph, tables too', async () => {
  const row = new TableRow({ children: [new TableCell({ children: [new Paragraph('小学')] })] })
  const file = await packed([
    new Paragraph({ children: [new TextRun('全年办结'), new TextRun('247'), new TextRun('件。')] }),
    new Table({ rows: [row] }),
    new Paragraph('（完）'),
  ])
  expect(await textOfPaper(file, '总结.docx')).toBe('全年办结247件。\n小学\n（完）')
})

test('a text is read in whatever it was saved', async () => {
  const text = '全年办结247件。\n（完）'
  expect(await textOfPaper(Buffer.from(text), '总结.txt')).toBe(text)
  expect(await textOfPaper(iconv.encode(text, 'gb18030'), '总结.txt')).toBe(text)
  expect(await textOfPaper(Buffer.from(text.replace('\n', '\r\n')), '总结.md')).toBe(text)
  await expect(textOfPaper(Buffer.from(text), '总结.txt', 12)).rejects.toMatchObject({ code: 'too_much' })
})

const refusal = async (content: Buffer, file: string): Promise<string> => {
  try {
    return await textOfPaper(content, file)
  } catch (error) {
    if (error instanceof Problem) return error.words('zh')
    throw error
  }
}

test('what cannot be read is refused with what to do instead', async () => {
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  expect(await refusal(old, '总结.doc')).toContain('旧版 Word（.doc）文件，请用 Word 或 WPS 打开后另存为 .docx')
  expect(await refusal(old, '总结.wps')).toContain('WPS 文字（.wps）')
  const locked = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')])
  expect(await refusal(locked, '总结.docx')).toContain('文件加了打开密码，请去掉密码后再交')
  expect(await refusal(Buffer.from('%PDF-1.7\n'), '总结.pdf')).toContain('请交原来的 Word 文件')
  expect(await refusal(Buffer.alloc(0), '总结.docx')).toContain('文件是空的')
  expect(await refusal(Buffer.from('PK\u0003\u0004没有'), '总结.docx')).toContain('压缩包已损坏')
  const file = await packed([new Paragraph('一')])
  expect(await refusal(file.subarray(0, file.length - 30), '总结.docx')).toContain('压缩包已损坏')
})
