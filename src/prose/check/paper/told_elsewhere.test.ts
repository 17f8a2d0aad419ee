import { describe, expect, it } from 'vitest'
import { writtenOf } from '../ground/written.ts'
import { paperFindings } from './index.ts'

const rulesOf = (text: string): string[] => paperFindings(writtenOf(text).text).map(({ rule }) => rule)
const TITLE = '南岭县教育局2024年工作总结\n'

describe('what a paper tells twice, and the second time otherwise', () => {
  it.each([
    // digits that changed places
    ['全年培训教师3482人次，成效明显。\n二、提升素质\n全年共培训教师3842人次。', 'repeat'],
    ['评出先进个人136名。\n五、表彰\n对本次评出的163名先进个人颁发证书。', 'repeat'],
    ['全县幼儿园覆盖率达到92.4%。\n（一）学前教育。全县幼儿园覆盖率达到94.2%。', 'repeat'],
    // one digit that is another, and a point in another place
    ['为家长追回培训费58.3万元。\n二、整治\n共追回培训费48.3万元。', 'repeat'],
    ['全年发放助学金128.64万元。\n二、资助\n全年共发放助学金1286.4万元。', 'repeat'],
    // a rate and its whole
    ['学校现有九年级学生420人。\n二、升学\n九年级学生全部参加考试，其中315人升学，升学率76.0%。', 'rate'],
    ['符合轮岗条件的教师860人，拟轮岗教师60人，轮岗人数占符合条件教师的比例不低于10%。', 'rate'],
    ['2022学年接待3200人次，2023学年接待4000人次，增长20.0%。', 'change'],
    ['笔试成绩占总成绩的40%。\n二、面试\n面试成绩占总成绩的70%。', 'rate'],
    ['“很满意”320份，占64.0%；“满意”150份，占30.0%。\n二、体会\n“很满意”和“满意”的合计占96.0%。', 'rate'],
    // bounds
    ['各校食堂评分均在80分以上。\n二、问题\n清水镇中心小学食堂评分为76分。', 'repeat'],
    ['规定每学期听课不少于16节。\n二、检查\n听课全部达到规定节数，最多的30节，最少的14节。', 'repeat'],
    // directions, parts and what is left
    ['全县在校生46210人，比上年的47850人减少1640人。\n二、形势\n在校生人数持续增加，压力加大。', 'change'],
    ['其中八年级326人、九年级318人。\n二、体检\n组织八年级学生364人参加体检。', 'part'],
    ['36处隐患中，已整改31处。\n二、下一步\n目前仍有7处隐患未整改。', 'sum'],
  ])('%s', (words, rule) => {
    expect(rulesOf(TITLE + words)).toContain(rule)
  })

  it.each([
    // of another level, year, step, kind or school
    '全县小学在校生12684人。\n二、中学\n全县初中在校生12864人。',
    '2024年培训教师3482人次。\n二、上年情况\n2023年培训教师3842人次。',
    '共发放问卷1260份。\n二、结果\n收回问卷1206份，回收率95.7%。',
    '公办幼儿园教师426人。\n民办幼儿园教师462人。',
    '东岭小学在校生2486人。\n西岭小学在校生2468人。',
    '全年排查隐患286处。\n二、食堂\n排查食堂隐患268处。',
    '春季学期资助学生4560人次。\n秋季学期资助学生4650人次。',
    '全年新增学位3600个。\n三、下一步打算\n力争新增学位3060个。',
    // what has come between is told
    '公办园在园幼儿1620人。\n二、变化\n新增幼儿42人，公办园在园幼儿1662人。',
    // shares, bounds and ways that are of others
    '笔试成绩占总成绩的50%，面试成绩占总成绩的50%。',
    '各校食堂评分均在80分以上。\n二、上年\n去年清水镇中心小学食堂评分为76分。',
    '信访总量有所下降，信访428件，比上年的463件下降7.6%。\n重复信访件数有所上升，重复信访53件，比上年的41件增加12件。',
    '其中八年级326人、九年级318人。\n二、招生\n近三年累计组织八年级学生364人参加比赛。',
    '36处隐患中，已整改31处。\n二、下一步\n目前仍有5处隐患未整改。',
  ])('says nothing of %s', (words) => {
    expect(rulesOf(TITLE + words)).toEqual([])
  })
})
