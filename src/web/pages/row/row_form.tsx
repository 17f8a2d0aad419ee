import { Alert, Button, Form } from 'antd'
import { viewOf } from '../../fields/index.ts'
import { useSay } from '../../language.tsx'
import { MARKS } from '../../parts/shown.tsx'
import type { NamedField } from './field_groups.ts'
import { MarkMenu } from './mark_menu.tsx'
import { isRequired, type RowState, type Surroundings } from './row_state.ts'

interface RowFormProps {
  readonly fields: readonly NamedField[]
  readonly state: RowState
  readonly around: Surroundings
  readonly labels?: Readonly<Record<string, string>> | undefined
  readonly disabled?: boolean
}

/** A form drawn from the ledger's document: one box a field, faults at their boxes, what is required by the rules. */
export function RowForm({ fields, state, around, labels, disabled = false }: RowFormProps) {
  const say = useSay()
  return (
    <Form layout="vertical" component="div" className="row-form">
      {state.others.length > 0 && (
        <Alert
          type="error"
          showIcon
          className="row-form-wide"
          title={say('请先改正')}
          description={state.others.map((fault) => fault.says).join('；')}
        />
      )}
      {fields.map((named) => (
        <FieldBox
          key={named[0]}
          named={named}
          state={state}
          required={isRequired(named, state, around)}
          label={labels?.[named[0]]}
          disabled={disabled}
        />
      ))}
    </Form>
  )
}

interface FieldBoxProps {
  readonly named: NamedField
  readonly state: RowState
  readonly required: boolean
  readonly label: string | undefined
  readonly disabled: boolean
}

function FieldBox({ named: [name, field], state, required, label, disabled }: FieldBoxProps) {
  const say = useSay()
  const view = viewOf(field)
  const id = `field-${name}`
  const mark = state.marks[name]
  const fault = state.faults[name]
  const { Input } = view
  return (
    <Form.Item
      label={
        <span className="box-label">
          {field.title}
          {view.computed !== true && (
            <MarkMenu
              title={field.title}
              disabled={disabled}
              set={(next) => state.set(name, { value: null, mark: next })}
            />
          )}
        </span>
      }
      htmlFor={id}
      required={required}
      {...(fault === undefined
        ? {}
        : { validateStatus: 'error' as const, help: <span id={`${id}-help`}>{fault}</span> })}
      className={view.wide === true ? 'row-form-wide' : ''}
    >
      {mark === undefined ? (
        <Input
          id={id}
          field={field}
          cell={{ value: state.values[name] ?? null }}
          faulty={fault !== undefined}
          disabled={disabled}
          change={(cell, said) => state.set(name, cell, said)}
          {...(label === undefined ? {} : { label })}
        />
      ) : (
        <span className="marked-box">
          <span className="mark">{say(MARKS[mark])}</span>
          <Button type="link" size="small" disabled={disabled} onClick={() => state.set(name, { value: null })}>
            {say('改为填写')}
          </Button>
        </span>
      )}
    </Form.Item>
  )
}
