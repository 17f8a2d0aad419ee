import { expect, it } from 'vitest'
import { writtenOf } from '../ground/written.ts'
import { namesToldFindings } from './names_told.ts'
import { paperOf } from './paper.ts'

const found = (text: string): string[] => namesToldFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  `表彰名单
一、优秀班主任（5名）
城北小学 欧阳静、城北小学 闵文丽、河西初中 蒲建新、河西初中 晏小舟
二、优秀教师（2名）
城北小学 阮晴、河西初中 祁放`,
  `先进单位（6个）：
河西初级中学
城北小学
柳树镇中心学校
大塘乡中心学校
县直机关幼儿园
特此公布。`,
  '经评审，以下4所学校（园）被认定为书香校园，予以公布：城北小学、河西初中、柳树镇中心学校、大塘乡中心学校、白云幼儿园。',
  `（一）一等奖（3名）
1.城北小学 欧阳静
2.城北小学 闵文丽
3.河西初中 蒲建新
4.河西初中 晏小舟
（二）二等奖（略）`,
  '三等奖（4名）：城北小学 阮晴、河西初中 祁放、河西初中 霍然然、城北小学 阮晴',
])('%s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  `一、优秀班主任（4名）
城北小学 欧阳静、城北小学 闵文丽、河西初中 蒲建新、河西初中 晏小舟
二、优秀教师（2名）
城北小学 阮晴、河西初中 祁放`,
  `一、获奖情况（5名）
我校教师认真备赛，取得了较好成绩，现予通报。`,
  '以下6所学校（园）基础较好：城北小学、河西初中、柳树镇中心学校等。',
  `附件：教师名单（3名）
云河县教育局
2024年5月6日`,
  '以下3所学校（园）通过验收，予以公布：城北小学、河西初中、柳树镇中心学校和大塘乡中心学校。',
])('is silent: %s', (text) => {
  expect(found(text)).toEqual([])
})
