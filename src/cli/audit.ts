import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { LedgerCheck, TaggedCheck } from '../ledger/wire/check.ts'
import { check, type Finding, read } from '../prose/index.ts'
import { checkWhole } from '../server/http/draft_check.ts'
import { checkTagged } from '../server/papers/tagged.ts'
import { commentsOf } from '../server/http/draft_comments.ts'
import { commented } from '../server/sheets/commented_paper.ts'
import { textOfPaper } from '../server/sheets/paper_text.ts'
import { taggedPaper } from '../server/sheets/tagged_paper.ts'
import { type AuditLine, linesFor } from './audit_lines.ts'
import { type Arguments, type Command, flag, inHouse, Misuse, needed, option, print, word } from './command.ts'

interface Audited {
  readonly text: string
  readonly findings: readonly Finding[]
  readonly tagged: TaggedCheck | null
  /** Null where no ledgers are at hand. */
  readonly ledgers: LedgerCheck | null
}

/** Against the ledgers where they are at hand; without them a text is still held against itself and its own list. */
const audited = async (given: Arguments, file: string): Promise<Audited> => {
  const text = await textOfPaper(file)
  const paper = await taggedPaper(await readFile(file), basename(file))
  const asked = { unit: option(given, 'unit'), period: option(given, 'period'), as_of: option(given, 'as-of') }
  const alone = async (): Promise<Audited> => {
    if (Object.values(asked).some((one) => one !== undefined))
      throw new Misuse('没有找到台账，请用 --data 指明数据目录。')
    return {
      text,
      findings: check(text, read(text)),
      tagged: paper === null ? null : await checkTagged(paper),
      ledgers: null,
    }
  }
  const at_hand = process.env['DATABASE_URL'] !== undefined || existsSync(join(needed(given, 'data'), 'postgres'))
  if (!at_hand) return alone()
  return inHouse(given, async ({ database, county, catalogue, founded }) => {
    if (!founded) return alone()
    const handed = { draft: { file: basename(file), text }, tagged: paper }
    const work = <T>(run: Parameters<typeof database.asOwner<T>>[1]): Promise<T> => database.asOwner(county, run)
    const { read: done, tagged, ledgers } = await checkWhole(work, catalogue, handed, { ...asked, home: county })
    return { text, findings: (JSON.parse(done.answer) as { findings: Finding[] }).findings, tagged, ledgers }
  })
}

const wordsOf = ({ paragraph, says, arithmetic, kind, sentence }: AuditLine): string => {
  const place = paragraph === null ? '' : `第${paragraph}段：`
  const doubt = kind === 'possible' ? '可能对应：' : ''
  return `${place}${doubt}${says}${arithmetic === '' ? '' : `（${arithmetic}）`}${kind === 'prose' ? '' : `。原句：${sentence}`}`
}

const ofPaper = ({ paper, figures, reckoned, unreckoned, gaps, findings }: TaggedCheck): string => {
  const today =
    reckoned + unreckoned === 0
      ? '没有连接台账，未与今天的数核对'
      : `${reckoned}个已与今天的台账核对${unreckoned === 0 ? '' : `，${unreckoned}个无法核对`}`
  const open = gaps === 0 ? '' : `，还有${gaps}处缺数`
  return `《${paper.title}》（${paper.unit_name}${paper.period}）有${figures}个台账算出的数，${today}${open}；${findings.length}处有出入。`
}

const ofLedgers = ({
  unit_name,
  period,
  foreign,
  agreed,
  findings,
  possible,
  unseen,
  unreported,
  left_out,
}: LedgerCheck): string => {
  if (foreign !== null) return `材料说的是${foreign}，不是${unit_name}，没有与台账核对；要核对请用 --unit 指明单位。`
  const more = [
    possible.length === 0 ? '' : `，另有${possible.length}处可能对应`,
    unseen === 0 ? '' : `，${unseen}个看不到台账`,
    unreported === 0 ? '' : `，${unreported}个台账里还没有数`,
    left_out === 0 ? '' : `，${left_out}个单位或期间太多没有核对`,
  ]
  return `与${unit_name}${period ?? ''}的台账核对：核对上${agreed.length}个数，对不上${findings.length}处${more.join('')}。`
}

const withComments = async (given: Arguments, file: string, found: Audited): Promise<void> => {
  const out = option(given, 'comments')
  if (out === undefined) return
  const { docx, placed } = await commented(await readFile(file), basename(file), commentsOf(found.text, found, null))
  await writeFile(out, docx)
  if (!flag(given, 'json')) console.log(`已写入 ${out}：${placed}条批注。`)
}

const run = async (given: Arguments): Promise<void> => {
  const file = word(given, 0, 'FILE')
  const whole = await audited(given, file)
  const { text, findings, tagged, ledgers } = whole
  const lines = linesFor(text)
  const all = [
    ...findings.map((finding) => lines.prose(finding)),
    ...(tagged?.findings ?? []).map((finding) => lines.tagged(finding)),
    ...(ledgers?.findings ?? []).map((finding) => lines.ledger(finding, 'ledger')),
    ...(ledgers?.possible ?? []).map((finding) => lines.ledger(finding, 'possible')),
  ]
  for (const line of all) print(given, line, () => wordsOf(line))
  await withComments(given, file, whole)
  if (flag(given, 'json')) return
  if (tagged !== null) console.log(ofPaper(tagged))
  if (ledgers !== null) console.log(ofLedgers(ledgers))
  console.log(findings.length === 0 ? '没有发现自相矛盾的数。' : `前后对不上的数共${findings.length}处。`)
}

export const command: Command = {
  name: 'audit',
  usage: 'FILE [--unit CODE] [--period P] [--as-of T] [--comments OUT.docx] [--json]',
  about:
    '检查一份材料（.docx .txt .md）里的数：前后是否一致，与台账是否相符；本系统写出的 Word，还列出改动、删去、手写和已变化的数。--comments 把查出的问题写成批注，另存一份 Word。',
  options: {
    unit: { type: 'string' },
    period: { type: 'string' },
    'as-of': { type: 'string' },
    comments: { type: 'string' },
  },
  run,
}
