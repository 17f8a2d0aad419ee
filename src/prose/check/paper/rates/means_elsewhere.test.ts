import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { paperOf } from '../ground/paper.ts'
import { meanElsewhereFindings } from './means_elsewhere.ts'

const found = (text: string): string[] => meanElsewhereFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `办学条件报告
小学生均校舍建筑面积7.20平方米。
一、学生
小学在校学生25000人，初中在校学生12000人。
二、校舍
校舍建筑面积共38万平方米，其中小学20.5万平方米、初中17.5万平方米。`,
  `学校工作总结
学校现有学生2400人，教职工180人。
二、图书
馆藏图书由72000册增加到84000册，生均图书达到38册。`,
  `青河中学总结
全校学生1500人。
三、设施
学校占地面积45000平方米，按在校学生计，生均占地35平方米。`,
  `幼教集团年报
在园幼儿1800名，专任教师150名。
三、条件
户外活动场地面积12600平方米，生均户外场地面积8.5平方米。`,
  `办学条件公报
初中生均图书48.0册。
一、学生
初中在校学生9000人，小学在校学生20000人。
二、图书
馆藏图书共98.7万册，其中小学62.7万册、初中36.0万册。`,
])('finds what does not fit: %s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `办学条件
小学生均校舍建筑面积8.20平方米。
小学在校学生25000人。
校舍建筑面积共38万平方米，其中小学20.5万平方米、初中17.5万平方米。`,
  `学校总结
学校现有学生2400人。
图书84000册，生均达到35册，省定标准为生均30册。`,
  `中学总结
全校学生1500人，其中寄宿生900人。
宿舍面积4500平方米，寄宿生生均5平方米。`,
  `办学条件
生均图书35册。
小学在校学生9000人，初中在校学生6000人。
馆藏图书52.5万册。`,
  `幼教
在园幼儿1800名。
户外活动场地面积12600平方米，生均户外场地面积7平方米。`,
])('is silent where it fits, or may be of something else: %s', (text) => {
  expect(found(text)).toEqual([])
})
