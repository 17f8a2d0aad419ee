/** One building in two places of a paper: opened on 9月2日 in one, and its frame done in 10月 in the other. */
import { type Finding, type Span, inOrder } from '../../ground/finding.ts'
import { groupedBy } from '../../ground/groups.ts'
import { type Dated, datedIn, spreadsOf } from '../ground/dates.ts'
import type { Paper } from '../ground/paper.ts'

/** In the order in which they come. */
const STEPS: readonly RegExp[] = [
  /(?<!未|再|已|新|[全]面)(?:正式)?(?:开工|动工|奠基|破土|开建)(?!项目|率|建设的|手续|条件|前)/,
  /封顶/,
  /(?<!主体|结构|基础|年内)(?:竣工|完工|建成(?!后)|交付)(?!率|备案|决算|图|前|项目)/,
  /(?:投入使用|投用|启用|开园|正式开学|开学(?!前|典礼)|开始招生|首次招生)/,
]
const NAME =
  /[\u4e00-\u9fffA-Z]{2,12}?(?:幼儿园|小学|中学|学校|实验校|高中|初中|[一二三四五六七八九十]中|职中|校区|教学楼|综合楼|宿舍楼|实训楼|实训基地|公寓|食堂|体育馆|图书馆|运动场|工程|项目)/g
/** Built in several parts, or another building of it. */
const PARTED =
  /[一二三两]期|扩建|改建|改扩|迁建|搬迁|二次|部分|附属|分园|分校|先行|过渡|临时|原址|老校|新校区|南区|北区|西区|东区|租|装修|改造|维修|合并/

/** A building of the school, and not the school. */
const OF_IT = /楼|食堂|馆|宿舍|公寓|[操场]场|基地|设施|设备|平台|系统|课程|社团|中心|改造/
/** Further from another they are rather of two works at one school. */
const FAR = 400

interface Built {
  readonly name: string
  readonly step: number
  readonly dated: Dated
  readonly place: Span
}

export function buildingFindings(paper: Paper): Finding[] {
  if (!STEPS.some((step) => step.test(paper.text))) return []
  return [...groupedBy(builtIn(paper), ({ name }) => name).values()].flatMap((all) => {
    const steps = STEPS.map((_, step) => all.filter((one) => one.step === step))
    return steps.flatMap((ones, step) =>
      steps
        .slice(step + 1)
        .flatMap((others) => (ones.length === 1 && others.length === 1 ? turned(ones[0]!, others[0]!) : [])),
    )
  })
}

/** The earlier step lies behind the later, in every year that both may be of. */
function turned(one: Built, other: Built): Finding[] {
  const [late, early] = [spreadsOf(one.dated), spreadsOf(other.dated)]
  const known =
    late.length > 0 &&
    early.length > 0 &&
    late.every(({ first }) => early.every(({ last }) => first > last && first - last < FAR))
  if (!known || !(one.dated.sure || other.dated.sure || one.dated.line === other.dated.line)) return []
  return [
    {
      rule: 'order',
      says: `“${other.place.quote}”却在“${one.place.quote}”之前，先后颠倒，请核对。`,
      arithmetic: '',
      places: inOrder([one.place, other.place]),
    },
  ]
}

function builtIn(paper: Paper): Built[] {
  return datedIn(paper).flatMap((dated): Built[] => {
    const { moment, before, after } = dated
    if (moment.month === undefined) return []
    const clause = /^[^,。;\d]{0,18}/.exec(after)![0]
    const steps = STEPS.flatMap((step, at) => (step.test(clause) ? [at] : []))
    const name = [...before.slice(-70).matchAll(NAME)].map(([words]) => words)
    const own = name.findLast((words) => !/^(?:主体|该|本|其|个别|部分)/.test(words))
    const link = own === undefined ? '' : before.slice(before.lastIndexOf(own) + own.length).replace('主体工程', '')
    if (OF_IT.test(link + clause)) return []
    if (steps.length !== 1 || own === undefined || PARTED.test(before.slice(-40) + clause)) return []
    // Of several names in a row it is not said of which the day is.
    if (/[、和及]/.test(before.slice(before.lastIndexOf(own) - 1, before.lastIndexOf(own)))) return []
    const place = { start: moment.index, quote: moment.quote + clause }
    return [{ name: shortOf(own), step: steps[0]!, dated, place }]
  })
}

/** 规模最大的河东新城幼儿园, 其中城南小学 are the school itself. */
const shortOf = (name: string): string =>
  name
    .replace(/^.*(?:的|其中|是|由|在|对|新建|县|市|区)(?=[\u4e00-\u9fff]{4,})/, '')
    .replace(/(?:建设|新建)?(?:主体)?(?:工程|项目)$/, '')
