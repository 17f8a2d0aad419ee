/** What a sheet goes into: a ledger, or the county's own units and people. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FieldDocument, LedgerDocument } from '../../../ledger/document.ts'
import type { Import } from '../../../ledger/import_wire.ts'
import { address, api } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { useRefreshing } from '../row/row_changes.ts'

export interface Destination {
  readonly title: string
  /** Where the list is that the rows will stand in. */
  readonly home: string
  /** The link that leads there when all is written. */
  readonly look: string
  /** Fields by name, to show the first rows with; a column of none of them is shown as it was read. */
  readonly fields: Readonly<Record<string, FieldDocument>>
  /** Address of the empty sheet. */
  readonly template: (scope?: Scope) => string
  /** Address of a zip with a sheet for each unit below, where there are any. */
  readonly templates?: (scope?: Scope) => string
  readonly start: (file: File, scope?: Scope) => Promise<Import>
  /** Makes all lists ask again once the rows are written. */
  readonly refresh: () => Promise<unknown>
}
export type Scope = Readonly<Record<string, string | undefined>>
export type OrganisationSheet = 'units' | 'people'

export const importsOf = ({ home }: Destination): string => `${home}/import`

export const useLedgerDestination = (document: LedgerDocument): Destination => {
  const say = useSay()
  const refresh = useRefreshing()
  return useMemo(
    () => ({
      title: document.title,
      home: `/ledgers/${document.name}`,
      look: say('去看台账'),
      fields: document.fields,
      template: (scope) => address(`/ledgers/${document.name}/template.xlsx`, scope),
      templates: (scope) => address(`/ledgers/${document.name}/templates.zip`, scope),
      start: (file, scope = {}) => api.startImport(document.name, file, scope),
      refresh: () => refresh(document.name),
    }),
    [document, say, refresh],
  )
}

const TITLES: Readonly<Record<OrganisationSheet, readonly [title: string, look: string]>> = {
  units: ['单位', '去看单位'],
  people: ['人员', '去看人员'],
}
const NO_FIELDS = {}

export const useOrganisationDestination = (sheet: OrganisationSheet): Destination => {
  const say = useSay()
  const client = useQueryClient()
  return useMemo(() => {
    const [title, look] = TITLES[sheet]
    return {
      title: say(title),
      home: `/${sheet}`,
      look: say(look),
      fields: NO_FIELDS,
      template: () => address(`/${sheet}/template.xlsx`),
      start: (file) => api.startOrganisationImport(sheet, file),
      refresh: () =>
        Promise.all(['units', 'unit', 'people'].map((queryKey) => client.invalidateQueries({ queryKey: [queryKey] }))),
    }
  }, [sheet, say, client])
}
