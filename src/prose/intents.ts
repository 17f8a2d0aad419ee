/**
 * Words that say that something is still to come, by kinds, joined into one pattern: it is looked for before most
 * figures of a summary.
 */

/** 将 is a plan before these; before a noun (将14所学校收归直管) it only puts the object first. */
const behind_will =
  '于|达|有|新|建|会|投|完|增|再|在|全[部面力]|实|大|力|举|召开|招|启|继|进一步|开[展工办设]|组织|安排|选|派|配|面向|陆续|逐|按|根据|通过|用于|对|把|以|为|围绕|分[批期步年]|累计|超过|提[高升]|改[扩建]|撤并|合并|迁|扩|培[养训]|争取|免|同步|不断|联合|聘|推|着力|加[大快强]|持续|强化|努力|坚持|统筹|依[托据法]|严|购|引进|采取|利用|设立|成立|进行|升|拿出|筹|拨|下拨|补充|取消|停|关|拆|遴|评|表彰|命名|承|打造|创|形成|惠及|覆盖|解决|化解|消除'

/** 要 is a demand where a clause begins and behind who is to do it. */
const must = '(?:^|[,。;:、]|我们|各[校地]|学校|必须|一定|[就都还也更仍])要(?![求点素件闻害领案务塞道职义])'
const must_reach = '[率例数量值均都应]要(?=达到|保持|控制|超过|提高|降)'

/** 计划 is a verb where a clause begins, behind who plans, and before what is done with money or buildings. */
const plans =
  '(?:^|[,。;:、(年月度]|现|已|还|也|校|局|原|拟|全[市县区省]|我[市县区省])(?<!(?:超|超出|超过|完成|占|为|达|比|较)(?:年度|全年|年初))计划(?![,”》的生内外])|(?<!按|照|据|本|该|年度|改造|行动|发展|工作|提升|改善|扶贫|营养|教学|招生)计划(?=(?:总?投资(?!总?额)|拨付|安排|容纳|建设|新建|采购|改造|实施|招[聘生录]|投入|发放|购[置买]|选派|配备|举办)|(?:20[\\dxX*]{2}年|今年|明年|年[内底]|[上下]半年)[\\d底末前])|(?:承办|承担)[^,。;]{0,12}(?:民办?|民生)实事(?!$)'
const designs =
  '建成(?:投用)?后(?!的)(?:[^,。;]{0,2}[可能将]|,?(?:[可能将设]|提供|容纳|新增|增加))|设计(?:规模|容纳|学位)|(?<!占)规划(?:占地|建设|[新改扩]建|(?:总)?投资|用地|容纳|设计|设置)'

const times =
  '(?<![今])(?:明年|来年|下一步|下阶段|下学期|今后|未来)(?!的?[^,。;]{0,6}(?:思路|方向))|(?<![从自由][^,。;]{1,18}|[高升低少加长降减大展取收接])到(?:20\\d\\d|[xX*]{2,4}|20[xX*]{2})年(?!的|[底末]?,?[全我][市县区州省][^,。;]{0,3}有)|(?:月|月底|月末|年底|\\d日)前(?=[^,。;了已]{0,14}$)'

const aims =
  '力争|争破|争创|预计|预期(?!受教育|寿命)|拟(?!定了|订了|办)|打算|决定(?:再|一次性)?(?:投[入资]|用|新建|筹资)|正在[^,。;]{0,24}争取|需要?(?:总?投入|配备|购置|采购|新[增建]|招聘|补充|安装)|投入需|目标(?:是|为|任务[是为])|努力(?:使|实现|达到)|确保(?!了)'

/** Where one of these follows, what comes after them was done, whatever was meant before. */
const carried_out =
  '已经?[完建开竣投到落达实]|实际|截至|目前(?:共|累计|全部)?(?:[完建竣开动]|到位|投入)|累计(?:[完建竣开]|到位)'

/** Words of intent with at most forty characters behind them, in which nothing is said to be done. */
export const intended = new RegExp(
  `(?:${aims}|${plans}|${designs}|(?<![即必])将(?:${behind_will})|${must}|${must_reach}|${times})(?:(?!${carried_out})[^。;]){0,40}$`,
)
