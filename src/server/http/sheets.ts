import { z } from 'zod'
import { type LedgerDocument, parsePeriod, type Period } from '../../ledger/index.ts'
import { RowsQuery, type Unit } from '../../ledger/wire.ts'
import type { Actor, Tx } from '../db/database.ts'
import { Problem } from '../db/problem.ts'
import { unitOf } from '../org/units.ts'
import { type ExportFormat, exportRows } from '../sheets/export.ts'
import { orgTemplate } from '../sheets/org_template.ts'
import { templateFor } from '../sheets/template.ts'
import { filledTemplate, filledTemplates } from '../sheets/template_lines.ts'
import { templatesZip } from '../sheets/templates_zip.ts'
import { Download, MEDIA } from './download.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import type { House } from './house.ts'
import { Ledger, ledgerFor } from './ledgers.ts'
import { readWhere } from './rows.ts'
import { writtenToScratch } from './scratch.ts'

const Query = RowsQuery.omit({ page: true, size: true })

const exported = (format: ExportFormat): Endpoint =>
  endpoint({
    method: 'GET',
    path: `/api/ledgers/:ledger/export.${format}`,
    about: `All rows of the query as ${format}; never cut.`,
    params: Ledger,
    query: Query,
    run: async ({ tx, house, actor, params, query: { where, ...query } }) => {
      const ledger = ledgerFor(house, actor, params.ledger)
      const bytes = exportRows(tx, house, ledger.name, { ...query, ...readWhere(where) }, format)
      const scratch = await writtenToScratch(house, format, bytes)
      return new Download(`${ledger.title}.${format}`, MEDIA[format], { scratch })
    },
  })

const Asked = z.object({ unit: z.string().optional(), period: z.string().optional() })

/** Whose sheet, and for when. Problems: no_such (unit), wrong_request (period). */
const placeAsked = async (
  tx: Tx,
  house: House,
  actor: Actor,
  ledger: LedgerDocument,
  asked: z.output<typeof Asked>,
): Promise<{ unit: Unit; period: Period | null }> => {
  const code = asked.unit ?? actor.seats[0]?.unit ?? house.county
  const unit = await unitOf(tx, code)
  if (unit === undefined) throw new Problem('no_such', { what: '单位', name: code })
  if (asked.period === undefined || asked.period === '') return { unit, period: null }
  const period = parsePeriod(asked.period)
  if (period === null || period.kind !== ledger.cadence?.each)
    throw new Problem('wrong_request', { what: `“${asked.period.slice(0, 20)}”不是本台账的填报期` })
  return { unit, period }
}

const organised = (sheet: 'units' | 'people', title: string): Endpoint =>
  endpoint({
    method: 'GET',
    path: `/api/${sheet}/template.xlsx`,
    about: `An empty workbook for a sheet of ${sheet}.`,
    run: async ({ house }) =>
      new Download(`${title}模板.xlsx`, MEDIA.xlsx, { bytes: await orgTemplate(house.catalogue, sheet) }),
  })

export const endpoints: readonly Endpoint[] = [
  exported('xlsx'),
  exported('csv'),
  organised('units', '单位'),
  organised('people', '人员'),
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/templates.zip',
    about: 'One workbook for each unit below that fills the ledger, as one zip.',
    params: Ledger,
    query: Asked,
    run: async ({ tx, house, actor, params, query }) => {
      const ledger = ledgerFor(house, actor, params.ledger)
      const { unit, period } = await placeAsked(tx, house, actor, ledger, query)
      const templates = await filledTemplates(tx, house, ledger, { unit: unit.code, period: period?.code })
      if (templates.length === 0) throw new Problem('no_such', { what: '填报单位', name: unit.name })
      const scratch = await writtenToScratch(house, 'zip', templatesZip(ledger, templates))
      const name = [ledger.title, unit.name, period?.title, '各单位模板'].filter((part) => part !== undefined).join(' ')
      return new Download(`${name}.zip`, MEDIA.zip, { scratch })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/ledgers/:ledger/template.xlsx',
    about: 'A workbook to be filled: drop-downs, hints, the rows that can still be changed, and what is known already.',
    params: Ledger,
    query: Asked,
    run: async ({ tx, house, actor, params, query }) => {
      const ledger = ledgerFor(house, actor, params.ledger)
      const { unit, period } = await placeAsked(tx, house, actor, ledger, query)
      const asked = { unit: unit.code, unit_name: unit.name, period: period?.code }
      const bytes = await templateFor(ledger, await filledTemplate(tx, house, ledger, asked))
      const name = [ledger.title, unit.name, period?.title].filter((part) => part !== undefined).join(' ')
      return new Download(`${name}.xlsx`, MEDIA.xlsx, { bytes })
    },
  }),
]
