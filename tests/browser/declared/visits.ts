/** Many rows a month, or none, which is said too. */
import { defineLedger, text } from '../../../src/ledger/index.ts'

export const visits = defineLedger({
  name: 'visits',
  title: '来访登记',
  filledBy: 'school.clerk',
  key: ['unit', 'period', 'visitor'],
  cadence: { each: 'month', due: { day: 5 }, zero: true },
  fields: { visitor: text('来访单位', { longest: 30, required: true }) },
})
