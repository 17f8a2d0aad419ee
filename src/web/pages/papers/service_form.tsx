import { CameraOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input, Modal, Select, Upload } from 'antd'
import { useState } from 'react'
import { today } from '../../../ledger/instant.ts'
import { SERVICE_WAYS, type ServiceWay, WITNESSED } from '../../../ledger/paper_words.ts'
import type { PaperLine, Service } from '../../../ledger/wire/papers.ts'
import { Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { DayBox } from '../../parts/day_box.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { useServing } from './requests.ts'

interface Asked {
  readonly served_on: string
  readonly way: ServiceWay
  readonly receiver: string
  readonly witness: string
  readonly place: string
  readonly reason?: string
}
interface ServiceFormProps {
  readonly paper: Pick<PaperLine, 'id' | 'number' | 'title'>
  /** What was said before, where it is corrected. */
  readonly before: Service | null
  readonly close: () => void
}

const blank = (): Asked => ({
  served_on: today(new Date()),
  way: SERVICE_WAYS[0],
  receiver: '',
  witness: '',
  place: '',
})

/** When, how and to whom a paper was served; the photograph of the signed receipt beside it. */
export function ServiceForm({ paper, before, close }: ServiceFormProps) {
  const say = useSay()
  const [form] = Form.useForm<Asked>()
  const [photo, setPhoto] = useState<File | null>(null)
  const [first] = useState(blank)
  const way = Form.useWatch('way', form) ?? before?.way ?? SERVICE_WAYS[0]
  const serve = useServing(paper.id, close)
  const faults = serve.error instanceof Refused ? (serve.error.problem.faults ?? []) : []
  return (
    <Modal
      open
      title={before === null ? say('登记送达') : say('更正送达')}
      okText={say('保存')}
      okButtonProps={{ loading: serve.isPending }}
      onOk={form.submit}
      onCancel={close}
      width={460}
    >
      <p className="soft">
        {paper.title} {paper.number}
      </p>
      {serve.isError && (
        <Alert
          type="error"
          showIcon
          className="gap-below"
          title={faults.map(({ says }) => says).join('；') || wordsOf(serve.error, say)}
        />
      )}
      <Form<Asked>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={before ?? first}
        onFinish={(asked) =>
          serve.mutate({
            said: { ...asked, photo: before?.photo ?? null, version: before?.version ?? 0 },
            photo,
          })
        }
      >
        <Fields way={way} corrects={before !== null} />
        <Upload
          accept="image/*,application/pdf"
          maxCount={1}
          fileList={photo === null ? [] : [{ uid: 'photo', name: photo.name }]}
          beforeUpload={(file) => {
            setPhoto(file)
            return false
          }}
          onRemove={() => setPhoto(null)}
        >
          <Button icon={<CameraOutlined />}>{say('签收回证的照片')}</Button>
        </Upload>
      </Form>
    </Modal>
  )
}

function Fields({ way, corrects }: { readonly way: ServiceWay; readonly corrects: boolean }) {
  const say = useSay()
  const needed = [{ required: true, whitespace: true, message: say('请填写') }]
  const receivers: Partial<Record<ServiceWay, string>> = { 公告送达: '在哪里公告', 邮寄送达: '收件人、邮件号' }
  return (
    <>
      <Form.Item name="served_on" label={say('送达日期')} rules={needed}>
        <DayInput />
      </Form.Item>
      <Form.Item name="way" label={say('送达方式')}>
        <Select options={SERVICE_WAYS.map((each) => ({ value: each, label: say(each) }))} />
      </Form.Item>
      <Form.Item name="receiver" label={say(receivers[way] ?? '签收人')} rules={needed}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="witness" label={say('见证人')} rules={WITNESSED.includes(way) ? needed : []}>
        <Input maxLength={100} placeholder={WITNESSED.includes(way) ? '' : say('没有就空着')} />
      </Form.Item>
      <Form.Item name="place" label={say('送达地点')}>
        <Input maxLength={200} placeholder={say('没有就空着')} />
      </Form.Item>
      {corrects && (
        <Form.Item name="reason" label={say('为什么更正')} rules={needed}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
      )}
    </>
  )
}

/** The day box as a form wants it. */
function DayInput({ value, onChange }: { readonly value?: string; readonly onChange?: (day: string) => void }) {
  const say = useSay()
  return (
    <DayBox
      value={value ?? null}
      label={say('送达日期')}
      style={{ width: '100%' }}
      change={(day) => onChange?.(day ?? '')}
    />
  )
}
