import { choices, defineLedger, file, formula, integer, money, norm, number, text, yesNo } from '../../ledger/index.ts'
import { latest } from '../norms/latest.ts'
import { exerciseHours, homeworkJunior, homeworkPrimary, sleepJunior, sleepPrimary } from '../norms/pupils.ts'
import { COMPULSORY_KINDS } from '../organisation.ts'

const HOMEWORK = { primary: latest(homeworkPrimary), junior: latest(homeworkJunior) }
const SLEEP = { primary: latest(sleepPrimary), junior: latest(sleepJunior) }
const EXERCISE = latest(exerciseHours)
const NONE = '没有这一学段的填0'
const NOT_OURS = '没有这一学段的注明不适用'

export const schoolLife = defineLedger({
  name: 'school_life',
  title: '课后服务与五项管理月报',
  about:
    '有小学或初中学段的学校每月一份：课后服务办得怎样，作业、睡眠、手机、读物、体质管得怎样。放假的月份按实际填，没有的填0。',
  section: 'pupils',
  filledBy: 'school.moral_clerk',
  cadence: { each: 'month', kinds: COMPULSORY_KINDS, due: { day: norm('school_life.due_days') } },
  review: ['county.basic_section'],

  fields: {
    primary_pupils: integer('小学生', {
      unit: '人',
      min: 0,
      required: true,
      hint: NONE,
      prefill: 'school_return.primary_pupils',
      synonyms: ['小学在校生', '小学人数'],
    }),
    junior_pupils: integer('初中生', {
      unit: '人',
      min: 0,
      required: true,
      hint: NONE,
      prefill: 'school_return.junior_pupils',
      synonyms: ['初中在校生', '初中人数'],
    }),
    pupils: formula('义务教育学生', 'primary_pupils + junior_pupils', { unit: '人' }),

    service: yesNo('是否开展课后服务', { required: true, synonyms: ['课后服务', '延时服务'] }),
    brand: text('课后服务特色', {
      longest: 60,
      hint: '一校一个，写叫得响的名称，如“篮球＋书法”',
      prefill: 'school_life.brand',
      synonyms: ['特色品牌', '品牌名称'],
    }),
    kinds: choices('服务内容', ['作业辅导', '体育', '艺术', '科技', '阅读', '劳动', '专题教育', '社团', '其他'], {
      prefill: 'school_life.kinds',
      synonyms: ['课后服务内容', '活动内容'],
    }),
    service_pupils: integer('参加课后服务的学生', {
      unit: '人',
      min: 0,
      required: true,
      hint: '本月至少参加过一次的，一人只算一次；没有开展的填0',
      synonyms: ['参加学生', '服务学生数'],
    }),
    service_teachers: integer('参与服务的教师', { unit: '人', min: 0, synonyms: ['服务教师数'] }),
    outside_staff: integer('聘请的校外人员', { unit: '人', min: 0 }),
    service_days: integer('每周服务天数', { unit: '天', min: 0, max: 7, prefill: 'school_life.service_days' }),
    service_hours: number('每天服务时长', {
      unit: '小时',
      places: 1,
      min: 0,
      max: 6,
      prefill: 'school_life.service_hours',
    }),
    fees: money('本月服务收费', { unit: '元', min: 0, hint: '不收费的填0', synonyms: ['收费金额'] }),
    free_pupils: integer('免费的困难学生', { unit: '人', min: 0, hint: '参加服务而免收费用的家庭困难学生' }),

    homework_published: yesNo('作业是否每天公示', { required: true, hint: '班级公示各科作业和预计时间' }),
    homework_first_years: yesNo('一二年级有无书面家庭作业', { hint: NOT_OURS }),
    homework_primary: integer('小学每天书面作业', {
      unit: '分钟',
      min: 0,
      max: 300,
      hint: `三至六年级，取用时最长的年级的平均数；${NOT_OURS}`,
      synonyms: ['小学作业时间', '小学书面作业时长'],
    }),
    homework_junior: integer('初中每天书面作业', {
      unit: '分钟',
      min: 0,
      max: 300,
      hint: `取用时最长的年级的平均数；${NOT_OURS}`,
      synonyms: ['初中作业时间', '初中书面作业时长'],
    }),
    homework_by_phone: yesNo('有无在家长群布置作业', { hint: '用手机群布置作业、要求打卡的都算' }),

    sleep_primary: number('小学生睡眠', { unit: '小时', places: 1, min: 0, max: 16, hint: NOT_OURS }),
    sleep_junior: number('初中生睡眠', { unit: '小时', places: 1, min: 0, max: 16, hint: NOT_OURS }),
    timetable_kept: yesNo('上课时间是否合规', {
      required: true,
      hint: '小学第一节课不早于8:20，中学不早于8:00',
      synonyms: ['作息时间是否合规'],
    }),

    phones_kept_out: yesNo('手机是否不进课堂', { required: true, synonyms: ['手机管理'] }),
    phones_held: integer('经申请由学校保管的手机', { unit: '部', min: 0, synonyms: ['保管手机'] }),

    reading_checked: yesNo('本月是否检查校园读物', { required: true }),
    books_removed: integer('清理的不合格读物', { unit: '册', min: 0, synonyms: ['清理读物'] }),
    reading_activities: integer('阅读活动', { unit: '次', min: 0 }),

    lessons_full: yesNo('体育课是否开齐开足', { required: true }),
    exercise_hours: number('每天校园体育活动', {
      unit: '小时',
      places: 1,
      min: 0,
      max: 8,
      required: true,
      synonyms: ['体育活动时间'],
    }),
    eyes_tested: integer('本月测视力的学生', { unit: '人', min: 0, hint: '没有测的填0' }),
    nearsighted: integer('其中：近视学生', { unit: '人', min: 0 }),

    problems: text('存在问题和下步打算', { longest: 500, synonyms: ['存在问题'] }),
    photo: file('活动照片'),
  },

  checks: {
    within: {
      hard: 'service_pupils <= primary_pupils + junior_pupils',
      says: '参加课后服务的学生不能多于义务教育学生',
    },
    unserved: { hard: 'service or service_pupils == 0', says: '没有开展课后服务，参加的学生应填0' },
    free: { hard: 'free_pupils <= service_pupils', says: '免费的困难学生不能多于参加课后服务的学生' },
    eyes: { hard: 'eyes_tested <= primary_pupils + junior_pupils', says: '测视力的学生不能多于义务教育学生' },
    nearsighted: { hard: 'nearsighted <= eyes_tested', says: '近视学生不能多于测视力的学生' },
    homework_primary: {
      soft: `homework_primary <= ${HOMEWORK.primary}`,
      says: `小学书面作业超过${HOMEWORK.primary}分钟，请说明`,
    },
    homework_junior: {
      soft: `homework_junior <= ${HOMEWORK.junior}`,
      says: `初中书面作业超过${HOMEWORK.junior}分钟，请说明`,
    },
    sleep_primary: { soft: `sleep_primary >= ${SLEEP.primary}`, says: `小学生睡眠不足${SLEEP.primary}小时，请说明` },
    sleep_junior: { soft: `sleep_junior >= ${SLEEP.junior}`, says: `初中生睡眠不足${SLEEP.junior}小时，请说明` },
    exercise: { soft: `exercise_hours >= ${EXERCISE}`, says: `每天校园体育活动不足${EXERCISE}小时，请说明` },
    homework_alike: {
      soft: 'homework_primary <= 1.5 * alike(homework_primary)',
      says: '小学书面作业比同类学校上月的中位数多一半以上，请说明',
    },
    roll: {
      soft: 'abs(primary_pupils + junior_pupils - school_return.primary_pupils - school_return.junior_pupils) <= 0.1 * (primary_pupils + junior_pupils) + 5',
      says: '学生数与学校基本情况年报相差一成以上，请核对学籍或说明',
    },
    jump: {
      soft: 'abs(service_pupils - before(service_pupils)) <= 0.3 * (primary_pupils + junior_pupils) or service_pupils == 0 or before(service_pupils) == 0',
      says: '参加课后服务的学生比上月增减超过全校三成，请说明',
    },
    pupils_jump: {
      soft: 'abs(primary_pupils + junior_pupils - before(primary_pupils) - before(junior_pupils)) <= 0.1 * (primary_pupils + junior_pupils)',
      says: '学生数比上月增减超过一成，请说明',
    },
  },

  indicators: {
    schools: { title: '报送五项管理的学校', unit: '所', count: 'unit' },
    serving: {
      title: '开展课后服务的学校',
      unit: '所',
      count: 'unit',
      where: { service: true },
      synonyms: ['课后服务学校'],
    },
    serving_rate: { title: '课后服务学校覆盖率', ratio: 'serving', over: 'schools', as: 'percent' },
    brands: { title: '有课后服务特色的学校', unit: '所', count: 'unit', where: { brand: { empty: false } } },
    pupils: {
      title: '义务教育学生（月报）',
      unit: '人次',
      sum: 'pupils',
      about: '几个月合计时一名学生每月算一次，看人数请只选一个月',
    },
    service_pupils: {
      title: '参加课后服务学生',
      unit: '人次',
      sum: 'service_pupils',
      about: '几个月合计时一名学生每月算一次，看人数请只选一个月',
      synonyms: ['课后服务学生'],
    },
    service_share: { title: '课后服务学生参与率', ratio: 'service_pupils', over: 'pupils', as: 'percent' },
    service_teachers: { title: '参与课后服务教师', unit: '人次', sum: 'service_teachers' },
    service_hours: { title: '平均每天服务时长', unit: '小时', mean: 'service_hours', places: 1 },
    fees: { title: '课后服务收费', unit: '元', sum: 'fees' },
    free_pupils: { title: '课后服务免费的困难学生', unit: '人次', sum: 'free_pupils' },
    fees_each: {
      title: '人次平均服务收费',
      unit: '元',
      ratio: 'fees',
      over: 'service_pupils',
      as: 'number',
      places: 1,
    },

    returns: { title: '五项管理月报', unit: '份', count: 'rows' },
    published: { title: '作业每天公示', unit: '份', count: 'rows', where: { homework_published: true } },
    published_rate: { title: '作业公示率', ratio: 'published', over: 'returns', as: 'percent' },
    homework_primary: { title: '小学平均书面作业时间', unit: '分钟', mean: 'homework_primary', places: 0 },
    homework_junior: { title: '初中平均书面作业时间', unit: '分钟', mean: 'homework_junior', places: 0 },
    homework_over: {
      title: '书面作业超时的学校',
      unit: '所',
      count: 'unit',
      where: { any: [{ homework_primary: { gt: HOMEWORK.primary } }, { homework_junior: { gt: HOMEWORK.junior } }] },
    },
    homework_by_phone: {
      title: '在家长群布置作业的学校',
      unit: '所',
      count: 'unit',
      where: { homework_by_phone: true },
    },
    sleep_primary: { title: '小学生平均睡眠', unit: '小时', mean: 'sleep_primary', places: 1 },
    sleep_junior: { title: '初中生平均睡眠', unit: '小时', mean: 'sleep_junior', places: 1 },
    sleep_short: {
      title: '睡眠时间不足的学校',
      unit: '所',
      count: 'unit',
      where: { any: [{ sleep_primary: { lt: SLEEP.primary } }, { sleep_junior: { lt: SLEEP.junior } }] },
    },
    timetable_kept: { title: '上课时间合规', unit: '份', count: 'rows', where: { timetable_kept: true } },
    timetable_rate: { title: '上课时间合规率', ratio: 'timetable_kept', over: 'returns', as: 'percent' },
    phones_kept_out: { title: '手机不进课堂', unit: '份', count: 'rows', where: { phones_kept_out: true } },
    phones_rate: { title: '手机管理落实率', ratio: 'phones_kept_out', over: 'returns', as: 'percent' },
    books_removed: { title: '清理不合格读物', unit: '册', sum: 'books_removed' },
    reading_activities: { title: '开展阅读活动', unit: '次', sum: 'reading_activities' },
    lessons_full: { title: '体育课开齐开足', unit: '份', count: 'rows', where: { lessons_full: true } },
    lessons_rate: { title: '体育课开齐开足率', ratio: 'lessons_full', over: 'returns', as: 'percent' },
    exercise_hours: { title: '平均每天校园体育活动', unit: '小时', mean: 'exercise_hours', places: 1 },
    eyes_tested: { title: '视力监测学生', unit: '人次', sum: 'eyes_tested' },
    nearsighted: { title: '近视学生', unit: '人次', sum: 'nearsighted' },
    nearsighted_rate: { title: '近视率', ratio: 'nearsighted', over: 'eyes_tested', as: 'percent' },
  },
})
