import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { Link } from 'react-router'
import type { LedgerDocument } from '../../ledger/document.ts'
import type { Row } from '../../ledger/wire.ts'
import { api } from '../api.ts'
import { useLedger } from '../ledgers.ts'
import { useSay } from '../language.tsx'
import type { CellProps, FieldView, InputProps } from './contract.ts'
import { wordsOfRow } from './row_words.ts'

const OFFERED = 20

const offersOf = (rows: readonly Row[], document: LedgerDocument) =>
  rows.map((row) => ({ value: row.id, label: wordsOfRow(row, document) }))

/** Searches the other ledger; only rows that the person may see are offered. */
function RefInput({ id, field, cell, label, change, faulty, disabled }: InputProps) {
  const say = useSay()
  const [search, setSearch] = useState('')
  const late = useDeferredValue(search)
  const ledger = field.ledger ?? ''
  const page = useLedger(ledger)
  const found = useQuery({
    queryKey: ['rows', ledger, 'offers', late],
    queryFn: () => api.rows(ledger, { search: late, size: OFFERED }),
    placeholderData: keepPreviousData,
  })
  const offers = page.data && found.data ? offersOf(found.data.rows, page.data.document) : []
  const value = typeof cell.value === 'number' ? cell.value : null
  const known = value === null || offers.some((offer) => offer.value === value)
  // What an address brought along is not among the newest rows that are offered, and is looked up for its words.
  const pointed = useQuery({
    queryKey: ['row', ledger, value, 'now'],
    queryFn: () => api.row(ledger, value ?? 0),
    enabled: !known && label === undefined && found.isSuccess,
    retry: false,
  })
  const words = pointed.data && page.data ? wordsOfRow(pointed.data.row, page.data.document) : `#${value}`
  return (
    <Select
      id={id}
      value={value}
      options={known ? offers : [{ value, label: label ?? words }, ...offers]}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      allowClear
      loading={found.isFetching}
      disabled={disabled ?? false}
      placeholder={field.hint ?? say('输入关键字查找')}
      notFoundContent={say('没有找到')}
      {...(faulty ? { status: 'error' as const } : {})}
      onChange={(next: number | undefined) => change({ value: next ?? null })}
      style={{ width: '100%' }}
    />
  )
}

function RefCell({ field, value, label }: CellProps) {
  const id = typeof value === 'number' ? value : 0
  return (
    <Link to={`/ledgers/${field.ledger ?? ''}/rows/${id}`} onClick={(event) => event.stopPropagation()}>
      {label ?? `#${id}`}
    </Link>
  )
}

export const ref: FieldView = { Input: RefInput, Cell: RefCell, width: 150, opened: true }
