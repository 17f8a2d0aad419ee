import { defineNorm } from '../../ledger/index.ts'

export const responsibilitySign = defineNorm({
  name: 'responsibility.sign_workdays',
  title: '责任书下发后签字期限',
  unit: '个工作日',
  values: [{ from: '2005-01-01', value: 10, source: '本局目标管理工作习惯，各地可调整', local: true }],
})
