import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { fillingLevels, parsePeriod } from '../../ledger/index.ts'
import { RowsQuery } from '../../ledger/wire.ts'
import { unitOf, unitsBelow } from '../org/units.ts'
import { type ExportFormat, exportRows } from '../sheets/export.ts'
import { orgTemplate } from '../sheets/org_template.ts'
import { templateFor } from '../sheets/template.ts'
import { Download, MEDIA } from './download.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import type { House } from './house.ts'
import { Ledger, ledgerFor } from './ledgers.ts'
import { readWhere } from './rows.ts'

/** Units offered in a template's drop-down; a longer list is typed by name. */
const OFFERED = 200

const scratchIn = async (house: House, extension: string): Promise<string> => {
  const folder = join(house.folder, 'scratch')
  await mkdir(folder, { recursive: true })
  return join(folder, `${randomUUID()}.${extension}`)
}

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
      const scratch = await scratchIn(house, format)
      const bytes = exportRows(tx, house, ledger.name, { ...query, ...readWhere(where) }, format)
      await pipeline(bytes, createWriteStream(scratch)).catch(async (error: unknown) => {
        await unlink(scratch).catch(() => undefined)
        throw error
      })
      return new Download(`${ledger.title}.${format}`, MEDIA[format], { scratch })
    },
  })

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
    path: '/api/ledgers/:ledger/template.xlsx',
    about: 'An empty workbook to be filled, with drop-downs and hints.',
    params: Ledger,
    query: z.object({ unit: z.string().optional(), period: z.string().optional() }),
    run: async ({ tx, house, actor, params, query }) => {
      const ledger = ledgerFor(house, actor, params.ledger)
      const top = query.unit ?? actor.seats[0]?.unit ?? house.county
      const level = fillingLevels(ledger)[0]
      const { units } = await unitsBelow(tx, top, { level, size: OFFERED })
      const period = query.period === undefined ? undefined : parsePeriod(query.period)?.title
      const subtitle = [(await unitOf(tx, top))?.name, period].filter((part) => part !== undefined).join('　')
      const bytes = await templateFor(ledger, { units, withPeriod: period === undefined, subtitle })
      return new Download(`${ledger.title}模板.xlsx`, MEDIA.xlsx, { bytes })
    },
  }),
]
