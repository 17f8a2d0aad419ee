import { CalendarOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'

interface NativePickerProps {
  readonly type: 'date' | 'datetime-local'
  /** As the input writes it; empty where nothing is picked. */
  readonly value: string
  readonly label: string
  readonly disabled: boolean
  /** What was picked, as the input writes it; null where it was emptied. */
  readonly pick: (picked: string | null) => void
  /** What stands before the button. */
  readonly children?: ReactNode
}

/** The picker that the device itself brings, behind a button of ours: its own box would speak the browser's language. */
export function NativePicker({ type, value, label, disabled, pick, children }: NativePickerProps) {
  const native = useRef<HTMLInputElement>(null)
  return (
    <span className="date-pick">
      <input
        ref={native}
        type={type}
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        onChange={(event) => pick(event.target.value === '' ? null : event.target.value)}
      />
      {children}
      <Button
        type="text"
        size="small"
        icon={<CalendarOutlined />}
        aria-label={label}
        disabled={disabled}
        onClick={() => native.current?.showPicker()}
      />
    </span>
  )
}
