import { Button } from 'antd'
import { Link } from 'react-router'
import type { Notice } from '../../../ledger/wire/notices.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { KINDS } from './notice_kinds.ts'

/** One notice. Going where it leads takes it as read. */
export function NoticeLine({ notice, read }: { readonly notice: Notice; readonly read: (id: string) => void }) {
  const say = useSay()
  const { id, kind, title, words, link, by, at, read_at } = notice
  const unread = read_at === null
  const { title: called, late } = KINDS[kind]
  return (
    <li className={unread ? 'notice notice-unread' : 'notice'}>
      <span className={late ? 'notice-kind late' : 'notice-kind'}>{say(called)}</span>
      <div className="notice-body">
        {link === null ? (
          <span className="notice-title">{title}</span>
        ) : (
          <Link to={link} className="notice-title" onClick={() => unread && read(id)}>
            {title}
          </Link>
        )}
        <p>{words}</p>
      </div>
      <div className="notice-side">
        <span className="soft">{by ?? say('系统')}</span>
        <time dateTime={at} className="number faint">
          {momentWords(at).slice(11)}
        </time>
        {unread && (
          <Button type="link" size="small" onClick={() => read(id)}>
            {say('标为已读')}
          </Button>
        )}
      </div>
    </li>
  )
}
