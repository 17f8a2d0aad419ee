/** Takes what clerks type (1.2万, ２０１１．３．９, 不适用) and reads it when they leave the box, as sheets are read. */
import { Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { kindOf } from '../../ledger/fields/index.ts'
import type { InputProps } from './contract.ts'

interface LenientProps extends InputProps {
  /** A function is given what empties the box of what was half typed: for suffixes that set the value themselves. */
  readonly suffix?: ReactNode | ((settle: () => void) => ReactNode)
  /** Stands in the empty box where the field has no hint of its own. */
  readonly example?: string
  readonly inputMode?: 'decimal' | 'numeric' | 'tel' | 'text'
  readonly rows?: number
  readonly autoComplete?: string
  /** A box that starts anew with each value takes it only when it is left. */
  readonly whenLeft?: boolean
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
  // What can be read is passed on while it is typed, so that checks answer at once and nothing typed is lost with the
  // window. Words for why there is no value wait until the box is left: they replace it.
  const type = (text: string): void => {
    setTyped(text)
    if (props.whenLeft === true) return
    const reading = kind.read(text, field, {})
    if (reading.ok && reading.mark === undefined) change({ value: reading.value })
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
  const suffix = typeof props.suffix === 'function' ? props.suffix(() => setTyped(null)) : props.suffix
  if (props.rows !== undefined) {
    return (
      <Input.TextArea
        {...shared}
        autoSize={{ minRows: props.rows, maxRows: 12 }}
        onChange={(event) => type(event.target.value)}
      />
    )
  }
  return (
    <Input
      {...shared}
      onChange={(event) => type(event.target.value)}
      onPressEnter={leave}
      suffix={suffix ?? (field.unit === undefined ? undefined : <span className="faint">{field.unit}</span>)}
      inputMode={props.inputMode ?? 'text'}
      autoComplete="off"
    />
  )
}
