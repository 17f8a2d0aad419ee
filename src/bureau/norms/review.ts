import { defineNorm } from '../../ledger/index.ts'

export const reviewOutlierFence = defineNorm({
  name: 'review.outlier_fence',
  title: '审核时认作离群的界限',
  unit: '倍四分位距',
  values: [
    { from: '2000-01-01', value: 1.5, source: '市教育局数据审核约定（箱线图通行取值），各地可调整', local: true },
  ],
})

export const reviewOutlierUnits = defineNorm({
  name: 'review.outlier_units',
  title: '与同类单位比较时至少要有的单位',
  unit: '个',
  values: [{ from: '2000-01-01', value: 8, source: '市教育局数据审核约定，各地可调整', local: true }],
})

export const figuresSmallCell = defineNorm({
  name: 'figures.small_cell',
  title: '向下反馈中位数时至少要有的单位',
  unit: '个',
  values: [{ from: '2000-01-01', value: 5, source: '市教育局数据发布约定，各地可调整', local: true }],
})
