import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { Link } from 'react-router'
import { useSay } from '../../language.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSession } from '../../session.tsx'
import { collecting } from '../collect/collecting.ts'
import { Collections } from './collections.tsx'

/** Who owes nothing looks at how the collecting goes; who has nothing to look at is told where to begin. */
export function Onlooker({ busy }: { readonly busy: boolean }) {
  const say = useSay()
  const { home } = useSession()
  const found = useQuery({ queryKey: ['collections', home.code], queryFn: () => collecting.collections(home.code) })
  if (found.isPending) return <Waiting />
  const collected = (found.data?.collections ?? []).filter((one) => one.collected && one.period !== null)
  if (collected.length > 0) {
    return (
      <>
        {!busy && <p className="soft work-clear">{say('要你办的都办完了。')}</p>}
        <Collections collections={collected} />
      </>
    )
  }
  if (busy) return null
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('现在没有要你填报、办理或审核的。')}>
      <Link to="/ledgers">{say('去台账里记一条')}</Link>
    </Empty>
  )
}
