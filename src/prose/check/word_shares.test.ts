import { expect, it } from 'vitest'
import { read } from '../read.ts'
import { check } from './index.ts'

const rulesIn = (text: string) => check(text, read(text)).map(({ rule }) => rule)

it.each([
  '全区小学320个教学班，其中120个用上新课桌，占教学班总数的近三分之二。',
  '全校教职工180人，其中81人住校，占近六成。',
  '今年立项课题84项，其中结题19项，不足两成。',
  '农村教师2140名，其中住上周转房的736名，占一半以上。',
  '参加社团的学生2260人，占全校学生3640人的四分之三。',
])('%s', (text) => {
  expect(rulesIn(text)).toContain('rate')
})

it.each([
  '全区小学320个教学班，其中208个用上新课桌，占教学班总数的近三分之二。',
  '购置图书36000册，其中科普类10800册，约占三成。',
  '共发放问卷1200份，回收1180份，其中1121份表示满意，占九成以上。',
  '小学专任教师620人、初中专任教师480人，本科以上学历的560人，占一半以上。',
  '全县学生42000人，其中初中生14100人、小学生23900人，约占九成。',
])('is silent: %s', (text) => {
  expect(rulesIn(text)).toEqual([])
})
