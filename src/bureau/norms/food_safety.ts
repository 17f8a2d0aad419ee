import { defineNorm } from '../../ledger/index.ts'

export const foodSafetyDueDays = defineNorm({
  name: 'food_safety.due_days',
  title: '食堂食品安全月报报送期限（月末后）',
  unit: '天',
  values: [{ from: '2009-09-01', value: 5, source: '市教育局安全工作常规，各地可调整', local: true }],
})

export const foodSafetyCertificateDays = defineNorm({
  name: 'food_safety.certificate_days',
  title: '健康证和许可证到期前提前更换天数',
  unit: '天',
  values: [{ from: '2009-09-01', value: 30, source: '市教育局安全工作常规，各地可调整', local: true }],
})
