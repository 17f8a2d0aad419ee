import type { FactKind } from '../grammar/fact.ts'
import type { Rule } from '../grammar/rule.ts'
import { execAt } from '../patterns/sticky.ts'

/** What may follow a number, and what it is worth in the base unit. */
export interface Unit {
  name: string
  kind: FactKind
  base: string
  factor: number
  /** Whether a Chinese numeral before it is enough: 三名 is always a figure, 三种 is mostly a manner of speaking. */
  firm: boolean
}

interface UnitGroup extends Rule {
  kind: FactKind
  firm: boolean
  /** Unit names; `name=base*factor` where the base differs. */
  units: string
}

/** The second floor: measure words and measures, in groups that behave alike. */
export const unitGroups: UnitGroup[] = [
  {
    about: 'People.',
    kind: 'count',
    firm: true,
    units: '名 人 人次 位 人(次) 员 户 户次 对 人·次 人/次 人天 人日',
    examples: [
      {
        text: '全县在编教师4521人，其中特级教师3名。',
        facts: [
          { value: 4521, unit: '人' },
          { value: 3, unit: '名' },
        ],
      },
      { text: '累计培训教师2.6万人次。', facts: [{ value: 26000, unit: '人次', kind: 'count' }] },
    ],
  },
  {
    about: 'Schools, bodies and places.',
    kind: 'count',
    firm: true,
    units:
      '所 家 栋 幢 座 间 处 台 辆 套 部 册 本 份 篇 幅 张 块 条 件 起 例 宗 堂 节 场 场次 期 班次 个班次 个班级 个班 个教学班 盘 门 株 盏 架 艘 枚 支 列 口 床 顶 双 桩 笔 批次 车次 校次 课次 讲 棵 片 道 部委 部门 首 部(套) 场(次) 面 卷 款 根 把 桌 顿 眼 班 课 台(套) 台套 台件套 台件 套(件) 件套 单人套 双人套 四人套 头 只 匹 羽 尾 峰 颗 粒 枝 杆 管 盒 箱 袋 包 桶 瓶 罐 捆 束 串 排 付 副 樘 扇 段 席 章 遍 趟 回 辆次 台次 家次 项次 件次 起次 例次 所次 剂次 剂 轮次 门次 节次 篇次 页次 单元 标段 格 窗 款 封 丛 垛 届次 间次 笔次 条次 份次 处次 册次 队次 组次 个次 针次 针 集 辑 铺 尊 路 科 方 学分 金 银 铜',
    examples: [
      { text: '新建教学楼2幢，购置图书4.5万册。', facts: [{ unit: '幢' }, { value: 45000, unit: '册' }] },
      {
        text: '配备仪器1.2万台(件)、教具900台/件/套，奖补320(所次)。',
        facts: [{ unit: '台(件)', value: 12000 }, { unit: '台/件/套' }, { value: 320, unit: '所次' }],
      },
      { text: '建成录播教室三间。', facts: [{ value: 3, unit: '间' }] },
    ],
  },
  {
    about: 'Measure words that are as often a manner of speaking as a count.',
    kind: 'count',
    firm: false,
    units:
      '个 项 次 点 类 种 级 层 组 队 批 轮 方面 步骤 部分 县 区 镇 乡 村 省 市 国 校 园 地 大项 声 页 字 档 星 案 制 卡 表 强 步 省份 村庄 地市 区县 县市 乡镇 街道 社区',
    examples: [
      { text: '查处违规办班行为12次。', facts: [{ value: 12, unit: '次' }] },
      { text: '设立教学点34个。', facts: [{ value: 34, unit: '个' }] },
    ],
  },
  {
    about: 'Money, given in yuan.',
    kind: 'money',
    firm: true,
    units:
      '元 万元=元*10000 亿元=元*100000000 千元=元*1000 百万元=元*1000000 千万元=元*10000000 万亿元=元*1000000000000 十万元=元*100000 百元=元*100 万美元=美元*10000 亿美元=美元*100000000 美元 角',
    examples: [
      {
        text: '落实资助资金362.4万元。',
        facts: [{ number: '362.4', value: 3624000, unit: '万元', base_unit: '元', kind: 'money' }],
      },
      { text: '总投资达1.2亿元。', facts: [{ value: 120000000, unit: '亿元', base_unit: '元' }] },
      {
        text: '生均公用经费650元/生·年，造价2100元/平方米。',
        facts: [{ value: 650, unit: '元/生·年', base_unit: '元' }, { unit: '元/平方米' }],
      },
    ],
  },
  {
    about: 'Area, given in square metres where it is a multiple of them.',
    kind: 'area',
    firm: true,
    units: '平方米 平方公里 平方千米 平方厘米 平方分米 ㎡=平方米 m2=平方米 m²=平方米 平米=平方米 平方=平方米 亩 公顷',
    examples: [
      {
        text: '综合楼面积3600㎡，占地18亩。',
        facts: [{ unit: '㎡', base_unit: '平方米', kind: 'area' }, { unit: '亩' }],
      },
    ],
  },
  {
    about: 'Lengths of time.',
    kind: 'duration',
    firm: true,
    units: '天 小时 分钟 秒 个月 个小时 个工作日 工作日 个学时 学时 课时 周 个星期 学年 个学期 学期 年 个学年 日',
    examples: [
      { text: '每天体育活动时间不少于2小时。', facts: [{ value: 2, unit: '小时', kind: 'duration', bound: '>=' }] },
      { text: '全县人均受教育年限达到11.3年。', facts: [{ value: 11.3, unit: '年', kind: 'duration' }] },
    ],
  },
  {
    about: 'Shares: a percentage is not a number of percentage points.',
    kind: 'rate',
    firm: true,
    units: '% ‰',
    examples: [
      {
        text: '高中阶段毛入学率93.5%，提高2.1个百分点。',
        facts: [
          { unit: '%', kind: 'rate' },
          { unit: '个百分点', kind: 'change' },
        ],
      },
    ],
  },
  {
    about: 'Points between two percentages are a change.',
    kind: 'change',
    firm: true,
    units: '个位次 位次=个位次 个名次 个百分点 百分点=个百分点 个千分点 番',
    examples: [
      { text: '巩固率比上年提高0.4个百分点。', facts: [{ value: 0.4, unit: '个百分点', kind: 'change' }] },
      {
        text: '在15个县中列第4，较上届上升2个位次。',
        facts: [{ compare: null }, {}, { kind: 'change', unit: '个位次' }],
      },
    ],
  },
  {
    about: 'Times as much: a proportion, and a change where something grew by it.',
    kind: 'ratio',
    firm: true,
    units: '倍',
    examples: [
      {
        text: '经费是五年前的2.3倍，学位增长近3倍。',
        facts: [
          { value: 2.3, unit: '倍', kind: 'ratio' },
          { value: 3, unit: '倍', kind: 'change' },
        ],
      },
    ],
  },
  {
    about: 'Cases among so many people.',
    kind: 'rate',
    firm: true,
    units: '/10万 /万 /十万',
    examples: [{ text: '孕产妇死亡率为8.7/10万。', facts: [{ value: 8.7, unit: '/10万', kind: 'rate' }] }],
  },
  {
    about: 'Marks.',
    kind: 'score',
    firm: true,
    units: '分',
    examples: [{ text: '中考平均分提高到512.6分。', facts: [{ value: 512.6, unit: '分', kind: 'score' }] }],
  },
  {
    about: 'Other measures, kept as they are written.',
    kind: 'other',
    firm: true,
    units:
      '米 公里 千米 吨 公斤 公分 公升 市斤 公两 华里 千克 克 升 立方米 千瓦 兆 M G T 兆/秒 M/s 厘米 米² 寸 英寸 吋 岁 周岁 票 斤 毫米 毫克 毫升 微克 微克/立方米 毫克/升 立方 千瓦时 兆瓦 度 ℃ 海里 kg km cm mm KW kW GB TB MB GHz Mbps',
    examples: [
      { text: '新修操场跑道250米。', facts: [{ value: 250, unit: '米', kind: 'other' }] },
      { text: '全年用电86万千瓦时。', facts: [{ number: '86万', value: 860000, unit: '千瓦时', kind: 'other' }] },
    ],
  },
]

const byFirst = new Map<string, Unit[]>()
for (const group of unitGroups) {
  for (const spelled of group.units.split(' ')) {
    const [name = '', meaning = ''] = spelled.split('=')
    const [base = '', factor = '1'] = meaning.split('*')
    const unit = { name, kind: group.kind, base: base || name, factor: Number(factor), firm: group.firm }
    const first = name.slice(0, 1)
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), unit].sort((a, b) => b.name.length - a.name.length),
    )
  }
}

/** The characters that a unit begins with. */
export const unitFirsts = (): Iterable<string> => byFirst.keys()

/** What money is given for: 元/生·年, 万元/亩. */
const per =
  /(?:\/(?:生|人|平方米|㎡|亩|吨|公斤|斤|学期|学年|课时|月|年|天|日|次|户|个|名|所|校|班|套|辆|台|度|吨公里))(?:[·/.](?:年|月|天|学期|学年))?/y

/** The longest unit that is written at `at`. A line break or space may stand between a number and its unit. */
export function unitAt(text: string, at: number, to = text.length): { unit: Unit; end: number } | null {
  let from = at
  while (from < at + 2 && (text[from] === ' ' || text[from] === '\n' || text[from] === '\r')) from += 1
  if (from >= to) return null
  for (const unit of byFirst.get(text[from] ?? '') ?? []) {
    if (!text.startsWith(unit.name, from)) continue
    const end = from + unit.name.length
    const sign = text[end]
    if (sign !== '/' && sign !== '(') return { unit, end }
    return unit.kind === 'money' ? pricedAt(text, unit, end) : pairedAt(text, unit, from, end)
  }
  return text[from] === '(' ? bracketedAt(text, from) : null
}

const paired = /(?:\/[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff\d]{6})){1,3}|\([\u4e00-\u9fff、]{1,3}\)/y

/** 160万台(件), 7万台/件/套: things of several sorts counted together. */
function pairedAt(text: string, unit: Unit, from: number, at: number): { unit: Unit; end: number } {
  const words = unit.kind === 'count' && unit.firm ? (execAt(paired, text, at)?.[0] ?? '') : ''
  const isRow = words !== '' && words.split(/[/()、]/).every((word) => word === '' || isFirm(word))
  if (!isRow) return { unit, end: at }
  const end = at + words.length
  const name = text.slice(from, end)
  return { unit: { ...unit, name, base: name }, end }
}

const bracketed = /\(([\u4e00-\u9fff]{1,2})\)/y

/** 1704(所次): a unit that stands in brackets. */
function bracketedAt(text: string, at: number): { unit: Unit; end: number } | null {
  const name = execAt(bracketed, text, at)?.[1] ?? ''
  const unit = byFirst.get(name.slice(0, 1))?.find((one) => one.name === name)
  return unit?.firm ? { unit, end: at + name.length + 2 } : null
}

const isFirm = (name: string): boolean =>
  byFirst.get(name.slice(0, 1))?.some((unit) => unit.name === name && unit.firm) ?? false

function pricedAt(text: string, unit: Unit, at: number): { unit: Unit; end: number } {
  const words = execAt(per, text, at)?.[0] ?? ''
  return { unit: words === '' ? unit : { ...unit, name: unit.name + words }, end: at + words.length }
}
