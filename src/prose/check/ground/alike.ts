/** Signs of names that are taken for each other: 立 and 利 sound alike, 睛 and 晴 look alike. */
const SOUNDS =
  '傲奥|柏百|宝保葆|碧壁|彬斌宾滨|冰兵炳秉|波博伯勃渤|才财采彩|昌畅|超朝潮|晨辰臣尘|诚成承程澄城呈|驰池赤|冲崇|春纯淳|聪丛|达大|丹旦|迪笛蒂|典殿|丁鼎定|东冬栋董洞|斗豆|多朵|帆凡繁|方芳坊|菲飞妃霏斐|芬奋|丰峰锋枫风凤奉|福富芙夫扶甫辅付|刚钢纲港|高皋|歌格戈革|耕庚|功恭公工贡|古谷顾固|关冠观|光广|桂贵|国果|涵寒含翰汉瀚|豪浩昊皓好|和河荷贺鹤赫|恒横衡|红宏洪鸿弘虹泓|华花桦骅|怀淮|欢焕环桓|辉晖惠慧会卉蕙荟|火霍|基继吉季纪济冀|佳嘉家加|坚建健剑鉴|江将姜|杰洁捷婕|金锦瑾晋津今劲进|京静敬晶菁景境靖竞|九久|菊巨|娟涓|军君均俊钧峻骏珺|凯开恺楷|可克科|坤昆琨|来莱|兰岚澜蓝|朗浪|雷蕾磊|黎立利丽莉力礼理李里|连莲廉联|良亮梁|林琳霖临麟|玲灵凌铃龄陵|柳流刘|龙隆珑|鲁璐露路陆禄|伦轮|罗洛落|吕绿|茂懋|梅美媚|萌梦孟|弥米密|苗妙淼|民敏闽|明铭鸣名茗|默墨|沐木慕牧穆|楠南男|宁凝|培沛佩|鹏朋|平萍屏坪凭|朴普|琪琦奇祺齐其启起绮|千谦倩茜前|强蔷|乔巧俏|钦勤琴秦|青清卿晴庆倾情|秋求邱|泉全权|然冉|仁任人|荣蓉容融|如儒茹|锐瑞睿芮|山珊杉善|尚上|韶少邵绍|深申神|生声胜圣盛升|诗施石时实史士世仕事|淑舒书树姝|双爽|顺舜|思斯|松嵩颂|苏素|岁穗|涛韬桃陶|天田甜恬|婷庭亭廷停挺|通同桐彤童|婉宛晚万|伟玮炜维为威薇微巍卫蔚|文雯纹闻问|武五伍吾吴午|希西熙曦溪喜夕习锡|霞夏侠|先贤仙娴显宪|香祥翔湘向|晓小孝笑肖校|欣心鑫新辛馨|行兴星杏幸|秀修绣|旭序绪煦|轩萱宣璇玄|雪学|勋迅训|雅亚娅|岩延妍研言燕艳雁彦焰|阳洋扬杨|瑶遥尧姚耀|叶野业|一依伊怡宜仪艺义毅亿轶逸意易益忆谊|银音因吟|英颖莹瑛盈迎影应映|永勇咏泳|友佑由有|宇雨羽语禹玉育裕钰愉渝瑜于余|元源媛远圆园缘苑|月悦跃越岳|云芸耘运韵蕴|泽择|哲喆|真珍贞振震镇祯臻|正政峥征铮|之芝知枝直志智致治挚稚|中忠钟仲重|舟洲周州|珠竹柱|子梓紫姿自|作佐'
const LOOKS =
  '晴睛|未末|己已|琦倚|婷停|妍研|宏宠|栗粟|士土|戊戌|昊吴|澜斓|钰珏|瑞端|怡恰|琛深|浦蒲|杨扬|坦垣|茂荗|柏伯|峻俊竣|铭名|梅海|竣峻|源原|枫飒|莹萤|菁箐|璐潞|泰太|信欣新鑫|汇惠慧辉|滕腾|泉全|骆洛|冀翼|祁祈|藩潘|弯湾|乔桥|岗冈|坪平|塘唐'
const OF_SIGN = new Map<string, Set<string>>()
for (const row of [...SOUNDS.split('|'), ...LOOKS.split('|')])
  for (const sign of row) {
    const all = OF_SIGN.get(sign) ?? new Set<string>()
    for (const other of row) all.add(other)
    OF_SIGN.set(sign, all)
  }

export const areAlike = (one: string, other: string): boolean => one !== other && OF_SIGN.get(one)?.has(other) === true

/** Whether one wording is the other with two neighbours turned, or with one sign that is like another. */
export function isSlipOf(one: string, other: string): boolean {
  if (one === other || one.length !== other.length) return false
  const odd = Array.from(one).flatMap((sign, at) => (sign === other[at] ? [] : [at]))
  const [first = 0, second] = odd
  if (odd.length === 1) return areAlike(one[first]!, other[first]!)
  return odd.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first]
}
