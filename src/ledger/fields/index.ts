import type { FieldDocument, FieldType } from '../document.ts'
import { choice } from './choice.ts'
import { choices } from './choices.ts'
import type { FieldKind, Operand } from './contract.ts'
import { date } from './date.ts'
import { file } from './file.ts'
import { formula } from './formula.ts'
import { idNumber } from './id_number.ts'
import { indicator } from './indicator.ts'
import { integer } from './integer.ts'
import { linesKind } from './lines.ts'
import { money } from './money.ts'
import { number } from './number.ts'
import { phone } from './phone.ts'
import { ref } from './ref.ts'
import { text } from './text.ts'
import { time } from './time.ts'
import { unit } from './unit.ts'
import { yesNo } from './yes_no.ts'

/** Every field type, by its name. */
export const kinds: Readonly<Record<FieldType, FieldKind>> = {
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
  lines: linesKind(kindOf),
  formula,
  idNumber,
  phone,
}

/** Everything the platform knows of a field's type. */
export function kindOf(field: FieldDocument): FieldKind {
  return kinds[field.type]
}

/** What each field is in a formula; the names that `typecheck` is given. */
export function operandsIn(fields: Readonly<Record<string, FieldDocument>>): Record<string, Operand> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, kindOf(field).operand]))
}
