import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { paperOf } from './paper.ts'
import { wholesOf } from './wholes.ts'

const meant = (text: string, phrase: string, kind: string, above = 0): string | undefined =>
  wholesOf(paperOf(writtenOf(text).text))({ phrase, kinds: [kind], above })?.quote

it.each([
  ['全馆现有阅览座位640个、书架210个。', '阅览座位总数', '个', '640个'],
  ['符合参评条件的医师320人，实际参评280人。', '符合条件医师', '人', '320人'],
  ['各镇预算如下：总预算900万元，甲镇预算400万元，乙镇预算500万元。', '预算总额', '元', '900万元'],
  ['发放问卷640份，收回612份。', '收回问卷', '份', '612份'],
])('%s: %s', (text, phrase, kind, quote) => {
  expect(meant(text, phrase, kind)).toBe(quote)
})

it.each([
  ['东区食堂从业人员120人。西区食堂从业人员150人。', '从业人员', '人'],
  ['去年参训教师900人。', '参训教师', '人'],
  ['全县教师约900人。', '教师总数', '人'],
])('keeps silent where two may be meant, or another year: %s', (text, phrase, kind) => {
  expect(meant(text, phrase, kind)).toBeUndefined()
})
