import type { Quantity } from '../numbers/quantity.ts'

/** 教师 in 名 is 教师数; what is done by people or to them is counted in 人数. */
const person =
  /(?:教师|[^师新先]生|校长|园长|干部|[^人党成动委议]员|幼儿|儿童|子女|职工|教职员工|家长|保安|专家|班主任|教练|志愿者|人口)$/

/** What says by itself that it is a share, or that it is a change. */
const shareNamed =
  /[率度]$|比[例重值]?$|(?:任务|目标|计划)[数值]?$|占比|系数$|满意|分数$|[增升降减]$|增长|增加|增幅|降幅|下降|减少|提高|提升|上升|低于|高于|^$/

const ofLength = (phrase: string): string =>
  /距|离|远$/.test(phrase)
    ? phrase.endsWith('距离')
      ? ''
      : '距离'
    : /[长宽高深厚径拔程]度?$/.test(phrase)
      ? ''
      : '长度'

const ofDate = ({ unit, date }: Quantity): string =>
  /月/.test(unit)
    ? '月份'
    : unit === '年'
      ? date?.span
        ? '起止年份'
        : '年份'
      : date?.day || !date?.year
        ? '日期'
        : '时间'

/** How many pupils or teachers there are to a computer. */
const computers = /[师生]机比$/

/** What counting in this unit gives: 教师 in 名 is 教师数, 督查 in 次 is 督查次数. */
export function suffix(quantity: Quantity, phrase: string): string {
  if (quantity.kind === 'date') return ofDate(quantity)
  if (quantity.kind === 'area') return /面积$|面积.{0,2}$/.test(phrase) ? '' : '面积'
  if (/^(?:公里|千米|米|里)$/.test(quantity.unit)) return ofLength(phrase)
  if (quantity.kind === 'threshold' && quantity.unit === '名' && quantity.chinese) return '名次门槛'
  if (quantity.unit === '%' || quantity.unit === '成') return shareNamed.test(phrase) ? '' : '比例'
  if (quantity.kind === 'score') return phrase.endsWith('分') ? '' : '分'
  if (quantity.kind === 'duration' && quantity.bound === '<=')
    return /时间$|时长$|时限$|期限$/.test(phrase) ? '' : '时限'
  if (quantity.kind === 'duration' && quantity.unit === '年' && /(?:免费|义务教育|教育)$/.test(phrase)) return '年限'
  if (quantity.kind === 'duration' && /^(?:年|天|日|周|个?月)$/.test(quantity.unit))
    return /率达?$|年限$|数$|[^日假]期限?$|时间$|时长$|学制$/.test(phrase)
      ? ''
      : `${quantity.unit === '日' ? '天' : quantity.unit.replace('个', '')}数`
  if (quantity.kind === 'ratio' && computers.test(phrase))
    return phrase.endsWith('师机比') ? '(教师:计算机)' : '(学生:计算机)'
  if (quantity.kind !== 'count' && quantity.kind !== 'threshold') return ''
  if (/数$|人次$|量$|规模$|班额$|缺口$|缺额$|编制$/.test(phrase)) return ''
  if (/^[名人位]$/.test(quantity.unit)) return person.test(phrase) ? '数' : '人数'
  if (/^(?:人次|场次|班次|户次|车次|批次|轮次)$/.test(quantity.unit))
    return phrase.endsWith(quantity.unit) ? '' : quantity.unit
  if (/^(?:乡|镇|村|街道|社区|省|市|县|区|县区|区县|县市|市县|乡镇)$/.test(quantity.unit))
    return phrase.endsWith(quantity.unit) ? '数' : `${quantity.unit}数`
  if (quantity.unit === '户') return /(?:户|家庭)$/.test(phrase) ? '数' : '户数'
  if (quantity.unit === '级') return '层级数'
  if (quantity.unit === '声') return quantity.bound === '<=' ? '次数上限' : '次数'
  if (/^个[班项教]/.test(quantity.unit)) return `${quantity.unit.slice(1)}数`
  if (/^[次轮件场份条册台套项期栋堂节案制卡表层]$/.test(quantity.unit)) return `${quantity.unit}数`
  return '数'
}
