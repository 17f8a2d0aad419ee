import { useMutation } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { Import } from '../../../ledger/import_wire.ts'
import { api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useTelling } from '../../parts/refusal.tsx'

type Column = Import['columns'][number]
type Said = Readonly<Record<string, string | null>>

interface MatchingProps {
  readonly running: Import
  readonly put: (next: Import) => void
}

/** Which column of the sheet went to which field; a wrong one is put right here, and the file is read again. */
export function Matching({ running, put }: MatchingProps) {
  const say = useSay()
  const tell = useTelling()
  const [said, setSaid] = useState<Said>({})
  const again = useMutation({
    mutationFn: () => api.readImportAgain(running.id, { columns: said }),
    onSuccess: put,
    onError: tell,
  })
  if (running.columns.length === 0) return null
  const changed = Object.keys(said).length > 0
  return (
    <section>
      <h2>{say('列的对应')}</h2>
      <ul className="matching">
        {running.columns.map((column) => (
          <li key={column.column} className={column.field === null ? 'unmatched' : ''}>
            <code>{column.column}</code>
            <span className="matching-heading">{column.heading}</span>
            <span aria-hidden="true">→</span>
            {running.assignable.length === 0 ? (
              <strong>{column.field === null ? say('未用') : column.title}</strong>
            ) : (
              <Meaning column={column} running={running} said={said} setSaid={setSaid} />
            )}
          </li>
        ))}
      </ul>
      {changed && (
        <p className="matching-acts">
          <Button type="primary" loading={again.isPending} onClick={() => again.mutate()}>
            {say('按新的对应重新读取')}
          </Button>
          <Button onClick={() => setSaid({})}>{say('恢复原来的对应')}</Button>
        </p>
      )}
    </section>
  )
}

const NOTHING = ''

interface MeaningProps {
  readonly column: Column
  readonly running: Import
  readonly said: Said
  readonly setSaid: (said: Said) => void
}

function Meaning({ column, running, said, setSaid }: MeaningProps) {
  const say = useSay()
  const own = column.field ?? NOTHING
  const given = said[column.column]
  const value = given === undefined ? own : (given ?? NOTHING)
  const change = (next: string): void => {
    const { [column.column]: _before, ...others } = said
    setSaid(next === own ? others : { ...others, [column.column]: next === NOTHING ? null : next })
  }
  return (
    <Select
      size="small"
      className="matching-meaning"
      aria-label={say('{heading}列填到', { heading: column.heading || column.column })}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      status={given === undefined ? '' : 'warning'}
      onChange={change}
      options={[
        { value: NOTHING, label: say('不导入') },
        ...running.assignable.map(({ field, title }) => ({ value: field, label: title })),
      ]}
    />
  )
}
