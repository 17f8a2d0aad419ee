import { choice, date, defineLedger, file, integer, lines, money, norm, text } from '../../ledger/index.ts'

const SECTIONS = ['city.personnel_section', 'county.personnel_section'] as const

export const training = defineLedger({
  name: 'training',
  title: '干部教师培训台账',
  about: '一期培训一行，由组织单位登记。一人参加两期是两人次；培训人数按期填写。',
  section: 'teachers',
  filledBy: SECTIONS,
  counted: { not: { state: 'planned' } },
  on: 'started_on',

  fields: {
    name: text('培训名称', { required: true, longest: 80, synonyms: ['培训项目', '班次名称'] }),
    started_on: date('开班日期', { required: true, synonyms: ['培训时间', '开始日期'] }),
    ended_on: date('结业日期', { synonyms: ['结束日期'] }),
    level: choice('培训层次', ['国家级', '省级', '市级', '县级', '校级'], {
      required: true,
      synonyms: ['层次', '级别'],
    }),
    mode: choice('培训方式', ['集中', '远程', '送教下乡', '跟岗', '校本', '混合'], {
      required: true,
      synonyms: ['方式', '形式'],
    }),
    audience: choice('培训对象', ['校级干部', '校（园）长', '教师', '班主任', '幼儿教师', '其他'], {
      required: true,
      synonyms: ['对象', '参训对象'],
    }),
    kind: choice(
      '培训类别',
      ['任职资格', '提高', '学科', '教育技术', '课程改革', '班主任', '国培计划', '专题', '其他'],
      {
        synonyms: ['类别'],
      },
    ),
    subject: text('学科或主题', { longest: 60, synonyms: ['学科', '主题'] }),
    place: text('地点或平台', { longest: 60, synonyms: ['培训地点', '承办机构'] }),
    quota: integer('下达名额', { unit: '人', min: 0 }),
    participants: integer('参训人数', {
      unit: '人次',
      min: 0,
      required: { state: ['held', 'certified'] },
      synonyms: ['培训人数', '参加人数'],
    }),
    certified: integer('结业人数', { unit: '人', min: 0, synonyms: ['合格人数'] }),
    hours: integer('学时', { unit: '学时', min: 0, max: 500, synonyms: ['培训学时'] }),
    cost: money('培训经费', { unit: '元', min: 0, synonyms: ['经费', '费用'] }),
    roster: lines('参训名单', {
      name: text('姓名', { required: true }),
      school: text('单位'),
      post: text('职务'),
      result: choice('结果', ['合格', '优秀', '未完成']),
    }),
    notice: file('通知和总结'),
  },

  workflow: {
    start: 'planned',
    states: {
      planned: { title: '计划', limit: { until: 'started_on' } },
      held: { title: '已举办', limit: { days: norm('training.certify_days') } },
      certified: { title: '已结业', final: true },
    },
    moves: {
      hold: { title: '已举办', from: 'planned', to: 'held', by: SECTIONS },
      certify: { title: '登记结业', from: 'held', to: 'certified', by: SECTIONS, asks: ['certified', 'ended_on'] },
    },
  },

  checks: {
    certified: { hard: 'certified <= participants', says: '结业人数不能多于参训人数' },
    in_order: { hard: 'ended_on >= started_on', says: '结业日期不能早于开班日期' },
    quota: { soft: 'participants <= quota', says: '参训人数超过下达名额，请说明' },
  },

  indicators: {
    courses: { title: '举办培训', unit: '期', count: 'rows', synonyms: ['培训班'] },
    participants: { title: '参加培训', unit: '人次', sum: 'participants', synonyms: ['培训人次'] },
    cadres: { title: '培训校级干部', unit: '人', sum: 'participants', where: { audience: '校级干部' } },
    cadres_provincial: {
      title: '参加省级培训的干部',
      unit: '人',
      sum: 'participants',
      where: { audience: '校级干部', level: '省级' },
    },
    cadres_remote: {
      title: '参加远程培训的干部',
      unit: '人',
      sum: 'participants',
      where: { audience: '校级干部', mode: '远程' },
    },
    head_courses: { title: '校（园）长培训', unit: '期', count: 'rows', where: { audience: '校（园）长' } },
    heads: { title: '参加培训的校（园）长', unit: '人', sum: 'participants', where: { audience: '校（园）长' } },
    teachers: {
      title: '培训教师',
      unit: '人次',
      sum: 'participants',
      where: { audience: ['教师', '班主任', '幼儿教师'] },
    },
    reform_teachers: {
      title: '参加课程改革远程培训的教师',
      unit: '人',
      sum: 'participants',
      where: { audience: '教师', mode: '远程', kind: '课程改革' },
    },
    reform_subjects: {
      title: '课程改革远程培训学科',
      unit: '个',
      count: 'subject',
      where: { mode: '远程', kind: '课程改革' },
    },
    national: { title: '国家级培训', unit: '人次', sum: 'participants', where: { level: '国家级' } },
    certified: { title: '结业', unit: '人', sum: 'certified' },
    certified_rate: { title: '结业率', ratio: 'certified', over: 'participants', as: 'percent' },
    mean_hours: { title: '每期平均学时', unit: '学时', mean: 'hours', places: 1 },
    cost: { title: '投入培训经费', unit: '元', sum: 'cost' },
    cost_per_person: {
      title: '人次平均培训经费',
      unit: '元',
      ratio: 'cost',
      over: 'participants',
      as: 'number',
      places: 0,
    },
  },
})
