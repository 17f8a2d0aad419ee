/** What a reviewer may grant a unit for one period. */
export type Granted = 'exempt' | 'not_applicable' | 'reopened'
/** What is done, what it means for the unit, and what a good reason looks like. */
export const GRANTED: Readonly<Record<Granted, { title: string; means: string; example: string }>> = {
  exempt: {
    title: '免报',
    means: '这一期不用报，不算逾期，也不计入应报数。',
    example: '例如：停课搬迁，本月不报',
  },
  not_applicable: {
    title: '不适用',
    means: '这张表对该单位不适用，这一期不计入应报数。',
    example: '例如：本校没有食堂',
  },
  reopened: {
    title: '重新开放',
    means: '停收以后再放开填报，到所选的一天为止。',
    example: '例如：系统停电，未能按时上报',
  },
}
