import type { Notice } from '../../../ledger/wire/notices.ts'

/** What each kind of notice is called in front of its title, and whether it speaks of something late. */
export const KINDS: Readonly<Record<Notice['kind'], { readonly title: string; readonly late?: true }>> = {
  remind: { title: '催报', late: true },
  overdue: { title: '逾期', late: true },
  due_soon: { title: '快到期' },
  returned: { title: '退回' },
  accepted: { title: '审定' },
  reopened: { title: '重新开放' },
  excused: { title: '免报' },
  delegated: { title: '代办' },
  limit_soon: { title: '快到期' },
  limit_late: { title: '逾期', late: true },
  escalated: { title: '督办', late: true },
  vacant: { title: '岗位空缺', late: true },
  commented: { title: '讨论' },
  trouble: { title: '系统' },
  test: { title: '测试' },
}
