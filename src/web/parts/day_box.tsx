import { Input } from 'antd'
import { useState, type CSSProperties, type ReactNode } from 'react'
import type { FieldDocument } from '../../ledger/document.ts'
import { kindOf } from '../../ledger/fields/index.ts'
import { useSay } from '../language.tsx'
import { DayPicker } from './day_picker.tsx'

export const EXAMPLE_DAY = '2011-12-31'

const day: FieldDocument = { type: 'date', title: '' }

interface DayBoxProps {
  readonly value: string | null
  readonly label: string
  readonly prefix?: ReactNode
  readonly style?: CSSProperties
  readonly change: (day: string | null) => void
}

/** A day outside a form: typed in any of the ways people write days, or picked. What cannot be read stays to be mended. */
export function DayBox({ value, label, prefix, style = { width: 150 }, change }: DayBoxProps) {
  const say = useSay()
  const [typed, setTyped] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const settle = (next: string | null): void => {
    setTyped(null)
    setFault(null)
    if (next !== value) change(next)
  }
  const leave = (): void => {
    if (typed === null) return
    const reading = kindOf(day).read(typed, day, {})
    if (reading.ok) settle(typeof reading.value === 'string' ? reading.value : null)
    else setFault(reading.says)
  }
  return (
    <Input
      value={typed ?? value ?? ''}
      placeholder={say('如 {day}', { day: EXAMPLE_DAY })}
      aria-label={label}
      aria-invalid={fault !== null}
      title={fault ?? label}
      {...(fault === null ? {} : { status: 'error' as const })}
      {...(prefix === undefined ? {} : { prefix })}
      suffix={<DayPicker value={value} pick={settle} />}
      autoComplete="off"
      style={style}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onPressEnter={leave}
    />
  )
}
