import { FilterOutlined } from '@ant-design/icons'
import { Button, Divider, Dropdown, Popover, Radio, Tag } from 'antd'
import { useState } from 'react'
import type { Condition, FieldDocument, LedgerDocument } from '../../../ledger/document.ts'
import { viewOf } from '../../fields/index.ts'
import { useSay } from '../../language.tsx'
import { conditionWords } from './condition_words.ts'
import type { Conditions } from './filters.ts'

interface ConditionsProps {
  readonly document: LedgerDocument
  readonly where: Conditions
  readonly change: (field: string, condition: Condition | undefined) => void
}

/** Sealed values cannot be searched, so no filter is offered that could never find anything. */
const askable = (document: LedgerDocument) =>
  Object.entries(document.fields).filter(
    ([, field]) => field.private === undefined && field.retired === undefined && viewOf(field).Filter !== undefined,
  )

export function ConditionsBar({ document, where, change }: ConditionsProps) {
  const say = useSay()
  const [open, setOpen] = useState<string | null>(null)
  const asked = Object.keys(where).filter((name) => name !== open)
  const shown = open === null ? asked : [...asked, open]
  const others = askable(document).filter(([name]) => !shown.includes(name))
  return (
    <>
      {shown.map((name) => {
        const field = document.fields[name]
        if (field === undefined) return null
        return (
          <ConditionTag
            key={name}
            field={field}
            condition={where[name]}
            open={open === name}
            turn={(next) => setOpen(next ? name : null)}
            change={(condition) => change(name, condition)}
          />
        )
      })}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map(([name, field]) => ({ key: name, label: field.title })),
            onClick: ({ key }) => setOpen(key),
            style: { maxHeight: 360, overflow: 'auto' },
          }}
        >
          <Button icon={<FilterOutlined />}>{say('加条件')}</Button>
        </Dropdown>
      )}
    </>
  )
}

interface ConditionTagProps {
  readonly field: FieldDocument
  readonly condition: Condition | undefined
  readonly open: boolean
  readonly turn: (open: boolean) => void
  readonly change: (condition: Condition | undefined) => void
}

const EMPTINESS = [
  ['filled', '已填', { empty: false }],
  ['empty', '未填', { empty: true }],
  ['not_applicable', '不适用', { mark: 'not_applicable' }],
  ['exempt', '免报', { mark: 'exempt' }],
] as const satisfies readonly (readonly [string, string, Condition])[]

function ConditionTag({ field, condition, open, turn, change }: ConditionTagProps) {
  const say = useSay()
  const { Filter } = viewOf(field)
  const state = EMPTINESS.find(([, , one]) => JSON.stringify(one) === JSON.stringify(condition))?.[0] ?? null
  const content = (
    <div className="condition">
      {Filter !== undefined && <Filter field={field} condition={condition} change={change} />}
      <Divider size="small" />
      <Radio.Group
        value={state}
        optionType="button"
        size="small"
        options={EMPTINESS.map(([key, title]) => ({ value: key, label: say(title) }))}
        onChange={(event) => change(EMPTINESS.find(([key]) => key === event.target.value)?.[2])}
      />
    </div>
  )
  return (
    <Popover
      open={open}
      onOpenChange={turn}
      trigger="click"
      placement="bottomLeft"
      content={content}
      title={field.title}
    >
      <Tag
        className="condition-tag"
        closable
        tabIndex={0}
        onClose={(event) => {
          event.preventDefault()
          change(undefined)
          turn(false)
        }}
      >
        {field.title}
        {condition !== undefined && `：${conditionWords(condition, field, say)}`}
      </Tag>
    </Popover>
  )
}
