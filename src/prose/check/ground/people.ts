/** The surnames that most people have, as signs of a pattern. */
export const USUAL =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶'
/** Names of people as papers write them: two or three signs, the first of them a usual surname. */
export const SURNAME = new RegExp(
  `^[${USUAL}阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文][\\u4e00-\\u9fff]{1,2}$`,
)
/** Whether it begins as a name does, and is no longer. */
export const isName = (words: string): boolean => SURNAME.test(words)
