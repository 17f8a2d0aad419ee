/** What people write to an education bureau about, by topic. `{校}` stands for the school they mean. */
import type { Chance } from './chance.ts'

interface Topic {
  readonly topic: string
  readonly weight: number
  readonly matters: readonly string[]
  readonly answers: readonly string[]
}

const TOPICS: readonly Topic[] = [
  {
    topic: '招生入学',
    weight: 15,
    matters: [
      '询问孩子能否到{校}就读，户口与房产不在同一片区',
      '反映{校}新生分班不公开，要求说明办法',
      '随父母务工返乡，要求安排到{校}插班',
      '询问{校}一年级招生的年龄和材料',
    ],
    answers: ['已说明当年划片范围和所需材料', '已责成学校公布分班办法，并由家长代表监督', '已协调安排入学'],
  },
  {
    topic: '学籍转学',
    weight: 9,
    matters: ['咨询从外县转入{校}的手续', '反映{校}迟迟不办理转出学籍', '毕业证姓名有误，要求{校}更正'],
    answers: ['已告知转学流程，学校当日受理', '已督促学校办结学籍手续', '已核对档案并更正'],
  },
  {
    topic: '教育收费',
    weight: 17,
    matters: [
      '反映{校}组织学生订购教辅并统一收款',
      '反映{校}收取补课费，未开票据',
      '询问{校}住宿费、伙食费的标准',
      '反映{校}校服价格偏高，要求自愿购买',
    ],
    answers: ['经查属实，已责令全部退还并通报', '经查为家长自愿代购，已要求停止并说明', '已公布收费项目和标准'],
  },
  {
    topic: '师德师风',
    weight: 11,
    matters: ['反映{校}一名教师课堂语言粗暴', '反映{校}教师在校外租房办班', '反映{校}教师批改作业不认真'],
    answers: ['已批评教育并责令向学生道歉', '经查属实，已责令停办、退费并作出处理', '学校已约谈本人，每周检查作业批改'],
  },
  {
    topic: '办学行为',
    weight: 8,
    matters: ['反映{校}周末集体补课', '反映{校}早自习时间过早', '反映{校}体育课被占用'],
    answers: ['已责令停止补课，恢复课表', '已要求调整作息时间', '已督促开齐开足课程'],
  },
  {
    topic: '校园安全',
    weight: 9,
    matters: ['反映{校}门口车辆拥堵，孩子过路危险', '反映{校}食堂饭菜偏凉', '孩子在{校}课间受伤，要求协调赔偿'],
    answers: ['已协调交警部门上下学时段执勤', '已更换保温设备并增开窗口', '经调解双方达成协议'],
  },
  {
    topic: '学生资助',
    weight: 7,
    matters: ['咨询{校}贫困寄宿生补助的申请条件', '反映{校}资助评定没有公示', '询问助学金何时打卡'],
    answers: ['已解释政策并协助申请', '已责成学校重新公示', '已核实发放时间并答复'],
  },
  {
    topic: '教师待遇',
    weight: 9,
    matters: ['原代课教师要求解决养老补助', '反映{校}绩效工资分配方案未经教代会', '退休教师要求补发津贴'],
    answers: ['已说明现行政策和受理部门', '已要求学校完善方案并提交教代会审议', '已核算补发'],
  },
  {
    topic: '职称编制',
    weight: 4,
    matters: ['咨询农村教师职称评审条件', '反映{校}岗位聘任排名有误'],
    answers: ['已提供文件并逐条解释', '已复核并更正排名'],
  },
  {
    topic: '学校建设',
    weight: 5,
    matters: ['建议扩建{校}学生宿舍', '反映{校}施工噪声影响上课', '反映{校}工程款拖欠农民工工资'],
    answers: ['已列入下年度项目计划', '已要求错时施工', '已督促施工单位付清'],
  },
  {
    topic: '考试',
    weight: 4,
    matters: ['咨询会考补考时间', '要求复核{校}学生中考成绩'],
    answers: ['已告知安排', '经复核成绩无误，已当面说明'],
  },
  {
    topic: '幼儿园',
    weight: 6,
    matters: ['反映{校}班额过大', '反映无证幼儿班靠近{校}招生', '询问{校}收费标准'],
    answers: ['已限定招生规模并安排分流', '已联合乡镇取缔并妥善安置幼儿', '已答复备案标准'],
  },
  {
    topic: '其他',
    weight: 3,
    matters: ['询问教师资格认定时间', '寻找{校}早年的毕业生登记', '建议{校}操场周末向群众开放'],
    answers: ['已告知认定公告', '已协助查档', '已转学校研究并答复'],
  },
]

const DRAWN = TOPICS.flatMap((topic) => Array.from({ length: topic.weight }, () => topic))

export interface PetitionText {
  readonly topic: string
  readonly matter: string
  readonly answer: string
}

export function petitionText(chance: Chance, school: string): PetitionText {
  const { topic, matters, answers } = chance.of(DRAWN)
  return { topic, matter: `${chance.of(matters).replace('{校}', school)}。`, answer: `${chance.of(answers)}。` }
}

/** What one wants decides how the matter is entered: a question is an enquiry whatever it is about. */
export function natureOf(matter: string, chance: Chance): string {
  if (/^(询问|咨询|寻找)/.test(matter)) return '咨询'
  if (/建议/.test(matter)) return '意见建议'
  if (/要求/.test(matter)) return '求助'
  return chance.happens(0.7) ? '投诉' : '举报'
}
