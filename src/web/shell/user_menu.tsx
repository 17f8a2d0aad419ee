import { UserOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { api } from '../api.ts'
import { useAppearance, usePhone, type Choice } from '../appearance.tsx'
import { useLanguage } from '../language.tsx'
import { DeputyNote } from '../pages/delegation/deputy.tsx'
import { useTelling } from '../parts/refusal.tsx'
import { useArrival, useSession } from '../session.tsx'
import { PasswordDialog } from './password_dialog.tsx'

const DelegationDialog = lazy(() => import('../pages/delegation/delegation_dialog.tsx'))

const SHADES: readonly (readonly [Choice, string])[] = [
  ['light', '浅色'],
  ['dark', '深色'],
  ['auto', '跟随系统'],
]

const useItems = (): MenuProps['items'] => {
  const { say } = useLanguage()
  const session = useSession()
  return [
    {
      type: 'group',
      key: 'seats',
      label: say('岗位'),
      children: session.seats.map((seat) => {
        const place = `${seat.unit_name} · ${seat.title}`
        return {
          key: `seat.${seat.position}.${seat.unit}`,
          label: seat.lent_by === undefined ? place : `${place}（${say('代 {name}', { name: seat.lent_by })}）`,
          className: 'menu-plain',
        }
      }),
    },
    { key: 'delegation', label: say('代办授权') },
    { type: 'divider' },
    {
      type: 'group',
      key: 'language',
      label: say('界面语言'),
      children: [
        { key: 'language.zh', label: '中文' },
        { key: 'language.en', label: 'English' },
      ],
    },
    {
      type: 'group',
      key: 'appearance',
      label: say('外观'),
      children: SHADES.map(([choice, title]) => ({ key: `appearance.${choice}`, label: say(title) })),
    },
    { type: 'divider' },
    { key: 'password', label: say('修改密码') },
    { key: 'leave', label: say('退出登录') },
  ]
}

export function UserMenu() {
  const session = useSession()
  const { language, choose: speak, say } = useLanguage()
  const { choice, choose: shade } = useAppearance()
  const arrive = useArrival()
  const tell = useTelling()
  const phone = usePhone()
  const [delegating, setDelegating] = useState(false)
  const [password, setPassword] = useState(session.must_change_password)
  const items = useItems()
  const act = (key: string): void => {
    const [subject, value] = key.split('.')
    if (subject === 'language') speak(value === 'en' ? 'en' : 'zh')
    if (subject === 'appearance') shade(SHADES.find(([shade]) => shade === value)?.[0] ?? 'auto')
    if (key === 'delegation') setDelegating(true)
    if (key === 'password') setPassword(true)
    if (key === 'leave') api.signOut().then(() => arrive(null), tell)
  }
  return (
    <>
      <DeputyNote />
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items,
          selectable: true,
          selectedKeys: [`language.${language}`, `appearance.${choice}`],
          onClick: ({ key }) => act(key),
        }}
      >
        <Button type="text" icon={<UserOutlined />} aria-label={say('我的菜单')}>
          {phone ? null : session.person.name}
        </Button>
      </Dropdown>
      {delegating && (
        <Suspense>
          <DelegationDialog close={() => setDelegating(false)} />
        </Suspense>
      )}
      <PasswordDialog open={password} forced={session.must_change_password} close={() => setPassword(false)} />
    </>
  )
}
