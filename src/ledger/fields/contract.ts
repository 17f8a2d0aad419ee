import type { Fault, FieldDocument, FieldType, Mark, Value } from '../document.ts'

/** What a form, a sheet or a paste hands over before it is understood. Dates come from sheets as serial numbers. */
export type Raw = string | number | boolean | Date | null | undefined | readonly unknown[] | object

export type Reading =
  | { readonly ok: true; readonly value: Value; readonly mark?: Mark }
  | { readonly ok: false; readonly says: string; readonly expected: string }

/** What `read` may ask of its surroundings. All of it is data prepared beforehand, so that reading stays pure. */
export interface ReadContext {
  /** Unit code by code or by name; absent when there is no such unit. Several units of one name: `many`. */
  unit?(text: string): { code: string } | { many: number } | undefined
  /** Row id in another ledger by its shown key. */
  row?(ledger: string, text: string): number | undefined
  /** Workbooks of old Macs count days from 1904. */
  readonly date1904?: boolean
}

export interface Column {
  /** PostgreSQL type of the stored column. */
  readonly sql: 'text' | 'bigint' | 'numeric' | 'numeric(18,2)' | 'date' | 'boolean' | 'text[]' | 'jsonb' | 'bytea'
  /** Sealed columns hold ciphertext; a second column `<field>_hash` (bytea) finds equal values. */
  readonly sealed?: true
}

/** What a formula may do with a value: reckon, reckon in days, decide, or only ask whether it is there. */
export type Operand = 'number' | 'date' | 'boolean' | 'other'

/** One field type: everything the platform needs to know of it, in one file. */
export interface FieldKind {
  readonly type: FieldType
  /** The type's name for a clerk: 日期. */
  readonly title: string
  /** The settings of `FieldDocument` that mean something for this type, beyond those every field has. */
  readonly settings: readonly (keyof FieldDocument)[]
  /** What such a field is in a formula. */
  readonly operand: Operand
  /** `null`: the type is computed and has no column. */
  column(field: FieldDocument): Column | null
  /** Lenient: text as clerks write it → canonical value. Empty is missing; 不适用 and 免报 are marks. */
  read(raw: Raw, field: FieldDocument, context: ReadContext): Reading
  /** Canonical value → text for people. Missing is the empty string. */
  show(value: Value, field: FieldDocument): string
  /** Strict: is this canonical value one this field may hold? Missing is always fine here. */
  check(value: Value, field: FieldDocument): string | null
  /** Faults of the declaration of such a field. */
  faults?(field: FieldDocument, path: string): Fault[]
  /** Text for lists where the value is private: 前6后4. */
  mask?(value: Value): string
}
