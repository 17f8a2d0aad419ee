/** The two ledgers that large sheets are brought into, and their rows: different in most columns from row to row. */
import { choice, date, defineLedger, idNumber, integer, money, number, text, yesNo } from '../src/ledger/index.ts'
import type { LedgerDocument } from '../src/ledger/index.ts'

export const SCHOOLS = 800

export interface Sample {
  readonly ledger: LedgerDocument
  /** Row i as it stands in the sheet: the unit's code, then a cell a field. */
  readonly row: (i: number) => (string | number)[]
}

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T
const two = (part: number): string => String(part).padStart(2, '0')
const day = (i: number, from: number): string => `20${two(from + (i % 8))}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`

const SORTS = ['教学仪器', '图书', '计算机', '课桌椅', '体育器材', '音美器材', '厨房设备', '其他']

/** Nothing sealed, one check: what is in use cannot be more than there is. */
export const asset: Sample = {
  ledger: defineLedger({
    name: 'asset',
    title: '校产明细账',
    filledBy: 'school.moral_clerk',
    on: 'bought_on',
    fields: {
      number: text('资产编号', { required: true }),
      name: text('名称', { required: true }),
      sort: choice('类别', SORTS, { required: true }),
      model: text('规格型号'),
      maker: text('生产单位'),
      supplier: text('供货单位'),
      bought_on: date('购置日期', { required: true }),
      checked_on: date('盘点日期'),
      copies: integer('数量', { min: 0, required: true }),
      in_use: integer('在用数量', { min: 0 }),
      price: money('单价', { required: true }),
      worth: money('账面价值'),
      weight: number('重量', { unit: '公斤', places: 1 }),
      years: integer('使用年限', { min: 1, max: 50 }),
      source: choice('经费来源', ['财政', '捐赠', '调拨', '自筹'], { required: true }),
      state_of: choice('使用状况', ['在用', '闲置', '待修', '待报废'], { required: true }),
      teaching: yesNo('教学用', { required: true }),
      room: text('存放地点'),
      keeper: text('保管人'),
      remark: text('备注'),
    },
    checks: { within: { hard: 'in_use <= copies', says: '在用数量不能多于数量' } },
  }),
  row: (i) => [
    `s${i % SCHOOLS}`,
    `ZC${String(i).padStart(8, '0')}`,
    `${pick(SORTS, i * 5)}第${i % 4000}号`,
    pick(SORTS, i * 5),
    `XH-${i % 700}/${i % 13}`,
    `第${i % 300}制造厂`,
    `某市第${i % 120}商行`,
    day(i, 10),
    day(i * 7, 18),
    10 + (i % 90),
    i % 11,
    (i % 100_000) / 100,
    (i % 5_000_000) / 100,
    (i % 4000) / 10,
    1 + (i % 20),
    pick(['财政', '捐赠', '调拨', '自筹'], i * 3),
    pick(['在用', '闲置', '待修', '待报废'], i * 7),
    pick(['是', '否'], i * 3),
    `教学楼${1 + (i % 5)}层${i % 40}室`,
    `保管员${i % 3000}`,
    i % 3 === 0 ? '' : `第${i}项`,
  ],
}

const GRADES = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级']
const NATIONS = ['汉族', '土家族', '苗族', '彝族', '其他']
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const withCheck = (seventeen: string): string =>
  seventeen +
  '10X98765432'.charAt(weights.reduce((sum, weight, i) => sum + weight * Number(seventeen.charAt(i)), 0) % 11)

/** One field sealed, which is encrypted and indexed by its hash. Address code 999901 is nobody's. */
export const pupil: Sample = {
  ledger: defineLedger({
    name: 'pupil_return',
    title: '学生信息采集表',
    filledBy: 'school.moral_clerk',
    on: 'enrolled_on',
    fields: {
      name: text('姓名', { required: true }),
      id_number: idNumber('身份证号', { required: true }),
      sex: choice('性别', ['男', '女'], { required: true }),
      born_on: date('出生日期', { required: true }),
      nation: choice('民族', NATIONS, { required: true }),
      grade: choice('年级', GRADES, { required: true }),
      class: integer('班', { min: 1, max: 60, required: true }),
      enrolled_on: date('入学日期', { required: true }),
      boards: yesNo('寄宿', { required: true }),
      only_child: yesNo('独生子女'),
      left_behind: yesNo('留守儿童'),
      distance: number('上学距离', { unit: '公里', places: 1 }),
      height: number('身高', { unit: '厘米', places: 1 }),
      weight: number('体重', { unit: '公斤', places: 1 }),
      fee: money('应交费用'),
      aid: money('资助金额'),
      books: integer('借阅册数'),
      guardian: text('监护人'),
      address: text('家庭住址'),
      remark: text('备注'),
    },
  }),
  row: (i) => {
    const born = day(i, 10)
    return [
      `s${i % SCHOOLS}`,
      `学生${i}`,
      withCheck(`999901${born.replaceAll('-', '')}${String(i % 1000).padStart(3, '0')}`),
      pick(['男', '女'], i),
      born,
      pick(NATIONS, i * 7),
      pick(GRADES, i),
      1 + (i % 12),
      `20${two(16 + (i % 8))}-09-01`,
      pick(['是', '否'], i * 3),
      pick(['是', '否', '否'], i),
      pick(['否', '否', '是'], i),
      (i % 300) / 10,
      100 + (i % 700) / 10,
      20 + (i % 400) / 10,
      (i % 100_000) / 100,
      i % 5000,
      i % 40,
      `监护人${i}`,
      `某镇某村${i % 900}组${i % 77}号`,
      i % 3 === 0 ? '' : `第${i}条没有别的说明`,
    ]
  },
}
