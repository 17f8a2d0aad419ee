import { Form } from 'antd'
import { useState } from 'react'
import type { LedgerDocument } from '../../../ledger/document.ts'
import { fillingLevels } from '../../../ledger/workflow.ts'
import { useSay } from '../../language.tsx'
import { PeriodSelect } from '../../parts/period_select.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import { useSeated, useSession } from '../../session.tsx'
import type { Destination } from './destination.ts'
import { DropSheet } from './drop_sheet.tsx'
import { Templates } from './templates.tsx'

interface ChooseProps {
  readonly document: LedgerDocument
  readonly destination: Destination
}

/** Step one for a ledger: whose rows, which period, which file. */
export function Choose({ document, destination }: ChooseProps) {
  const say = useSay()
  const seated = useSeated()
  const { home } = useSession()
  const [unit, setUnit] = useState(seated.unit)
  const [period, setPeriod] = useState<string | undefined>()
  const scope = { unit: unit.code, period }
  // Who sits above the schools hands out a sheet to each of them.
  const below = !fillingLevels(document).includes(home.level)
  return (
    <div className="choose">
      <Form layout="vertical" component="div" className="row-form belonging">
        <Form.Item label={say('记到哪个单位（表里写了单位的以表为准）')} htmlFor="import-unit">
          <UnitSelect
            id="import-unit"
            value={unit.code}
            label={unit.name}
            onChange={(code, name) => setUnit(code === null ? seated.unit : { code, name })}
            style={{ width: '100%' }}
          />
        </Form.Item>
        {document.cadence !== undefined && (
          <Form.Item label={say('期间')}>
            <PeriodSelect value={period} kinds={[document.cadence.each]} allowClear onChange={setPeriod} />
          </Form.Item>
        )}
      </Form>
      <DropSheet destination={destination} scope={scope} />
      <Templates
        destination={destination}
        scope={scope}
        waits={document.cadence !== undefined && period === undefined}
        below={below}
      />
    </div>
  )
}
