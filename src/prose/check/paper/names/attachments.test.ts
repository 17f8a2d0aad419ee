import { expect, it } from 'vitest'
import { writtenOf } from '../../ground/written.ts'
import { attachmentFindings } from './attachments.ts'
import { paperOf } from '../ground/paper.ts'

const found = (text: string): string[] => attachmentFindings(paperOf(writtenOf(text).text)).map(({ says }) => says)

it.each([
  '请各校于5月6日前填写附件4报送。\n附件：1.名额分配表\n2.申报表\n3.汇总表\n县教育局',
  '报名表（见附件3）由学校盖章。\n附件：\n1.名额分配表\n2.报名表\n县教育局',
])('%s', (text) => {
  expect(found(text)).toHaveLength(1)
})

it.each([
  '请各校于5月6日前填写附件3报送。\n附件：1.名额分配表\n2.申报表\n3.汇总表\n县教育局',
  '按照省厅通知附件4的标准执行。\n附件：1.名额分配表\n2.申报表\n县教育局',
  '请各校于5月6日前填写附件4报送。\n县教育局',
])('is silent: %s', (text) => {
  expect(found(text)).toEqual([])
})
