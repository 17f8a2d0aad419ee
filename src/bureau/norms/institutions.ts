import { defineNorm } from '../../ledger/index.ts'

const SUPERVISION = '教监管函〔2021〕2号校外培训机构预收费监管通知'
const BEFORE = '国家统一规定之前的本地约定，请核对'

export const prepaidMonths = defineNorm({
  name: 'fund_supervision.longest_months',
  title: '一次性收取培训费的时间跨度上限',
  unit: '个月',
  values: [
    { from: '2009-09-01', value: 3, source: BEFORE, local: true },
    { from: '2021-10-21', value: 3, source: SUPERVISION },
  ],
})

export const prepaidLessons = defineNorm({
  name: 'fund_supervision.most_lessons',
  title: '一次性收取培训费的课时上限',
  unit: '课时',
  values: [
    { from: '2009-09-01', value: 60, source: BEFORE, local: true },
    { from: '2021-10-21', value: 60, source: SUPERVISION },
  ],
})

export const prepaidAmount = defineNorm({
  name: 'fund_supervision.most_money',
  title: '一次性收取培训费的金额上限',
  unit: '元',
  values: [
    { from: '2009-09-01', value: 5000, source: BEFORE, local: true },
    { from: '2022-01-01', value: 5000, source: '2022年起部分地区文件写明的上限，以当地规定为准', local: true },
  ],
})

export const fundDueDays = defineNorm({
  name: 'fund_supervision.due_days',
  title: '资金监管月报报送期限（月末后）',
  unit: '天',
  values: [{ from: '2009-09-01', value: 10, source: '县教育局民办教育工作安排，各地可调整', local: true }],
})

export const fundNoticeDays = defineNorm({
  name: 'fund_supervision.notice_days',
  title: '资金监管整改通知书的整改期限',
  unit: '天',
  values: [{ from: '2009-09-01', value: 15, source: '县教育局民办教育工作安排，各地可调整', local: true }],
})
