import { Checkbox, Form, Select } from 'antd'
import type { PeriodKind } from '../../../ledger/document.ts'
import type { Catalogued } from '../../../ledger/wire/catalogue.ts'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { DayBox } from '../../parts/day_box.tsx'
import { PeriodSelect } from '../../parts/period_select.tsx'
import { PERIOD_KIND_TITLES } from '../../parts/period_words.ts'
import { UnitSelect } from '../../parts/unit_select.tsx'
import { useSeated } from '../../session.tsx'
import { IndicatorSelect } from './indicator_select.tsx'
import { COMPARISONS, type Comparison, type FigureQuestion } from './question.ts'

interface AskingProps {
  readonly catalogue: Catalogued
  readonly question: FigureQuestion
  readonly change: (question: FigureQuestion) => void
}

const SERIES: readonly PeriodKind[] = ['month', 'quarter', 'half', 'year']
const COMPARISON_TITLES: Readonly<Record<Comparison, string>> = { last_year: '同比', share: '占比' }

/** Ways to split: by units below, by a field with options, along time. */
const useSplits = ({ catalogue, question }: AskingProps) => {
  const say = useSay()
  const ledger = useLedger(question.indicators[0]?.split('.')[0] ?? '')
  const fields = Object.entries(ledger.data?.document.fields ?? {}).filter(([, field]) => field.options !== undefined)
  return [
    {
      label: say('按单位'),
      options: catalogue.levels
        .slice(1)
        .map((level) => ({ value: `level:${level.name}`, label: say('按{what}', { what: level.title }) })),
    },
    {
      label: say('按时间'),
      options: SERIES.map((kind) => ({
        value: `series:${kind}`,
        label: say('按{what}', { what: say(PERIOD_KIND_TITLES[kind]) }),
      })),
    },
    {
      label: say('按项目'),
      options: [
        ...fields.map(([name, field]) => ({ value: `field:${name}`, label: say('按{what}', { what: field.title }) })),
        { value: 'field:state', label: say('按{what}', { what: say('状态') }) },
      ],
    },
  ]
}

export function Asking(props: AskingProps) {
  const { catalogue, question, change } = props
  const say = useSay()
  const { unit } = useSeated()
  const splits = useSplits(props)
  return (
    <Form layout="vertical" component="div" className="asking">
      <Form.Item label={say('指标')} className="asking-indicators">
        <IndicatorSelect
          indicators={catalogue.indicators}
          value={question.indicators}
          change={(indicators) => change({ ...question, indicators })}
        />
      </Form.Item>
      <Form.Item label={say('单位')}>
        <UnitSelect
          value={question.unit ?? unit.code}
          onChange={(code) => change({ ...question, unit: code ?? unit.code })}
          style={{ width: 220 }}
        />
      </Form.Item>
      <Form.Item label={say('期间')}>
        <PeriodSelect
          value={question.period}
          onChange={(period) => period !== undefined && change({ ...question, period })}
        />
      </Form.Item>
      <Form.Item label={say('拆分')}>
        <Select
          value={question.by ?? null}
          options={splits}
          allowClear
          placeholder={say('不拆分')}
          onChange={(by: string | undefined) => change({ ...question, by: by ?? '' })}
          style={{ width: 170 }}
          aria-label={say('拆分')}
        />
      </Form.Item>
      <Form.Item label={say('比较')}>
        <Checkbox.Group
          value={[...question.compare]}
          options={COMPARISONS.map((one) => ({ value: one, label: say(COMPARISON_TITLES[one]) }))}
          onChange={(compare) => change({ ...question, compare: compare })}
        />
      </Form.Item>
      <Form.Item label={say('截至')}>
        <DayBox
          value={question.as_of ?? null}
          label={say('截至哪一天的记录')}
          change={(day) => change({ ...question, as_of: day ?? '' })}
        />
      </Form.Item>
    </Form>
  )
}
