import { useSay } from '../language.tsx'
import { NativePicker } from './native_picker.tsx'

interface DayPickerProps {
  readonly value: string | null
  readonly disabled?: boolean
  readonly pick: (day: string | null) => void
}

/** A day from the calendar of the device. */
export function DayPicker({ value, disabled = false, pick }: DayPickerProps) {
  const say = useSay()
  return <NativePicker type="date" value={value ?? ''} label={say('选日期')} disabled={disabled} pick={pick} />
}
