/**
 * Rules that need few words, since the numbers speak: those that stand alone in a sentence and nearly fit are meant to fit.
 * They are asked of sentences of which no other rule has said anything.
 */
import type { Finding } from '../ground/finding.ts'
import type { Passage, Sentence } from '../ground/passage.ts'
import { beyondFindings } from './beyond.ts'
import { boundFindings } from './bounds.ts'
import { carriedFindings } from './carried.ts'
import { apartFindings } from './changes.ts'
import { flowSlipFindings } from './flows.ts'
import { growthFindings } from './growths.ts'
import { hundredFindings } from './hundreds.ts'
import { inWordsFindings } from './in_words.ts'
import { listMeanFindings } from './means.ts'
import { ofThoseLeftFindings } from './of_those_left.ts'
import { pointSlipFindings } from './points.ts'
import { productFindings } from './products.ts'
import { restFindings } from './rests.ts'
import { shareFindings } from './shares.ts'
import { kindsIn, type Kinds } from './slip.ts'
import { toldWordFindings } from './told_words.ts'
import { twoPartingFindings } from './two_partings.ts'
import { sumSlipFindings } from './totals.ts'

const RULES: readonly ((passage: Passage, sentence: Sentence, kinds: Kinds) => Finding[])[] = [
  restFindings,
  apartFindings,
  sumSlipFindings,
  flowSlipFindings,
  shareFindings,
  hundredFindings,
  growthFindings,
  pointSlipFindings,
  productFindings,
  listMeanFindings,
  inWordsFindings,
  toldWordFindings,
  boundFindings,
  beyondFindings,
  carriedFindings,
  ofThoseLeftFindings,
  twoPartingFindings,
]

export function nearMissFindings(passage: Passage, sentence: Sentence): Finding[] {
  const kinds = kindsIn(sentence)
  return RULES.flatMap((rule) => rule(passage, sentence, kinds))
}
