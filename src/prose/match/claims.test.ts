import { expect, test } from 'vitest'
import { claimsIn } from './claims.ts'
import type { LedgerWords } from './claim_words.ts'
import { read } from '../read.ts'

const hazard = { ledger_title: '安全隐患整改台账', narrower: ['消防', '校舍', '重大'] }
const project = { ledger_title: '教育建设项目台账', narrower: ['校舍安全工程', '学前教育建设'] }
const indicators: LedgerWords[] = [
  { ref: 'hazard.found', title: '排查安全隐患', unit: '处', synonyms: ['排查隐患'], ...hazard },
  { ref: 'hazard.rectified_rate', title: '隐患整改率', unit: '%', ...hazard },
  { ref: 'hazard.in_time_rate', title: '按期整改率', unit: '%', ...hazard },
  { ref: 'hazard.fire', title: '消防隐患', unit: '处', ...hazard },
  { ref: 'project.done', title: '竣工项目', unit: '个', ...project },
  { ref: 'petition.settling_rate', title: '信访办结率', unit: '%', synonyms: ['办结率'], ledger_title: '信访登记台账' },
  { ref: 'petition.received', title: '受理信访', unit: '件', ledger_title: '信访登记台账' },
  { ref: 'training.teachers', title: '培训教师', unit: '人次', ledger_title: '干部教师培训台账' },
  { ref: 'school.classes', title: '班级', unit: '个', ledger_title: '学校基本情况年报' },
  { ref: 'school.left_behind', title: '留守儿童', unit: '人', ledger_title: '学校基本情况年报' },
]
/** What each figure of the text is taken for without doubt. */
const sure = (text: string): Record<string, string> =>
  Object.fromEntries(claimsIn(text, read(text), indicators).map(({ fact, sure }) => [fact.number, sure.join(' ')]))

test('a figure that names an indicator outright is taken for it', () => {
  expect(sure('全县排查隐患638处。')).toEqual({ '638': 'hazard.found' })
  expect(sure('组织各类培训86期，培训教师11340人次。')['11340']).toBe('training.teachers')
  expect(sure('排查隐患638处，整改率达到95.3%。')['95.3%']).toBe('hazard.rectified_rate')
})

test('a short name that the sentence does not complete is not', () => {
  expect(sure('办理建议23件，办结率100%。')['100%']).toBe('')
  expect(sure('受理信访38件，办结率100%。')['100%']).toBe('petition.settling_rate')
})

test('what is of a part only is not', () => {
  expect(sure('校舍安全工程累计完成投资1.38亿元，竣工项目76个。')['76']).toBe('')
  expect(sure('组织学科培训14期，培训教师682人次。')['682']).toBe('')
  expect(sure('全县超过56人的班级有213个。')['213']).toBe('')
  expect(sure('登记疑似辍学学生155人，其中小学14人、留守儿童59人。')['59']).toBe('')
})

test('targets, changes and blanks are claims of nothing', () => {
  expect(sure('力争明年排查隐患700处。')).toEqual({})
  expect(sure('隐患整改率提高3个百分点。')).toEqual({})
  expect(sure('排查隐患××处。')).toEqual({})
})
