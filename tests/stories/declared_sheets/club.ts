/** A monthly list with a column of every kind that a sheet carries, and a return whose form has closed. */
import {
  choice,
  choices,
  date,
  defineLedger,
  idNumber,
  integer,
  money,
  number,
  phone,
  ref,
  text,
  time,
  unit,
  yesNo,
} from '../../../src/ledger/index.ts'

export const club = defineLedger({
  name: 'club',
  title: '社团活动月报',
  section: 'pupils',
  filledBy: 'school.clerk',
  cadence: { each: 'month' },
  key: ['unit', 'period', 'name'],
  fields: {
    name: text('社团', { required: true }),
    about: text('活动内容'),
    pupils: integer('参加学生', { unit: '人', min: 0, required: true }),
    hours: number('活动时长', { unit: '小时', places: 1, min: 0, max: 200 }),
    cost: money('开支', { min: 0 }),
    held_on: date('首次活动'),
    met_at: time('集合时间'),
    open: yesNo('对外开放'),
    kind: choice('类别', ['体育', '艺术', '科技']),
    places: choices('场地', ['操场', '礼堂', '机房']),
    leader_id: idNumber('负责人证件'),
    leader_phone: phone('负责人电话'),
    partner: unit('协办学校'),
    hazard: ref('相关隐患', 'hazard'),
  },
  indicators: {
    clubs: { title: '社团', unit: '个', count: 'rows' },
    pupils: { title: '参加学生', unit: '人次', sum: 'pupils' },
    hours: { title: '活动时长', unit: '小时', mean: 'hours' },
  },
})

export const shut = defineLedger({
  name: 'shut',
  title: '已截止的月报',
  section: 'pupils',
  filledBy: 'school.clerk',
  cadence: { each: 'month', due: { day: 5 }, closes: { days: 5 } },
  fields: { pupils: integer('在校学生', { unit: '人', required: true }) },
})
