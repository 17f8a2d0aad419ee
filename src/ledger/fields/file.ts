import type { Value } from '../document.ts'
import type { FieldKind } from './contract.ts'
import { MISSING, quote, refuse, said } from './raw.ts'

const EXPECTED = '在网页上传的附件'
const FILE_ID = /^[\w-]{1,64}$/
const MOST = 50

function checkFiles(value: Value): string | null {
  if (value === null) return null
  if (!Array.isArray(value)) return '应为附件'
  if (value.length === 0) return '没有附件的请留空'
  if (value.length > MOST) return `附件最多${MOST}个，现有${value.length}个`
  if (!value.every((id) => typeof id === 'string' && FILE_ID.test(id))) return '附件的编号不对，请重新上传'
  return new Set(value).size === value.length ? null : '同一个附件放了两次'
}

/** Uploaded files by their ids. A sheet cannot carry them. */
export const file: FieldKind = {
  type: 'file',
  title: '附件',
  settings: [],
  operand: 'other',
  column: () => ({ sql: 'text[]' }),
  read: (raw) => {
    if (Array.isArray(raw)) {
      if (raw.length === 0) return MISSING
      const ids = [...new Set<string>(raw)]
      const trouble = checkFiles(ids)
      return trouble ? refuse(trouble, EXPECTED) : { ok: true, value: ids }
    }
    const cell = said(raw, EXPECTED)
    if ('reading' in cell) return cell.reading
    return FILE_ID.test(cell.text) ? { ok: true, value: [cell.text] } : refuse(`${quote(cell.text)}不是附件`, EXPECTED)
  },
  show: (value) => (Array.isArray(value) && value.length > 0 ? `${value.length}个附件` : ''),
  check: checkFiles,
}
