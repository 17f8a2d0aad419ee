/** What clerks write where a soft check does not hold. */
import { checkOfFault, doubtsOfRow, type LedgerDocument, type Values } from '../ledger/index.ts'
import type { Chance } from './chance.ts'

/** By name of the check, or for any other. */
const PHRASES: Readonly<Record<string, readonly string[]>> = {
  homework_primary: [
    '期中复习，六年级作业偏多，已要求压减',
    '作业未分层，已由教务处统筹',
    '两科同日布置，已调整公示办法',
  ],
  homework_junior: ['九年级迎考，下周起按规定控制', '各科作业总量没有统筹，已整改'],
  sleep_primary: ['部分学生住得远，上学起得早', '寄宿生起床时间偏早，已调整作息'],
  sleep_junior: ['寄宿生早自习偏早，已推迟二十分钟', '走读生路程较远'],
  exercise: ['连日阴雨，室外活动减少', '操场翻修，场地不足'],
  jump: ['新开两个社团，报名增加', '秋收时节接送不便，参加人数减少', '转入转出较多，已核对名册'],
  pupils_jump: ['新学年毕业与招生人数相差较大', '附近教学点学生并入'],
  spending: ['补付上月货款', '更换供应商，结账日顺延', '肉菜涨价，按实结算'],
  overspent: ['由学校公用经费先垫付，下月补齐'],
  eaten: ['流感期间缺勤较多', '部分学生回家就餐，已逐户说明'],
  cooks: ['一名工人请假，正在补聘'],
  all_certified: ['一人健康证正在换证'],
  short: ['少量课本缺货，教材科已补发'],
  sets: ['转入学生已自带课本'],
  ordered: ['征订后有学生转学'],
  free: ['误收作业本费，已全部清退'],
  months: ['家长要求按学期缴费，已退还超收部分'],
  lessons: ['暑期课包一次签约，已拆分合同'],
  cap: ['含乐器租赁费，已分开开票'],
  all_in: ['月末两天的收费次日入账'],
  all_signed: ['老学员续费，合同正在补签'],
  no_loans: ['已责令停止，涉及三名家长，贷款已结清'],
  learners: ['暑期班结束', '新学期招生', '暑期班开班'],
  rooms: ['部分机器已报废，待更新'],
  scrapped: ['早年捐赠的机器集中报废'],
  network: ['线路欠费停用，正在办理复通'],
  all_told: ['有几户全家外出，正在联系核实'],
  out: ['已逐户劝返，两户随父母外出未联系上'],
  moved: ['外出务工人员子女返乡', '一个村划归邻乡', '户籍清理核减'],
  many_ill: ['一个班出现感冒，已停课消毒观察'],
  rising: ['天气骤变，感冒增多'],
  released: ['观察期满，经卫生院同意解除'],
}
const OTHERWISE = ['已核对，情况属实'] as const

/** Names of the soft checks that do not hold, as far as the row and the one a period earlier can tell. */
export function doubtsOf(ledger: LedgerDocument, values: Values, before?: Values): string[] {
  const row = { values, marks: {}, unit: '', period: null, state: '' }
  return doubtsOfRow(ledger, row, { before }).flatMap((doubt) => checkOfFault(doubt) ?? [])
}

/** Words for each of them; undefined where nothing needs any. */
export function explained(
  ledger: LedgerDocument,
  values: Values,
  before: Values | undefined,
  chance: Chance,
): Readonly<Record<string, string>> | undefined {
  const doubts = doubtsOf(ledger, values, before)
  if (doubts.length === 0) return undefined
  return Object.fromEntries(doubts.map((name) => [name, chance.of(PHRASES[name] ?? OTHERWISE)]))
}
