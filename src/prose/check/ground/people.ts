/** The surnames that most people have, as signs of a pattern. */
export const USUAL =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶'
/** Names of people as papers write them: two or three signs, the first of them a usual surname. */
export const SURNAME = new RegExp(
  `^[${USUAL}阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文][\\u4e00-\\u9fff]{1,2}$`,
)
/** Whether it begins as a name does, and is no longer. */
export const isName = (words: string): boolean => SURNAME.test(words)

const RARER =
  '尤曲蒲晏骆邢柯盛裴瞿殷詹申欧庄温葛季喻褚卫祁穆席闻卓翁纪童路凌霍聂焦岳耿齐梅舒鲍冉柏岑郁宁游甘房蓝边滕池宫蒙芦阮缪费桂牛涂饶柴屈项祝樊麦俞臧柳倪章严沙辛洪施骆鄢覃伍肖付代丘闫佟苗符粟谌鞠褚管'
/** Words that begin with the sign of a surname. */
const WORD =
  /^(?:任[务教课职何期命免意]|高[中校质等考效度层级标水新清温原素职技位一二三年]|文[明化件字体艺本科章旅理综]|方[面式案法向便针可位才]|安[全排装置定心]|金[额融牌色工]|江[苏西南北河]|石[油化]|常[规态年见务委住用识]|万[元人名余亩册]|程[度序]|严[格重肃禁控密谨]|温[馨暖度州]|宁[可静]|管[理护控]|路[径线面段]|游[戏泳学客]|齐[全心抓备]|盛[大会]|席[位]|符[合号]|施[工行教]|季[度节]|项[目]|纪[律委检要念]|边[远]|代[表课码理办替收]|付[出费款]|马[上路]|黄[金河]|康[复]|白[天色板]|田[径间]|龙[头舟]|毛[笔]|陆[续]|夏[季令]|武[术警装]|易[于]|余[名人元万]|周[一二三四五六日末边期年密]|许[可多]|曾[经任获]|董事|林[业场草])/
/** Whether it may be a name, where what stands around says so: no word that begins as one. */
export const isLikelyName = (words: string): boolean =>
  (isName(words) || RARER.includes(words[0] ?? ' ')) && !WORD.test(words)
