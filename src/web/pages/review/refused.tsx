import { App } from 'antd'
import { useCallback } from 'react'
import type { BulkReviewed } from '../../../ledger/work_wire.ts'
import { useSay } from '../../language.tsx'

/** Says how many were passed; those that were not are named, each with why. */
export const useOutcome = () => {
  const say = useSay()
  const { message, modal } = App.useApp()
  return useCallback(
    ({ done, refused }: BulkReviewed) => {
      if (refused.length === 0) {
        void message.success(say('已通过{count}份', { count: done }))
        return
      }
      modal.warning({
        title: say('已通过{done}份，{count}份没有通过', { done, count: refused.length }),
        okText: say('知道了'),
        width: 520,
        content: (
          <ul className="refused">
            {refused.map((one) => (
              <li key={one.id}>
                <strong>{one.unit_name}</strong> {one.message}
                {one.faults.length > 0 && (
                  <span className="soft"> {one.faults.map(({ says }) => says).join('；')}</span>
                )}
              </li>
            ))}
          </ul>
        ),
      })
    },
    [say, message, modal],
  )
}
