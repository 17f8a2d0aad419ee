import type { Laid } from './lines.ts'
import type { Reviewed } from './remarks.ts'

/** What the text and its margin have in common. */
export interface Seen {
  readonly checked: Reviewed
  readonly laid: Laid
  /** Indexes of the findings that are shown, in the order of the text. */
  readonly shown: readonly number[]
  readonly chosen: number | null
  readonly choose: (finding: number | null) => void
  /** Chooses a finding and brings one of its places into view. */
  readonly go: (finding: number, place?: number) => void
}

/** Nobody mends more at one sitting; a form left blank could have thousands. */
export const MOST_NOTES = 200
