import { z } from 'zod'
import { FilledReportWire, ReportsWire } from '../../ledger/wire.ts'
import { reportDocx } from '../papers/docx.ts'
import { fillReport } from '../papers/fill.ts'
import { Download, MEDIA } from './download.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const Name = z.object({ name: z.string() })
const Scope = z.object({ unit: z.string(), period: z.string(), as_of: z.string().optional() })

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/api/reports',
    about: 'The reports that can be made.',
    answer: ReportsWire,
    run: async ({ house }) => ({
      reports: [...house.catalogue.reports.values()].map(({ name, title, about, each, levels }) => ({
        name,
        title,
        about,
        each,
        levels,
      })),
    }),
  }),
  endpoint({
    method: 'GET',
    path: '/api/reports/:name',
    about: 'A report filled for a unit and period: blocks of text with traced figures.',
    params: Name,
    query: Scope,
    answer: FilledReportWire,
    run: ({ tx, house, params, query }) => fillReport(tx, house.catalogue, { ...params, ...query }),
  }),
  endpoint({
    method: 'GET',
    path: '/api/reports/:name.docx',
    about: 'The filled report as a Word file with its appendix of sources.',
    params: Name,
    query: Scope,
    run: async ({ tx, house, params, query }) => {
      const filled = await fillReport(tx, house.catalogue, { ...params, ...query })
      const bytes = await reportDocx(filled, { sources: true })
      return new Download(`${filled.unit_name}${filled.period}${filled.title}.docx`, MEDIA.docx, { bytes })
    },
  }),
]
