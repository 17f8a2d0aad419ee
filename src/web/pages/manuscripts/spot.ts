/** A place within a section's words, in pixels from their upper left corner. */
export interface Spot {
  readonly x: number
  readonly y: number
}

export const spotIn = (element: Element, at: { readonly clientX: number; readonly clientY: number }): Spot => {
  const { left, top } = element.getBoundingClientRect()
  return { x: at.clientX - left, y: at.clientY - top }
}
