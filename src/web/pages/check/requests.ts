import type { Checked } from '../../../ledger/wire/check.ts'
import { post } from '../../api.ts'

export const checkText = (text: string): Promise<Checked> => post<Checked>('/check', { text })

export const checkFile = (file: File): Promise<Checked> => {
  const form = new FormData()
  form.append('file', file, file.name)
  return post<Checked>('/check', form)
}
