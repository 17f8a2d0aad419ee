import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Manuscript } from '../../../ledger/wire/manuscripts.ts'
import { requestKey } from '../../api.ts'
import { useSay, type Say } from '../../language.tsx'
import { useTelling } from '../../parts/refusal.tsx'
import { openSections } from './open_ends.ts'
import { manuscripts } from './requests.ts'

interface PublishDialogProps {
  readonly manuscript: Manuscript
  readonly unsaved: number
  readonly close: () => void
}

/** Sections that are still with their writers: the paper cannot go out without them. */
const awayIn = ({ sections_of }: Manuscript): string[] =>
  sections_of.flatMap(({ writer, state, title }) => (writer !== null && state !== 'accepted' ? [title] : []))

/** What is still open, said before anything is frozen. */
const openWords = (manuscript: Manuscript, unsaved: number, say: Say): string[] => {
  const ends = openSections(manuscript).flatMap((section) => section.ends)
  const count = (type: string): number => ends.filter((end) => end.type === type).length
  const said = manuscript.comments.filter(({ settled }) => settled === null).length
  const counted: readonly (readonly [number, string])[] = [
    [unsaved, say('{count}个部分有没保存的修改，不会发布出去', { count: unsaved })],
    [count('fault'), say('{count}处写法有误，改正后才能发布', { count: count('fault') })],
    [count('changed'), say('{count}个数和上次保存时不同，发布的是现在的数', { count: count('changed') })],
    [count('gap'), say('{count}处缺数，会照缺数印出', { count: count('gap') })],
    [said, say('{count}条批注没有处理', { count: said })],
  ]
  return counted.flatMap(([many, words]) => (many > 0 ? [words] : []))
}

export function PublishDialog({ manuscript, unsaved, close }: PublishDialogProps) {
  const say = useSay()
  const tell = useTelling()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [key] = useState(requestKey)
  const publish = useMutation({
    mutationFn: () => manuscripts.publish(manuscript.id, key),
    onSuccess: async ({ id }) => {
      for (const kind of ['manuscript', 'manuscripts']) void client.invalidateQueries({ queryKey: [kind] })
      await navigate(`/publications/${id}`)
    },
    onError: tell,
  })
  const away = awayIn(manuscript)
  const open = openWords(manuscript, unsaved, say)
  return (
    <Modal
      open
      width={520}
      title={say('发布《{title}》', { title: manuscript.title })}
      okText={say('发布')}
      okButtonProps={{ disabled: away.length > 0, loading: publish.isPending }}
      onOk={() => publish.mutate()}
      onCancel={close}
    >
      {away.length > 0 && (
        <p className="late">{say('还不能发布，这些部分没有采用：{titles}', { titles: away.join('、') })}</p>
      )}
      {open.length > 0 && (
        <ul className="publish-open">
          {open.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <p className="soft">{say('发布后，这一版的文字和每个数都留底，以后随时能照原样查出。')}</p>
    </Modal>
  )
}
