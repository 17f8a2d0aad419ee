import { describe, expect, it } from 'vitest'
import { writtenOf } from '../ground/written.ts'
import { ordinalLineFindings } from './counts/ordinal_lines.ts'
import { sampleFindings } from './counts/samples.ts'
import { paperOf, type PaperRule } from './ground/paper.ts'
import { ratioRowFindings } from './rates/ratio_rows.ts'
import { seriesFindings } from './rates/series.ts'
import { standardFindings } from './rates/standards.ts'

const found = (rule: PaperRule, lines: readonly string[]): string[] =>
  rule(paperOf(writtenOf(lines.join('\n')).text)).map(({ says }) => says)

/** Each a rule, a wrong paper, and the same with what would be right. */
const PAIRS: readonly (readonly [string, PaperRule, readonly string[], readonly [string, string]])[] = [
  [
    'a row against the limit told elsewhere',
    seriesFindings,
    [
      '南岭县评估报告',
      '小学校际差异系数依次为0.31、0.28、0.53、0.42，初中依次为0.24、0.26、0.39、0.41。',
      '对照小学不高于0.50、初中不高于0.45的标准，小学、初中各项差异系数均符合要求。',
    ],
    ['0.53', '0.43'],
  ],
  [
    'values with their standards in brackets',
    standardFindings,
    ['南岭县评估报告', '生均教学用房面积：小学4.92平方米，初中5.62平方米（标准4.5平方米、5.8平方米），均已达标。'],
    ['5.62', '5.92'],
  ],
  [
    'all shares above a bound, and rows of budgets with what was spent',
    ratioRowFindings,
    [
      '南岭县预算执行情况',
      '校舍类6个，预算820万元，支出705万元；信息化类2个，预算600万元，支出442万元；设备类3个，预算310万元，支出272万元。',
      '三类项目支出占预算的比例均超过80%。',
    ],
    ['442', '512'],
  ],
  [
    'classes in lines of their own',
    ordinalLineFindings,
    [
      '南岭县招生方案',
      '各校在片区内按以下五类依次录取。',
      '第一类：户口与房产一致的。',
      '第二类：只有房产的。',
      '第三类：只有户口的。',
      '第四类：外来务工的。',
    ],
    ['五类', '四类'],
  ],
  [
    'so many groups with so many each, and the share that is asked for',
    sampleFindings,
    [
      '南岭县食堂抽查通知',
      '全县学校食堂共164个。',
      '县级抽查食堂的比例不得低于食堂总数的30%。',
      '县局成立4个抽查组，每组抽查11个食堂，各组不重复。',
    ],
    ['30%', '25%'],
  ],
]

describe('rows and bounds of a paper', () => {
  it.each(PAIRS)('%s', (_, rule, wrong, [slip, meant]) => {
    expect(found(rule, wrong)).toHaveLength(1)
    expect(
      found(
        rule,
        wrong.map((line) => line.replace(slip, meant)),
      ),
    ).toEqual([])
  })

  it('says nothing where the bound is an aim', () => {
    const aim = [
      '南岭县2025年工作要点',
      '学校食堂共164个。',
      '力争抽查比例不低于食堂总数的30%。',
      '首批分4个组，每组先查11个。',
    ]
    expect(found(sampleFindings, aim)).toEqual([])
  })
})
