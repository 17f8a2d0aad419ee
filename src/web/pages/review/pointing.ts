import { useState } from 'react'

/** Cells that a return points at, each with what is wrong there. */
export type Pointed = Readonly<Record<string, string>>

export const usePointing = () => {
  const [cells, setCells] = useState<Pointed>({})
  return {
    cells,
    toggle: (field: string): void =>
      setCells((before) => {
        const { [field]: known, ...others } = before
        return known === undefined ? { ...before, [field]: '' } : others
      }),
    write: (field: string, words: string): void => setCells((before) => ({ ...before, [field]: words })),
    clear: (): void => setCells({}),
  }
}

/** Ready to be sent: something is pointed at, and at each cell something is said. */
export const isSaid = (cells: Pointed): boolean => {
  const words = Object.values(cells)
  return words.length > 0 && words.every((text) => text.trim() !== '')
}
