import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useSay } from '../../language.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { useNoting } from './requests.ts'

/** Takes note, with a sentence or without. It says that it ends nothing: only a move does. */
export function NoteForm({ ids }: { readonly ids: readonly number[] }) {
  const say = useSay()
  const { message } = App.useApp()
  const noting = useNoting()
  const [words, setWords] = useState('')
  const note = (): void => {
    if (noting.isPending) return
    noting.mutate(
      { ids, words: words.trim() },
      {
        onSuccess: () => void message.success(say('已签收')),
        onError: (error) => void message.error(wordsOf(error, say)),
      },
    )
  }
  return (
    <>
      <div className="told-note">
        <Input
          value={words}
          maxLength={500}
          placeholder={say('可以写一句怎么安排的')}
          aria-label={say('签收意见')}
          onChange={({ target }) => setWords(target.value)}
          onPressEnter={note}
        />
        <Button type="primary" loading={noting.isPending} onClick={note}>
          {say('签收')}
        </Button>
      </div>
      <p className="faint">{say('签收表示知道了；办理之前，督办不会停。')}</p>
    </>
  )
}
