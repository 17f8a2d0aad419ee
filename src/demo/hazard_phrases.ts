/** What checks find, where it is found, and what is done about it. */
import type { Chance } from './chance.ts'

interface Finding {
  readonly places: readonly string[]
  readonly about: string
  readonly measure: string
  /** Of a kind that may be a major hazard: a part of the school has to be closed until it is mended. */
  readonly grave?: true
}
interface Family {
  readonly kind: string
  /** How often, against the others. */
  readonly weight: number
  readonly findings: readonly Finding[]
}

const found = (places: string, about: string, measure: string): Finding => ({
  places: places.split(' '),
  about,
  measure,
})
const grave = (places: string, about: string, measure: string): Finding => ({
  ...found(places, about, measure),
  grave: true,
})

const FAMILIES: readonly Family[] = [
  {
    kind: '消防',
    weight: 24,
    findings: [
      found(
        '教学楼 食堂 综合楼 学生宿舍楼 办公室 图书室',
        '灭火器压力不足，已过检修期',
        '送检充压，更换过期灭火器，建立月检卡',
      ),
      found('教学楼 学生宿舍楼 综合楼', '疏散指示标志损坏，断电后不亮', '更换带蓄电池的疏散指示标志'),
      found(
        '教学楼 学生宿舍楼 综合楼 食堂 礼堂',
        '安全出口堆放杂物，通道不足规定宽度',
        '清空通道，划定禁放线并每日巡查',
      ),
      found('综合楼 学生宿舍楼 实验楼', '室内消火栓无水带、水枪', '补齐水带水枪，张贴使用说明'),
      found('学生宿舍楼 教学楼 礼堂', '疏散门上锁，钥匙无专人保管', '改装推杆锁，明确专人负责启闭'),
      grave('学生宿舍楼 教学楼', '窗户焊有固定铁栅栏，无法逃生', '拆除或改为可从内开启的护栏'),
      found('教学楼 学生宿舍楼 食堂', '应急照明灯不亮', '检修线路，更换灯具和电池'),
      found('校园消防水池', '水位不足，补水阀失灵', '修复补水阀，每周记录水位'),
      found('操场东侧 教学楼前', '消防车通道被乒乓球台占用', '移走球台，划线标识消防通道'),
    ],
  },
  {
    kind: '校舍',
    weight: 17,
    findings: [
      grave(
        '教学楼 教师周转房 学生厕所',
        '墙体出现斜向裂缝，有渗水痕迹',
        '请专业机构鉴定，封闭相邻房间，按鉴定意见加固',
      ),
      found('食堂 教师周转房 旧教室', '屋面瓦片松动，雨天漏水', '翻修屋面，更换松动瓦片，设警戒线'),
      found('教学楼 综合楼 校门立柱', '外墙面砖空鼓，有脱落危险', '铲除空鼓面砖，重新抹灰，下方设隔离带'),
      found('教学楼 学生宿舍楼', '走廊栏杆高度不足，个别立杆松动', '加高加固栏杆，整改前安排人员值守'),
      grave('教学楼 学生厕所 综合楼', '基础下沉，散水开裂', '委托勘察，回填压浆，雨季每日观测'),
      grave('旧教室 礼堂', '木屋架局部腐朽', '停止使用，更换受损构件'),
      grave('围墙', '墙身倾斜，根部被水冲刷', '拆除重砌并修排水沟，拆除前设围挡'),
      found('操场保坎 校门外保坎', '泄水孔堵塞，面层鼓胀', '疏通泄水孔，凿除鼓胀面层后重砌'),
      found('学生厕所', '蹲位地砖湿滑，无扶手', '更换防滑地砖，加装扶手'),
    ],
  },
  {
    kind: '食品卫生',
    weight: 13,
    findings: [
      found('食堂备餐间', '食品留样数量不足，标签不全', '按品种足量留样，专人登记保管'),
      found('食堂操作间', '生熟刀具案板混用', '按颜色分开标识，重新培训从业人员'),
      found('食堂', '一名从业人员健康证到期', '立即离岗，体检合格后方可上岗'),
      found('食堂库房', '食品未离地离墙，有鼠迹', '增设货架和挡鼠板，全面消杀'),
      found('食堂库房', '采购台账缺少索证材料', '补齐供货商资质和检验报告，逐批登记'),
      found('食堂洗消间', '消毒柜损坏，消毒记录中断', '修复消毒柜，恢复每餐消毒记录'),
      found('食堂操作间 食堂备餐间', '防蝇纱窗破损', '更换纱窗，安装风幕'),
      found('小卖部', '出售无厂名厂址的小食品', '下架封存，取消承包资格'),
      found('饮水点', '净水设备滤芯超期未换', '更换滤芯，水质检测合格后恢复供水'),
    ],
  },
  {
    kind: '用电用气',
    weight: 14,
    findings: [
      found('教室 教师办公室 学生宿舍', '线路老化，接头裸露', '更换线路并穿管敷设，由持证电工验收'),
      found('学生宿舍 教师周转房', '私拉乱接电线，使用大功率电器', '拆除私接线路，开展用电清查'),
      found('配电室 计算机教室', '漏电保护开关失灵', '更换漏电保护器并逐月试验'),
      grave('食堂操作间', '液化气瓶存放在灶间内，无报警装置', '另设气瓶间，安装可燃气体报警器'),
      found('配电箱', '箱门缺失，无警示标志', '更换箱门，加锁并张贴警示标志'),
      grave('锅炉房', '锅炉安全阀过期未检', '停用送检，合格后恢复使用'),
      found('教室 教师办公室 计算机教室', '插座松动发热', '更换插座，限定负荷'),
      found('教室 图书室', '吊扇挂钩锈蚀', '更换挂钩，逐台做拉力检查'),
    ],
  },
  {
    kind: '设施设备',
    weight: 12,
    findings: [
      found('篮球场', '篮球架底座锈蚀，焊缝开裂', '停用并更换底座，检测合格后开放'),
      found('体育器材区', '单杠固定件松动', '重新浇筑基础，加设缓冲垫'),
      grave('危险药品柜', '易制毒药品未双人双锁', '增配药品柜，落实双人双锁和领用登记'),
      found('楼梯间', '踏步防滑条脱落', '补装防滑条，增设靠右行走标识'),
      found('监控室', '视频监控有两路无图像', '更换摄像机，保存录像满三十天'),
      found('活动场地', '滑梯扶手破损有尖角', '打磨更换，检修期间围挡'),
      found('理化实验室', '通风橱不能正常排风', '检修风机，修复前停做有毒气体实验'),
      found('运动场', '排水沟盖板缺失', '补齐盖板，破损处设围挡'),
      found('教室', '讲台边角开裂，铁钉外露', '修复讲台，逐班检查课桌凳'),
    ],
  },
  {
    kind: '交通',
    weight: 7,
    findings: [
      found('校门口', '上下学时段人车混行', '划分人车通道，安排教师和家长护学'),
      found('校门外路段', '缺少减速带和警示标志', '协调交警部门增设减速带和标志'),
      found('接送车停靠点', '接送车辆超过核定人数', '增加班次，抄告车主并逐车核对人数'),
      found('校园主干道', '机动车停放占用疏散通道', '另划停车区，限定车辆出入时间'),
      found('校园主干道 校门外斜坡', '路面破损积水，路灯不亮', '修补路面，恢复照明'),
    ],
  },
  {
    kind: '周边环境',
    weight: 6,
    findings: [
      grave('学校后山', '山坡有碎石滚落', '请国土部门现场查看，设拦石网和警示牌'),
      found('校外池塘边 校外河道边', '无护栏和警示标志', '协调村组安装护栏，开展防溺水教育'),
      found('校门两侧', '无证摊点售卖过期食品', '会同工商部门清理，划定禁摆区'),
      found('操场上方', '高压线距活动区过近', '请供电部门测量迁改，迁改前停用相邻场地'),
      found('围墙外', '排洪沟淤塞', '清淤疏通，汛期专人巡查'),
    ],
  },
  {
    kind: '管理制度',
    weight: 7,
    findings: [
      found('门卫室', '外来人员进校未登记', '落实验证登记和被访人接领制度'),
      found('值班室', '夜间值班记录缺两天', '补充交接班制度，校级领导带班签字'),
      found('安全工作档案', '应急预案未按新学年修订', '修订预案并组织一次演练'),
      found('门卫室', '门卫年龄偏大，未配防护器材', '更换专职保安，配齐防护器材'),
      found('学生宿舍', '晚点名无签字', '实行班主任和宿管双签字'),
      found('安全工作档案', '安全责任书未签到班级', '补签责任书，建立班级安全员'),
    ],
  },
]

const DRAWN = FAMILIES.flatMap((family) => Array.from({ length: family.weight }, () => family))
const FLOORS = ['一层', '二层', '三层', '四层'] as const
const SIDES = ['东侧', '西侧', '北侧', '南侧', '中部'] as const
/** Buildings and rooms that teaching points and kindergartens do not have. */
const OF_LARGE_SCHOOLS = /综合楼|实验|礼堂|宿舍|图书室|计算机|药品|锅炉|监控|小卖部|篮球/

export interface HazardText {
  readonly kind: string
  readonly place: string
  readonly about: string
  readonly measure: string
  readonly grave: boolean
}

export function hazardText(chance: Chance, small: boolean): HazardText {
  const family = chance.of(DRAWN)
  const finding = chance.of(family.findings)
  const place = chance.of(finding.places)
  if (small && OF_LARGE_SCHOOLS.test(place)) return hazardText(chance, small)
  const { about, measure } = finding
  const where = place + precisely(place, small, chance)
  return { kind: family.kind, place: where, about, measure, grave: finding.grave === true }
}

/** Which floor or side: enough to find it, as a careful clerk writes it. */
function precisely(place: string, small: boolean, chance: Chance): string {
  if (/[楼舍]$|^教室$/.test(place)) {
    const floor = chance.of(small ? FLOORS.slice(0, 2) : FLOORS)
    return floor + (chance.happens(0.7) ? chance.of(SIDES) : '')
  }
  return /围墙$|室$|楼梯间$|厕所$|食堂$/.test(place) && chance.happens(0.55) ? chance.of(SIDES) : ''
}
