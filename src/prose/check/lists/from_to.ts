/** How many there are from one to another: 七年级至九年级四个年级; 1号至3号共4栋; 周一至周五四天; 2019级至2022级三届. */
import type { Finding } from '../ground/finding.ts'
import { FEW } from '../ground/numbers.ts'
import { type Counted, countedIn, fromTo } from './counted.ts'

const TO = '[至到—–~-]{1,2}'
const SMALL = '[一二三四五六七八九十]{1,3}|\\d{1,2}'
const COUNT = `,?(?:共|这|共计|一共|总共|全部)?(?<said>${FEW})`
/** 一年级、三年级至五年级 are more. */
const MORE = /[、和及与]$/

const row = (pattern: string): Counted => ({ pattern: new RegExp(pattern, 'g'), named: fromTo, unlessBefore: MORE })

const asked = countedIn([
  row(`(?<from>${SMALL})(?:年级)?${TO}(?<to>${SMALL})年级(?:等)?${COUNT}个年级`),
  row(
    `(?<from>\\d{1,2})(?:号|#)(?:楼|教学楼|宿舍楼)?${TO}(?<to>\\d{1,2})(?:号|#)(?:楼|教学楼|宿舍楼|车|窗口|机位|考场|教室|车位)?${COUNT}(?:栋|幢|座|辆|个|台|间)`,
  ),
  // 第1至第5考场共6个考场
  row(
    `(?<![\\d.月年日])第?(?<from>\\d{1,2})(?:号[楼院]?|考场|教室|试室)?[至到—-]+第?(?<to>\\d{1,2})(?:号[楼院]?|考场|教室|试室),?(?:共计?|这|合计)(?<said>${FEW})(?:栋|幢|座|个(?:考场|教室|试室))`,
  ),
  row(`(?:周|星期)(?<from>[一二三四五六])${TO}(?:周|星期)?(?<to>[一二三四五六])${COUNT}天`),
  row(`第(?<from>${SMALL})(?:章|条|款|节|项)?${TO}第?(?<to>${SMALL})(?:章|条|款|节|项)${COUNT}(?:章|条|款|节|项)`),
  row(`(?<from>20\\d\\d)级?${TO}(?<to>20\\d\\d)级${COUNT}(?:届|个年级|个级部)`),
])

/** Asked of one stretch. */
export const fromToFindings = (text: string): Finding[] => (/[至到—–~-]/.test(text) ? asked(text) : [])
