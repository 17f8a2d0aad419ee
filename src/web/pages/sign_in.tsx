import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { api } from '../api.ts'
import { useLanguage } from '../language.tsx'
import { wordsOf } from '../parts/refusal.tsx'
import { Seal } from '../parts/seal.tsx'
import { useArrival } from '../session.tsx'

interface Asked {
  readonly login: string
  readonly password: string
}

export function SignIn() {
  const { say, language, choose } = useLanguage()
  const arrive = useArrival()
  const enter = useMutation({
    mutationFn: (asked: Asked) => api.signIn(asked.login.trim(), asked.password),
    // The answer of signing in and the session are asked apart, so that both come from one place.
    onSuccess: async () => arrive(await api.session()),
  })
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <section className="sign-in-about">
          <Seal size={56} />
          <h1>有据</h1>
          <p className="sign-in-motto">{say('每个数，都有据可查')}</p>
          <ul>
            <li>{say('学校的事，一件一行记进台账')}</li>
            <li>{say('县里市里要的数，从台账里现算')}</li>
            <li>{say('报告里的数，点开就是那些记录')}</li>
          </ul>
        </section>
        <Form layout="vertical" requiredMark={false} onFinish={(asked: Asked) => enter.mutate(asked)}>
          {enter.isError && <Alert type="error" showIcon title={wordsOf(enter.error, say)} className="sign-in-fault" />}
          <Form.Item name="login" label={say('账号')} rules={[{ required: true, message: say('请填写账号') }]}>
            <Input size="large" autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item name="password" label={say('密码')} rules={[{ required: true, message: say('请填写密码') }]}>
            <Input.Password size="large" autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
            {say('登录')}
          </Button>
        </Form>
        <p className="sign-in-foot">
          <span className="faint">{say('忘记密码请找本单位管理员重置。')}</span>
          <Button type="link" size="small" onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </Button>
        </p>
      </div>
    </main>
  )
}
