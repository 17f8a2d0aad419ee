/**
 * A published paper as one of its readers may read it. The paper holds the whole text; but one sees down the tree, never up
 * and never sideways, and of what lies below only the ledgers that one's positions read. So whatever tells something of
 * other ledgers stands there as a gap: the figures, and the words that were chosen by them.
 */
import type { Catalogue } from '../../ledger/index.ts'
import type { Block, Figure, FilledReport, Inline, Leans } from '../../ledger/wire.ts'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { readsLedger } from '../org/scope.ts'
import { goalLedgers } from './leans.ts'
import { ledgersBehind } from './ledgers_behind.ts'

type FigureInline = Extract<Inline, { type: 'figure' }>

/** What the reader sees: the ledger's rows of a unit and of all that lies below it; `beyond`: of the whole county. */
export type Sight = (ledger: string, unit: string, beyond: boolean) => boolean

/** Asked for all ledgers and units of a paper at once. `catalogue` is today's: positions read by it. */
export const sightOver = async (
  tx: Tx,
  catalogue: Catalogue,
  ledgers: readonly string[],
  units: readonly string[],
): Promise<Sight> => {
  const read = ledgers.filter((name) => {
    const ledger = catalogue.ledger(name)
    return ledger !== undefined && readsLedger(catalogue, ledger, tx.actor)
  })
  const seen = await tx.rows<{ ledger: string; unit: string | null }>(sql`
    select l.name as ledger, null as unit from unnest(${read}::text[]) l(name) where org.sees_all(l.name)
    union all
    select l.name, u.code from unnest(${read}::text[]) l(name), unnest(${[...units]}::text[]) u(code)
    where not org.sees_all(l.name) and u.code <> ${tx.actor.county}
      and not exists (select x from org.under(u.code) x except select s from org.sees(l.name) s)`)
  const keys = new Set(seen.map(({ ledger, unit }) => `${ledger} ${unit ?? ''}`))
  return (ledger, unit, beyond) => keys.has(`${ledger} `) || (!beyond && keys.has(`${ledger} ${unit}`))
}

export interface Read {
  readonly report: FilledReport
  /** Places where something is withheld. */
  readonly withheld: number
}

/** Every ledger that the paper tells anything of. `catalogue`: the one it was made by. */
export const ledgersIn = (catalogue: Catalogue, report: FilledReport): string[] => [
  ...new Set(
    inlinesOf(report).flatMap((inline) => [
      ...(inline.leans_on?.ledgers ?? []),
      ...(inline.type === 'figure' ? ledgersBehind(catalogue, inline.figure.indicator) : []),
      ...(inline.type === 'gap' ? ledgersBehind(catalogue, inline.indicator) : []),
      ...(inline.type === 'figure' && isAimed(inline.figure) ? goalLedgers(catalogue) : []),
    ]),
  ),
]

export const unitsIn = (report: FilledReport): string[] => [
  ...new Set([report.unit, ...report.figures.map(({ unit }) => unit)]),
]

const inlinesOf = ({ blocks }: FilledReport): Inline[] =>
  blocks.flatMap((block) => (block.type === 'table' ? block.rows.flat(2) : block.inlines))

export const readBy = (report: FilledReport, catalogue: Catalogue, sight: Sight): Read => {
  const reader = new Reader(report.unit, catalogue, sight)
  const blocks = report.blocks.map((block) => reader.block(block))
  const figures = report.figures.filter((figure) => reader.sees(figure, false)).map((figure) => reader.narrowed(figure))
  return { report: { ...report, blocks, figures, gaps: report.gaps + reader.withheld }, withheld: reader.withheld }
}

class Reader {
  withheld = 0
  private readonly unit: string
  private readonly catalogue: Catalogue
  private readonly sight: Sight

  constructor(unit: string, catalogue: Catalogue, sight: Sight) {
    this.unit = unit
    this.catalogue = catalogue
    this.sight = sight
  }

  block(block: Block): Block {
    if (block.type !== 'table') return { ...block, inlines: this.inlines(block.inlines) }
    // A table of which a column may not be read stands as the gap of that column, as where it is filled.
    const hidden = block.rows.flat(2).find((inline) => this.hides(inline) !== undefined)
    if (hidden !== undefined) return { type: 'paragraph', inlines: this.inlines([hidden]) }
    return { ...block, rows: block.rows.map((cells) => cells.map((cell) => this.inlines(cell))) }
  }

  sees({ indicator, unit }: Figure, beyond: boolean): boolean {
    return ledgersBehind(this.catalogue, indicator).every((ledger) => this.sight(ledger, unit, beyond))
  }

  /** The share of the unit above tells how large that is; targets are of a ledger of their own. */
  narrowed(figure: Figure): Figure {
    const { share, target, year_target, ...rest } = figure
    const shared = share !== undefined && (figure.group !== null || this.sees(figure, true))
    const aimed = isAimed(figure) && this.goals() === undefined
    return {
      ...rest,
      ...(shared ? { share } : {}),
      ...(aimed && target !== undefined ? { target } : {}),
      ...(aimed && year_target !== undefined ? { year_target } : {}),
    }
  }

  /** The ledger of targets that may not be known. */
  private goals(): string | undefined {
    return goalLedgers(this.catalogue).find((ledger) => !this.sight(ledger, this.unit, false))
  }

  /** What is withheld side by side is one gap. */
  private inlines(inlines: readonly Inline[]): Inline[] {
    const written: Inline[] = []
    let last: string | undefined
    for (const inline of inlines) {
      const hides = this.hides(inline)
      if (hides === undefined) written.push(inline.type === 'figure' ? this.figure(inline) : inline)
      else if (hides !== last) {
        this.withheld += 1
        written.push({ type: 'gap', indicator: hides, text: `【无权查看：${this.titleOf(hides)}】`, withheld: true })
      }
      last = hides
    }
    return written
  }

  private figure(inline: FigureInline): Inline {
    return { ...inline, figure: this.narrowed(inline.figure) }
  }

  /** The indicator or ledger that may not be known. */
  private hides(inline: Inline): string | undefined {
    const leans = this.leans(inline.leans_on)
    if (leans !== undefined) return leans
    if (inline.type === 'text') return undefined
    if (inline.type === 'figure') {
      if (!this.sees(inline.figure, reachesBeyond(inline))) return inline.figure.indicator
      return tellsTarget(inline) ? this.goals() : undefined
    }
    // That there is nothing is known only to who would know what there is.
    const behind = ledgersBehind(this.catalogue, inline.indicator)
    return behind.every((ledger) => this.sight(ledger, this.unit, false)) ? undefined : inline.indicator
  }

  private leans(leans: Leans | undefined): string | undefined {
    return leans?.ledgers.find((ledger) => !this.sight(ledger, this.unit, leans.beyond === true))
  }

  private titleOf(name: string): string {
    return this.catalogue.indicator(name)?.document.title ?? this.catalogue.ledger(name)?.title ?? name
  }
}

const isAimed = ({ target, year_target }: Figure): boolean => target !== undefined || year_target !== undefined
const tellsTarget = ({ spelled = '' }: FigureInline): boolean => /目标|完成率|达标/.test(spelled)

/** Within a table a place or a share is one among the units below; in running text one among those beside. */
const reachesBeyond = ({ figure, spelled = '' }: FigureInline): boolean =>
  figure.group === null && /排名|占比/.test(spelled)
