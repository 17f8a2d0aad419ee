import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown, Empty, Input, Pagination, Select, Table, type TableColumnsType } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { PaperLine, Register } from '../../../ledger/wire/papers.ts'
import { address } from '../../api.ts'
import { usePhone } from '../../appearance.tsx'
import { useSay, type Say } from '../../language.tsx'
import { momentWords } from '../../parts/moment.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { UnitSelect } from '../../parts/unit_select.tsx'
import { useSession } from '../../session.tsx'
import { PaperWindow } from './paper_window.tsx'
import { Prefixes } from './prefixes.tsx'
import { useRegister } from './requests.ts'
import { ServedMark } from './served_mark.tsx'

const SIZE = 50
const NAMES = ['year', 'paper', 'unit', 'service', 'search'] as const
type Name = (typeof NAMES)[number]
type Chosen = Readonly<Record<Name, string | undefined>>

const columnsOf = (say: Say, open: (line: PaperLine) => void): TableColumnsType<PaperLine> => [
  { key: 'number', title: say('发文字号'), width: 200, render: (_, line) => <OpenPaper line={line} open={open} /> },
  { key: 'title', title: say('文书'), dataIndex: 'title', width: 170, ellipsis: true },
  { key: 'day', title: say('印发日期'), width: 112, render: (_, line) => momentWords(line.printed_at).slice(0, 10) },
  { key: 'unit', title: say('关于'), ellipsis: true, render: (_, line) => <Row line={line} /> },
  { key: 'office', title: say('发文单位'), dataIndex: 'office_name', ellipsis: true },
  { key: 'by', title: say('经办人'), dataIndex: 'by', width: 90 },
  { key: 'served', title: say('送达'), width: 180, render: (_, line) => <ServedMark line={line} /> },
]

function OpenPaper({ line, open }: { readonly line: PaperLine; readonly open: (line: PaperLine) => void }) {
  return (
    <button type="button" className="plain-link" onClick={() => open(line)}>
      {line.number}
    </button>
  )
}

function Row({ line }: { readonly line: PaperLine }) {
  return (
    <>
      {line.unit_name}{' '}
      <Link to={`/ledgers/${line.ledger}/rows/${line.row}`} className="soft">
        {line.ledger_title} #{line.row}
      </Link>
    </>
  )
}

const useAsked = () => {
  const [params, setParams] = useSearchParams()
  const chosen = Object.fromEntries(NAMES.map((name) => [name, params.get(name) ?? undefined])) as Chosen
  const page = Math.max(1, Number(params.get('page')) || 1)
  const change = (name: Name | 'page', value: string | undefined): void => {
    if (name !== 'page') params.delete('page')
    if (value === undefined || value === '') params.delete(name)
    else params.set(name, value)
    setParams(params)
  }
  return { chosen, page, change }
}

/** 文书登记簿: every paper printed, by number, with what it is about and whether it has been served. */
export default function PaperRegister() {
  const say = useSay()
  const phone = usePhone()
  const { chosen, page, change } = useAsked()
  const register = useRegister({ ...chosen, page, size: SIZE })
  const [open, setOpen] = useState<PaperLine | null>(null)
  const papers = register.data?.papers ?? []
  const total = register.data?.total ?? 0
  const none = (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={say('没有文书。办理会印发文书的动作时，文书自动编号并登记在这里。')}
    />
  )
  return (
    <>
      <div className="page-head">
        <h1>{say('文书登记簿')}</h1>
        <div className="grow" />
        <Tools chosen={chosen} />
      </div>
      <Filters chosen={chosen} change={change} years={register.data?.years} kinds={register.data?.kinds} />
      {register.isError && <Refusal error={register.error} again={() => void register.refetch()} />}
      {phone ? (
        <Cards register={register.data} none={none} open={setOpen} turn={(next) => change('page', String(next))} />
      ) : (
        <Table<PaperLine>
          size="small"
          rowKey="id"
          loading={register.isPending}
          dataSource={papers}
          columns={columnsOf(say, setOpen)}
          tableLayout="fixed"
          scroll={{ x: 1080 }}
          pagination={{
            current: page,
            pageSize: SIZE,
            total,
            showSizeChanger: false,
            showTotal: (count) => say('共{count}份', { count: count.toLocaleString('zh-CN') }),
            onChange: (next) => change('page', String(next)),
          }}
          locale={{ emptyText: none }}
        />
      )}
      {open !== null && <PaperWindow line={open} close={() => setOpen(null)} />}
    </>
  )
}

interface CardsProps {
  readonly register: Register | undefined
  readonly none: ReactNode
  readonly open: (line: PaperLine) => void
  readonly turn: (page: number) => void
}

/** The register under a thumb. */
function Cards({ register, none, open, turn }: CardsProps) {
  if (register === undefined) return null
  const { papers, page, size, total } = register
  return (
    <>
      {papers.length === 0 && none}
      <ul className="paper-cards">
        {papers.map((line) => (
          <li key={line.id}>
            <OpenPaper line={line} open={open} />
            <span>{line.title}</span>
            <span>
              <Row line={line} />
            </span>
            <span className="soft">
              {momentWords(line.printed_at).slice(0, 10)} <ServedMark line={line} />
            </span>
          </li>
        ))}
      </ul>
      <Pagination simple current={page} pageSize={size} total={total} hideOnSinglePage onChange={turn} />
    </>
  )
}

function Tools({ chosen }: { readonly chosen: Chosen }) {
  const say = useSay()
  const session = useSession()
  const [naming, setNaming] = useState(false)
  const atRoot = session.seats.some(({ unit }) => unit === session.root.code)
  return (
    <>
      {atRoot && <Button onClick={() => setNaming(true)}>{say('发文机关代字')}</Button>}
      <Dropdown
        menu={{
          items: (['xlsx', 'csv'] as const).map((format) => ({
            key: format,
            label: <a href={address(`/papers/register.${format}`, chosen)}>{format === 'xlsx' ? 'Excel' : 'CSV'}</a>,
          })),
        }}
      >
        <Button icon={<DownloadOutlined />}>{say('导出')}</Button>
      </Dropdown>
      {naming && <Prefixes close={() => setNaming(false)} />}
    </>
  )
}

interface FiltersProps {
  readonly chosen: Chosen
  readonly change: (name: Name, value: string | undefined) => void
  readonly years: readonly number[] | undefined
  readonly kinds: readonly { readonly paper: string; readonly title: string }[] | undefined
}

function Filters({ chosen, change, years = [], kinds = [] }: FiltersProps) {
  const say = useSay()
  const choice = (name: Name, all: string, options: readonly (readonly [string, string])[], width: number) => (
    <Select
      value={chosen[name] ?? null}
      allowClear
      placeholder={all}
      aria-label={all}
      options={options.map(([value, label]) => ({ value, label }))}
      onChange={(next: string | undefined) => change(name, next)}
      style={{ width }}
    />
  )
  return (
    <div className="paper-filters">
      {choice(
        'year',
        say('全部年份'),
        years.map((year) => [String(year), say('{year}年', { year })] as const),
        110,
      )}
      {choice(
        'paper',
        say('全部文书'),
        kinds.map(({ paper, title }) => [paper, title] as const),
        190,
      )}
      {choice(
        'service',
        say('送达'),
        [
          ['open', say('未登记送达')],
          ['done', say('已送达')],
        ],
        130,
      )}
      <UnitSelect
        value={chosen.unit ?? null}
        allowClear
        placeholder={say('全部单位')}
        onChange={(code) => change('unit', code ?? undefined)}
        style={{ width: 200 }}
      />
      <Input.Search
        defaultValue={chosen.search ?? ''}
        allowClear
        placeholder={say('字号、文书或单位')}
        onSearch={(words) => change('search', words.trim())}
        style={{ width: 220 }}
      />
    </div>
  )
}
