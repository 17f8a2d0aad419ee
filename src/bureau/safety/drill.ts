import { choice, date, defineLedger, file, integer, number, text, yesNo } from '../../ledger/index.ts'

export const drill = defineLedger({
  name: 'drill',
  title: '应急演练记录',
  about: '一次演练一行：练什么、多少师生参加、多少分钟撤完、发现什么问题。',
  section: 'safety',
  filledBy: 'school.safety_officer',
  on: 'held_on',

  fields: {
    held_on: date('演练日期', { required: true, synonyms: ['演练时间', '日期'] }),
    kind: choice('演练内容', ['防火', '防震', '防踩踏', '防洪', '防暴', '校车逃生', '食品安全处置', '其他'], {
      required: true,
      synonyms: ['演练项目', '演练类别', '演练种类'],
    }),
    announced: yesNo('是否事先通知', { hint: '不打招呼的演练选否' }),
    pupils: integer('参加学生', { unit: '人', min: 0, required: true, synonyms: ['学生人数'] }),
    staff: integer('参加教职工', { unit: '人', min: 0, synonyms: ['教师人数', '教职工人数'] }),
    minutes: number('疏散用时', { unit: '分钟', places: 1, min: 0, max: 120, synonyms: ['撤离用时', '用时'] }),
    in_time: yesNo('是否达到预定用时'),
    leader: text('总指挥', { longest: 30, synonyms: ['负责人'] }),
    partners: text('参与部门', { longest: 100, hint: '消防、公安、卫生等到场的写明' }),
    problems: text('发现的问题', { longest: 500 }),
    improvement: text('改进措施', { longest: 500 }),
    plan: file('演练方案'),
    photo: file('演练照片'),
  },

  key: ['unit', 'held_on', 'kind'],

  indicators: {
    drills: { title: '开展应急演练', unit: '次', count: 'rows', synonyms: ['应急演练', '演练次数'] },
    schools: { title: '开展演练的学校', unit: '所', count: 'unit' },
    covered: { title: '演练学校覆盖率', ratio: 'schools', over: 'school_return.schools', as: 'percent' },
    per_school: {
      title: '校均演练次数',
      unit: '次',
      ratio: 'drills',
      over: 'school_return.schools',
      as: 'number',
      places: 2,
    },
    pupils: { title: '参加演练学生', unit: '人次', sum: 'pupils' },
    staff: { title: '参加演练教职工', unit: '人次', sum: 'staff' },
    fire: { title: '防火演练', unit: '次', count: 'rows', where: { kind: '防火' } },
    quake: { title: '防震演练', unit: '次', count: 'rows', where: { kind: '防震' } },
    stampede: { title: '防踩踏演练', unit: '次', count: 'rows', where: { kind: '防踩踏' } },
    minutes: { title: '平均疏散用时', unit: '分钟', mean: 'minutes', places: 1 },
    slowest: { title: '最长疏散用时', unit: '分钟', max: 'minutes', places: 1 },
    in_time: { title: '按预定用时完成', unit: '次', count: 'rows', where: { in_time: true } },
    in_time_rate: { title: '演练用时达标率', ratio: 'in_time', over: 'drills', as: 'percent' },
    unannounced: { title: '不事先通知的演练', unit: '次', count: 'rows', where: { announced: false } },
  },
})
