/** Enter and the arrows lead from box to box, as in a sheet. */
import type { KeyboardEvent } from 'react'

const BOXES = 'input:not([type=hidden]):not([type=file]):not([tabindex="-1"]), textarea'

const stepOf = ({ key, shiftKey }: KeyboardEvent): number => {
  if (key === 'Enter') return shiftKey ? -1 : 1
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
}

/** A group of radios is one stop, and its arrows choose. */
const groupOf = (box: Element): Element => box.closest('.ant-radio-group') ?? box

/** Boxes in which these keys mean something else: lines of a text, options of a list, input of Chinese under way. */
const keepsKey = (event: KeyboardEvent, box: HTMLInputElement): boolean => {
  if (event.nativeEvent.isComposing) return true
  if (box.getAttribute('role') === 'combobox' || box.type === 'search') return true
  return box.type === 'radio' && event.key !== 'Enter'
}

export const moveByKey = (event: KeyboardEvent<HTMLElement>): void => {
  const step = stepOf(event)
  const box = event.target
  if (step === 0 || !(box instanceof HTMLInputElement) || keepsKey(event, box)) return
  const boxes = [...event.currentTarget.querySelectorAll<HTMLElement>(BOXES)].filter(
    (one, index, all) =>
      one.offsetParent !== null &&
      (groupOf(one) === one || all.findIndex((it) => groupOf(it) === groupOf(one)) === index),
  )
  const here = boxes.findIndex((one) => groupOf(one) === groupOf(box))
  const next = boxes[here + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
  if (next instanceof HTMLInputElement && next.type === 'text') next.select()
}
