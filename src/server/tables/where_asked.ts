/** A filter that came from outside: its shape is checked before it becomes SQL, since JSON can be anything. */
import { type LedgerDocument, ROW_KEYS, type Where } from '../../ledger/index.ts'
import { Problem } from '../db/problem.ts'

const DEEPEST = 8
const LONGEST_LIST = 2_000
const WORDS = ['is', 'in', 'gt', 'gte', 'lt', 'lte', 'has', 'empty', 'mark']

/** The same filter, once it is known to be one for this ledger. Problem: wrong_request. */
export const askedWhere = (asked: unknown, ledger: LedgerDocument, depth = 0): Where => {
  if (!isRecord(asked) || depth > DEEPEST) throw misread('格式不对')
  for (const [key, wanted] of Object.entries(asked)) {
    if (key === 'not') askedWhere(wanted, ledger, depth + 1)
    else if (key === 'any' || key === 'all') requireList(wanted).forEach((one) => askedWhere(one, ledger, depth + 1))
    else requireCondition(key, wanted, ledger)
  }
  return asked as Where
}

const misread = (why: string): Problem => new Problem('wrong_request', { what: `筛选条件${why}` })

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))

const requireList = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value) && value.length <= LONGEST_LIST) return value
  throw misread('里应有一组条件')
}

const requireCondition = (key: string, wanted: unknown, ledger: LedgerDocument): void => {
  const isKnown = ROW_KEYS.some((column) => column === key) || Object.hasOwn(ledger.fields, key)
  if (!isKnown) throw misread(`里没有“${key.slice(0, 40)}”这一项`)
  if (isScalar(wanted)) return
  if (Array.isArray(wanted)) return requireScalars(wanted)
  if (!isRecord(wanted)) throw misread(`“${key}”的写法不对`)
  for (const [word, value] of Object.entries(wanted)) {
    if (word === 'in') requireScalars(requireList(value))
    else if (!WORDS.includes(word) || !fits(word, value)) throw misread(`“${key}”的写法不对`)
  }
}

const fits = (word: string, value: unknown): boolean => {
  if (word === 'empty') return typeof value === 'boolean'
  return word === 'has' || word === 'mark' ? typeof value === 'string' : isScalar(value)
}

const requireScalars = (values: readonly unknown[]): void => {
  if (values.length > LONGEST_LIST || !values.every(isScalar)) throw misread('里的一组值不对')
}
