import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plan } from './plan.ts'
import { leadRules } from './plan_words.ts'
import { read } from '../read.ts'

const paper = (text: string): string => `景澜市某县教育局2012年工作计划\n\n${text}`
const aims = (text: string) => plan(paper(text), read(paper(text)))

describe('plan', () => {
  it('tells a level that is wanted from things that are to be done', () => {
    expect(aims('学前三年毛入园率达到85%以上，新建幼儿园6所，招聘教师120名。')).toMatchObject([
      { kind: 'target', measure: '学前三年毛入园率', value: 85, unit: '%', bound: '>=', period: '2012' },
      { kind: 'task', value: 6, unit: '所', measure: '新建幼儿园数' },
      { kind: 'task', value: 120, unit: '名' },
    ])
  })

  it('keeps both levels of an aim in one row', () => {
    expect(aims('高考本科上线确保1200人、力争1300人。')).toMatchObject([{ value: 1200, stretch: 1300 }])
    expect(aims('高考本科上线保1200人争1300人。')).toMatchObject([
      { value: 1200, stretch: 1300, measure: '高考本科上线人数' },
    ])
    expect(aims('本科上线率确保30%，力争达到32%。')).toMatchObject([{ value: 30, stretch: 32, unit: '%' }])
  })

  it('leaves the base of a change to be looked up', () => {
    expect(aims('初中巩固率比上年提高0.6个百分点。')).toMatchObject([
      {
        kind: 'target',
        value: null,
        change: { delta: 0.6, unit: '个百分点', direction: 'up', to: '上年' },
      },
    ])
  })

  it('names the indicator without the verbs of striving and moving', () => {
    expect(aims('文化本科人数力争增加100人，本科达线率提高3个百分点。')).toMatchObject([
      { measure: '文化本科人数', change: { delta: 100, direction: 'up' } },
      { measure: '本科达线率', change: { delta: 3, direction: 'up' } },
    ])
  })

  it('takes no length of a plan for an aim', () => {
    expect(aims('制定学前教育三年行动计划，明确今后10年的发展思路，新建幼儿园8所。')).toMatchObject([{ value: 8 }])
  })

  it('says a level and its change once', () => {
    const [aim, ...others] = aims('初中巩固率达到98.2%，比上年提高0.6个百分点。')
    expect(aim).toMatchObject({ value: 98.2, change: null })
    expect(others).toEqual([])
  })

  it('names who leads and until when', () => {
    expect(aims('8月底前，维修校舍12栋。（牵头单位：基建办；责任单位：各中心校）')).toMatchObject([
      { lead: '基建办', due: '2012-08', value: 12 },
    ])
    expect(aims('由人事股牵头，年底前招聘教师60名。')).toMatchObject([{ lead: '人事股', due: '2012' }])
  })

  it('takes no achievement and no date for an aim', () => {
    expect(aims('去年完成改造8所。今年秋季9月1日开学。')).toEqual([])
  })

  it('quotes the sentence where it stands', () => {
    const text = paper('😀一是抓基建。新建校舍4栋。')
    const [aim] = plan(text, read(text))
    const points = Array.from(text)
    const { quote, start } = aim!.sentence
    expect(points.slice(start, start + Array.from(quote).length).join('')).toBe('新建校舍4栋。')
  })

  it('gives an answer to any text', () => {
    const parts = fc.constantFrom(
      '力争',
      '确保',
      '12',
      '%',
      '人',
      '，',
      '。',
      '（',
      '牵头单位：',
      '前',
      '8月底',
      '\n',
      '\ud800',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        for (const { sentence } of plan(text, read(text))) {
          const points = Array.from(text)
          expect(points.slice(sentence.start, sentence.start + Array.from(sentence.quote).length).join('')).toBe(
            sentence.quote,
          )
        }
      }),
    )
  })
})

describe('who leads', () => {
  for (const rule of leadRules) {
    for (const { text } of rule.examples) {
      it(`${rule.about} ${text}`, () => expect(aims(text)[0]?.lead).toMatch(/^(?:发展规划股|人事股|基建办)$/))
    }
  }
})
