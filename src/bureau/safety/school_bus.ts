import {
  choice,
  date,
  defineLedger,
  file,
  formula,
  idNumber,
  integer,
  norm,
  phone,
  text,
  yesNo,
} from '../../ledger/index.ts'
import { latest } from '../norms/latest.ts'
import {
  schoolBusDriverOldest,
  schoolBusDriverYoungest,
  schoolBusLicenceYears,
  schoolBusSeats,
} from '../norms/school_bus.ts'

const YOUNGEST = latest(schoolBusDriverYoungest)
const OLDEST = latest(schoolBusDriverOldest)
const LICENCE_YEARS = latest(schoolBusLicenceYears)
const SEATS = latest(schoolBusSeats)
/** Days in which a paper that drives a bus runs out; renewed together or one by one. */
const PAPERS = ['permit_until', 'inspection_until', 'insurance_until', 'licence_until', 'valid_until'] as const
const RUNS = ['in_service'] as const

/**
 * One vehicle that carries pupils. While it runs, its limit is the day on which the first of its papers runs out: so the
 * light turns yellow before, red after, and the same line of people hears of it as of any other limit.
 */
export const schoolBus = defineLedger({
  name: 'school_bus',
  title: '校车和接送学生车辆台账',
  about: '每辆接送学生的车一行：证照、检验、驾驶人、线路。最早到期的一天前没有续期，车不能再上路。',
  section: 'safety',
  filledBy: 'school.safety_officer',
  counted: { not: { state: ['registered', 'retired'] } },
  on: 'registered_on',

  fields: {
    plate: text('车牌号', { required: true, longest: 12, synonyms: ['车牌', '号牌号码'] }),
    kind: choice('车辆类型', ['专用校车', '普通客运车辆', '面包车', '其他'], {
      required: true,
      synonyms: ['类型', '车型'],
    }),
    registered_on: date('登记日期', { required: true }),
    owner: text('车辆所有人', { required: true, longest: 60, hint: '学校、客运公司或个人', synonyms: ['运营单位'] }),
    seats: integer('核定载客', { unit: '人', min: 1, max: 80, required: true, synonyms: ['座位数', '核载人数'] }),
    carried: integer('实际乘坐学生', {
      unit: '人',
      min: 0,
      required: true,
      hint: '乘坐最多的一趟',
      synonyms: ['乘车学生'],
    }),
    route: text('线路', { required: true, longest: 200, hint: '起点、停靠站点、终点' }),
    escort: text('照管人员', { longest: 30, required: true, synonyms: ['随车照管员'] }),
    permit: text('使用许可证号', { longest: 40, hint: '专用校车填校车标牌号' }),
    driver: text('驾驶人', { required: true, longest: 30, synonyms: ['司机'] }),
    driver_id: idNumber('驾驶人身份证号'),
    driver_phone: phone('驾驶人电话', { required: true }),
    driver_age: integer('驾驶人年龄', { unit: '周岁', min: 18, max: 80, required: true }),
    driving_years: integer('驾龄', { unit: '年', min: 0, max: 60, required: true }),
    equipped: yesNo('逃生锤、灭火器、急救箱、卫星定位是否齐全', { required: true }),
    permit_until: date('许可有效期至'),
    inspection_until: date('检验有效期至', { hint: '校车每半年检验一次' }),
    insurance_until: date('保险有效期至'),
    licence_until: date('驾驶人审验有效期至', { hint: '校车驾驶人每年审验' }),
    valid_until: date('最早到期的一天', { hint: '上面几个日期里最早的一个，到这天前要续期' }),
    spare: formula('余座', 'seats - carried', { unit: '座' }),
    checked_by: text('核对人', { longest: 30 }),
    papers: file('行驶证、许可证和检验记录'),
    remark: text('备注', { longest: 500 }),
  },

  key: ['plate'],

  workflow: {
    start: 'registered',
    states: {
      registered: { title: '登记' },
      reported: { title: '待核对', limit: { workdays: norm('school_bus.approve_workdays') } },
      returned: { title: '退回补正' },
      in_service: {
        title: '在用',
        limit: { until: 'valid_until', else: { months: norm('school_bus.inspection_months') } },
      },
      stopped: { title: '停用' },
      retired: { title: '已注销', final: true },
    },
    moves: {
      report: { title: '上报', from: ['registered', 'returned'], to: 'reported', by: 'school.head', asks: PAPERS },
      approve: {
        title: '核对投用',
        from: 'reported',
        to: 'in_service',
        by: 'county.safety_section',
        asks: ['checked_by'],
      },
      send_back: { title: '退回', from: 'reported', to: 'returned', by: 'county.safety_section', reason: true },
      renew: {
        title: '续期',
        from: 'in_service',
        to: 'in_service',
        by: 'school.safety_officer',
        asks: PAPERS,
        restarts: true,
      },
      stop: {
        title: '停用',
        from: 'in_service',
        to: 'stopped',
        by: ['school.head', 'county.safety_section'],
        reason: true,
      },
      resume: { title: '恢复使用', from: 'stopped', to: 'reported', by: 'school.head', asks: PAPERS },
      retire: {
        title: '注销',
        from: ['registered', 'in_service', 'stopped'],
        to: 'retired',
        by: 'school.head',
        reason: true,
      },
    },
  },

  checks: {
    first: {
      hard: 'valid_until <= permit_until and valid_until <= inspection_until',
      says: '最早到期的一天不能晚于许可或检验的有效期',
    },
    others: {
      hard: 'valid_until <= insurance_until and valid_until <= licence_until',
      says: '最早到期的一天不能晚于保险或驾驶人审验的有效期',
    },
    overload: { hard: 'carried <= seats', says: '实际乘坐学生超过核定载客人数，不得超员' },
    age: {
      soft: `driver_age >= ${YOUNGEST} and driver_age <= ${OLDEST}`,
      says: `驾驶人不在${YOUNGEST}至${OLDEST}周岁之间，不符合校车驾驶人条件，请说明`,
    },
    years: { soft: `driving_years >= ${LICENCE_YEARS}`, says: `驾龄不足${LICENCE_YEARS}年，请说明` },
    seats: { soft: `seats >= ${SEATS}`, says: `核定载客不足${SEATS}人，不能作校车使用，请说明` },
    equipment: { soft: 'equipped', says: '随车安全设备不齐全，请说明何时补齐' },
  },

  indicators: {
    vehicles: { title: '接送学生车辆', unit: '辆', count: 'rows', synonyms: ['校车', '接送车辆'] },
    running: { title: '在用车辆', unit: '辆', count: 'rows', where: { state: RUNS } },
    schools: { title: '有接送车辆的学校', unit: '所', count: 'unit' },
    dedicated: { title: '专用校车', unit: '辆', count: 'rows', where: { kind: '专用校车' } },
    dedicated_rate: { title: '专用校车占比', ratio: 'dedicated', over: 'vehicles', as: 'percent' },
    carried: { title: '乘车学生', unit: '人', sum: 'carried' },
    expired: {
      title: '证照到期仍在用',
      unit: '辆',
      count: 'rows',
      where: { state: 'in_service', late: true },
      synonyms: ['过期车辆'],
    },
    renewed_late: { title: '逾期续期', unit: '辆', count: 'rows', where: { missed: 'in_service' } },
    stopped: { title: '停用车辆', unit: '辆', count: 'rows', where: { state: 'stopped' } },
    unequipped: { title: '安全设备不齐全', unit: '辆', count: 'rows', where: { equipped: false } },
    unfit_drivers: {
      title: '驾驶人条件不符',
      unit: '人',
      count: 'rows',
      where: {
        any: [
          { driver_age: { lt: YOUNGEST } },
          { driver_age: { gt: OLDEST } },
          { driving_years: { lt: LICENCE_YEARS } },
        ],
      },
    },
  },
})
