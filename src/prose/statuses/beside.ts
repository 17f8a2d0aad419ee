import type { StatusRule } from '../grammar/status_rule.ts'

/** What came about, told in a part about how things stand. */
export const besideRules: StatusRule[] = [
  {
    status: 'achieved',
    about: 'What was done stands beside what there is.',
    before:
      /(?:高考|中考|修建|新修|被[^,。;]{0,14}[评授确命认列]|捐资|近年来|[近这]?[一二三四五两几]年来|先后|累计|共?投入|投资|争取|筹[集措]|撤并|新建|改造|改扩?建|扩建|建成|完成|培训|招聘|新招|引进|发放|购置|新增|获(?![^,。;]{0,8}(?:职称|学历|学位|资格))|支出)[^。;]{0,40}$/,
    unless: /(?:现有|目前|共有|现)[^。;]{0,40}$/,
    modes: ['present'],
    kinds: ['count', 'area', 'money', 'change', 'ratio'],
    examples: [
      {
        text: '一、基本情况\n\n全县有小学40所。近年来，撤并小学11所，投入资金3000万元。',
        facts: [{ status: 'baseline' }, { status: 'achieved' }, { status: 'achieved' }],
      },
    ],
  },
  {
    status: 'achieved',
    about: 'Who was taken in within the year, and what has changed since the year before, beside what there is.',
    before:
      /招(?:收|录)?(?:新?生|收|录)(?!计划|规模)[^,。;()\d]{0,6}(?:[\d.]+万?[余多]?[人名]\((?:[^;。)]{0,24}、)?其?中?:?[^,。;、\d]{0,6})?$|[比较](?:上年|去年|20\d\d年)(?:同期)?[^,。;\d]{0,6}(?:增[加长]|减少|下降|提高|上升)了?$/,
    modes: ['present'],
    kinds: ['count', 'change'],
    examples: [
      {
        text: '一、基本情况\n\n全县有高中6所，招生3200人（其中全日制3000人、非全日制200人），比上年增加120人，在校生9800人。',
        facts: [
          { status: 'baseline' },
          { status: 'achieved' },
          { status: 'achieved' },
          { status: 'achieved' },
          { status: 'achieved' },
          { status: 'baseline' },
        ],
      },
    ],
  },
  {
    status: 'achieved',
    about: 'A day on which something came about, and an honour that was won, in a part about how things stand.',
    modes: ['present'],
    kinds: ['date', 'rank'],
    examples: [
      {
        text: '一、基本情况\n\n该校创办于1958年，现有学生620人。',
        facts: [{ kind: 'date', status: 'achieved' }, { status: 'baseline' }],
      },
    ],
  },
  {
    status: 'achieved',
    about: 'How many years running something was won.',
    before: /连续$/,
    modes: ['present'],
    kinds: ['duration'],
    examples: [
      {
        text: '一、基本情况\n\n现有教师62人。连续三年获县一等奖。',
        facts: [{ status: 'baseline' }, { kind: 'duration', status: 'achieved' }],
      },
    ],
  },
]
