import type { ReactNode } from 'react'
import { useSay } from '../../language.tsx'
import type { RowState } from './row_state.ts'

/** Leads to the first box that is wrong: on a long form it may stand far above the button that was pressed. */
export const showFirstFault = (): void => {
  requestAnimationFrame(() => {
    const item = document.querySelector('.row-form .ant-form-item-has-error')
    item?.scrollIntoView({ block: 'center' })
    item?.querySelector<HTMLElement>('input:not([type=date]), textarea')?.focus({ preventScroll: true })
  })
}

/** The buttons below a form; beside them how much is still wrong. */
export function FormFoot({ state, children }: { readonly state: RowState; readonly children: ReactNode }) {
  const say = useSay()
  const count = Object.keys(state.faults).length + state.others.length
  return (
    <div className="form-foot">
      {children}
      <span role="alert" className="late">
        {count > 0 && say('有{count}处要改正', { count })}
      </span>
    </div>
  )
}
