/** Units by which one thing may be counted in two papers: 45名 and 45人, 8个 and 8所. */
const kin: readonly string[] = [
  '人 名 位 员 万人',
  '人次 人(次) 次数 场次',
  '所 家 个 处 间 座 栋 幢',
  '件 起 例 宗 条 项 个案',
  '次 场 期 批 堂 节 轮',
  '元 万元 亿元',
  '平方米 ㎡ m2',
  '册 本',
  '台 套 辆 部',
  '天 日',
  '小时 课时 学时',
]

const groups = new Map(kin.flatMap((group, index) => group.split(' ').map((unit) => [unit, `kin${index}`] as const)))

/** The same word for units of one kin; the unit itself where it has none. */
export const kinOfUnit = (unit: string): string => groups.get(unit) ?? unit
