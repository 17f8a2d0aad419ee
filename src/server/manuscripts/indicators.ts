/** Finding an indicator by what it is called, in characters, in pinyin or by the initials of its pinyin. */
import { pinyin } from 'pinyin-pro'
import type { Catalogue } from '../../ledger/index.ts'
import type { FoundIndicator, Piece } from '../../ledger/wire/manuscripts.ts'
import type { Tx } from '../db/database.ts'
import { fillPieces } from './pieces.ts'
import { readableBy } from '../papers/fill.ts'
import type { ReportRequest } from '../papers/fill.ts'

interface Entry extends Omit<FoundIndicator, 'piece'> {
  /** Of the indicator's title, and of the ledger's before it. */
  readonly spelled: readonly Spelling[]
}
/** One name three ways, without blanks. */
interface Spelling {
  readonly characters: string
  readonly letters: string
  readonly initials: string
}

const SHOWN = 12

const spellingOf = (name: string): Spelling => {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true }).map((one) => one.toLowerCase())
  return {
    characters: name.replaceAll(/\s/g, '').toLowerCase(),
    letters: syllables.join(''),
    initials: syllables.map((one) => one[0] ?? '').join(''),
  }
}

const indexes = new WeakMap<Catalogue, readonly Entry[]>()

const indexOf = (catalogue: Catalogue): readonly Entry[] => {
  const known = indexes.get(catalogue)
  if (known !== undefined) return known
  const made = [...catalogue.ledgers.values()].flatMap((ledger) =>
    Object.entries(ledger.indicators ?? {}).map(([name, { title, unit }]): Entry => ({
      ref: `${ledger.name}.${name}`,
      title,
      measure: unit ?? '',
      ledger: ledger.name,
      ledger_title: ledger.title,
      spelled: [spellingOf(title), spellingOf(`${ledger.title}${title}`)],
    })),
  )
  indexes.set(catalogue, made)
  return made
}

/** The better, the smaller: at the beginning of the title, in it, in the ledger's; null where it fits nowhere. */
const rankOf = ({ spelled }: Entry, words: readonly string[]): number | null => {
  const ranks = words.map((word) => Math.min(...spelled.map((spelling, at) => at * 10 + fit(spelling, word))))
  const worst = Math.max(...ranks)
  return worst === Number.POSITIVE_INFINITY ? null : ranks.reduce((sum, rank) => sum + rank, 0)
}

const fit = ({ characters, letters, initials }: Spelling, word: string): number => {
  if (characters === word) return 0
  if (characters.startsWith(word) || initials === word || letters === word) return 1
  if (letters.startsWith(word) || initials.startsWith(word)) return 2
  if (characters.includes(word)) return 3
  if (letters.includes(word) || initials.includes(word)) return 4
  if (word.length > 1 && (inOrder(characters, word) || inOrder(initials, word))) return 5
  return Number.POSITIVE_INFINITY
}

/** People leave words out: 排查隐患 is 排查安全隐患. */
const inOrder = (name: string, word: string): boolean => {
  let at = 0
  for (const one of name) if (one === word[at]) at += 1
  return at === word.length
}

const foundAs = ({ ref, title, measure, ledger, ledger_title }: Entry, piece: Piece): FoundIndicator => ({
  ref,
  title,
  measure,
  ledger,
  ledger_title,
  piece,
})

/** The best twelve, each filled for the report's unit and period; how many there are in all. */
export const findIndicators = async (
  tx: Tx,
  catalogue: Catalogue,
  typed: string,
  asked: ReportRequest,
): Promise<{ found: FoundIndicator[]; total: number }> => {
  const words = typed
    .toLowerCase()
    .split(/[\s　'’]+/)
    .filter((word) => word !== '')
    .slice(0, 5)
  if (words.length === 0) return { found: [], total: 0 }
  const readable = readableBy(tx.actor, catalogue)
  const fitting = indexOf(catalogue)
    .flatMap((entry) => {
      const rank = rankOf(entry, words)
      return rank === null || !readable(entry.ref) ? [] : [{ entry, rank }]
    })
    .toSorted((one, other) => one.rank - other.rank || one.entry.title.length - other.entry.title.length)
  const shown = fitting.slice(0, SHOWN).map(({ entry }) => entry)
  const pieces = await fillPieces(
    tx,
    catalogue,
    shown.map(({ ref }) => `{${ref}}`),
    asked,
  )
  return { found: shown.map((entry, i) => foundAs(entry, pieces[i]!)), total: fitting.length }
}
