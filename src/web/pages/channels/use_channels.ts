import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { Channels, Tested } from '../../../ledger/wire/notices.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useTelling } from '../../parts/refusal.tsx'

const CHANNELS = ['channels']

export const useChannels = () => useQuery({ queryKey: CHANNELS, queryFn: api.channels })

/** Puts the answer of a change in place. */
export const useSettled = () => {
  const client = useQueryClient()
  return (channels: Channels): void => {
    client.setQueryData(CHANNELS, channels)
    void client.invalidateQueries({ queryKey: ['deliveries'] })
  }
}

/** A test message, and what came of it in a message that stays long enough to be read. */
export const useTest = <Asked>(test: (asked: Asked) => Promise<Tested>) => {
  const say = useSay()
  const tell = useTelling()
  const { message } = App.useApp()
  const client = useQueryClient()
  return useMutation({
    mutationFn: test,
    onSuccess: ({ sent, result }) => {
      const words = `${sent ? say('测试消息已发出') : say('测试消息没有送到')}：${say(result)}`
      void (sent ? message.success(words, 5) : message.error(words, 10))
      void client.invalidateQueries({ queryKey: ['deliveries'] })
    },
    onError: tell,
  })
}
