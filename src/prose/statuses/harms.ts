import type { StatusRule } from '../grammar/status_rule.ts'

/** What is wrong or wanting: harm, defects, gaps, accidents, and what falls short of what is laid down. */
export const harmRules: StatusRule[] = [
  {
    status: 'problem',
    about: 'Harm, defects and gaps.',
    before:
      /(?:(?:隐患|(?:发现|查找|梳理|排查|存在|反映)[^,。;]{0,10}问题|损失|缺口|缺编|空编|短缺|危房|超编|流失|辍学)(?:学生|人数|点|人员|共?达到?|共有?|为|有|约|近|计)*|(?:尚缺|缺少|欠缺|(?<![拖不赊])欠|[还尚]差|流出|负债|债务|尚有|仍有|还有|还缺|还剩|仅有|只有)[^,。;\d]{0,6}(?:[\d.]+[\u4e00-\u9fff]{1,3}、[^,。;\d]{0,6})?|(?:(?<!残)缺|不合格|不达标|未达标|未通过)(?:教师|学位|编制|学校|机构)?)$/,
    unless:
      /(?:改造|消除)[^。;]{0,24},其中[^,。;]{0,8}$|(?:改造|消除|拆除|整改|化解|治理|加固|改建|排除|解决|处理|查处|办理|办结|受理|回复|督办|销号|清除|减少|追回|挽回|避免)[^,。;]{0,18}$/,
    examples: [
      {
        text: '改造危房3.2万平方米，其中D级危房1.1万平方米。',
        facts: [{ status: 'achieved' }, { status: 'achieved' }],
      },
      { text: '排查安全隐患86处，教师缺编120名。', facts: [{ status: 'problem' }, { status: 'problem' }] },
      { text: '受理群众反映问题12件，挽回损失30万元。', facts: [{ status: 'achieved' }, { status: 'achieved' }] },
      {
        text: '年检合格30所，不合格2所，学前缺11名教师，初中英语欠7人。',
        facts: [{ status: 'achieved' }, { status: 'problem' }, { status: 'problem' }, { status: 'problem' }],
      },
      { text: '开展安全隐患大排查4次，消除隐患80处。', facts: [{ status: 'achieved' }, { status: 'achieved' }] },
    ],
  },
  {
    status: 'problem',
    about: 'A class of 56 or more, which is too large by the rule of all the land.',
    before: /(?:班额|平均每班|每班平均)(?:仍|已|均|都|高|普遍|最[大高多])*(?:达到?|为|是|有|超过|在|约|近)*$/,
    unless: /[降减压缩控由从比原][^,。;]{0,16}$/,
    units: /^人$/,
    least: 56,
    kinds: ['count', 'ratio'],
    modes: ['done'],
    examples: [
      {
        text: '县二中平均班额为68人，三中平均班额43人；一中平均班额由66人降到54人。',
        facts: [{ status: 'problem' }, { status: 'achieved' }, { status: 'baseline' }, { status: 'achieved' }],
      },
    ],
  },
  {
    status: 'problem',
    about: 'Schools in which something was found.',
    before: /(?:排查|检查|清查|查找|梳理)出[^,。;]{0,16}(?:危房|危墙|隐患|问题|违规|不足)[^,。;]{0,8}$/,
    kinds: ['count', 'area'],
    examples: [{ text: '排查出存在危房危墙的学校16处。', facts: [{ value: 16, status: 'problem' }] }],
  },
  {
    status: 'problem',
    about: 'What has to be strengthened or rebuilt.',
    before: /需(?:要)?[^,。;\d]{0,6}(?:加固|改造|重建|拆除|维修|更换)[^,。;\d]{0,4}$/,
    kinds: ['area', 'count'],
    modes: ['done', 'present'],
    examples: [
      {
        text: '有4.1万平方米校舍不符合抗震要求，其中需重建的1.8万平方米。',
        facts: [{ status: 'problem' }, { status: 'problem' }],
      },
    ],
  },
  {
    status: 'problem',
    about: 'How far something falls short of what is laid down.',
    before:
      /(?:[相还尚]?差了|相差|(?<!不)低于[^,。;\d]{0,14}(?:标准|要求|规定)|[比较][^,。;\d]{0,14}(?:标准|要求|规定)(?:还|尚)?[少低缺差]了?|仅?只?相当于[^,。;\d]{0,14}的)$/,
    kinds: ['change', 'ratio', 'rate', 'area', 'count'],
    examples: [
      { text: '生均面积低于省定标准1.2平方米。', facts: [{ status: 'problem' }] },
      { text: '生均图书比省定标准少2册。', facts: [{ status: 'problem' }] },
    ],
  },
  {
    status: 'problem',
    about: 'What is held against what is laid down, and is found to be less.',
    after:
      /^[^,。;\d]{0,3},(?:(?:与|同|比|距|离)[^。;]{0,22}(?:规定|标准|要求)[^。;]{0,22}(?:差|低|少)|(?:远?低于|未达到?|达不到)[^,。;]{0,12}(?:标准|要求|规定))/,
    kinds: ['area', 'rate', 'ratio', 'count', 'money'],
    examples: [
      { text: '生均面积4.1平方米，与省定标准差了0.7平方米。', facts: [{ status: 'problem' }, { status: 'problem' }] },
    ],
  },
  {
    status: 'problem',
    about: 'Problems that were found, before their noun.',
    before: /(?:指出|发现|查找|查摆|梳理|排查|存在|反馈|暴露)[^。;]{0,16}$/,
    after:
      /^个?(?:方面的?)?[^,。;\d]{0,4}(?:问题|隐患|不足|短板)(?!整改|治理|(?:进行|予以|已?全部|已?逐一)了?[^,。;\d]{0,4}(?:整改|治理|整治))/,
    kinds: ['count'],
    examples: [
      { text: '巡察指出了38个问题，排查出120处安全隐患。', facts: [{ status: 'problem' }, { status: 'problem' }] },
      { text: '对各校在用电方面存在的60条隐患进行了集中整治。', facts: [{ status: 'achieved' }] },
    ],
  },
  {
    status: 'problem',
    about: 'Accidents and those who were hurt.',
    before:
      /(?:发生[^,。;]{0,10}(?:事故|案件|事件|火灾|纠纷)|(?:死亡|受伤|伤亡|失踪|确诊|失学)(?:人数|学生|人员)?)(?:共|为|达|约)?$/,
    examples: [{ text: '发生溺水事故2起，死亡学生2人。', facts: [{ status: 'problem' }, { status: 'problem' }] }],
  },
]
