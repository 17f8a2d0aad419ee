import { describe, expect, it, test } from 'vitest'
import { read } from '../read.ts'
import { check, type CheckRule } from './index.ts'

const rulesIn = (text: string): CheckRule[] => check(text, read(text)).map(({ rule }) => rule)

/** Each with the one rule that it breaks. */
const WRONG: readonly (readonly [CheckRule, string])[] = [
  ['sum', '全县现有各级各类学校214所(其中小学128所,初级中学46所,高级中学12所,幼儿园27所)。'],
  ['sum', '新购图书58600册（小学31200册，初中17400册，高中11000册）。'],
  ['sum', '今年共拨付公用经费4862.5万元，其中小学2510.3万元、初中1730.2万元、高中522.0万元、幼儿园110.0万元。'],
  ['sum', '新建校舍18栋，维修校舍27栋，拆除校舍9栋，共计56栋。'],
  ['sum', '参加培训教师校长312人，骨干教师648人，新教师205人，合计1156人。'],
  ['sum', '全市共有专任教师6420人，其中小学3380人、初中2210人、高中1090人。'],
  ['part', '全区共有在校学生23650人，其中寄宿生24310人。'],
  ['part', '共排查安全隐患318处，完成整改326处。'],
  ['part', '全年受理信访件142件，办结149件。'],
  ['part', '下达整改通知书35份，已整改38份。'],
  ['rate', '全年共受理信访事项260件，办结247件，办结率98.5%。'],
  ['rate', '共检查出隐患1250处，完成整改1175处，整改率达96%。'],
  ['rate', '抽检食堂大宗食材480批次，合格462批次，合格率98.9%。'],
  ['rate', '全县共有教师5200人，其中高级教师1040人，占25%。'],
  ['rate', '应届毕业生2860人，就业2574人，就业率95%。'],
  ['change', '在校生由12000人增加到15000人，增长30%。'],
  ['change', '公办园由36所增加到52所，净增18所。'],
  ['change', '生均图书由18册提高到24册，增加了8册。'],
  ['change', '学前三年毛入园率由78.2%提高到84.5%，提高了7.3个百分点。'],
  ['change', '大班额班级从212个减少到96个，减少126个。'],
  ['points', '初中毕业生升学率达到92.6%，比上年提高3.1%。'],
  ['points', '全区小学巩固率、初中巩固率分别达到99.8%和98.6%，较去年分别提高了0.2%和0.9%。'],
  ['points', '生均校舍面积达到8.6平方米，比上年提高1.2个百分点。'],
  ['cap', '多媒体教室覆盖率达到112%。'],
  ['cap', '适龄儿童入学率达到100.6%。'],
  ['date', '2月30日召开了全县教育工作会议。'],
  ['date', '全县教师节表彰大会于9月31日举行。'],
  ['date', '2021—2018年累计培训教师3200人次。'],
  ['date', '实施学前教育三年（2021—2025年）行动计划。'],
  ['count', '重点抓好校舍安全、食品安全、交通安全、消防安全三项工作。'],
  ['count', '围绕课堂、课程、作业、评价、教研等四个方面推进改革。'],
  ['count', '建立四项机制：会商机制、通报机制、督办机制。'],
  ['repeat', '力争创建省级示范性幼儿园5所。\n二、工作任务\n力争创建省级示范性幼儿园3所。'],
  ['scale', '争取上级专项资金2.6亿元（2600万元）。'],
  ['mask', '全年发放助学金xx万元，受助学生3120人。'],
]

/** Right, or of a kind where another reading holds. */
const RIGHT: readonly string[] = [
  '全县现有各级各类学校213所(其中小学128所,初级中学46所,高级中学12所,幼儿园27所)。',
  '全市3200名教师参加培训，其中骨干教师120人、班主任310人。',
  '全区共有教师2140人，其中本科以上1835人，占85.7%。',
  '今年共拨付公用经费约4900万元，其中小学2510.3万元、初中1730.2万元、高中522.0万元。',
  '高考上线3.43万人，其中本科上线1.67万人，本科上线率45.68%。',
  '全年共受理信访事项260件，办结247件，办结率95%。',
  '共排查安全隐患318处，完成整改306处，整改率96.2%。',
  '新建校舍18栋，维修校舍27栋，拆除校舍9栋，共计54栋。',
  '在校生由12000人增加到15000人，增长25%。',
  // Rounded as they are printed, the two may well be 30% apart.
  '在校生由1.2万人增加到1.5万人，增长30%。',
  '公办园由36所增加到52所，净增16所。',
  '学前三年毛入园率由78.2%提高到84.5%，提高了6.3个百分点。',
  '学前三年毛入园率由78.2%提高到84.5%，增长8.1%。',
  '初中毕业生升学率达到92.6%，比上年提高3.1个百分点。',
  '高中阶段毛入学率达到103.2%。',
  '固定资产投资完成年度任务的126%。',
  '教育经费总投入达到8.6亿元，比上年增长12.4%。',
  '2月29日召开了全县教育工作会议。',
  '9月30日，全县教师节表彰大会举行。',
  '2018—2021年累计培训教师3200人次。',
  '实施学前教育三年（2021—2023年）行动计划。',
  '重点抓好校舍安全、食品安全、交通安全三项工作。',
  '围绕课堂、课程、作业等四个方面推进改革。',
  '围绕材料和人员规范、数据填报、风险防范三个方面开展检查。',
  '建立三项机制：会商机制、通报机制、督办机制。',
  '抓好“四大工程”：双名工程、强师工程、青蓝工程等。',
  '力争创建省级示范性幼儿园5所。全年新建幼儿园3所。',
  '全县现有各级各类学校96所。全市共有各级各类学校2050所。',
  '争取上级专项资金2.6亿元（26000万元）。',
  '争取上级专项资金2.6亿元（到位1.1亿元）。',
  '中心校、中学校长平均听课50节，其中最多听课100节，最少听课20节。',
  '校舍69栋，已完工46栋，C级校舍100%完成加固。',
  '学校228所，建成卫星收视点288个、光盘播放点105个。',
  '共征集科技项目574项，科技实践活动65项，科幻画650幅。',
  '全市共招聘新教师1377人、特岗教师415人、免费师范生61人。',
  '涉案人数56人，18人受到党纪处分，23人受到政纪处分，2人被移送司法机关，13人受到其他处理。',
  '全县小学生人均体育场地6.2平方米，初中生人均7.1平方米。',
  '5年来累计投入3.38亿元，新增校舍24.8万平方米，每平方米造价约1363元。',
]

describe('passages that do not add up', () => {
  it.each(WRONG)('%s: %s', (rule, text) => {
    expect(rulesIn(text)).toEqual([rule])
  })
})
describe('passages that do, or may', () => {
  it.each(RIGHT)('%s', (text) => {
    expect(rulesIn(text)).toEqual([])
  })
})

test('a finding shows its arithmetic and cuts its quotes from the text', () => {
  const text = '𠮷县：排查隐患200处（其中校舍80处，食堂60处，消防70处）。'
  const [finding] = check(text, read(text))
  expect(finding).toMatchObject({ rule: 'sum', arithmetic: '80 + 60 + 70 = 210 ≠ 200' })
  const points = Array.from(text)
  for (const { start, quote } of finding!.places) {
    expect(points.slice(start, start + Array.from(quote).length).join('')).toBe(quote)
  }
})

test('a text of one line, whatever its length, is gone through in a time that grows with it', () => {
  const line = '小学入学率达到99.9%，比上年提高0.5个百分点，新建校舍18栋（其中教学楼6栋），'
  const time = (times: number): number => {
    const text = line.repeat(times)
    const facts = read(text)
    // Time of the processor, for other tests share the machine.
    const before = process.cpuUsage()
    check(text, facts)
    return process.cpuUsage(before).user
  }
  time(1_000)
  // Sixteen times the text in less than fifty times the time: a quadratic rule would take 256.
  expect(time(16_000) / Math.max(1_000, time(1_000))).toBeLessThan(50)
})
