/** Words that say that a list is all there is: 除此之外没有其他招生学校, 此外再无其他, 以上为全部, 全部在内. */
const NONE = '(?:没有|再无|再没有|并无|别无|无|不再有|没再有|未(?!发现|发生|出现|见|能|有)[\\u4e00-\\u9fff]{2,3})'
const BESIDES = '(?:除(?:此|上述|以上|这)[^,，。；;\\d]{0,12}?外|除此|此外|除外|另外)'
/** What has not happened besides is another matter: 此外没有发生其他安全事故. */
const OTHER_MATTER = '(?![^,，。；;]{0,8}(?:事故|异常|意外|违规|违纪|投诉|舆情|变化|发生|不良|重大|严重|变动|调整))'
const WORDS = [
  `(?:${BESIDES}[,，]?)?[\\u4e00-\\u9fff]{0,4}?${NONE}(?:任何)?(?:其他|其它|别的|另外的?)${OTHER_MATTER}[^,，。；;\\d]{0,14}`,
  `${BESIDES}[,，]?[\\u4e00-\\u9fff]{0,4}?(?:再无|再没有|别无|不再有)${OTHER_MATTER}[^,，。；;\\d]{1,14}`,
  '(?:以上|上述|至此)[^,，。；;\\d]{0,10}?(?:即|就是|为|是|便是)[^,，。；;\\d]{0,6}(?:全部|所有)[^,，。；;\\d]{0,10}',
  '(?:全部|均|都)已?(?:包括|包含|计算|统计|计)?在内',
].join('|')

const CLOSED = new RegExp(WORDS, 'g')
/** Right behind the last number and what is told of it. */
const BEHIND = new RegExp(`^[^,，。；;、\\d]{0,12}[,，。；;]?\\s*(?:${WORDS})(?=[,，。；;！!\\n]|$)`)
/** Words without which no list is closed. */
const CHEAP = /其他|其它|别的|另外的?|再[无没]|别无|不再有|全部|所有|在内/
export const mayClose = (words: string): boolean => CHEAP.test(words)

/** Words without those that close a list, which name others only to say that there are none. */
export const withoutClosing = (words: string): string => (mayClose(words) ? words.replaceAll(CLOSED, '') : words)

/** Whether what stands behind the last number of a list closes it. */
export const isClosedBy = (behind: string): boolean => mayClose(behind) && BEHIND.test(behind)
/** So far behind it that is said. */
export const CLOSES_WITHIN = 60
