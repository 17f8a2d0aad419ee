/** What people write about in the living year: after-school care, training institutions, canteens, phones. */
import {
  complaint,
  enquiry,
  explained,
  plea,
  proposal,
  report,
  type Topic,
  unfounded,
  weighed,
} from './petition_phrases.ts'

const TOPICS: readonly Topic[] = [
  {
    topic: '招生入学',
    weight: 16,
    handler: '基础教育科',
    cases: [
      enquiry('询问{校}今年的招生片区和积分入学材料', '已告知片区范围、登记时间和所需材料'),
      complaint('反映{校}插班空余学位没有公开', '已责成学校公布空余学位和排队办法'),
      plea('随迁子女入学，要求安排到{校}', '已按积分政策协调到学位有余的学校'),
      explained('反映房产证办理迟延影响孩子登记{校}', '已说明以购房合同和入住证明可以先行登记'),
    ],
  },
  {
    topic: '校外培训',
    weight: 15,
    handler: '民办教育科',
    cases: [
      plea('培训机构停业不退剩余课时费，请求协调', '已启动资金监管账户退费程序，费用退回'),
      report('举报居民楼内有人组织学科类补习', '已联合属地查处，责令停办并退费'),
      report('举报培训机构周末开设学科类课程', '经查属实，已责令停课整改并记入检查档案'),
      complaint('反映培训机构一次收取半年学费', '已责令按规定周期收费，多收部分退还'),
    ],
  },
  {
    topic: '校园安全',
    weight: 14,
    handler: '安全科',
    cases: [
      complaint('反映{校}食堂饭菜分量不足、口味重', '已约谈供餐单位，公布每周菜谱并请家长陪餐'),
      complaint('反映孩子在{校}被同学欺负', '已组织学校调查处理，安排心理教师陪伴，双方家长和解'),
      complaint('反映{校}门口上下学拥堵', '已协调交警和社区，实行错时放学'),
      plea('孩子在{校}体育课受伤，要求协调保险理赔', '已协助提交理赔材料'),
    ],
  },
  {
    topic: '办学行为',
    weight: 11,
    handler: '基础教育科',
    cases: [
      report('举报{校}早读时间提前', '经查属实，已责令恢复作息时间'),
      explained('反映{校}课后服务变相上新课', '经查为个别班级集中讲评作业，已要求改正并说明'),
      proposal('建议{校}课后服务增开体育社团', '已转学校纳入下学期计划'),
      complaint('反映{校}书面作业过多', '已要求学校公示作业总量并由年级组统筹'),
    ],
  },
  {
    topic: '师德师风',
    weight: 10,
    handler: '人事科',
    cases: [
      report('举报{校}一名教师有偿补课', '经查属实，已责令退费并给予处分'),
      complaint('反映{校}教师在班级群点名批评学生', '已批评教育，要求撤回并向家长说明'),
      unfounded('举报{校}教师收受礼品', '经核实没有证据，已向举报人说明核查经过'),
    ],
  },
  {
    topic: '教育收费',
    weight: 9,
    handler: '计划财务科',
    cases: [
      explained('反映{校}课后服务费标准偏高', '已说明收费依据，困难家庭可以减免'),
      complaint('反映{校}校服须统一购买', '已责令学校重申自愿原则，可以自行制作'),
      enquiry('询问{校}住宿费和伙食费标准', '已告知公示的项目和标准'),
    ],
  },
  {
    topic: '学籍转学',
    weight: 7,
    handler: '基础教育科',
    cases: [
      enquiry('咨询跨省转入{校}的手续', '已告知网上办理步骤'),
      complaint('反映{校}迟迟不办理转出', '已督促学校当日办结'),
    ],
  },
  {
    topic: '教师待遇',
    weight: 8,
    handler: '人事科',
    cases: [
      explained('{校}教师反映课后服务补助发放迟', '已说明发放周期，本月补发到位'),
      plea('退休教师要求核算一次性补贴', '已会同人社部门核算补发'),
      complaint('{校}临聘人员反映社保没有缴纳', '已督促学校补缴并签订合同'),
    ],
  },
  {
    topic: '幼儿园',
    weight: 6,
    handler: '基础教育科',
    cases: [
      complaint('反映{校}小学化教学', '已责令纠正，组织教研员入园指导'),
      enquiry('询问{校}普惠性收费标准', '已告知收费标准和补助办法'),
    ],
  },
  {
    topic: '学校建设',
    weight: 4,
    handler: '项目建设科',
    cases: [
      proposal('建议{校}加建风雨操场', '已列入项目储备，待资金落实'),
      complaint('反映{校}工地夜间施工', '已责令错时施工'),
    ],
  },
]

export const TOPICS_NOW = weighed(TOPICS)
