import { CalendarOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { serverNow } from '../connection.ts'
import { useSay } from '../language.tsx'
import { momentWords } from './moment.ts'

interface MomentPickerProps {
  /** `YYYY-MM-DD HH:MM` */
  readonly value: string | null
  readonly disabled?: boolean
  readonly pick: (moment: string | null) => void
}

/**
 * What has just happened is reported with one press; anything else is picked in the calendar and clock that the device
 * brings. Now is the server's now: its clock is the one that limits go by.
 */
export function MomentPicker({ value, disabled = false, pick }: MomentPickerProps) {
  const say = useSay()
  const native = useRef<HTMLInputElement>(null)
  return (
    <span className="date-pick">
      <input
        ref={native}
        type="datetime-local"
        tabIndex={-1}
        aria-hidden="true"
        value={value?.replace(' ', 'T') ?? ''}
        onChange={(event) => pick(event.target.value === '' ? null : event.target.value.replace('T', ' ').slice(0, 16))}
      />
      <Button
        type="link"
        size="small"
        disabled={disabled}
        onClick={() => pick(momentWords(new Date(serverNow()).toISOString()))}
      >
        {say('现在')}
      </Button>
      <Button
        type="text"
        size="small"
        icon={<CalendarOutlined />}
        aria-label={say('选日期和时间')}
        disabled={disabled}
        onClick={() => native.current?.showPicker()}
      />
    </span>
  )
}
