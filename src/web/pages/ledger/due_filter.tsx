import { Segmented } from 'antd'
import { useSay } from '../../language.tsx'
import { changed, type Filters } from './filters.ts'

interface DueFilterProps {
  readonly filters: Filters
  readonly change: (filters: Filters) => void
}

/** What is late, what soon will be: the question of every morning, one press away. Whoever asks it wants the worst first. */
export function DueFilter({ filters, change }: DueFilterProps) {
  const say = useSay()
  return (
    <Segmented
      value={filters.due ?? ''}
      aria-label={say('期限')}
      options={[
        { value: '', label: say('全部') },
        { value: 'late', label: say('逾期') },
        { value: 'soon', label: say('即将到期') },
      ]}
      onChange={(due) => change(changed(filters, { due, sort: due === '' ? '' : 'due_at' }))}
    />
  )
}
