import { defineNorm } from '../../ledger/index.ts'

const REGULATION = '国务院令第617号《校车安全管理条例》'

export const schoolBusInspectionMonths = defineNorm({
  name: 'school_bus.inspection_months',
  title: '校车安全技术检验周期',
  unit: '个月',
  values: [{ from: '2012-04-05', value: 6, source: `${REGULATION}第二十条` }],
})

export const schoolBusDriverYoungest = defineNorm({
  name: 'school_bus.driver_youngest',
  title: '校车驾驶人年龄下限',
  unit: '周岁',
  values: [{ from: '2012-04-05', value: 25, source: `${REGULATION}第二十三条` }],
})

export const schoolBusDriverOldest = defineNorm({
  name: 'school_bus.driver_oldest',
  title: '校车驾驶人年龄上限',
  unit: '周岁',
  values: [{ from: '2012-04-05', value: 60, source: `${REGULATION}第二十三条` }],
})

export const schoolBusLicenceYears = defineNorm({
  name: 'school_bus.licence_years',
  title: '校车驾驶人驾龄下限',
  unit: '年',
  values: [{ from: '2012-04-05', value: 3, source: `${REGULATION}第二十三条` }],
})

export const schoolBusSeats = defineNorm({
  name: 'school_bus.least_seats',
  title: '校车核定载客人数下限',
  unit: '座',
  values: [{ from: '2012-04-05', value: 7, source: `${REGULATION}第二条` }],
})

export const schoolBusApproveWorkdays = defineNorm({
  name: 'school_bus.approve_workdays',
  title: '车辆投用核对期限',
  unit: '个工作日',
  values: [{ from: '2009-09-01', value: 5, source: '市教育局安全工作常规，各地可调整', local: true }],
})
