/** Invented people. */
import type { Chance } from './chance.ts'

const SURNAMES =
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const MEN =
  '伟强磊洋勇军杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁林峰建国志文海东川泽博翔宏亮永昌天福乐瑞思成家立清安'
const WOMEN =
  '芳娜敏静丽艳娟霞秀英玲燕萍红玉梅莉兰慧婷雪琳倩颖洁欣怡佳蓉雯瑶璐晴悦梦诗雨涵文月春凤菊香桂珍巧云宁思若嘉彤可'

/** `pick` decides whether it is a boy's or a man's name. */
export function personName(chance: Chance, male: boolean = chance.happens(0.5)): string {
  const given = male ? MEN : WOMEN
  const first = letter(chance, given)
  return letter(chance, SURNAMES) + first + (chance.happens(0.72) ? other(chance, given, first) : '')
}

function letter(chance: Chance, letters: string): string {
  return letters[chance.between(0, letters.length - 1)] ?? ''
}

/** Doubled names are for the very small. */
function other(chance: Chance, letters: string, first: string): string {
  const drawn = letter(chance, letters)
  return drawn === first ? '' : drawn
}
