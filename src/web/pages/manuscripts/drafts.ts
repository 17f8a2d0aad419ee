/** Sections not yet saved, kept on this machine: leaving, an expired session or a conflict costs nothing. */
import { forget, remember, remembered } from '../../preferences.ts'

export interface SectionDraft {
  readonly text: string
  /** The text and the version that the work started from. */
  readonly base: string
  readonly version: number
  /** Milliseconds since 1970. */
  readonly at: number
}

const nameOf = (login: string, manuscript: string, section: number): string =>
  `draft.${login}.manuscript.${manuscript}.${section}`

export const draftShelf = (login: string, manuscript: string) => ({
  /** Null where there is none, or nothing in it that is not saved. */
  read: (section: number): SectionDraft | null => {
    const draft = remembered<SectionDraft | null>(nameOf(login, manuscript, section), null)
    return draft !== null && typeof draft.text === 'string' && draft.text !== draft.base ? draft : null
  },
  keep: (section: number, draft: SectionDraft): void => remember(nameOf(login, manuscript, section), draft),
  drop: (section: number): void => forget(nameOf(login, manuscript, section)),
})
export type DraftShelf = ReturnType<typeof draftShelf>
