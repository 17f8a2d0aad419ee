import { defineNorm } from '../../ledger/index.ts'

export const secondsPerCell = defineNorm({
  name: 'collection.seconds_per_cell',
  title: '填报一格的估计用时',
  unit: '秒',
  values: [{ from: '2009-09-01', value: 20, source: '按基层填报员查数并录入一格估计，各地可调整', local: true }],
})
