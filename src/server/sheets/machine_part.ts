/**
 * What a template says to the machine that reads it again: which ledger, which unit and period, which version of the
 * declaration, and of each line that was filled in beforehand which row it is. It stands in a sheet that nobody sees
 * and in a hidden first column, and carries a keyed check: not against malice, which rights and versions stop, but
 * against lines that were copied, dragged or mended by hand.
 */
import { createHash } from 'node:crypto'
import type { Workbook } from 'exceljs'
import type { LedgerDocument } from '../../ledger/index.ts'
import type { Seal } from '../tables/seal.ts'
import { cellText, type SheetRow } from './cell.ts'

export const MACHINE_SHEET = '系统信息'
export const TOKEN_TITLE = '系统行号'
const FORM = 'youju 1'

export interface MachinePart {
  readonly ledger: string
  /** Of the declaration that the columns were made from. */
  readonly fingerprint: string
  readonly unit: string | null
  readonly period: string | null
  /** Of the rows that were filled in beforehand. */
  readonly tokens: readonly string[]
}

export interface RowToken {
  readonly id: number
  readonly version: number
}

const check = (seal: Seal, text: string): string => seal.hash(`sheet ${text}`).toString('hex').slice(0, 8)

/** `#17.3.0c55aa9e`: row 17 in its version 3. */
export const tokenOf = (seal: Seal, ledger: string, { id, version }: RowToken): string =>
  `#${id}.${version}.${check(seal, `${ledger} ${id} ${version}`)}`

/** Null where the text is none of this ledger's tokens. */
export const readToken = (seal: Seal, ledger: string, text: string): RowToken | null => {
  const [, id = '', version = ''] = /^#(\d{1,15})\.(\d{1,9})\.[0-9a-f]{8}$/.exec(text) ?? []
  const token = { id: Number(id), version: Number(version) }
  return id !== '' && tokenOf(seal, ledger, token) === text ? token : null
}

/** Changes with whatever changes the columns of a template or what may stand in them. */
export const fingerprintOf = ({ fields, cadence }: LedgerDocument): string =>
  createHash('sha256')
    .update(JSON.stringify([fields, cadence?.each ?? null]))
    .digest('hex')
    .slice(0, 16)

export const writeMachinePart = (book: Workbook, part: MachinePart, seal: Seal): void => {
  const sheet = book.addWorksheet(MACHINE_SHEET, { state: 'veryHidden' })
  sheet.addRow([FORM, check(seal, signed(part))])
  sheet.addRow([part.ledger, part.fingerprint, part.unit ?? '', part.period ?? ''])
  for (const token of part.tokens) sheet.addRow([token])
}

const signed = ({ ledger, fingerprint, unit, period, tokens }: MachinePart): string =>
  JSON.stringify([ledger, fingerprint, unit, period, tokens])

/** Null where the rows are no machine part; `changed` where they are one and somebody altered it. */
export const readMachinePart = (rows: readonly SheetRow[], seal: Seal): MachinePart | 'changed' | null => {
  const [first, second, ...rest] = rows.map(({ cells }) => cells.map(cellText))
  if (first?.[0] !== FORM) return null
  const [ledger = '', fingerprint = '', unit = '', period = ''] = second ?? []
  const part: MachinePart = {
    ledger,
    fingerprint,
    unit: unit === '' ? null : unit,
    period: period === '' ? null : period,
    tokens: rest.map(([token = '']) => token),
  }
  return first[1] === check(seal, signed(part)) ? part : 'changed'
}
