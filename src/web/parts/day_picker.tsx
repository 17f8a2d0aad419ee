import { CalendarOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { useSay } from '../language.tsx'

interface DayPickerProps {
  readonly value: string | null
  readonly disabled?: boolean
  readonly pick: (day: string | null) => void
}

/** The calendar that the device itself brings, behind a button of ours: its own box would speak the browser's language. */
export function DayPicker({ value, disabled = false, pick }: DayPickerProps) {
  const say = useSay()
  const native = useRef<HTMLInputElement>(null)
  return (
    <span className="date-pick">
      <input
        ref={native}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={value ?? ''}
        onChange={(event) => pick(event.target.value === '' ? null : event.target.value)}
      />
      <Button
        type="text"
        size="small"
        icon={<CalendarOutlined />}
        aria-label={say('选日期')}
        disabled={disabled}
        onClick={() => native.current?.showPicker()}
      />
    </span>
  )
}
