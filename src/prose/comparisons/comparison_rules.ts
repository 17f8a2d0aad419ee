import type { Rule } from '../grammar/rule.ts'

/** Verbs and words of a change, upwards and downwards. */
export const ups =
  '翻|递增|上调|上移|前移|跃升|进位|前进|提高|提升|增加|增长|上升|上涨|高出|高|多出|多|增|扩大|净增|攀升|延长|超出|超过|快|增幅|增长率|增速'
export const downs =
  '下降|递减|下调|降低|减少|缩减|缩小|下滑|后移|后退|回落|低|少|降|缩短|压减|压缩|降幅|下降率|慢|相差|差'

/** How a change or a distance is worded. The pattern ends where the number begins. */
export interface ComparisonRule extends Rule {
  name: 'against' | 'added' | 'over' | 'beyond' | 'times' | 'first' | 'plain'
  pattern: RegExp
}

export const comparisonRules: ComparisonRule[] = [
  {
    name: 'against',
    about: 'Something rose or fell against a base: 比去年提高, 较“十五”末分别提高, 同比增长.',
    pattern: new RegExp(
      `(?:(?<![占对评百])比(?![例重值率赛较])|(?<!(?<!占)比)较(?![多少大小好快高低为强差长])|同比|环比|与(?=[^,。;]{1,20}[比差]|[去上前]年)|[同和](?=[^,。;]{1,20}相比)|在(?=[^,。;]{0,10}(?:年|期|月|[现原]有)[^,。;]{0,4}基础上))([^,。;(]{0,24}?)(?:(?:相比|比|的?基础上),?[^,。;\\d]{0,12}?|,)?(?:分别|又|还|再|整体|平均|总体|均|各|共|几乎|大幅|净|略|明显|也|都|将|已|已经|有所|累计|合计|总共|进一步)*(?<!不|不[能得准应])(${ups}|${downs})(?:(?<=[多少增减])[招收发生录取配投购建培训查处开办举]{1,3}|了|出|约|近|达到?|幅度?)*$`,
    ),
    examples: [
      {
        text: '毛入园率91.2%，比上年提高3.4个百分点。',
        facts: [
          { value: 91.2, kind: 'rate' },
          { kind: 'change', compare: { to: '上年', delta: 3.4, unit: '个百分点', direction: 'up' } },
        ],
      },
      {
        text: '上线1172人，比去年860人增加312人，增长36.3%。',
        facts: [
          { kind: 'count', compare: { to: '去年', delta: 312, unit: '人', direction: 'up' } },
          { status: 'baseline', compare: null },
          { kind: 'change', compare: { to: '去年', delta: 312, unit: '人', direction: 'up' } },
          { kind: 'change', compare: { to: '去年', delta: 36.3, unit: '%', direction: 'up' } },
        ],
      },
      {
        text: '今年得964分，比2016年通过验收的961.5分高出2.5分。',
        facts: [
          { compare: { to: '2016年通过验收', delta: 2.5, unit: '分', direction: 'up' } },
          { kind: 'date' },
          {},
          { kind: 'change' },
        ],
      },
      {
        text: '毛入园率、毛入学率分别由61%和83%提高到72%和90%。',
        facts: [
          { status: 'baseline' },
          { status: 'baseline' },
          { kind: 'rate', compare: { to: '61%', delta: 11, unit: '个百分点', direction: 'up' } },
          { kind: 'rate', compare: { to: '83%', delta: 7, unit: '个百分点', direction: 'up' } },
        ],
      },
      {
        text: '在校生从2005年的2.9万人增加到2012年的5.1万人。',
        facts: [{ status: 'baseline' }, { compare: { to: '2.9万人', delta: 22000, unit: '人', direction: 'up' } }],
      },
      {
        text: '与2010年相比，学位几乎翻了一番。',
        facts: [{ kind: 'change', compare: { to: '2010年', delta: 1, unit: '番', direction: 'up' } }],
      },
      { text: '薄弱环节改善与能力提升2150万元。', facts: [{ kind: 'money', compare: null }] },
      {
        text: '全县共有6213名考生参加中考，比去年增加312名。',
        facts: [
          { kind: 'count', compare: { to: '去年', delta: 312, unit: '名', direction: 'up' } },
          { kind: 'change' },
        ],
      },
      {
        text: '今年较去年多招收特岗教师。较去年多招收120人，事故比上年少发生3起。',
        facts: [
          { compare: { to: '去年', delta: 120, unit: '人', direction: 'up' } },
          { compare: { to: '上年', delta: 3, unit: '起', direction: 'down' } },
        ],
      },
      {
        text: '公办园占比较2020年提高6个百分点，生均经费在去年基础上提高50元。',
        facts: [
          { kind: 'change', compare: { to: '2020年', delta: 6, unit: '个百分点', direction: 'up' } },
          { kind: 'change', compare: { to: '去年', delta: 50, unit: '元', direction: 'up' } },
        ],
      },
      {
        text: '入学率99.4%，比验收时提高0.6%。',
        facts: [
          { kind: 'rate', compare: { to: '验收', delta: 0.6, unit: '%', direction: 'up' } },
          { kind: 'change', compare: { to: '验收', delta: 0.6, unit: '%', direction: 'up' } },
        ],
      },
      {
        text: '辍学率较五年前下降0.3%。',
        facts: [{ kind: 'change', compare: { to: '五年前', delta: 0.3, unit: '%', direction: 'down' } }],
      },
      {
        text: '公用经费支出同比增长8.5%。',
        facts: [{ kind: 'change', compare: { to: '上年同期', delta: 8.5, unit: '%', direction: 'up' } }],
      },
    ],
  },
  {
    name: 'added',
    about: 'What there is more or less of than a year before stands between the verb and the number.',
    pattern:
      /(?:[比较]((?:去年|上年|前年|上一年|上学?期|上届|上季度|(?:19|20)\d\d年)[^,。;\d]{0,4}?)|同比)(?:净|共|又|再|新)?(增加|减少|增|多|少)了?([^,。;\d达至到为的]{1,10})$/,
    examples: [
      {
        text: '较去年增加专任教师35名，比上年减少班级12个，同比多考取8人。',
        facts: [
          { kind: 'change', compare: { to: '去年', delta: 35, unit: '名', direction: 'up' } },
          { kind: 'change', compare: { to: '上年', delta: 12, unit: '个', direction: 'down' } },
          { kind: 'change', compare: { to: '上年同期', delta: 8, unit: '人', direction: 'up' } },
        ],
      },
    ],
  },
  {
    name: 'over',
    about: 'By how much more was done than was planned.',
    pattern:
      /(超额(?:完成)?(?:年度|全年)?(?:任务|计划|目标|指标)?|超(?:年度|全年|年初|原定)?(?:计划|任务|目标|指标))了?$/,
    examples: [
      {
        text: '撤并小学17所（超额3所），培训教师260人，超额完成任务20人。',
        facts: [
          { compare: { to: '计划', delta: 3, unit: '所', direction: 'up' } },
          { kind: 'change', compare: { to: '计划', delta: 3, unit: '所', direction: 'up' } },
          { compare: { to: '计划', delta: 20, unit: '人', direction: 'up' } },
          { kind: 'change', compare: { to: '计划', delta: 20, unit: '人', direction: 'up' } },
        ],
      },
    ],
  },
  {
    name: 'beyond',
    about: 'Something lies above or below a base: 高于全省近9个百分点.',
    pattern:
      /(?<!不|不得|不能|不准)(高于|高出|超出|超过|超(?=去年|上年|往年|同期|全[省市国县区]|[省市国]定)|低于|落后于?|领先)(?!每|了|标准)(?![^,。;\d]{0,12}(?:规定|要求)的$)([^,。;(\d]{2,16}?)(?:约)?$/,
    examples: [
      {
        text: '一本上线率高于全省平均6.2个百分点。',
        facts: [{ kind: 'change', compare: { to: '全省平均', delta: 6.2, unit: '个百分点', direction: 'up' } }],
      },
      {
        text: '一本上线96人，超去年21人。',
        facts: [
          { kind: 'count', compare: { to: '去年', delta: 21, unit: '人', direction: 'up' } },
          { kind: 'change', compare: { to: '去年', delta: 21, unit: '人', direction: 'up' } },
        ],
      },
    ],
  },
  {
    name: 'times',
    about: 'Something is so many times its base.',
    pattern: /(?:是|为|相当于|达到?)了?((?:(?:19|20)\d\d年)?[^,。;\d]{1,16}?|(?:19|20)\d\d年)的(?:近|约)?$/,
    examples: [
      {
        text: '五年间投入20.8亿元，是“十一五”时期的2.4倍。',
        facts: [
          { kind: 'money', compare: { to: '“十一五”时期', delta: 2.4, unit: '倍', direction: 'up' } },
          { kind: 'ratio', compare: { to: '“十一五”时期', delta: 2.4, unit: '倍', direction: 'up' } },
        ],
      },
    ],
  },
  {
    name: 'first',
    about: 'What was never done before.',
    pattern: /首(?:次|批)(?!在)[^,。;\d]{0,16}$|首次在[^,。;\d]{1,20}$/,
    examples: [
      {
        text: '首次在全县选派27名干部挂职。',
        facts: [{ value: 27, compare: { to: '往年', delta: null, unit: '名', direction: 'first' } }],
      },
    ],
  },
  {
    name: 'plain',
    about: 'A change without a base, where the unit or the measure shows that it is one.',
    pattern: new RegExp(`(${ups}|${downs})(?:了|约|(?<=[幅率速])[为达到]+)*$`),
    examples: [
      {
        text: '经费翻了近一倍。',
        facts: [{ kind: 'change', compare: { to: null, delta: 1, unit: '倍', direction: 'up' } }],
      },
      {
        text: '优良率力争提升2个百分点。',
        facts: [
          { kind: 'change', status: 'target', compare: { to: null, delta: 2, unit: '个百分点', direction: 'up' } },
        ],
      },
    ],
  },
]
