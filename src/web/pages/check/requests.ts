import type { Checked } from '../../../ledger/wire/check.ts'
import { address, post, type Query, sent } from '../../api.ts'

/** Whose paper it is, of which period, and of which day the ledgers are asked; what is not said the paper says itself. */
export interface AskedOf {
  readonly unit?: string
  readonly period?: string
  readonly as_of?: string
}
/** What was handed in, kept in this window so that it can be asked about again. */
export type Given = File | string

/** A checked draft with what it was made of. */
export interface HandedIn {
  readonly checked: Checked
  readonly given: Given
  readonly asked: AskedOf
}

const formOf = (file: File): FormData => {
  const form = new FormData()
  form.append('file', file, file.name)
  return form
}

export const check = (given: Given, asked: AskedOf = {}): Promise<Checked> =>
  post<Checked>('/check', typeof given === 'string' ? { text: given } : formOf(given), { ...asked } satisfies Query)

/** The same Word file with comments. */
export const withComments = async (file: File, asked: AskedOf): Promise<Blob> => {
  const answer = await sent('POST', address('/check/comments', { ...asked }), formOf(file))
  return answer.blob()
}
