/** Takes what clerks type (1.2万, ２０１１．３．９, 不适用) and reads it when they leave the box, as sheets are read. */
import { Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { kindOf } from '../../ledger/fields/index.ts'
import type { InputProps } from './contract.ts'

interface LenientProps extends InputProps {
  readonly suffix?: ReactNode
  /** Stands in the empty box where the field has no hint of its own. */
  readonly example?: string
  readonly inputMode?: 'decimal' | 'numeric' | 'tel' | 'text'
  readonly rows?: number
  readonly autoComplete?: string
}

export function Lenient(props: LenientProps) {
  const { field, cell, change } = props
  const [typed, setTyped] = useState<string | null>(null)
  const kind = kindOf(field)
  const leave = (): void => {
    if (typed === null) return
    const reading = kind.read(typed, field, {})
    if (!reading.ok) return change({ value: null }, reading.says)
    setTyped(null)
    change(reading.mark === undefined ? { value: reading.value } : { value: reading.value, mark: reading.mark })
  }
  const shared = {
    id: props.id,
    value: typed ?? kind.show(cell.value, field),
    onBlur: leave,
    disabled: props.disabled ?? false,
    placeholder: field.hint ?? props.example ?? '',
    ...(props.faulty ? { status: 'error' as const } : {}),
    'aria-invalid': props.faulty,
    'aria-describedby': `${props.id}-help`,
  }
  if (props.rows !== undefined) {
    return (
      <Input.TextArea
        {...shared}
        autoSize={{ minRows: props.rows, maxRows: 12 }}
        onChange={(event) => setTyped(event.target.value)}
      />
    )
  }
  return (
    <Input
      {...shared}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={leave}
      suffix={props.suffix ?? (field.unit === undefined ? undefined : <span className="faint">{field.unit}</span>)}
      inputMode={props.inputMode ?? 'text'}
      autoComplete="off"
    />
  )
}
