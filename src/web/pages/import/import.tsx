import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Progress, Result, Steps } from 'antd'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Import } from '../../../ledger/import_wire.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { Refusal, useTelling } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { importsOf, type Destination } from './destination.ts'
import { Changes } from './changes.tsx'
import { Counts, toWrite, UpdateOffer } from './counts.tsx'
import { Faults } from './faults.tsx'
import { Files } from './files.tsx'
import { Matching } from './matching.tsx'
import { Sample } from './preview.tsx'

const ASK_AGAIN_MILLISECONDS = 800
const atWork = (state: Import['state']): boolean => state === 'reading' || state === 'writing'

interface ImportSheetProps {
  readonly destination: Destination
  readonly children: ReactNode
}
export function ImportSheet({ destination, children }: ImportSheetProps) {
  const say = useSay()
  return (
    <div className="sheet sheet-wide">
      <p className="crumbs">
        <Link to={destination.home}>{destination.title}</Link> / {say('导入')}
      </p>
      {children}
    </div>
  )
}

const STEP: Readonly<Record<Import['state'], number>> = {
  reading: 0,
  faulty: 1,
  ready: 1,
  writing: 2,
  done: 3,
  failed: 1,
  cancelled: 0,
}

/** The address names the import, so the page can be left and found again while the work goes on. */
export function Running({ destination, id }: { readonly destination: Destination; readonly id: string }) {
  const say = useSay()
  const state = useQuery({
    queryKey: ['import', id],
    queryFn: () => api.readImport(id),
    refetchInterval: (query) => (query.state.data && atWork(query.state.data.state) ? ASK_AGAIN_MILLISECONDS : false),
  })
  if (state.isPending) return <Waiting />
  if (state.isError) return <Refusal error={state.error} again={() => void state.refetch()} />
  const running = state.data
  return (
    <>
      <Steps
        size="small"
        responsive={false}
        titlePlacement="vertical"
        className="import-steps"
        current={STEP[running.state]}
        items={['上传', '核对', '写入', '完成'].map((title) => ({ title: say(title) }))}
      />
      <p className="import-file">{running.file}</p>
      <Stage destination={destination} running={running} />
    </>
  )
}

interface StageProps {
  readonly destination: Destination
  readonly running: Import
}

function Stage({ destination, running }: StageProps) {
  const say = useSay()
  switch (running.state) {
    case 'reading':
      return <Working words={say('正在读取，已读{count}行', { count: running.read })} />
    case 'writing':
      return (
        <Working
          words={say('正在写入，已写{count}行', { count: running.written })}
          percent={toWrite(running) === 0 ? 0 : Math.floor((running.written / toWrite(running)) * 100)}
        />
      )
    case 'done':
      return <Done destination={destination} running={running} />
    case 'failed':
    case 'cancelled':
      return (
        <Result
          status="warning"
          title={running.state === 'failed' ? say('没有导入成功') : say('已取消')}
          subTitle={running.problem?.message}
          extra={<Link to={importsOf(destination)}>{say('换一个文件')}</Link>}
        />
      )
    default:
      return <Check destination={destination} running={running} />
  }
}

function Working({ words, percent }: { readonly words: string; readonly percent?: number }) {
  const say = useSay()
  return (
    <div className="working">
      <Progress percent={percent ?? 100} status="active" showInfo={percent !== undefined} />
      <p role="status">{words}</p>
      <p className="faint">{say('可以离开这一页，回来时接着看。')}</p>
    </div>
  )
}

function Check({ destination, running }: StageProps) {
  const say = useSay()
  const go = useNavigate()
  const tell = useTelling()
  const { message } = App.useApp()
  const client = useQueryClient()
  const put = (next: Import): void => void client.setQueryData(['import', running.id], next)
  const confirm = useMutation({ mutationFn: () => api.confirmImport(running.id), onSuccess: put, onError: tell })
  const cancel = useMutation({
    mutationFn: () => api.cancelImport(running.id),
    onSuccess: async () => {
      void message.info(say('已取消，没有写入任何记录'))
      await go(importsOf(destination))
    },
    onError: tell,
  })
  const faulty = running.state === 'faulty'
  const writing = toWrite(running)
  return (
    <>
      <Found running={running} faulty={faulty} />
      <UpdateOffer running={running} put={put} />
      <Counts running={running} />
      <div className="row-acts">
        {!faulty && (
          <Button type="primary" loading={confirm.isPending} disabled={writing === 0} onClick={() => confirm.mutate()}>
            {writing === 0 ? say('没有要写入的内容') : say('写入{count}行', { count: writing })}
          </Button>
        )}
        <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {faulty ? say('换一个文件') : say('取消')}
        </Button>
      </div>
      {faulty && <Faults running={running} />}
      <Files running={running} />
      <Changes running={running} />
      <Matching key={JSON.stringify(running.columns)} running={running} put={put} />
      <Sample fields={destination.fields} running={running} />
    </>
  )
}

/** What the check came to, and what should be known although it is no fault. */
function Found({ running, faulty }: { readonly running: Import; readonly faulty: boolean }) {
  const say = useSay()
  const { read, fault_count } = running
  const words = faulty
    ? say('共{rows}行，有{count}处需要改正。改好后重新上传；现在没有写入任何记录。', { rows: read, count: fault_count })
    : toWrite(running) === 0
      ? say('共{rows}行，没有要写入的内容。', { rows: read })
      : say('共{rows}行，全部读懂了。核对无误后写入。', { rows: read })
  const notes = running.notes ?? []
  return (
    <Alert
      type={faulty ? 'error' : 'info'}
      showIcon
      className="gap-below"
      title={words}
      description={notes.length === 0 ? undefined : notes.map((note) => <p key={note}>{note}</p>)}
    />
  )
}

function Done({ destination, running }: StageProps) {
  const say = useSay()
  const go = useNavigate()
  const look = async (): Promise<void> => {
    await destination.refresh()
    await go(destination.home)
  }
  return (
    <Result
      status="success"
      title={say('已写入{count}行', { count: running.written })}
      subTitle={destination.title}
      extra={
        <Button type="primary" onClick={() => void look()}>
          {destination.look}
        </Button>
      }
    />
  )
}
