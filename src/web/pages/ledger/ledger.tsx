import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Drawer, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { LedgerDocument } from '../../../ledger/document.ts'
import type { Row } from '../../../ledger/wire.ts'
import { api, type LedgerPage } from '../../api.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay } from '../../language.tsx'
import { useLedger } from '../../ledgers.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { remember, remembered } from '../../preferences.ts'
import { useSeated } from '../../session.tsx'
import { LedgerActions } from './actions.tsx'
import { ColumnChooser, useColumns } from './columns.tsx'
import { AsOfNotice } from './as_of.tsx'
import { FilterBar } from './filter_bar.tsx'
import { askedOf, endOfDay, isFiltered, readFilters, writeFilters, type Filters } from './filters.ts'
import { RowCards } from './row_cards.tsx'
import { RowsTable, type Density } from './rows_table.tsx'

// Most visits look at the table only; the form, the moves and the history come with the first row that is opened.
const RowView = lazy(async () => ({ default: (await import('../row/row_view.tsx')).RowView }))

const TickedBar = lazy(async () => ({ default: (await import('./ticked_bar.tsx')).TickedBar }))

export default function LedgerRoute() {
  const { ledger = '' } = useParams()
  const page = useLedger(ledger)
  if (page.isPending) return <Waiting />
  if (page.isError) return <Refusal error={page.error} again={() => void page.refetch()} />
  return <Ledger key={ledger} page={page.data} />
}

const useFilters = () => {
  const [params, setParams] = useSearchParams()
  const filters = readFilters(params)
  const change = (next: Filters): void => setParams(writeFilters(next))
  return { filters, change }
}

/** The open row stands beside the filters in the address, so that a drawer survives a reload. */
const useOpenRow = (name: string) => {
  const [params, setParams] = useSearchParams()
  const phone = usePhone()
  const go = useNavigate()
  const id = Number(params.get('row')) || null
  const open = (row: number): void => {
    if (phone) return void go(`/ledgers/${name}/rows/${row}`)
    params.set('row', String(row))
    setParams(params)
  }
  const close = (): void => {
    params.delete('row')
    setParams(params)
  }
  return { id: phone ? null : id, open, close }
}

/** Only rows that are shown can be ticked: what was ticked on another page would be moved unseen. */
const useTicks = (shown: readonly Row[]) => {
  const [ticked, tick] = useState<readonly number[]>([])
  return { rows: shown.filter(({ id }) => ticked.includes(id)), tick }
}

const emptyWords = (page: LedgerPage, filters: Filters): string => {
  if (isFiltered(filters)) return '没有符合条件的记录，放宽条件再看看。'
  if (page.can_import) return '还没有记录。点“新增”填第一条，或者下载模板批量导入。'
  return page.can_fill ? '还没有记录。点“新增”填第一条。' : '下面的单位还没有报来记录。'
}

function Ledger({ page }: { readonly page: LedgerPage }) {
  const { document } = page
  const say = useSay()
  const phone = usePhone()
  const { unit } = useSeated()
  const { filters, change } = useFilters()
  const row = useOpenRow(document.name)
  const columns = useColumns(document)
  const asked = askedOf(filters, unit.code)
  const rows = useQuery({
    queryKey: ['rows', document.name, asked],
    queryFn: () => api.rows(document.name, asked),
    placeholderData: keepPreviousData,
  })
  const shared = { document, chosen: columns.chosen, rows: rows.data, empty: say(emptyWords(page, filters)) }
  const ticks = useTicks(rows.data?.rows ?? [])
  const [density, setDensity] = useState<Density>(() => remembered<Density>('density', 'small'))
  const condense = (next: Density): void => {
    remember('density', next)
    setDensity(next)
  }
  return (
    <>
      <div className="page-head">
        <h1>{document.title}</h1>
        <div className="grow" />
        <LedgerActions page={page} filters={filters} />
      </div>
      {document.about !== undefined && <p className="about">{document.about}</p>}
      <div className="filter-line">
        <FilterBar document={document} filters={filters} change={change} />
        {!phone && <DensitySwitch density={density} choose={condense} />}
        {!phone && <ColumnChooser document={document} {...columns} />}
      </div>
      <AsOfNotice filters={filters} change={change} />
      {rows.isError && <Refusal error={rows.error} again={() => void rows.refetch()} />}
      {phone ? (
        <RowCards {...shared} turn={(next) => change({ ...filters, page: next })} />
      ) : (
        <RowsTable
          {...shared}
          density={density}
          fetching={rows.isFetching}
          filters={filters}
          change={change}
          open={(one) => row.open(one.id)}
          {...(filters.as_of === undefined && document.workflow !== undefined
            ? { ticking: { ticked: ticks.rows.map(({ id }) => id), tick: ticks.tick } }
            : {})}
        />
      )}
      {ticks.rows.length > 0 && (
        <Suspense fallback={null}>
          <TickedBar document={document} rows={ticks.rows} clear={() => ticks.tick([])} />
        </Suspense>
      )}
      <RowDrawer document={document} id={row.id} close={row.close} as_of={filters.as_of} />
    </>
  )
}

interface RowDrawerProps {
  readonly document: LedgerDocument
  readonly id: number | null
  readonly close: () => void
  readonly as_of: string | undefined
}

function RowDrawer({ document, id, close, as_of }: RowDrawerProps) {
  const say = useSay()
  return (
    <Drawer
      open={id !== null}
      onClose={close}
      size={760}
      title={id !== null && <Link to={`/ledgers/${document.name}/rows/${id}`}>{say('整页打开')}</Link>}
      destroyOnHidden
    >
      {id !== null && (
        <Suspense fallback={<Waiting />}>
          <RowView document={document} id={id} {...(as_of === undefined ? {} : { as_of: endOfDay(as_of) })} />
        </Suspense>
      )}
    </Drawer>
  )
}

function DensitySwitch({ density, choose }: { readonly density: Density; readonly choose: (next: Density) => void }) {
  const say = useSay()
  return (
    <Segmented
      value={density}
      onChange={choose}
      options={[
        { value: 'small', label: say('紧') },
        { value: 'middle', label: say('松') },
      ]}
      aria-label={say('行距')}
    />
  )
}
