/** What checks find, from which places, and what is done about it. */
import type { Chance } from './chance.ts'

interface Family {
  readonly kind: string
  /** How often, against the others. */
  readonly weight: number
  readonly places: readonly string[]
  /** What is wrong, and the measure. */
  readonly faults: readonly (readonly [about: string, measure: string])[]
}

const FLOORS = ['一层', '二层', '三层', '四层'] as const
const SIDES = ['东侧', '西侧', '北侧', '南侧', '中部'] as const

const FAMILIES: readonly Family[] = [
  {
    kind: '消防',
    weight: 24,
    places: ['教学楼', '学生宿舍楼', '综合楼', '食堂', '图书室', '实验楼', '礼堂', '配电间', '门卫室'],
    faults: [
      ['灭火器压力不足，已过检修期', '送检充压，更换过期灭火器，建立月检卡'],
      ['疏散指示标志损坏，断电后不亮', '更换带蓄电池的疏散指示标志'],
      ['安全出口堆放杂物，通道不足规定宽度', '清空通道，划定禁放线并每日巡查'],
      ['室内消火栓无水带、水枪', '补齐水带水枪，张贴使用说明'],
      ['疏散门上锁，钥匙无专人保管', '改装推杆锁，明确专人负责启闭'],
      ['窗户焊有固定铁栅栏，无法逃生', '拆除或改为可从内开启的护栏'],
      ['应急照明灯不亮', '检修线路，更换灯具和电池'],
      ['消防水池水位不足', '修复补水阀，每周记录水位'],
    ],
  },
  {
    kind: '校舍',
    weight: 17,
    places: ['教学楼', '教师周转房', '学生厕所', '围墙', '旧礼堂', '食堂', '宿舍楼', '校门立柱', '保坎'],
    faults: [
      ['墙体出现斜向裂缝，有渗水痕迹', '请专业机构鉴定，封闭相邻房间，按鉴定意见加固'],
      ['屋面瓦片松动，雨天漏水', '翻修屋面，拆除松动瓦片，设警戒线'],
      ['外墙面砖空鼓，有脱落危险', '铲除空鼓面砖，重新抹灰，下方设隔离带'],
      ['走廊栏杆高度不足，个别立杆松动', '加高加固栏杆，整改前安排人员值守'],
      ['基础下沉，散水开裂', '委托勘察，回填压浆，雨季每日观测'],
      ['木屋架局部腐朽', '停止使用，更换受损构件'],
      ['墙身倾斜，根部被水冲刷', '拆除重砌并修排水沟，拆除前设围挡'],
    ],
  },
  {
    kind: '食品卫生',
    weight: 13,
    places: ['食堂操作间', '食堂库房', '备餐间', '小卖部', '学生餐厅', '洗消间'],
    faults: [
      ['食品留样数量不足，标签不全', '按品种足量留样，专人登记保管'],
      ['生熟菜刀案板混用', '按颜色分开标识，重新培训从业人员'],
      ['一名从业人员健康证到期', '立即离岗，体检合格后方可上岗'],
      ['库房食品未离地离墙，有鼠迹', '增设货架和挡鼠板，全面消杀'],
      ['采购台账缺少索证材料', '补齐供货商资质和检验报告，逐批登记'],
      ['餐具消毒柜损坏，消毒记录中断', '修复消毒柜，恢复每餐消毒记录'],
      ['防蝇纱窗破损', '更换纱窗，安装风幕'],
    ],
  },
  {
    kind: '用电用气',
    weight: 14,
    places: ['学生宿舍', '教师办公室', '计算机教室', '食堂操作间', '配电室', '教室', '锅炉房'],
    faults: [
      ['线路老化，接头裸露', '更换线路并穿管敷设，由持证电工验收'],
      ['私拉乱接电线，使用大功率电器', '拆除私接线路，开展宿舍用电清查'],
      ['漏电保护开关失灵', '更换漏电保护器并逐月试验'],
      ['液化气瓶存放在操作间内，无报警装置', '另设气瓶间，安装可燃气体报警器'],
      ['配电箱门缺失，无警示标志', '更换箱门，加锁并张贴警示标志'],
      ['开水锅炉安全阀过期未检', '停用送检，合格后恢复使用'],
      ['插座松动发热', '更换插座，限定负荷'],
    ],
  },
  {
    kind: '设施设备',
    weight: 12,
    places: ['运动场', '篮球场', '体育器材区', '楼梯间', '理化实验室', '危险药品柜', '监控室', '校园广播间'],
    faults: [
      ['篮球架底座锈蚀，焊缝开裂', '停用并更换底座，检测合格后开放'],
      ['单杠固定件松动', '重新浇筑基础，加设缓冲垫'],
      ['危险化学药品未双人双锁', '增配药品柜，落实双人双锁和领用登记'],
      ['楼梯踏步防滑条脱落', '补装防滑条，增设靠右行走标识'],
      ['视频监控有两路无图像', '更换摄像机，保存录像满三十天'],
      ['滑梯扶手破损有尖角', '打磨更换，检修期间围挡'],
      ['通风橱不能正常排风', '检修风机，修复前停做有毒气体实验'],
    ],
  },
  {
    kind: '交通',
    weight: 7,
    places: ['校门口', '校园主干道', '接送车停靠点', '校门外斜坡', '停车区'],
    faults: [
      ['上下学时段人车混行', '划分人车通道，安排教师和家长护学'],
      ['缺少减速带和警示标志', '协调交警部门增设减速带和标志'],
      ['接送车辆超过核定人数', '增加班次，抄告车主并逐车核对人数'],
      ['校内机动车停放占用疏散通道', '另划停车区，限定车辆出入时间'],
      ['路面破损积水，路灯不亮', '修补路面，恢复照明'],
    ],
  },
  {
    kind: '周边环境',
    weight: 6,
    places: ['学校后山', '校外河道边', '校门两侧', '围墙外', '校外池塘边'],
    faults: [
      ['山坡有碎石滚落', '请国土部门现场查看，设拦石网和警示牌'],
      ['池塘无护栏和警示标志', '协调村组安装护栏，开展防溺水教育'],
      ['无证摊点售卖过期食品', '会同工商部门清理，划定禁摆区'],
      ['高压线距操场过近', '请供电部门测量迁改，迁改前停用相邻场地'],
      ['排洪沟淤塞', '清淤疏通，汛期专人巡查'],
    ],
  },
  {
    kind: '管理制度',
    weight: 7,
    places: ['门卫室', '安全办公室', '学生宿舍', '值班室', '档案室'],
    faults: [
      ['外来人员进校未登记', '落实验证登记和被访人接领制度'],
      ['夜间值班记录缺两天', '补充交接班制度，校级领导带班签字'],
      ['应急预案未按新学年修订', '修订预案并组织一次演练'],
      ['门卫年龄偏大，未配防护器材', '更换专职保安，配齐防护器材'],
      ['学生晚点名无签字', '实行班主任和宿管双签字'],
      ['安全责任书未签到班级', '补签责任书，建立班级安全员'],
    ],
  },
]

const DRAWN = FAMILIES.flatMap((family) => Array.from({ length: family.weight }, () => family))

export interface HazardText {
  readonly kind: string
  readonly place: string
  readonly about: string
  readonly measure: string
}

export function hazardText(chance: Chance): HazardText {
  const family = chance.of(DRAWN)
  const place = chance.of(family.places)
  const [about, measure] = chance.of(family.faults)
  return { kind: family.kind, place: place + precisely(place, chance), about, measure }
}

/** Which floor or side: enough to find it, as a careful clerk writes it. */
function precisely(place: string, chance: Chance): string {
  if (/[楼舍]$/.test(place)) return chance.of(FLOORS) + (chance.happens(0.7) ? chance.of(SIDES) : '')
  return /[室房场墙道坎间]$/.test(place) && chance.happens(0.55) ? chance.of(SIDES) : ''
}
