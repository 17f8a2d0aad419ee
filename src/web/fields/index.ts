import type { FieldDocument, FieldType } from '../../ledger/document.ts'
import { choice } from './choice.tsx'
import { choices } from './choices.tsx'
import type { FieldView } from './contract.ts'
import { date } from './date.tsx'
import { file } from './file.tsx'
import { formula } from './formula.tsx'
import { idNumber } from './id_number.tsx'
import { indicator } from './indicator.tsx'
import { integer } from './integer.tsx'
import { makeLines } from './lines.tsx'
import { money } from './money.tsx'
import { number } from './number.tsx'
import { phone } from './phone.tsx'
import { ref } from './ref.tsx'
import { text } from './text.tsx'
import { time } from './time.tsx'
import { unit } from './unit.tsx'
import { yesNo } from './yes_no.tsx'

const views: Readonly<Record<FieldType, FieldView>> = {
  text,
  integer,
  number,
  money,
  date,
  time,
  yesNo,
  choice,
  choices,
  ref,
  unit,
  indicator,
  file,
  lines: makeLines((inner) => views[inner.type]),
  formula,
  idNumber,
  phone,
}

export const viewOf = (field: FieldDocument): FieldView => views[field.type]
