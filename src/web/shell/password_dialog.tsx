import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal } from 'antd'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { wordsOf } from '../parts/refusal.tsx'

const SHORTEST = 8

interface Asked {
  readonly old: string
  readonly fresh: string
  readonly again: string
}

export function PasswordDialog(props: {
  readonly open: boolean
  readonly forced: boolean
  readonly close: () => void
}) {
  const say = useSay()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Asked>()
  const change = useMutation({
    mutationFn: (asked: Asked) => api.changePassword(asked.old, asked.fresh),
    onSuccess: async () => {
      void message.success(say('密码已修改'))
      form.resetFields()
      props.close()
      await client.invalidateQueries({ queryKey: ['session'] })
    },
  })
  return (
    <Modal
      open={props.open}
      title={say('修改密码')}
      okText={say('修改')}
      onOk={form.submit}
      onCancel={props.close}
      confirmLoading={change.isPending}
      width={420}
      destroyOnHidden
    >
      {props.forced && <p className="soft">{say('这是初始密码，请先改成自己的密码。')}</p>}
      {change.isError && (
        <Alert type="error" showIcon title={wordsOf(change.error, say)} style={{ marginBottom: 12 }} />
      )}
      <Form form={form} layout="vertical" onFinish={(asked) => change.mutate(asked)} requiredMark={false}>
        <Form.Item name="old" label={say('原密码')} rules={[{ required: true, message: say('请填写') }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="fresh"
          label={say('新密码')}
          rules={[{ required: true, min: SHORTEST, message: say('至少{count}个字符', { count: SHORTEST }) }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={say('再输一遍新密码')}
          dependencies={['fresh']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('fresh') ? Promise.resolve() : Promise.reject(new Error(say('两次输入不一致'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
