import { Form } from 'antd'
import type { LedgerDocument } from '../../../ledger/document.ts'
import { fillingLevels } from '../../../ledger/workflow.ts'
import { useSay } from '../../language.tsx'
import { PeriodSelect } from '../../parts/period_select.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import type { Place } from './new_state.ts'

interface BelongingProps {
  readonly document: LedgerDocument
  readonly place: Place
  /** The unit was not chosen although the row was to be saved. */
  readonly missing: boolean
  readonly change: (place: Place) => void
}

/** Which unit a new row belongs to, and which period. */
export function Belonging({ document, place, missing, change }: BelongingProps) {
  const say = useSay()
  const level = fillingLevels(document)[0]
  return (
    <Form layout="vertical" component="div" className="row-form belonging">
      <Form.Item
        label={say('单位')}
        required
        htmlFor="row-unit"
        {...(missing ? { validateStatus: 'error' as const, help: say('请选择填到哪个单位') } : {})}
      >
        <UnitSelect
          id="row-unit"
          value={place.unit === '' ? null : place.unit}
          faulty={missing}
          {...(place.unit_name === '' ? {} : { label: place.unit_name })}
          {...(level === undefined ? {} : { level })}
          onChange={(code, name) => change({ ...place, unit: code ?? '', unit_name: name })}
          style={{ width: '100%' }}
        />
      </Form.Item>
      {document.cadence !== undefined && (
        <Form.Item label={say('期间')} required>
          <PeriodSelect
            value={place.period ?? undefined}
            kinds={[document.cadence.each]}
            onChange={(code) => change({ ...place, period: code ?? null })}
          />
        </Form.Item>
      )}
    </Form>
  )
}
