import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal, Switch } from 'antd'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { Refusal, wordsOf } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'

interface Asked {
  readonly email?: string
  readonly by_mail: boolean
}

/** Where one wants to be reminded beside the inbox. */
export function OwnChannels({ close }: { readonly close: () => void }) {
  const say = useSay()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Asked>()
  const own = useQuery({ queryKey: ['own_channels'], queryFn: api.ownChannels, staleTime: 0 })
  const save = useMutation({
    mutationFn: ({ email, by_mail }: Asked) => api.setOwnChannels({ email: email?.trim() || null, by_mail }),
    onSuccess: (saved) => {
      client.setQueryData(['own_channels'], saved)
      void message.success(say('提醒方式已保存'))
      close()
    },
  })
  return (
    <Modal
      open
      title={say('提醒方式')}
      okText={say('保存')}
      okButtonProps={{ loading: save.isPending, disabled: own.data === undefined }}
      onOk={form.submit}
      onCancel={close}
      width={440}
    >
      <p className="soft gap-below">{say('通知总会进收件箱；留下邮箱，还可以同时发到邮箱。')}</p>
      {own.isError && <Refusal error={own.error} again={() => void own.refetch()} />}
      {own.isPending && <Waiting />}
      {own.data !== undefined && (
        <>
          {!own.data.mail_works && (
            <Alert
              type="info"
              showIcon
              className="gap-below"
              title={say('管理员还没有设置邮件服务器，暂时发不出邮件。')}
            />
          )}
          {save.isError && <Alert type="error" showIcon className="gap-below" title={wordsOf(save.error, say)} />}
          <Form<Asked>
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={{ email: own.data.email ?? '', by_mail: own.data.by_mail }}
            onFinish={(asked) => save.mutate(asked)}
          >
            <Form.Item name="email" label={say('邮箱')} rules={[{ type: 'email', message: say('邮箱写得不对') }]}>
              <Input inputMode="email" autoComplete="email" allowClear />
            </Form.Item>
            <Form.Item name="by_mail" label={say('同时发邮件')} valuePropName="checked">
              <Switch />
            </Form.Item>
          </Form>
        </>
      )}
    </Modal>
  )
}
