/** Which rules a folder has, and of what each of them is asked. */
import type { Finding } from './finding.ts'
import type { Passage, Sentence } from './passage.ts'
import type { WrittenRule } from './written.ts'

export type SentenceRule = (passage: Passage, sentence: Sentence) => Finding[]
export type PassageRule = (passage: Passage) => Finding[]

export interface Asked {
  /** Asked of each sentence and its figures. */
  readonly sentence?: readonly SentenceRule[]
  /** Asked once, of all sentences and their figures. */
  readonly passage?: readonly PassageRule[]
  /** Asked of the words in their even text, or `inEach` part of it. */
  readonly written?: readonly WrittenRule[]
}

export interface Rules extends Asked {
  /** They speak only of places of which no other rule, of whatever folder, has said anything. */
  readonly later?: Asked
}
