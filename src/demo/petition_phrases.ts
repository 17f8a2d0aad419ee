/** What people write to an education bureau about, by topic. `{校}` stands for the school they mean. */
import type { Chance } from './chance.ts'

export type Nature = '咨询' | '投诉' | '举报' | '求助' | '意见建议'
export interface Case {
  readonly nature: Nature
  readonly matter: string
  readonly answer: string
  readonly outcome: string
}
export interface Topic {
  readonly topic: string
  readonly weight: number
  /** The section that handles it. */
  readonly handler: string
  readonly cases: readonly Case[]
}

const written =
  (nature: Nature, outcome: string) =>
  (matter: string, answer: string): Case => ({ nature, matter, answer, outcome })
export const enquiry = written('咨询', '解释说明')
export const plea = written('求助', '已协调解决')
export const proposal = written('意见建议', '部分支持')
export const complaint = written('投诉', '支持诉求')
export const explained = written('投诉', '解释说明')
export const report = written('举报', '支持诉求')
export const unfounded = written('举报', '不予支持')

const TOPICS: readonly Topic[] = [
  {
    topic: '招生入学',
    weight: 15,
    handler: '基础教育科',
    cases: [
      enquiry('询问孩子能否到{校}就读，户口与房产不在同一片区', '已说明当年划片范围和所需材料'),
      enquiry('询问{校}新生报名的年龄和材料', '已告知报名条件、时间和地点'),
      complaint('反映{校}新生分班不公开，要求说明办法', '已责成学校公布分班办法，并由家长代表监督'),
      plea('随父母务工返乡，要求安排到{校}插班', '已协调安排入学'),
    ],
  },
  {
    topic: '学籍转学',
    weight: 9,
    handler: '基础教育科',
    cases: [
      enquiry('咨询从外县转入{校}的手续', '已告知转学流程，学校当日受理'),
      complaint('反映{校}迟迟不办理转出学籍', '已督促学校办结学籍手续'),
      plea('毕业证姓名有误，要求{校}更正', '已核对档案并更正'),
    ],
  },
  {
    topic: '教育收费',
    weight: 17,
    handler: '监察室',
    cases: [
      report('反映{校}组织学生订购教辅并统一收款', '经查属实，已责令全部退还并通报'),
      report('反映{校}收取补课费，未开票据', '经查属实，已责令停收退费'),
      enquiry('询问{校}住宿费、伙食费的标准', '已告知备案的收费项目和标准'),
      explained('反映{校}校服价格偏高，要求自愿购买', '经查为家长自愿征订，已要求学校再次说明'),
    ],
  },
  {
    topic: '师德师风',
    weight: 11,
    handler: '人事科',
    cases: [
      complaint('反映{校}一名教师课堂语言粗暴', '已批评教育并责令向学生道歉'),
      report('反映{校}教师在校外租房办班', '经查属实，已责令停办、退费并作出处理'),
      complaint('反映{校}教师批改作业不认真', '学校已约谈本人，每周检查作业批改'),
    ],
  },
  {
    topic: '办学行为',
    weight: 8,
    handler: '基础教育科',
    cases: [
      report('反映{校}周末集体补课', '已责令停止补课，恢复课表'),
      complaint('反映{校}早自习时间过早', '已要求调整作息时间'),
      complaint('反映{校}体育课被占用', '已督促开齐开足课程'),
    ],
  },
  {
    topic: '校园安全',
    weight: 9,
    handler: '安全科',
    cases: [
      complaint('反映{校}门口车辆拥堵，孩子过路危险', '已协调交警部门上下学时段执勤'),
      complaint('反映{校}食堂饭菜偏凉', '已更换保温设备并增开窗口'),
      plea('孩子在{校}课间受伤，要求协调赔偿', '经调解双方达成协议'),
    ],
  },
  {
    topic: '学生资助',
    weight: 7,
    handler: '学生资助中心',
    cases: [
      enquiry('咨询{校}贫困学生补助的申请条件', '已解释政策并协助申请'),
      complaint('反映{校}资助评定没有公示', '已责成学校重新公示'),
      enquiry('询问{校}助学金何时打卡', '已核实发放时间并告知'),
    ],
  },
  {
    topic: '教师待遇',
    weight: 9,
    handler: '人事科',
    cases: [
      plea('原代课教师要求解决养老补助', '已说明现行政策和受理部门，列入统一核查'),
      explained('反映{校}绩效工资分配方案未经教代会', '经查已经教代会表决，已向本人说明过程'),
      plea('退休教师要求补发津贴', '已会同人社部门核算补发'),
    ],
  },
  {
    topic: '职称编制',
    weight: 4,
    handler: '人事科',
    cases: [
      enquiry('咨询农村教师职称评审条件', '已提供文件并逐条解释'),
      complaint('反映{校}岗位聘任排名有误', '已复核并更正排名'),
    ],
  },
  {
    topic: '学校建设',
    weight: 5,
    handler: '计划财务科',
    cases: [
      proposal('建议扩建{校}学生活动场地', '已列入下年度项目储备'),
      complaint('反映{校}施工噪声影响上课', '已要求错时施工'),
      plea('反映{校}工程款拖欠，要求督促付清工资', '已督促施工单位付清'),
    ],
  },
  {
    topic: '考试',
    weight: 4,
    handler: '基础教育科',
    cases: [
      enquiry('咨询高中会考补考的时间', '已告知安排'),
      unfounded('举报{校}期末统考监考不严', '经查监控录像，未发现所反映的情况'),
    ],
  },
  {
    topic: '幼儿园',
    weight: 6,
    handler: '基础教育科',
    cases: [
      complaint('反映{校}班额过大', '已限定招生规模并安排分流'),
      report('反映{校}附近有无证幼儿班招生', '已联合乡镇取缔并妥善安置幼儿'),
      enquiry('询问{校}收费标准', '已答复备案标准'),
    ],
  },
  {
    topic: '其他',
    weight: 3,
    handler: '办公室',
    cases: [
      enquiry('询问教师资格认定时间', '已告知认定公告'),
      plea('寻找{校}早年的毕业生登记', '已协助查档'),
      proposal('建议{校}操场周末向群众开放', '已转学校研究并答复'),
    ],
  },
]

/** Each as often as it weighs. */
export const weighed = (topics: readonly Topic[]): readonly Topic[] =>
  topics.flatMap((topic) => Array.from({ length: topic.weight }, () => topic))

const DRAWN = weighed(TOPICS)

export interface PetitionText extends Case {
  readonly topic: string
  readonly handler: string
}

/** `schoolFor` gives a school that the topic can be about. */
export function petitionText(
  chance: Chance,
  schoolFor: (topic: string) => string,
  topics: readonly Topic[] = DRAWN,
): PetitionText {
  const { topic, handler, cases } = chance.of(topics)
  const drawn = chance.of(cases)
  const matter = `${drawn.matter.replace('{校}', schoolFor(topic))}。`
  return { ...drawn, topic, handler, matter, answer: `${drawn.answer}。` }
}
