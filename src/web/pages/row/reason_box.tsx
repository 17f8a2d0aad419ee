import { Input } from 'antd'
import { useSay } from '../../language.tsx'

export function ReasonBox(props: {
  readonly value: string
  readonly change: (text: string) => void
  readonly placeholder: string
}) {
  const say = useSay()
  return (
    <label className="reason">
      <span className="reason-label">{say('理由（必填）')}</span>
      <Input.TextArea
        autoFocus
        rows={3}
        maxLength={2000}
        value={props.value}
        placeholder={props.placeholder}
        onChange={(event) => props.change(event.target.value)}
      />
    </label>
  )
}
