import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback } from 'react'
import { useSay } from '../../language.tsx'

/** After the calendar has changed: says what became of it. What is due may be another day everywhere. */
export const useChanged = () => {
  const say = useSay()
  const { message } = App.useApp()
  const client = useQueryClient()
  return useCallback(
    async (reckoned: number) => {
      void message.success(
        reckoned === 0
          ? say('已保存，没有期限因此变动')
          : say('已保存，{count}条未办结记录的期限已重算', { count: reckoned }),
      )
      await client.invalidateQueries()
    },
    [say, message, client],
  )
}
