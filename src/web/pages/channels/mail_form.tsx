import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, InputNumber, Select } from 'antd'
import type { Mail, SetMailBody } from '../../../ledger/wire/notices.ts'
import { api, Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { wordsOf } from '../../parts/refusal.tsx'
import { useSettled, useTest } from './use_channels.ts'

interface Asked {
  readonly site?: string
  readonly host: string
  readonly port: number
  readonly security: SetMailBody['security']
  readonly login?: string
  readonly password?: string
  readonly sender: string
}
const PORTS: Readonly<Record<SetMailBody['security'], number>> = { tls: 465, starttls: 587, none: 25 }

const bodyOf = ({ site, host, port, security, login, password, sender }: Asked): SetMailBody => ({
  site: site?.trim() || null,
  host: host.trim(),
  port,
  security,
  login: login?.trim() || null,
  // Left empty, the one kept stays.
  ...(password ? { password } : {}),
  sender: sender.trim(),
})

const useMail = () => {
  const say = useSay()
  const { message } = App.useApp()
  const settled = useSettled()
  const save = useMutation({
    mutationFn: (asked: Asked) => api.setMail(bodyOf(asked)),
    onSuccess: (channels) => {
      settled(channels)
      void message.success(say('邮件服务器已保存'))
    },
  })
  const test = useTest(api.testMail)
  return { save, test }
}

/** The bureau's mail server. What it was told in secret it never shows again. */
export function MailForm({ mail }: { readonly mail: Mail }) {
  const say = useSay()
  const { save, test } = useMail()
  const [form] = Form.useForm<Asked>()
  const faults = save.error instanceof Refused ? (save.error.problem.faults ?? []) : []
  return (
    <section className="sheet channel" aria-labelledby="mail-title">
      <h2 id="mail-title">{say('邮件服务器')}</h2>
      <p className="soft">{say('填单位自己的发信邮箱。每个人在收件箱的提醒方式里留下邮箱后，通知会同时发到那里。')}</p>
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
        className="channel-form"
        initialValues={{
          site: mail.site ?? window.location.origin,
          host: mail.host ?? '',
          port: mail.port ?? PORTS.tls,
          security: mail.security ?? 'tls',
          login: mail.login ?? '',
          sender: mail.sender ?? '',
        }}
        onValuesChange={({ security }: Partial<Asked>) => {
          if (security !== undefined) form.setFieldValue('port', PORTS[security])
        }}
        onFinish={(asked) => save.mutate(asked)}
      >
        <Fields password_kept={mail.password_kept} />
      </Form>
      <div className="channel-foot">
        <Button type="primary" loading={save.isPending} onClick={form.submit}>
          {say('保存')}
        </Button>
        <Button disabled={mail.host === null} loading={test.isPending} onClick={() => test.mutate(undefined)}>
          {say('给自己发一封测试邮件')}
        </Button>
      </div>
    </section>
  )
}

function Fields({ password_kept }: Pick<Mail, 'password_kept'>) {
  const say = useSay()
  const needed = [{ required: true, message: say('请填写') }]
  return (
    <>
      <Form.Item name="host" label={say('服务器')} rules={needed}>
        <Input placeholder="smtp.example.com" autoComplete="off" />
      </Form.Item>
      <Form.Item name="security" label={say('加密')}>
        <Select
          options={[
            { value: 'tls', label: say('TLS（465端口）') },
            { value: 'starttls', label: say('STARTTLS（587端口）') },
            { value: 'none', label: say('不加密（只限内网）') },
          ]}
        />
      </Form.Item>
      <Form.Item name="port" label={say('端口')} rules={needed}>
        <InputNumber min={1} max={65_535} controls={false} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item
        name="sender"
        label={say('发件地址')}
        rules={[...needed, { type: 'email', message: say('邮箱写得不对') }]}
      >
        <Input placeholder="notice@example.com" autoComplete="off" />
      </Form.Item>
      <Form.Item name="login" label={say('登录名')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="password" label={say('密码或授权码')}>
        <Input.Password autoComplete="new-password" placeholder={password_kept ? say('已保存；不改就空着') : ''} />
      </Form.Item>
      <Form.Item
        name="site"
        label={say('本系统的网址')}
        className="channel-wide"
        rules={[{ type: 'url', message: say('网址写得不对') }]}
        extra={say('邮件和群消息里的链接从这里打开')}
      >
        <Input placeholder="https://" />
      </Form.Item>
    </>
  )
}
