import { defineNorm } from '../../ledger/index.ts'

export const suspensionMonths = defineNorm({
  name: 'institution.suspension_months',
  title: '暂停办学没有写明期限的最长时间',
  unit: '个月',
  values: [{ from: '2005-03-01', value: 6, source: '县教育局民办教育工作安排，各地可调整', local: true }],
})
