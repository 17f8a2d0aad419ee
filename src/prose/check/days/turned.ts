/** An end that comes before its beginning. */
import type { Finding } from '../ground/finding.ts'
import { comesBefore, lapsesIn } from '../ground/lapses.ts'
import type { Moment } from '../ground/moments.ts'

/** 6月25日至6月18日; 自2024年9月1日起至2023年8月31日止. */
export function turnedFindings(text: string): Finding[] {
  return lapsesIn(text).flatMap(([first, last]): Finding[] => {
    if (!comesBefore(last, first) || isOfWords(text, first) || isOfWords(text, last)) return []
    const quote = text.slice(first.index, last.end)
    if (MOVED.test(quote)) return []
    return [
      {
        rule: 'date',
        says: `“${quote}”的截止日期早于起始日期，请核对。`,
        arithmetic: '',
        places: [{ start: first.index, quote }],
      },
    ]
  })
}

/** 由6月30日提前至6月20日: two days on which it may end. */
const MOVED = /提前|调整|调[到至]|改|变更|更正|推/

/** 去年9月, 今年8月: which year it is we do not ask. */
const isOfWords = (text: string, { index }: Moment): boolean =>
  /[去上前今本明来次翌当同]年(?:度)?的?$/.test(text.slice(Math.max(0, index - 5), index))
