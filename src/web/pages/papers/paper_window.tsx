import { DownloadOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Paper, PaperLine, Service } from '../../../ledger/wire/papers.ts'
import { address } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { PaperProse } from './paper_prose.tsx'
import { fileOf, usePaper } from './requests.ts'
import { ServiceForm } from './service_form.tsx'

/** One paper: its text as printed, the file, and how it was served. */
export function PaperWindow({ line, close }: { readonly line: PaperLine; readonly close: () => void }) {
  const say = useSay()
  const paper = usePaper(line.id)
  const [serving, setServing] = useState(false)
  const latest = paper.data?.services.at(-1) ?? null
  return (
    <Modal
      open
      title={`${line.title} ${line.number}`}
      onCancel={close}
      width={900}
      className="paper-window"
      footer={
        <>
          {line.may_serve && (
            <Button onClick={() => setServing(true)}>{latest === null ? say('登记送达') : say('更正送达')}</Button>
          )}
          <Button type="primary" icon={<DownloadOutlined />} href={fileOf(line.id)}>
            {say('下载 Word')}
          </Button>
        </>
      }
    >
      {paper.isPending && <Waiting />}
      {paper.isError && <Refusal error={paper.error} again={() => void paper.refetch()} />}
      {paper.data !== undefined && (
        <>
          <Services paper={paper.data} />
          <PaperProse filled={paper.data.filled} number={paper.data.number} day={paper.data.day} />
        </>
      )}
      {serving && <ServiceForm paper={line} before={latest} close={() => setServing(false)} />}
    </Modal>
  )
}

/** The latest proof first; those it corrects stay readable below it. */
function Services({ paper: { served, services } }: { readonly paper: Paper }) {
  const say = useSay()
  if (!served) return null
  if (services.length === 0) return <p className="paper-services soft">{say('还没有登记送达。')}</p>
  return (
    <ul className="paper-services">
      {services.toReversed().map((service, at) => (
        <li key={service.version} className={at === 0 ? '' : 'faint'}>
          <ServiceLine service={service} />
        </li>
      ))}
    </ul>
  )
}

function ServiceLine({ service }: { readonly service: Service }) {
  const say = useSay()
  const words = [
    say(service.way),
    say('签收：{who}', { who: service.receiver }),
    ...(service.witness === '' ? [] : [say('见证：{who}', { who: service.witness })]),
    ...(service.place === '' ? [] : [service.place]),
    ...(service.reason === null ? [] : [say('更正：{why}', { why: service.reason })]),
  ]
  return (
    <>
      {service.served_on} {words.join('，')}
      {service.photo !== null && (
        <>
          {' '}
          <a href={address(`/files/${service.photo}`)} target="_blank" rel="noreferrer">
            {say('回证照片')}
          </a>
        </>
      )}{' '}
      <span className="faint">
        {service.by} {momentWords(service.at)}
      </span>
    </>
  )
}
