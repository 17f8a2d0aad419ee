import { describe, expect, it } from 'vitest'
import { BEGINNING, piecesIn, rolledForward, sectionsIn, titleOfSection } from './report_pieces.ts'

const BODY = `
# {单位}{年份}工作总结

全年排查隐患{hazard.found}处，整改率{hazard.rectified_rate}。

## 一、安全

{if hazard.found > 0: 排查{hazard.found}处{if hazard.late > 0: ，逾期{hazard.late}处}。| 没有隐患。}

[table 各镇 | hazard: found by township]

## 二、信访

受理{petition.received}件。`

describe('pieces of a report', () => {
  it('are what stands in braces and brackets, each once, a condition with all that is in it', () => {
    expect(piecesIn(BODY)).toEqual([
      '{单位}',
      '{年份}',
      '{hazard.found}',
      '{hazard.rectified_rate}',
      '{if hazard.found > 0: 排查{hazard.found}处{if hazard.late > 0: ，逾期{hazard.late}处}。| 没有隐患。}',
      '[table 各镇 | hazard: found by township]',
      '{petition.received}',
    ])
  })
  it('go on to the end of the paragraph where a brace is never closed', () => {
    expect(piecesIn('共{hazard.found处。\n\n后面{年}')).toEqual(['{hazard.found处。', '{年}'])
  })
})

it('braces that stand for themselves are no pieces', () => {
  expect(piecesIn('写作\\{年\\}，共{hazard.found}处')).toEqual(['{hazard.found}'])
})

describe('sections of a report', () => {
  it('are cut at their headings and lose nothing', () => {
    const sections = sectionsIn(BODY)
    expect(sections.map((text) => titleOfSection(text, '2011'))).toEqual([BEGINNING, '一、安全', '二、信访'])
    expect(sections.join('\n\n')).toBe(BODY.trim())
  })
  it('are called what their heading says of the period', () => {
    expect(titleOfSection('## 六、{下年}工作打算', '2011')).toBe('六、2012年工作打算')
    expect(titleOfSection('## {期}{别的}', '2011-03')).toBe('2011年3月{别的}')
  })
  it('are one where there is no heading', () => {
    expect(sectionsIn('只有一段。')).toEqual(['只有一段。'])
    expect(sectionsIn('')).toEqual([])
  })
})

describe('a text rolled forward', () => {
  it('has words for the years around its own, and keeps history and braces as they are', () => {
    expect(rolledForward('2010年比2009年多，2011年再努力；2006年起，{petition.received:同比}', 2010)).toBe(
      '{年份}比{上年}多，{下年}再努力；2006年起，{petition.received:同比}',
    )
    expect(rolledForward('{if a.b > 0: 2010年有| 无}，到2010年底', 2010)).toBe('{if a.b > 0: 2010年有| 无}，到{年份}底')
  })
})
