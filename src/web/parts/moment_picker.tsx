import { Button } from 'antd'
import { serverNow } from '../connection.ts'
import { useSay } from '../language.tsx'
import { momentWords } from './moment.ts'
import { NativePicker } from './native_picker.tsx'

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
  return (
    <NativePicker
      type="datetime-local"
      value={value?.replace(' ', 'T') ?? ''}
      label={say('选日期和时间')}
      disabled={disabled}
      pick={(picked) => pick(picked === null ? null : picked.replace('T', ' ').slice(0, 16))}
    >
      <Button
        type="link"
        size="small"
        disabled={disabled}
        onClick={() => pick(momentWords(new Date(serverNow()).toISOString()))}
      >
        {say('现在')}
      </Button>
    </NativePicker>
  )
}
