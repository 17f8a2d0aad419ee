/** Invented places. None is the name of a province, city, county, township or street of China as of 2023. */
export const CITY = '景澜市'

export interface County {
  readonly name: string
  /** What stands before the names of its own schools. */
  readonly short: string
  readonly townships: readonly string[]
}

const county = (name: string, townships: string): County => ({
  name,
  short: name.slice(0, 2),
  townships: townships.split(' '),
})

export const COUNTIES: readonly County[] = [
  county('澜东区', '松塘街道 星汀街道 雨桥街道 枫泉镇 鹤埠镇 荷川镇 晴渡镇 桐台镇 雁泉镇 桑湾乡'),
  county('澜西区', '柳渡街道 月湾街道 竹屏镇 鹭坪镇 杏源镇 霞埠镇 麦源镇 芦汀镇 岚桥乡'),
  county('禾津县', '星岭镇 鸥津镇 燕峦镇 楠坝镇 石榭镇 桂崖镇 梅坪镇 云泉镇 茶坳乡 鹿津乡'),
  county('柏岚县', '青岭镇 枫塘镇 晴峦镇 霜庄镇 榆坪镇 堰坝镇 岚源镇 柏屏镇 桃岫乡 橘垭乡'),
  county('榆汀县', '稻驿镇 沙台镇 燕台镇 溪埠镇 竹畈镇 月洲镇 泉寨镇 芦桥镇 苇坳乡 禾崖乡'),
  county('岫川县', '榆洲镇 青驿镇 鸥岭镇 梅源镇 云堰镇 雁川镇 桃寨镇 雨坪镇 露垭乡 塘崖乡'),
  county('珑溪县', '霁塘镇 石圩镇 麦庄镇 桐圩镇 鹤洲镇 柏堰镇 桑亭镇 渡峦乡 茶陂乡'),
]

/** What small schools are called after their township: wishes, not places. */
export const SCHOOL_WORDS = [
  '启明',
  '晨光',
  '育才',
  '明德',
  '求知',
  '笃行',
  '弘文',
  '博雅',
  '励志',
  '致远',
  '树人',
  '新蕾',
] as const
export const KINDERGARTEN_WORDS = [
  '小百花',
  '金摇篮',
  '童心',
  '蓓蕾',
  '彩虹',
  '七色光',
  '春苗',
  '小太阳',
  '新星',
  '蓝天',
  '向日葵',
  '小博士',
] as const
