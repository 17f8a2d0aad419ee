/** Finding an indicator by what it is called, in characters, in pinyin or by the initials of its pinyin. */
import { pinyin } from 'pinyin-pro'
import type { Catalogue } from '../../ledger/index.ts'
import type { FoundIndicator, Piece } from '../../ledger/wire/manuscripts.ts'
import type { Tx } from '../db/database.ts'
import { fillPieces } from './pieces.ts'
import { readableBy } from '../papers/fill.ts'
import type { ReportRequest } from '../papers/fill.ts'

interface Entry extends Omit<FoundIndicator, 'piece'> {
  /** Of the indicator's title and of its other names. */
  readonly spelled: readonly Spelling[]
  /** With the ledger's title before it. */
  readonly within: Spelling
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
    Object.entries(ledger.indicators ?? {}).map(([name, { title, unit, synonyms = [] }]): Entry => ({
      ref: `${ledger.name}.${name}`,
      title,
      measure: unit ?? '',
      ledger: ledger.name,
      ledger_title: ledger.title,
      spelled: [title, ...synonyms].map(spellingOf),
      within: spellingOf(`${ledger.title}${title}`),
    })),
  )
  indexes.set(catalogue, made)
  return made
}

const NOWHERE = Number.POSITIVE_INFINITY

/** The better, the smaller: in a name of its own, then behind the ledger's; null where a word fits nowhere. */
const rankOf = ({ spelled, within }: Entry, words: readonly string[]): number | null => {
  const ranks = words.map((word) =>
    Math.min(
      ...spelled.map((spelling) => fit(spelling, word)),
      10 + whole(within, word),
      20 + leftOut(spelled[0]!, word),
    ),
  )
  return ranks.includes(NOWHERE) ? null : ranks.reduce((sum, rank) => sum + rank, 0)
}

const fit = ({ characters, letters, initials }: Spelling, word: string): number => {
  if (characters === word || letters === word || initials === word) return 0
  if (characters.startsWith(word)) return 1
  if (letters.startsWith(word) || initials.startsWith(word)) return 2
  return whole({ characters, letters, initials }, word)
}

const whole = ({ characters, letters, initials }: Spelling, word: string): number => {
  if (characters.includes(word)) return 3
  return letters.includes(word) || initials.includes(word) ? 4 : NOWHERE
}

/** People leave words out: 排查隐患, or pcyh, is 排查安全隐患. */
const leftOut = ({ characters, initials }: Spelling, word: string): number =>
  word.length > 2 && [characters, initials].some((name) => name[0] === word[0] && inOrder(name, word)) ? 5 : NOWHERE

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
