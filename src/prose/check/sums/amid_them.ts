/** Parts that stand behind 当中, 里面 and 内, or are called as their whole is: 毕业生105人，当中112人升入高中; 下设股室14个，有16个股室被评为先进. */
import type { Told } from '../again/told.ts'
import { bare, nounOf } from '../again/told.ts'

type Whole = ((whole: Told) => boolean) | undefined

const OPENED = /^(?:这|那)?(?:当中|里面|之中)(?:有|已有|共有)?/
const OF_OTHERS = /另|外|其他|其余|新增|增加|减少|邻|合计|加上|连同|累计|先后|每|均/

/** 毕业生105人，当中112人升入高中: of the number right before. */
export function amid(part: Told, near: readonly Told[]): Whole {
  if (!OPENED.test(part.before) || OF_OTHERS.test(part.before)) return undefined
  const [whole] = near.filter(({ from, index }) => from === part.from && index < part.index).slice(-1)
  return whole === undefined || OF_OTHERS.test(whole.before) ? undefined : (one) => one === whole
}

const FRAME =
  /(?:^|,)(?:在)?(?:这些|上述|全部|所有|以上)?([\u4e00-\u9fff]{2,10}?)(?:(?:当中|里面|之中)(?:,[^,:\d]{0,14}|[^,:\d]{0,10})|(?<=[\u4e00-\u9fff]{3})内,[^,:\d]{0,14})$/

/** 毕业生105人。毕业生当中，升入高中112人 */
export function amidNamed(part: Told): Whole {
  if (!/当中|里面|之中|内/.test(part.lead.slice(-28))) return undefined
  const noun = FRAME.exec(part.lead)?.[1]
  if (noun === undefined || OF_OTHERS.test(part.before)) return undefined
  return (whole) => whole.index < part.index && (nameOf(whole) === noun || nounOf(whole) === noun)
}

const DEED =
  /^(?:均|已|都|先后)?(?:被|获|荣获|通过|实现|建成|建有|建立|开展|完成|取得|达到|接入|配备|评为|开设|设有|装|纳入|列入|入选|创建|存在|参加|参与|受到|未|没有)/
const SCOPE = /(?:下设|内设|现有|共有|设有?|下辖|辖|全[省市县区镇乡校园局]|我[市县区校局]|本[市县区校局])/
/** So far behind it a part may stand in the next sentence. */
const FAR = 60

/** 局机关下设股室14个，有16个股室被评为先进 */
export function someOfThem(part: Told): Whole {
  if (!/^(?:其中|已|现已|目前|至今)*有?$/.test(part.before)) return undefined
  return (whole) => {
    const name = nameOf(whole)
    if (whole.index > part.index || part.index - whole.end > FAR || whole.line !== part.line) return false
    if (name.length < 2 || !part.after.startsWith(name) || !DEED.test(part.after.slice(name.length))) return false
    const between = whole.from === part.from ? part.lead.slice(whole.end - whole.from) : part.lead
    return SCOPE.test(whole.before) && !OF_OTHERS.test(between) && !/[省市县区镇乡村国]/.test(between)
  }
}

const LEADS =
  /^(?:局机关|机关|辖区内?|全[省市县区镇乡校园局]|我[市县区校局]|本[市县区校局届次]|学校(?=[\u4e00-\u9fff])|今年|目前|截至|现有?|共有?|有|下设|内设|设有?|下辖|的)+/
const nameOf = ({ before }: Told): string => bare(before).replace(LEADS, '')
