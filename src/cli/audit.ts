import { check, type Finding, read } from '../prose/index.ts'
import { textOfPaper } from '../server/sheets/paper_text.ts'
import { type Arguments, type Command, flag, print, word } from './command.ts'

/** Where a finding stands: the paragraph and its beginning. */
const lineOf = (text: readonly string[], start: number): number =>
  text.slice(0, start).filter((one) => one === '\n').length + 1

const run = async (given: Arguments): Promise<void> => {
  const text = await textOfPaper(word(given, 0, 'FILE'))
  const points = Array.from(text)
  const found = check(text, read(text))
  const words = ({ says, arithmetic, places }: Finding): string =>
    `第${lineOf(points, places[0]!.start)}段：${says}${arithmetic === '' ? '' : `（${arithmetic}）`}`
  for (const finding of found) print(given, finding, () => words(finding))
  if (!flag(given, 'json')) console.log(found.length === 0 ? '没有发现对不上的数。' : `共${found.length}处。`)
}

export const command: Command = {
  name: 'audit',
  usage: 'FILE [--json]',
  about: '检查一份材料（.docx .txt .md）里的数：加总、比率、增减、日期、前后是否一致。',
  run,
}
