import { z } from 'zod'
import { FilledReportWire, ReportsWire } from '../../ledger/wire.ts'
import { PublishReport } from '../../ledger/wire/publications.ts'
import { reportDocx } from '../papers/docx.ts'
import { fillReport } from '../papers/fill.ts'
import { publishReport } from '../papers/publish.ts'
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
    run: async ({ tx, house, params, query }) => {
      const { report } = await fillReport(tx, house.catalogue, { ...params, ...query })
      return report
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/reports/:name.docx',
    about: 'The filled report as a Word file with its appendix of sources.',
    params: Name,
    query: Scope,
    run: async ({ tx, house, params, query }) => {
      const { report } = await fillReport(tx, house.catalogue, { ...params, ...query })
      const bytes = await reportDocx(report, { sources: true })
      return new Download(`${report.unit_name}${report.period}${report.title}.docx`, MEDIA.docx, { bytes })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/reports/:name/publications',
    about: 'Publishes the report as it stands now: text and figures are frozen with their moment.',
    params: Name,
    body: PublishReport,
    answer: z.object({ id: z.string(), report: FilledReportWire }),
    run: ({ tx, house, params, body: { key, ...scope } }) =>
      publishReport(tx, house.catalogue, { ...params, ...scope }, key),
  }),
]
