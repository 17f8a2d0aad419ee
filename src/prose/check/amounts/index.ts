/** Amounts too large or too small for what they are of, and one amount in two units or in figures and capitals. */
import type { Rules } from '../ground/rules.ts'
import { STRETCH, inEach } from '../ground/written.ts'
import { areaUnitFindings } from './area_units.ts'
import { capitalFindings } from './capitals.ts'
import { hugeFindings, standardFindings } from './huge.ts'
import { scaleFindings } from './scales.ts'
import { aidFindings, schoolFindings } from './spending.ts'
import { halfFindings, tinyFindings } from './tiny.ts'

export const AMOUNTS: Rules = {
  sentence: [scaleFindings, aidFindings, schoolFindings, halfFindings, tinyFindings, hugeFindings, standardFindings],
  written: [inEach(STRETCH, areaUnitFindings), capitalFindings],
}
