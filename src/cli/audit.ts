import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { TaggedCheck, TaggedFinding } from '../ledger/wire/tagged.ts'
import { check, type Finding, read } from '../prose/index.ts'
import { reckonNow } from '../server/papers/reckon_again.ts'
import { checkTagged } from '../server/papers/tagged.ts'
import { textOfPaper } from '../server/sheets/paper_text.ts'
import { taggedPaper } from '../server/sheets/tagged_paper.ts'
import { type Arguments, type Command, flag, inHouse, needed, print, word } from './command.ts'

/** Where a finding stands: the paragraph and its beginning. */
const lineOf = (text: readonly string[], start: number): number =>
  text.slice(0, start).filter((one) => one === '\n').length + 1

/** A paper of ours also against its own list, and against the ledgers where they are at hand. */
const taggedIn = async (given: Arguments, file: string): Promise<TaggedCheck | null> => {
  const paper = await taggedPaper(file, basename(file))
  if (paper === null) return null
  const at_hand = process.env['DATABASE_URL'] !== undefined || existsSync(join(needed(given, 'data'), 'postgres'))
  if (!at_hand) return checkTagged(paper)
  let found: TaggedCheck | null = null
  await inHouse(given, async ({ database, county, catalogue, founded }) => {
    const reckoned = (): Promise<TaggedCheck | null> =>
      database.asOwner(county, (tx) => checkTagged(paper, reckonNow(tx, catalogue)))
    found = founded ? await reckoned() : await checkTagged(paper)
  })
  return found
}

const summaryOf = ({ paper, figures, reckoned, unreckoned, gaps, findings }: TaggedCheck): string => {
  const today =
    reckoned + unreckoned === 0
      ? '没有连接台账，未与今天的数核对'
      : `${reckoned}个已与今天的台账核对${unreckoned === 0 ? '' : `，${unreckoned}个无法核对`}`
  const open = gaps === 0 ? '' : `，还有${gaps}处缺数`
  return `《${paper.title}》（${paper.unit_name}${paper.period}）有${figures}个台账算出的数，${today}${open}；${findings.length}处有出入。`
}

const run = async (given: Arguments): Promise<void> => {
  const file = word(given, 0, 'FILE')
  const text = await textOfPaper(file)
  const points = Array.from(text)
  const found = check(text, read(text))
  const words = ({ says, arithmetic, places }: Finding): string =>
    `第${lineOf(points, places[0]!.start)}段：${says}${arithmetic === '' ? '' : `（${arithmetic}）`}`
  for (const finding of found) print(given, finding, () => words(finding))
  const tagged = await taggedIn(given, file)
  const wordsOf = ({ says, sentence, place }: TaggedFinding): string =>
    `${place === null ? '' : `第${lineOf(points, place.start)}段：`}${says}。原句：${sentence}`
  for (const finding of tagged?.findings ?? []) print(given, finding, () => wordsOf(finding))
  if (flag(given, 'json')) return
  if (tagged !== null) console.log(summaryOf(tagged))
  console.log(found.length === 0 ? '没有发现对不上的数。' : `对不上的数共${found.length}处。`)
}

export const command: Command = {
  name: 'audit',
  usage: 'FILE [--json]',
  about: '检查一份材料（.docx .txt .md）里的数是否前后一致；本系统写出的 Word，还列出改动、删去、手写和已变化的数。',
  run,
}
