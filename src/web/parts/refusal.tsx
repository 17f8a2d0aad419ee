import { Alert, App, Button } from 'antd'
import { useCallback } from 'react'
import { Refused } from '../api.ts'
import { useSay, type Say } from '../language.tsx'

export const wordsOf = (error: unknown, say: Say): string =>
  error instanceof Refused ? error.message : say('页面出错了，请刷新后再试。')

/** What could not be shown and why, with a way to ask again. */
export function Refusal(props: { readonly error: unknown; readonly again?: () => void; readonly whole?: boolean }) {
  const say = useSay()
  const faults = props.error instanceof Refused ? (props.error.problem.faults ?? []) : []
  return (
    <div className={props.whole === true ? 'waiting waiting-whole' : 'refusal'}>
      <Alert
        type="error"
        showIcon
        title={wordsOf(props.error, say)}
        description={faults.length === 0 ? undefined : faults.map((fault) => fault.says).join('；')}
        action={
          props.again === undefined ? undefined : (
            <Button size="small" onClick={props.again}>
              {say('重试')}
            </Button>
          )
        }
      />
    </div>
  )
}

/** For actions: the refusal appears as a message and the page stays as it is. */
export const useTelling = () => {
  const { message } = App.useApp()
  const say = useSay()
  return useCallback(
    (error: unknown) => {
      void message.error(wordsOf(error, say), 6)
    },
    [message, say],
  )
}
