import { type Fact, read } from '../prose/index.ts'
import { textOfPaper } from '../server/sheets/paper_text.ts'
import { type Arguments, type Command, print, word } from './command.ts'

const words = ({ quote, measure, entity, period, value, unit, status }: Fact): string => {
  const about = [entity, period, measure].filter((one) => one !== null && one !== '').join(' ')
  return `${quote}\t${about} = ${value ?? '（空）'}${unit}（${status}）`
}

const run = async (given: Arguments): Promise<void> => {
  const text = await textOfPaper(word(given, 0, 'FILE'))
  for (const fact of read(text)) print(given, fact, () => words(fact))
}

export const command: Command = {
  name: 'read',
  usage: 'FILE [--json]',
  about: '读出一份材料（.docx .txt .md）里的每一个数：数的是什么、谁的、哪一期、是完成还是目标。',
  run,
}
