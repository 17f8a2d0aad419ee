import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Form } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import { periodOf, previous } from '../../../ledger/period.ts'
import type { Session } from '../../../ledger/wire.ts'
import { fillingLevels, workflowOf } from '../../../ledger/workflow.ts'
import { api, Refused } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { NotYours } from '../../parts/not_yours.tsx'
import { PeriodSelect } from '../../parts/period_select.tsx'
import { Refusal, wordsOf } from '../../parts/refusal.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { useSession } from '../../session.tsx'
import { draftName, draftOf, dropDraft, keepDraft } from './drafts.ts'
import { DraftNotice } from './draft_notice.tsx'
import { filledFields } from './field_groups.ts'
import { FormFoot, showFirstFault } from './form_foot.tsx'
import { useRefreshing, useRequestKey } from './row_changes.ts'
import { RowForm } from './row_form.tsx'
import { useRowState } from './row_state.ts'

export default function NewRowRoute() {
  const { ledger = '' } = useParams()
  const say = useSay()
  const page = useLedger(ledger)
  if (page.isPending) return <Waiting />
  if (page.isError) return <Refusal error={page.error} again={() => void page.refetch()} />
  const { document, can_fill } = page.data
  if (can_fill) return <NewRow key={ledger} document={document} />
  return <NotYours words={say('“{title}”不由你的岗位填报。', { title: document.title })} back={`/ledgers/${ledger}`} />
}

const EMPTY = { values: {}, marks: {} }

/** Returns are about the period that has ended; only yearly and longer ones are begun while they run. */
const firstPeriod = (document: LedgerDocument, today: string): string | null => {
  const each = document.cadence?.each
  if (each === undefined) return null
  const now = periodOf(each, today)
  return ['year', 'school_year', 'term', 'once'].includes(each) ? now.code : (previous(now)?.code ?? now.code)
}

const firstUnit = (document: LedgerDocument, { home, seats }: Session): string =>
  fillingLevels(document).includes(home.level)
    ? home.code
    : (seats.find((seat) => fillingLevels(document).includes(seat.position.split('.')[0] ?? ''))?.unit ?? '')

const useNewRow = (document: LedgerDocument) => {
  const say = useSay()
  const session = useSession()
  const name = draftName(session.person.login, document.name, null)
  const [restored] = useState(() => draftOf(name, Date.now()))
  const [unit, setUnit] = useState(restored?.unit ?? firstUnit(document, session))
  const [period, setPeriod] = useState(restored?.period ?? firstPeriod(document, session.today))
  const fields = useMemo(() => filledFields(document), [document])
  const around = { state: workflowOf(document).start, unit, period }
  const state = useRowState({ fields, start: restored ?? EMPTY, around, missing: say('必填') })
  const { values, marks } = state
  useEffect(() => {
    if (Object.keys(values).length > 0) keepDraft(name, { values, marks, unit, period, version: null, at: Date.now() })
  }, [name, values, marks, unit, period])
  const drop = (): void => {
    dropDraft(name)
    state.lay(EMPTY)
  }
  return { fields, around, state, unit, setUnit, period, setPeriod, restored, drop, forget: () => dropDraft(name) }
}

function NewRow({ document }: { readonly document: LedgerDocument }) {
  const say = useSay()
  const go = useNavigate()
  const { message } = App.useApp()
  const refresh = useRefreshing()
  const keyFor = useRequestKey()
  const form = useNewRow(document)
  const { state, unit, period } = form
  const create = useMutation({
    mutationFn: () => {
      const sent = { unit, period, values: state.values, marks: state.marks }
      return api.create(document.name, { key: keyFor(sent), ...sent })
    },
    onSuccess: async (row) => {
      form.forget()
      void message.success(say('已保存'))
      await refresh(document.name)
      await go(`/ledgers/${document.name}/rows/${row.id}`, { replace: true })
    },
    onError: (problem) => {
      if (problem instanceof Refused && problem.problem.faults) state.refuse(problem.problem.faults)
    },
  })
  const [tried, setTried] = useState(false)
  const send = (): void => {
    setTried(true)
    if (state.check() && unit !== '') create.mutate()
    else showFirstFault()
  }
  return (
    <div className="sheet">
      <p className="crumbs">
        <Link to={`/ledgers/${document.name}`}>{document.title}</Link> / {say('新增')}
      </p>
      {document.about !== undefined && <p className="about">{document.about}</p>}
      {form.restored !== null && <DraftNotice at={form.restored.at} drop={form.drop} />}
      {create.isError && <Alert type="error" showIcon title={wordsOf(create.error, say)} className="gap-below" />}
      <Belonging document={document} form={form} missing={tried && unit === ''} />
      <RowForm fields={form.fields} state={state} around={form.around} disabled={create.isPending} />
      <FormFoot state={state}>
        <Button type="primary" onClick={send} loading={create.isPending}>
          {say('保存')}
        </Button>
        <Button onClick={() => void go(-1)}>{say('返回')}</Button>
        <span className="faint">{say('没保存的内容会留在本机')}</span>
      </FormFoot>
    </div>
  )
}

interface BelongingProps {
  readonly document: LedgerDocument
  readonly form: ReturnType<typeof useNewRow>
  /** The unit was not chosen although the row was to be saved. */
  readonly missing: boolean
}

function Belonging({ document, form, missing }: BelongingProps) {
  const say = useSay()
  const { home, seats } = useSession()
  const level = fillingLevels(document)[0]
  const label = form.unit === home.code ? home.name : seats.find((seat) => seat.unit === form.unit)?.unit_name
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
          value={form.unit === '' ? null : form.unit}
          faulty={missing}
          {...(label === undefined ? {} : { label })}
          {...(level === undefined ? {} : { level })}
          onChange={(code) => form.setUnit(code ?? '')}
          style={{ width: '100%' }}
        />
      </Form.Item>
      {document.cadence !== undefined && (
        <Form.Item label={say('期间')} required>
          <PeriodSelect
            value={form.period ?? undefined}
            kinds={[document.cadence.each]}
            onChange={(code) => form.setPeriod(code ?? null)}
          />
        </Form.Item>
      )}
    </Form>
  )
}
