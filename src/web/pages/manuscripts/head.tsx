import { DownloadOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Manuscript } from '../../../ledger/wire/manuscripts.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { Preview } from './preview.tsx'
import { PublishDialog } from './publish_dialog.tsx'
import { manuscripts } from './requests.ts'

interface HeadProps {
  readonly manuscript: Manuscript
  /** Sections with work that is not saved. */
  readonly unsaved: number
}
type Opened = 'preview' | 'publish' | null

export function Head({ manuscript, unsaved }: HeadProps) {
  const say = useSay()
  const phone = usePhone()
  const [opened, setOpened] = useState<Opened>(null)
  return (
    <header className="manuscript-head">
      <p className="crumbs no-print">
        <Link to="/reports">{say('报告')}</Link> / {say('文稿')}
        {phone && <Buttons manuscript={manuscript} open={setOpened} />}
      </p>
      <div className="page-head no-print">
        <h1>{manuscript.title}</h1>
        <span className="soft">
          {manuscript.period_title} · {say('数截至{moment}', { moment: momentWords(manuscript.as_of) })} ·{' '}
          {say('{begun_by}起草', { begun_by: manuscript.begun_by })}
        </span>
        <span className="grow" />
        {manuscript.published !== null && (
          <Link to={`/publications/${manuscript.published}`}>{say('已发布的一版')}</Link>
        )}
        {!phone && <Buttons manuscript={manuscript} open={setOpened} />}
      </div>
      {opened === 'preview' && <Preview manuscript={manuscript} unsaved={unsaved} close={() => setOpened(null)} />}
      {opened === 'publish' && (
        <PublishDialog manuscript={manuscript} unsaved={unsaved} close={() => setOpened(null)} />
      )}
    </header>
  )
}

function Buttons({ manuscript, open }: { readonly manuscript: Manuscript; readonly open: (what: Opened) => void }) {
  const say = useSay()
  const docx = manuscripts.docx(manuscript.id)
  if (usePhone()) {
    return (
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'preview', label: say('预览'), onClick: () => open('preview') },
            { key: 'docx', label: <a href={docx}>{say('下载 Word')}</a> },
            ...(manuscript.keeps ? [{ key: 'publish', label: say('发布'), onClick: () => open('publish') }] : []),
          ],
        }}
      >
        <Button size="small" className="head-more">
          {say('更多')}
        </Button>
      </Dropdown>
    )
  }
  return (
    <>
      <Button icon={<EyeOutlined />} onClick={() => open('preview')}>
        {say('预览')}
      </Button>
      <Button icon={<DownloadOutlined />} href={docx}>
        {say('下载 Word')}
      </Button>
      {manuscript.keeps && (
        <Button type="primary" onClick={() => open('publish')}>
          {say('发布')}
        </Button>
      )}
    </>
  )
}
