import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { useSearchParams } from 'react-router'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { EvidenceView } from '../../parts/evidence.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'

/** A figure's evidence under an address of its own: what a copied link opens. */
export default function EvidencePage() {
  const say = useSay()
  const [params] = useSearchParams()
  const [by, group] = [params.get('by') ?? undefined, params.get('group')]
  const asked = {
    indicators: params.get('indicator') ?? '',
    unit: params.get('unit') ?? '',
    period: params.get('period') ?? '',
    as_of: params.get('as_of') ?? undefined,
    by,
  }
  const figures = useQuery({ queryKey: ['figures', asked], queryFn: () => api.figures(asked) })
  if (figures.isPending) return <Waiting />
  if (figures.isError) return <Refusal error={figures.error} again={() => void figures.refetch()} />
  const figure = figures.data.figures.find((one) => (one.group?.key ?? null) === group)
  if (figure === undefined) return <Empty description={say('链接里的这个数已经找不到了。')} />
  return (
    <div className="sheet">
      <EvidenceView figure={figure} by={by} />
    </div>
  )
}
