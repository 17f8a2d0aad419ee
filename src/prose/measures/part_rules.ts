import type { Rule } from '../grammar/rule.ts'

/** What the parts of a total measure, and what is told of several at once. */
export const partRules: Rule[] = [
  {
    about: 'A word that only tells parts of a total apart is of what the total counts.',
    examples: [
      {
        text: '全区有学校39所,其中小学30所,初中9所;农村35所,城区4所。',
        facts: [
          { value: 39 },
          { measure: '小学数' },
          { value: 9 },
          { measure: '农村学校数' },
          { measure: '城区学校数' },
        ],
      },
      {
        text: '专任教师830人,其中,小学510人,初中320人。',
        facts: [{ value: 830 }, { measure: '小学专任教师数' }, { measure: '初中专任教师数' }],
      },
      {
        text: '全区有小学230所;幼儿园36所,民办29所、公办7所。',
        facts: [
          { measure: '小学数' },
          { measure: '幼儿园数' },
          { measure: '民办幼儿园数' },
          { measure: '公办幼儿园数' },
        ],
      },
      {
        text: '小学生师比为18.2:1(其中:城市19.5:1;县镇18.3:1)。',
        facts: [{ value: 18.2 }, { measure: '城市小学生师比' }, { measure: '县镇小学生师比' }],
      },
      {
        text: '发放寄宿生生活补助440万元,资助学生700人次,其中春季发放210万元。',
        facts: [{ value: 4400000 }, { value: 700 }, { measure: '发放寄宿生生活补助' }],
      },
    ],
  },
  {
    about:
      'A place or a school by its name is who a part is of; in quotes it is a name; money is told apart by whose it is.',
    examples: [
      {
        text: '新增学位3200个,其中甲区1350个、乙县1850个。',
        facts: [{ measure: '新增学位数' }, { measure: '新增学位数' }, { measure: '新增学位数' }],
      },
      {
        text: '培训教师580人次,包括“国培计划”500人次。',
        facts: [{ value: 580 }, { measure: '国培计划培训教师人次' }],
      },
      {
        text: '发放寄宿生补助资金119万元(省资金40万元、市资金79万元)。',
        facts: [{ value: 1190000 }, { measure: '发放寄宿生补助省资金' }, { measure: '发放寄宿生补助市资金' }],
      },
      {
        text: '全县有留守儿童1275人。其中女生581人。',
        facts: [{ value: 1275 }, { measure: '留守儿童女生数' }],
      },
    ],
  },
  {
    about: 'Pupils, teachers and classes are those of the schools that were counted just before them.',
    examples: [
      {
        text: '其中独立初中13所,学生10782人;九年制学校24所,学生13638人。',
        facts: [{ value: 13 }, { measure: '独立初中学生数' }, { value: 24 }, { measure: '九年制学校学生数' }],
      },
      {
        text: '全县农村小学127所(含教学点,不含城区学校),学生20684人。',
        facts: [{ measure: '农村小学数' }, { measure: '农村小学学生数' }],
      },
      { text: '全县有教学点(含附设班)41所,学生400人。', facts: [{ measure: '教学点数' }, { measure: '教学点学生数' }] },
      {
        text: '全县有公办园26所,民办园54所,教职工300人。',
        facts: [{ value: 26 }, { value: 54 }, { measure: '教职工数' }],
      },
      { text: '全县有中小学校85所,学生40000人。', facts: [{ value: 85 }, { measure: '学生数' }] },
    ],
  },
  {
    about:
      'A row that only says 分别 again measures what the row before did, and degrees are shares of those whose rate was told.',
    examples: [
      {
        text: '巩固率和人均受教育年限分别达到99%和13.5年;2020年分别达到99.5%和15年。',
        facts: [
          { measure: '巩固率' },
          { measure: '人均受教育年限' },
          { measure: '巩固率' },
          { measure: '人均受教育年限' },
        ],
      },
      {
        text: '小学专任教师学历合格率100%,专科以上学历95%。',
        facts: [{ value: 100 }, { measure: '小学专任教师专科以上学历比例' }],
      },
      {
        text: '校舍项目开工18个,开工率90%;竣工7个。农村教师宿舍建成260套、在建84套。',
        facts: [
          { measure: '校舍项目开工数' },
          { measure: '校舍项目开工率' },
          { measure: '竣工校舍项目数' },
          { measure: '农村教师宿舍建成套数' },
          { measure: '在建农村教师宿舍套数' },
        ],
      },
      {
        text: '15个教育项目已完工,9个正在推进。',
        facts: [{ value: 15 }, { measure: '教育项目正在推进数' }],
      },
    ],
  },
  {
    about: 'What is told apart by stages was named before them, without a figure of its own.',
    examples: [
      {
        text: '生均公用经费支出,小学每生650元,初中每生850元。',
        facts: [{ measure: '小学生均公用经费支出' }, { measure: '初中生均公用经费支出' }],
      },
      {
        text: '每百名学生拥有骨干教师数:小学、初中分别达到1.2人、1.5人。',
        facts: [{ measure: '小学每百名学生拥有骨干教师数' }, { measure: '初中每百名学生拥有骨干教师数' }],
      },
      { text: '小学生师比为17:1,初中12:1。', facts: [{ measure: '小学生师比' }, { measure: '初中生师比' }] },
    ],
  },
  {
    about: 'What is listed shares the end of the last, from the beginning of a word; ranks are of as many rates.',
    examples: [
      {
        text: '学生体质测试优秀、良好、及格、不及格的比例分别为12%、38%、47%、3%。',
        facts: [
          { measure: '学生体质测试优秀比例' },
          { measure: '良好比例' },
          { measure: '及格比例' },
          { measure: '不及格比例' },
        ],
      },
      {
        text: '男生和女生分别占学生总数的51%、49%。',
        facts: [{ measure: '男生占学生总数比例' }, { measure: '女生占学生总数比例' }],
      },
      {
        text: '宽带接入率、校园网建有率分别由2012年的85%、38%提高到98%、70%。',
        facts: [
          { measure: '宽带接入率' },
          { measure: '校园网建有率' },
          { measure: '宽带接入率' },
          { measure: '校园网建有率' },
        ],
      },
      {
        text: '适龄儿童、少年入学率分别为99.8%、98.6%,分别位居全市第5位、第2位。',
        facts: [
          { measure: '适龄儿童入学率' },
          { measure: '少年入学率' },
          { measure: '适龄儿童入学率全市名次' },
          { measure: '少年入学率全市名次' },
        ],
      },
    ],
  },
  {
    about: 'What was told of the last of a row, or of some of those before, is told of the thing counted.',
    examples: [
      { text: '17所小学、5所初中达标。', facts: [{ measure: '小学达标数' }, { measure: '初中达标数' }] },
      {
        text: '收到优秀稿件56篇,其中10篇获奖。',
        facts: [{ measure: '收到优秀稿件数' }, { measure: '优秀稿件获奖数' }],
      },
      {
        text: '全县孤儿36人全部纳入保障,每人每月1000元。',
        facts: [{ measure: '孤儿人数' }, { measure: '孤儿每人每月标准' }],
      },
      {
        text: '学前教育毛入园率达到99%,高中阶段毛入学率达到99%。',
        facts: [{ measure: '学前教育毛入园率' }, { measure: '高中阶段毛入学率' }],
      },
      {
        text: '每人包扶5至10户贫困户。',
        facts: [{ measure: '每人包扶贫困户数' }, { measure: '每人包扶贫困户数' }],
      },
    ],
  },
  {
    about: 'Behind 共 are those of all the places before it, and the same is told of them.',
    examples: [
      {
        text: '营养改善计划覆盖5个乡镇共102所学校。',
        facts: [{ measure: '营养改善计划覆盖乡镇数' }, { measure: '营养改善计划覆盖学校数' }],
      },
    ],
  },
  {
    about:
      'A rate without its own words is of those whose rate was told just before, or of those who were trained or counted.',
    examples: [
      {
        text: '依托社区开展新生儿家长培训,城市受训率达到90%,农村受训率达到80%。',
        facts: [{ measure: '城市新生儿家长受训率' }, { measure: '农村新生儿家长受训率' }],
      },
      {
        text: '购置图书1.8万册,生均13.9册。',
        facts: [{ measure: '购置图书册数' }, { measure: '生均图书册数' }],
      },
      { text: '毕业生就业率连续四年保持在95%以上。', facts: [{ value: 4 }, { measure: '毕业生就业率' }] },
      { text: '完成投资3160万元,为年度计划的106%。', facts: [{ value: 31600000 }, { measure: '投资完成率' }] },
      { text: '小学入学率达99.7%、巩固率达100%。', facts: [{ measure: '小学入学率' }, { measure: '小学巩固率' }] },
    ],
  },
]
