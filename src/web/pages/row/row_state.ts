/** The state of a form over a row: values, marks and what is wrong with them. */
import { useCallback, useMemo, useState } from 'react'
import type { Fault, Marks, Values } from '../../../ledger/document.ts'
import { kindOf } from '../../../ledger/fields/index.ts'
import { holds, isEmpty } from '../../../ledger/where.ts'
import type { CellValue } from '../../fields/contract.ts'
import type { NamedField } from './field_groups.ts'
import { withoutFilesHere } from '../../outbox/photos.ts'
import { cellOf, sameCell } from './versions.ts'

export interface Start {
  readonly values: Values
  readonly marks: Marks
}
export interface Surroundings {
  readonly state: string
  readonly unit: string
  readonly period: string | null
}
type Faults = Readonly<Record<string, string>>

/** Whether a field has to be filled, now that the others are as they are. */
export const isRequired = ([, field]: NamedField, held: Start, around: Surroundings): boolean => {
  if (field.required === undefined) return false
  return field.required === true || holds(field.required, { ...held, ...around })
}

export const faultOf = (named: NamedField, held: Start, around: Surroundings, missing: string): string | null => {
  const [name, field] = named
  if (held.marks[name] !== undefined) return null
  const value = held.values[name] ?? null
  if (isEmpty(value)) return isRequired(named, held, around) ? missing : null
  return kindOf(field).check(withoutFilesHere(value), field)
}

/** A server's fault names its field last: `values.place` and `place` mean the same box. */
const fieldOfPath = (path: string): string => path.split('.').at(-1) ?? ''

export interface RowState extends Start {
  readonly faults: Faults
  /** Faults that belong to no box. */
  readonly others: readonly Fault[]
  readonly set: (name: string, cell: CellValue, fault?: string) => void
  readonly lay: (start: Start) => void
  /** True where everything may be sent; otherwise the faults stand at their boxes. */
  readonly check: () => boolean
  readonly refuse: (faults: readonly Fault[]) => void
}

interface Asked {
  readonly fields: readonly NamedField[]
  readonly start: Start
  /** What was there before; a value that comes back unchanged, masked ones too, is not checked again. */
  readonly known?: Start
  readonly around: Surroundings
  readonly missing: string
}

const without = <T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> => {
  const { [name]: _, ...others } = record
  return others
}

export const useRowState = ({ fields, start, known, around, missing }: Asked): RowState => {
  const [held, setHeld] = useState<Start>(start)
  const [faults, setFaults] = useState<Faults>({})
  const [others, setOthers] = useState<readonly Fault[]>([])
  const set = useCallback((name: string, cell: CellValue, fault?: string) => {
    setHeld((before) => ({
      values: { ...before.values, [name]: cell.value },
      marks: cell.mark === undefined ? without(before.marks, name) : { ...before.marks, [name]: cell.mark },
    }))
    setFaults((before) => (fault === undefined ? without(before, name) : { ...before, [name]: fault }))
  }, [])
  const check = useCallback(() => {
    // What could not even be read stays said; everything else is asked anew.
    const unread = Object.entries(faults).filter(([name]) => held.values[name] === null && faults[name] !== missing)
    const found = fields.flatMap((named) => {
      const [name] = named
      const comesBack =
        known !== undefined &&
        (known.values[name] ?? null) !== null &&
        sameCell(cellOf(known, name), cellOf(held, name))
      if (comesBack) return []
      const fault = faultOf(named, held, around, missing)
      return fault === null ? [] : [[name, fault] as const]
    })
    const next = Object.fromEntries([...found, ...unread])
    setFaults(next)
    setOthers([])
    return Object.keys(next).length === 0
  }, [faults, fields, held, known, around, missing])
  const refuse = useCallback(
    (said: readonly Fault[]) => {
      const names = new Set(fields.map(([name]) => name))
      setFaults(
        Object.fromEntries(
          said.filter((one) => names.has(fieldOfPath(one.path))).map((one) => [fieldOfPath(one.path), one.says]),
        ),
      )
      setOthers(said.filter((one) => !names.has(fieldOfPath(one.path))))
    },
    [fields],
  )
  return useMemo(
    () => ({ ...held, faults, others, set, lay: setHeld, check, refuse }),
    [held, faults, others, set, check, refuse],
  )
}
