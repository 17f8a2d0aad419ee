import type { ReactNode } from 'react'
import { useSay } from '../../language.tsx'
import type { Checking } from './checking.ts'
import type { RowState } from './row_state.ts'

/** Leads to the first box that is wrong: on a long form it may stand far above the button that was pressed. */
export const showFirstFault = (): void => {
  requestAnimationFrame(() => {
    const item = document.querySelector('.row-form .ant-form-item-has-error, .row-form .box-doubt-open')
    item?.scrollIntoView({ block: 'center' })
    item?.querySelector<HTMLElement>('input:not([type=date]), textarea')?.focus({ preventScroll: true })
  })
}

interface FormFootProps {
  readonly state: RowState
  readonly checking?: Checking
  /** It was tried to send it. */
  readonly tried?: boolean
  readonly children: ReactNode
}

/** The buttons below a form; beside them how much is still wrong, and how much wants a word. */
export function FormFoot({ state, checking, tried = false, children }: FormFootProps) {
  const say = useSay()
  const places = new Set([...Object.keys(state.faults), ...Object.keys(checking?.hard ?? {})])
  const count = places.size + state.others.length
  const open = Object.values(checking?.soft ?? {})
    .flat()
    .filter(({ said }) => said.trim() === '').length
  return (
    <div className="form-foot">
      {children}
      <span role="alert" className="late">
        {count > 0 && say('有{count}处要改正', { count })}
        {count > 0 && open > 0 && tried && '，'}
        {open > 0 && tried && say('有{count}处要说明', { count: open })}
      </span>
    </div>
  )
}
