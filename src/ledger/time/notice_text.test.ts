import { expect, it } from 'vitest'
import { dayNumber } from '../day.ts'
import { calendarOf, stateCouncilDays } from './index.ts'
import { daysInNotice } from './notice_text.ts'

/** In the form of such notices, for a year that the program knows from elsewhere. */
const NOTICE_2011 = `各省、自治区、直辖市人民政府：
　　一、元旦：1月1日至3日放假公休，共3天。
　　二、春节：2月2日（农历除夕）至8日放假调休，共7天。1月30日（星期日）、2月12日（星期六）上班。
　　三、清明节：4月3日至5日放假调休，共3天。4月2日（星期六）上班。
　　四、劳动节：4月30日至5月2日放假公休，共3天。
　　五、端午节：6月4日至6日放假公休，共3天。
　　六、中秋节：9月10日至12日放假公休，共3天。
　　七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`

const days = (text: string, year: number, kind: 'off' | 'worked'): string[] =>
  daysInNotice(text, year).flatMap((one) => (one.kind === kind ? one.day.slice(5) : []))

it('a notice says what the package says', () => {
  expect(days(NOTICE_2011, 2011, 'worked')).toEqual(['01-30', '02-12', '04-02', '10-08', '10-09'])
  for (const { day, kind } of daysInNotice(NOTICE_2011, 2011)) {
    expect(calendarOf().isWorkday(dayNumber(day)), day).toBe(kind === 'worked')
  }
  // And nothing of that year is off or worked beyond it, but the last day, which the notice of the next year speaks of.
  const said = new Set(daysInNotice(NOTICE_2011, 2011).map(({ day }) => day))
  expect(stateCouncilDays(2011).flatMap(({ day }) => (said.has(day) ? [] : [day]))).toEqual(['2011-12-31'])
  expect(daysInNotice(NOTICE_2011, 2011).find(({ day }) => day === '2011-10-08')?.title).toBe('国庆节')
})

it('pasted as one line, with half brackets, over the end of a month and the end of a year', () => {
  const text =
    '一、元旦：2026年12月31日至2027年1月2日放假调休，共3天。1月4日(周日)上班。二、国庆节、中秋节：9月25日（周五）至27日放假；10月1日至7日放假调休，共7天。9月20日、10月10日上班。'
  expect(days(text, 2027, 'off')).toEqual([
    '12-31',
    '01-01',
    '01-02',
    '09-25',
    '09-26',
    '09-27',
    '10-01',
    '10-02',
    '10-03',
    '10-04',
    '10-05',
    '10-06',
    '10-07',
  ])
  expect(days(text, 2027, 'worked')).toEqual(['01-04', '09-20', '10-10'])
})

it('what is no notice gives no days', () => {
  expect(daysInNotice('', 2027)).toEqual([])
  expect(daysInNotice('会议定于3月5日召开，请准时参加。', 2027)).toEqual([])
  expect(daysInNotice('元旦：2月30日放假。', 2027)).toEqual([])
  expect(daysInNotice('暑假：7月1日至8月31日放假。', 2027)).toEqual([])
})
