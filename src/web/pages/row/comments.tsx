import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import type { Comment } from '../../../ledger/wire/comments.ts'
import { get, post } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { wordsOf } from '../../parts/refusal.tsx'
import { useRequestKey } from './row_changes.ts'

interface Answer {
  readonly comments: readonly Comment[]
}
interface CommentsProps {
  readonly ledger: string
  readonly id: number
}

const useComments = ({ ledger, id }: CommentsProps) => {
  const client = useQueryClient()
  const keyFor = useRequestKey()
  const path = `/ledgers/${ledger}/rows/${id}/comments`
  const queryKey = ['comments', ledger, id]
  const said = useQuery({ queryKey, queryFn: () => get<Answer>(path) })
  const add = useMutation({
    mutationFn: (words: string) =>
      post<Answer>(path, { key: keyFor({ words, after: said.data?.comments.length }), words }),
    onSuccess: (answer) => client.setQueryData(queryKey, answer),
  })
  return { comments: said.data?.comments ?? [], add }
}

/** What people say about a row. It changes nothing in it, and says so: nobody may believe that a word stops a limit. */
export function Comments(props: CommentsProps) {
  const say = useSay()
  const { comments, add } = useComments(props)
  const [words, setWords] = useState('')
  const send = (): void => {
    if (words.trim() !== '' && !add.isPending) add.mutate(words.trim(), { onSuccess: () => setWords('') })
  }
  return (
    <section className="comments" aria-labelledby="comments">
      <h3 id="comments">{say('备注与讨论')}</h3>
      <ol>
        {comments.map((comment) => (
          <li key={comment.id}>
            <p className="comment-head">
              <strong>{comment.by ?? say('系统')}</strong> <span className="faint">{momentWords(comment.at)}</span>
            </p>
            <p className="comment-words">{comment.words}</p>
          </li>
        ))}
      </ol>
      {add.isError && <Alert type="error" showIcon title={wordsOf(add.error, say)} className="gap-below" />}
      <div className="comment-box">
        <Input.TextArea
          value={words}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={2000}
          placeholder={say('写一句，办理的人会收到提醒')}
          aria-label={say('备注与讨论')}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
          }}
        />
        <Button onClick={send} loading={add.isPending} disabled={words.trim() === ''}>
          {say('发送')}
        </Button>
      </div>
      <p className="faint">{say('只作沟通，不改记录，也不影响期限。')}</p>
    </section>
  )
}
