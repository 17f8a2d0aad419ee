/** What the words of the report language are called in the form of a chip. */
export const ASKED_TITLES: Readonly<Record<string, string>> = {
  '': '本数',
  同比: '同比',
  增减: '较上年增减',
  升降: '升降',
  幅度: '幅度',
  上年: '上年数',
  占比: '占比',
  排名: '排名',
  倒数排名: '倒数排名',
  目标: '目标值',
  较目标: '较目标',
  完成率: '目标完成率',
  达标: '是否达标',
  五年前: '五年前',
  较五年前: '较五年前',
  五年增减: '五年增减',
}
export const SCOPE_TITLES: Readonly<Record<string, string>> = {
  '': '本期',
  累计: '年初以来累计',
  五年: '五年合计',
  本级: '只算本级',
}
export const SCALE_TITLES: Readonly<Record<string, string>> = {
  '': '原单位',
  量级: '自动取万、亿',
  万: '万',
  亿: '亿',
  万元: '万元',
  亿元: '亿元',
  万人: '万人',
  万平方米: '万平方米',
}
export const PLACES_TITLES: Readonly<Record<string, string>> = {
  '': '小数照常',
  '0位': '取整',
  '1位': '1位小数',
  '2位': '2位小数',
  '3位': '3位小数',
  '4位': '4位小数',
}
