import { useMutation } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal, Select } from 'antd'
import type { Robot, RobotKind } from '../../../ledger/wire/notices.ts'
import { api, Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import { useSeated } from '../../session.tsx'
import { ROBOT_PLACES, ROBOT_TITLES } from './channel_words.ts'
import { useSettled } from './use_channels.ts'

interface Asked {
  readonly unit: string
  readonly kind: RobotKind
  readonly title: string
  readonly address?: string
  readonly secret?: string
}

const useSaving = (robot: Robot | null, close: () => void) => {
  const say = useSay()
  const { message } = App.useApp()
  const settled = useSettled()
  return useMutation({
    mutationFn: ({ unit, kind, title, address, secret }: Asked) => {
      const keys = { ...(address ? { address } : {}), ...(secret ? { secret } : {}) }
      return robot === null
        ? api.addRobot({ unit, kind, title, address: address ?? '', ...(secret ? { secret } : {}) })
        : api.setRobot(robot.id, { title, ...keys })
    },
    onSuccess: (channels) => {
      settled(channels)
      void message.success(say('群机器人已保存'))
      close()
    },
  })
}

/** A new robot, or another name, address or secret for one; what is kept is not shown, and left empty it stays. */
interface RobotDialogProps {
  readonly robot: Robot | null
  /** Beside the vendors' own. */
  readonly hosts: readonly string[]
  readonly close: () => void
}
export function RobotDialog({ robot, hosts, close }: RobotDialogProps) {
  const say = useSay()
  const { unit } = useSeated()
  const [form] = Form.useForm<Asked>()
  const kind = Form.useWatch('kind', form) ?? robot?.kind ?? 'wecom'
  const save = useSaving(robot, close)
  const needed = [{ required: true, message: say('请填写') }]
  const faults = save.error instanceof Refused ? (save.error.problem.faults ?? []) : []
  const stays = robot === null ? '' : say('已保存；不改就空着')
  return (
    <Modal
      open
      title={robot === null ? say('新增群机器人') : say('修改群机器人')}
      okText={say('保存')}
      okButtonProps={{ loading: save.isPending }}
      onOk={form.submit}
      onCancel={close}
      width={520}
    >
      {save.isError && (
        <Alert
          type="error"
          showIcon
          className="gap-below"
          title={faults.map(({ says }) => says).join('；') || wordsOf(save.error, say)}
        />
      )}
      <Form<Asked>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ unit: robot?.unit ?? unit.code, kind, title: robot?.title ?? '' }}
        onFinish={(asked) => save.mutate({ ...asked, kind })}
      >
        <Form.Item
          name="unit"
          label={say('哪个单位的群')}
          extra={say('催报时，本单位和下级没有报的会汇总成一条发到群里')}
        >
          <UnitInput disabled={robot !== null} label={robot?.unit_name ?? unit.name} />
        </Form.Item>
        <Form.Item name="kind" label={say('哪家的机器人')}>
          <Select
            disabled={robot !== null}
            options={Object.entries(ROBOT_TITLES).map(([value, title]) => ({ value, label: say(title) }))}
          />
        </Form.Item>
        <Form.Item name="title" label={say('叫什么')} rules={needed}>
          <Input maxLength={60} placeholder={say('例：甲河镇校长群')} />
        </Form.Item>
        <Form.Item
          name="address"
          label={say('Webhook 地址')}
          rules={robot === null ? needed : []}
          extra={hosts.length === 0 ? undefined : say('这里还可以用 {hosts} 上的地址', { hosts: hosts.join('、') })}
        >
          <Input placeholder={stays || ROBOT_PLACES[kind]} autoComplete="off" />
        </Form.Item>
        {kind !== 'wecom' && <Secret stays={robot?.signed ? stays : ''} />}
      </Form>
    </Modal>
  )
}

function Secret({ stays }: { readonly stays: string }) {
  const say = useSay()
  return (
    <Form.Item
      name="secret"
      label={say('加签密钥')}
      extra={say('群机器人安全设置里选了加签（签名校验）才有；选了关键词的，关键词填“有据”')}
    >
      <Input.Password placeholder={stays} autoComplete="new-password" />
    </Form.Item>
  )
}

interface UnitInputProps {
  readonly id?: string
  readonly value?: string
  readonly label: string
  readonly disabled: boolean
  readonly onChange?: (code: string | null) => void
}
const UnitInput = ({ id, value, label, disabled, onChange }: UnitInputProps) => (
  <UnitSelect
    {...(id === undefined ? {} : { id })}
    value={value ?? null}
    label={label}
    disabled={disabled}
    onChange={(code) => onChange?.(code)}
    style={{ width: '100%' }}
  />
)
