import { useQuery } from '@tanstack/react-query'
import { Form, Modal, Select } from 'antd'
import { useState } from 'react'
import type { Manuscript, Section, Writer } from '../../../ledger/wire/manuscripts.ts'
import { useSay } from '../../language.tsx'
import { DayBox } from '../../parts/day_box.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { manuscripts } from './requests.ts'
import { useDoing } from './use_manuscript.ts'

interface AssignDialogProps {
  readonly manuscript: Manuscript
  readonly section: Section
  readonly close: () => void
}

const labelOf = ({ unit_name, title, people }: Writer): string =>
  people.length === 0 ? `${unit_name} · ${title}` : `${unit_name} · ${title}（${people.join('、')}）`

/** Who writes a section, and until when. */
export function AssignDialog({ manuscript, section, close }: AssignDialogProps) {
  const say = useSay()
  const { busy, run } = useDoing(manuscript.id)
  const [position, setPosition] = useState<string | null>(section.writer?.position ?? null)
  const [due_on, setDue] = useState<string | null>(section.due_on)
  const writers = useQuery({
    queryKey: ['manuscript', manuscript.id, 'writers'],
    queryFn: () => manuscripts.writers(manuscript.id),
  })
  const assign = (): void =>
    run({
      act: () =>
        manuscripts.assign(manuscript.id, section.section, {
          version: section.version,
          position,
          due_on: position === null ? null : due_on,
        }),
      said: position === null ? say('已收回') : say('已分派，撰写人会收到提醒'),
      done: close,
    })
  return (
    <Modal
      open
      width={460}
      title={say('分派：{title}', { title: section.title })}
      okText={say('确定')}
      okButtonProps={{ loading: busy }}
      onOk={assign}
      onCancel={close}
    >
      {writers.isError && <Refusal error={writers.error} again={() => void writers.refetch()} />}
      <Form layout="vertical">
        <Form.Item label={say('由哪个岗位写')} htmlFor="assign-position">
          <Select
            id="assign-position"
            value={position}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            loading={writers.isPending}
            placeholder={say('不分派，由文稿负责人自己写')}
            options={(writers.data?.writers ?? []).map((one) => ({ value: one.position, label: labelOf(one) }))}
            onChange={(next: string | undefined) => setPosition(next ?? null)}
          />
        </Form.Item>
        <Form.Item label={say('交稿日期')}>
          <DayBox value={due_on} label={say('交稿日期')} change={setDue} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
