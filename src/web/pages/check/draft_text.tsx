import { useMemo, type RefObject } from 'react'
import { useSay } from '../../language.tsx'
import { Block } from './block.tsx'
import { FactCard } from './fact_card.tsx'
import { lineAt } from './lines.ts'
import { MOST_NOTES, type Seen } from './seen.ts'
import { useFacts } from './use_facts.ts'

interface DraftTextProps extends Seen {
  readonly ref: RefObject<HTMLElement | null>
  /** Findings stand below their lines and not in a margin. */
  readonly below: boolean
  /** All of it at once, for paper. */
  readonly whole: boolean
}

/** The text as it reads on paper. One listener serves all its numbers, of which there may be thousands. */
export function DraftText({ checked, laid, shown, chosen, choose, go, ref, below, whole }: DraftTextProps) {
  const say = useSay()
  const { looked, handlers } = useFacts(ref, laid, choose)
  const isShown = useMemo(() => {
    const set = new Set(shown)
    return (finding: number) => set.has(finding)
  }, [shown])
  /** By line, the findings whose first place is there. */
  const under = useMemo(() => {
    const lines = new Map<number, number[]>()
    for (const finding of below ? shown.slice(0, MOST_NOTES) : []) {
      const line = lineAt(laid.lines, laid.places[finding]?.[0]?.start ?? 0)
      lines.set(line, [...(lines.get(line) ?? []), finding])
    }
    return lines
  }, [below, laid, shown])
  const within = (finding: number | null, at: number): boolean =>
    finding !== null &&
    (laid.places[finding] ?? []).some(({ start, end }) => {
      const [from, to] = [laid.blocks[at] ?? 0, laid.blocks[at + 1] ?? 0]
      return lineAt(laid.lines, start) < to && lineAt(laid.lines, end - 1) >= from
    })
  return (
    <>
      <article ref={ref} className="prose draft" lang="zh-CN" tabIndex={0} aria-label={say('材料正文')} {...handlers}>
        {laid.blocks.slice(0, -1).map((from, at) => (
          <Block
            key={from}
            checked={checked}
            laid={laid}
            from={from}
            to={laid.blocks[at + 1] ?? from}
            isShown={isShown}
            chosen={within(chosen, at) ? chosen : null}
            under={under}
            go={go}
            whole={whole}
          />
        ))}
      </article>
      {looked !== null && (
        <FactCard
          facts={looked.mark.facts.map((fact) => checked.facts[fact]!)}
          at={looked.rect}
          agreed={checked.agreed.get(checked.facts[looked.mark.facts[0] ?? -1]?.number_start ?? -1)}
        />
      )}
    </>
  )
}
