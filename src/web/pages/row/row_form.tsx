import { Alert, Button, Form, Input } from 'antd'
import { memo, useMemo } from 'react'
import type { FieldDocument, Mark, Value } from '../../../ledger/document.ts'
import { viewOf } from '../../fields/index.ts'
import { useSay } from '../../language.tsx'
import { MARKS } from '../../parts/shown.tsx'
import type { Checking, Doubt } from './checking.ts'
import type { NamedField } from './field_groups.ts'
import { moveByKey } from './keys.ts'
import { MarkMenu } from './mark_menu.tsx'
import { isRequired, type RowState, type Surroundings } from './row_state.ts'

/** What a form about a return knows beyond its boxes. By field. */
export interface Beside {
  readonly known: Readonly<Record<string, string>>
  readonly taken: ReadonlySet<string>
  /** The reviewer's words at cells of the last return. */
  readonly words: Readonly<Record<string, string>>
  readonly checking: Checking
  /** It was tried to hand it in: what is still unexplained is now wrong. */
  readonly tried: boolean
}

interface RowFormProps {
  readonly fields: readonly NamedField[]
  readonly state: RowState
  readonly around: Surroundings
  readonly labels?: Readonly<Record<string, string>> | undefined
  readonly disabled?: boolean
  readonly beside?: Beside
}

const NO_DOUBTS: readonly Doubt[] = []
const nothing = (): void => undefined

/** A form drawn from the ledger's document: one box a field, faults at their boxes, what is required by the rules. */
export function RowForm({ fields, state, around, labels, disabled = false, beside }: RowFormProps) {
  const say = useSay()
  return (
    <div onKeyDown={moveByKey}>
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
            value={(viewOf(named[1]).computed === true ? beside?.checking.computed : state.values)?.[named[0]] ?? null}
            mark={state.marks[named[0]]}
            fault={state.faults[named[0]] ?? beside?.checking.hard[named[0]]}
            set={state.set}
            required={isRequired(named, state, around)}
            label={labels?.[named[0]]}
            disabled={disabled}
            known={beside?.known[named[0]]}
            taken={beside?.taken.has(named[0]) ?? false}
            words={beside?.words[named[0]]}
            doubts={beside?.checking.soft[named[0]] ?? NO_DOUBTS}
            explain={beside?.checking.explain ?? nothing}
            tried={beside?.tried ?? false}
          />
        ))}
      </Form>
    </div>
  )
}

interface FieldBoxProps {
  readonly named: NamedField
  readonly value: Value
  readonly mark: Mark | undefined
  readonly fault: string | undefined
  readonly set: RowState['set']
  readonly required: boolean
  readonly label: string | undefined
  readonly disabled: boolean
  readonly known: string | undefined
  readonly taken: boolean
  readonly words: string | undefined
  readonly doubts: readonly Doubt[]
  readonly explain: Checking['explain']
  readonly tried: boolean
}

/** Drawn again only when something of its own changes: on an old machine a form of sixty boxes has to keep up. */
const FieldBox = memo(function FieldBox(props: FieldBoxProps) {
  const { named, mark, fault, set, label, disabled } = props
  const [name, declared] = named
  // What would be cut off within the box stands below it.
  const field = useMemo(() => (isLong(declared) ? withoutHint(declared) : declared), [declared])
  const say = useSay()
  const view = viewOf(field)
  const id = `field-${name}`
  const { Input: Box } = view
  const classes = [view.wide === true ? 'row-form-wide' : '', props.taken ? 'box-taken' : '']
  return (
    <Form.Item
      label={
        <span className="box-label">
          {field.title}
          {view.computed !== true && (
            <MarkMenu title={field.title} disabled={disabled} set={(next) => set(name, { value: null, mark: next })} />
          )}
        </span>
      }
      htmlFor={id}
      required={props.required}
      {...(fault === undefined
        ? {}
        : { validateStatus: 'error' as const, help: <span id={`${id}-help`}>{fault}</span> })}
      className={classes.filter(Boolean).join(' ')}
      {...(isBare(props) ? {} : { extra: <Below {...props} id={id} /> })}
    >
      {mark === undefined ? (
        <Box
          id={id}
          field={field}
          cell={{ value: props.value }}
          faulty={fault !== undefined}
          disabled={disabled}
          change={(cell, said) => set(name, cell, said)}
          {...(label === undefined ? {} : { label })}
        />
      ) : (
        <span className="marked-box">
          <span className="mark">{say(MARKS[mark])}</span>
          <Button type="link" size="small" disabled={disabled} onClick={() => set(name, { value: null })}>
            {say('改为填写')}
          </Button>
        </span>
      )}
    </Form.Item>
  )
})

const HINT_WITHIN = 12
const isLong = ({ hint }: FieldDocument): boolean => (hint ?? '').length > HINT_WITHIN
const withoutHint = (field: FieldDocument): FieldDocument =>
  Object.fromEntries(Object.entries(field).filter(([name]) => name !== 'hint')) as unknown as FieldDocument

const isBare = ({ named: [, field], known, words, doubts }: FieldBoxProps): boolean =>
  known === undefined && words === undefined && doubts.length === 0 && !isLong(field)

function Below({
  id,
  named: [, field],
  known,
  words,
  doubts,
  explain,
  tried,
  disabled,
}: FieldBoxProps & { readonly id: string }) {
  const say = useSay()
  return (
    <>
      {words !== undefined && (
        <span className="box-words">
          {say('退回意见：')}
          {words}
        </span>
      )}
      {doubts.map((doubt) => (
        <label
          key={doubt.check}
          className={tried && doubt.said.trim() === '' ? 'box-doubt box-doubt-open' : 'box-doubt'}
        >
          <span>{doubt.says}</span>
          <Input.TextArea
            id={`${id}-explains-${doubt.check}`}
            value={doubt.said}
            disabled={disabled}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={1000}
            placeholder={say('写一句原因，审核的人看得到')}
            onChange={(event) => explain(doubt.check, event.target.value)}
          />
        </label>
      ))}
      {isLong(field) && <span className="box-known">{field.hint}</span>}
      {known !== undefined && <span className="box-known">{known}</span>}
    </>
  )
}
