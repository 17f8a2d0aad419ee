import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Badge } from 'antd'
import { Link } from 'react-router'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { inks } from '../theme.ts'
import { useAppearance } from '../appearance.tsx'

/** Often enough for a reminder, and nothing that a county's old machines would feel. */
const EVERY_MILLISECONDS = 60_000

export const useUnread = () =>
  useQuery({ queryKey: ['unread'], queryFn: api.unread, refetchInterval: EVERY_MILLISECONDS })

/** How many notices are unread. In the house's ink: an unread notice is not yet late. */
export function Bell() {
  const say = useSay()
  const { mode } = useAppearance()
  const unread = useUnread().data?.unread ?? 0
  const words = unread === 0 ? say('收件箱') : say('收件箱，{count}条未读', { count: unread })
  return (
    <Link to="/inbox" className="bell" aria-label={words} title={words}>
      <Badge count={unread} size="small" color={inks[mode].solid} overflowCount={99}>
        <BellOutlined />
      </Badge>
    </Link>
  )
}
