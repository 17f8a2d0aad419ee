import { describe, expect, it } from 'vitest'
import { type IndicatorWords, match } from './match.ts'
import { read } from '../read.ts'

const indicators: IndicatorWords[] = [
  { ref: 'hazard.found', title: '排查隐患', unit: '处', ledger_title: '安全隐患整改台账' },
  { ref: 'hazard.rectified', title: '完成整改', unit: '处', ledger_title: '安全隐患整改台账' },
  { ref: 'hazard.rectified_rate', title: '整改率', unit: '%', ledger_title: '安全隐患整改台账' },
  { ref: 'student_aid.money', title: '资助金额', unit: '元', ledger_title: '学生资助台账', synonyms: ['发放资助资金'] },
  { ref: 'student_aid.pupils', title: '资助学生', unit: '人', ledger_title: '学生资助台账' },
  { ref: 'petition.received', title: '受理信访', unit: '件', ledger_title: '信访事项台账' },
  { ref: 'teacher.hired', title: '招聘教师', unit: '人', ledger_title: '教师招聘台账' },
]

const first = (text: string, place = 0) => match(read(text)[place]!, indicators)[0]

describe('match', () => {
  it('finds the indicator of a figure by its words and its unit', () => {
    expect(first('全县排查安全隐患326处。')).toMatchObject({ ref: 'hazard.found' })
    expect(first('摸排隐患326处，整改318处，整改率97.5%。', 1)).toMatchObject({ ref: 'hazard.rectified' })
    expect(first('摸排隐患326处，整改318处，整改率97.5%。', 2)).toMatchObject({ ref: 'hazard.rectified_rate' })
    expect(first('资助学生2346人。')).toMatchObject({ ref: 'student_aid.pupils' })
  })

  it('knows what else an indicator is called, and units of one kin', () => {
    const found = first('发放各类资助资金186.5万元。')
    expect(found).toMatchObject({ ref: 'student_aid.money' })
    expect(found?.why).toContain('又称：发放资助资金')
    expect(first('今年招录教师46名。')).toMatchObject({
      ref: 'teacher.hired',
      why: expect.arrayContaining(['单位相近：名、人']),
    })
  })

  it('offers nothing whose unit or words do not fit', () => {
    expect(first('排查隐患用时12天。')).toBeUndefined()
    expect(first('新建操场8个。')).toBeUndefined()
    expect(first('整改率提高3个百分点。')).toBeUndefined()
  })

  it('gives scores between nought and one, the likeliest first', () => {
    const all = match(read('排查安全隐患326处。')[0]!, indicators)
    const scores = all.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((one, other) => other - one))
    for (const { score, why } of all) {
      expect(score).toBeGreaterThan(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(why).not.toHaveLength(0)
    }
  })
})
