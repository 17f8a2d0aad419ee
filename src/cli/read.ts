import { type Fact, read } from '../prose/index.ts'
import { textOfPaper } from '../server/sheets/paper_text.ts'
import { type Arguments, type Command, grouped, print, word } from './command.ts'

const STATUS_WORDS: Readonly<Record<Fact['status'], string>> = {
  achieved: '已完成',
  target: '目标',
  rule: '规定',
  baseline: '现状或此前',
  problem: '存在的问题',
  standard: '标准',
}

const words = ({ quote, measure, entity, period, value, base_unit, status }: Fact): string => {
  const about = [entity, period, measure].filter((one) => one !== null && one !== '').join(' ')
  const amount = `${value === null ? '（空）' : grouped(value)}${base_unit}`
  return `${quote.replace(/^[、，,；;：:]/, '')}\t${about} = ${amount}（${STATUS_WORDS[status]}）`
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
