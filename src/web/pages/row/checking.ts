/** The checks (勾稽) of a form while it is filled: the same code as the server's, with what the desk says to compare with. */
import { useCallback, useMemo, useState } from 'react'
import { checkOfFault, type Compared, doubtsOfRow, faultsOfRow } from '../../../ledger/check.ts'
import type { Fault, LedgerDocument, Values } from '../../../ledger/document.ts'
import { type Explanations, explainedNow } from '../../../ledger/explanations.ts'
import { namesIn } from '../../../ledger/formula.ts'
import { rulesOf, withComputed } from '../../../ledger/rules.ts'
import type { Desk } from '../../../ledger/work_wire.ts'
import { filledFields } from './field_groups.ts'
import type { RowState, Surroundings } from './row_state.ts'

/** A soft check that does not hold, and what has been said to it so far. */
export interface Doubt {
  readonly check: string
  readonly says: string
  readonly said: string
}
type ByField<T> = Readonly<Record<string, T>>

export interface Checking {
  /** Hard checks that do not hold, in words at the field where they stand. */
  readonly hard: ByField<string>
  readonly soft: ByField<readonly Doubt[]>
  /** What goes along with the row. */
  readonly explained: Explanations
  /** With the fields that are reckoned. */
  readonly computed: Values
  readonly explain: (check: string, text: string) => void
  /** Doubts that the server has and that the form, knowing less, did not. */
  readonly ask: (faults: readonly Fault[]) => void
  /** Nothing contradicts; and to every doubt something is said. */
  readonly holds: boolean
  readonly answered: boolean
}

interface Asked {
  readonly document: LedgerDocument
  readonly state: RowState
  readonly around: Surroundings
  /** Undefined as long as it is not known. */
  readonly desk: Desk | undefined
  readonly start: Explanations | undefined
}

/** Where a check is shown: at the first box it mentions; else at the first of the form. */
const placesOf = (document: LedgerDocument): ReadonlyMap<string, string> => {
  const boxes = filledFields(document).map(([name]) => name)
  const { hard, soft, computed } = rulesOf(document)
  const inBoxes = (names: readonly string[]): string | undefined => {
    const direct = names.find((name) => boxes.includes(name))
    if (direct !== undefined) return direct
    const behind = computed.filter(({ name }) => names.includes(name)).flatMap(({ formula }) => namesIn(formula))
    return behind.find((name) => boxes.includes(name))
  }
  return new Map([...hard, ...soft].map(({ name, formula }) => [name, inBoxes(namesIn(formula)) ?? boxes[0] ?? '']))
}

const comparedWith = ({ before, below, alike, others }: Desk): Compared => ({ before, below, alike, others })

const without = (explained: Explanations, check: string): Explanations => {
  const { [check]: _, ...others } = explained
  return others
}

export const useChecking = ({ document, state, around, desk, start }: Asked): Checking => {
  const [said, setSaid] = useState<Explanations>(start ?? {})
  const [asked, setAsked] = useState<readonly Fault[]>([])
  const places = useMemo(() => placesOf(document), [document])
  const compared = useMemo(() => (desk === undefined ? undefined : comparedWith(desk)), [desk])
  const { values, marks } = state
  const { unit, period } = around
  const row = useMemo(
    () => ({ values, marks, unit, period, state: around.state }),
    [values, marks, unit, period, around.state],
  )
  const broken = useMemo(
    () => faultsOfRow(document, row, compared).filter((fault) => checkOfFault(fault) !== undefined),
    [document, row, compared],
  )
  const doubts = useMemo(() => {
    const found = doubtsOfRow(document, row, compared)
    const known = new Set(found.map(({ path }) => path))
    return [...found, ...asked.filter(({ path }) => !known.has(path))]
  }, [document, row, compared, asked])
  const explained = useMemo(() => explainedNow(doubts, said), [doubts, said])
  const explain = useCallback(
    (check: string, text: string) => setSaid((before) => ({ ...without(before, check), [check]: text })),
    [],
  )
  const computed = useMemo(() => withComputed(document, values, desk?.before), [document, values, desk])
  return useMemo(() => {
    const placeOf = (fault: Fault): string => places.get(checkOfFault(fault) ?? '') ?? ''
    const soft: Record<string, Doubt[]> = {}
    for (const doubt of doubts) {
      const check = checkOfFault(doubt) ?? ''
      const here = (soft[placeOf(doubt)] ??= [])
      here.push({ check, says: doubt.says, said: said[check] ?? '' })
    }
    return {
      hard: Object.fromEntries(broken.map((fault) => [placeOf(fault), fault.says])),
      soft,
      explained,
      computed,
      explain,
      ask: setAsked,
      holds: broken.length === 0,
      answered: doubts.every((doubt) => Object.hasOwn(explained, checkOfFault(doubt) ?? '')),
    }
  }, [broken, doubts, explained, computed, explain, places, said])
}
