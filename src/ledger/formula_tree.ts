import type { Fault } from './document.ts'

/** `at` is where in the text a piece begins, in UTF-16 units from 0; messages count from 1. */
interface Piece {
  readonly at: number
}
export const ARITHMETIC = ['+', '-', '*', '/'] as const
export const COMPARISONS = ['<=', '<', '>=', '>', '==', '!='] as const
/** Functions of one field name that look beyond the row: at the period before, at units below, at similar units. */
export const LOOKS = ['before', 'below', 'alike'] as const
export type Look = (typeof LOOKS)[number]
export const FUNCTIONS = ['abs', 'min', 'max', 'round', ...LOOKS, 'empty', 'if'] as const
export type ArithmeticOperator = (typeof ARITHMETIC)[number]
export type ComparisonOperator = (typeof COMPARISONS)[number]
export type FunctionName = (typeof FUNCTIONS)[number]

/** A parsed formula: plain data, so that it can be listed, drawn and turned into SQL as well as reckoned. */
export type Formula =
  | (Piece & { readonly kind: 'number'; readonly value: number })
  | (Piece & { readonly kind: 'name'; readonly name: string })
  /** A field of another ledger, `ledger.field`. */
  | (Piece & { readonly kind: 'foreign'; readonly name: string })
  | (Piece & { readonly kind: 'negate'; readonly operand: Formula })
  | (Piece & {
      readonly kind: 'arithmetic'
      readonly operator: ArithmeticOperator
      readonly left: Formula
      readonly right: Formula
    })
  | (Piece & {
      readonly kind: 'comparison'
      readonly operator: ComparisonOperator
      readonly left: Formula
      readonly right: Formula
    })
  | (Piece & { readonly kind: 'not'; readonly operand: Formula })
  | (Piece & {
      readonly kind: 'logic'
      readonly operator: 'and' | 'or'
      readonly left: Formula
      readonly right: Formula
    })
  | (Piece & { readonly kind: 'call'; readonly name: FunctionName; readonly operands: readonly Formula[] })

export function isFormulaFault(parsed: Formula | Fault): parsed is Fault {
  return 'says' in parsed
}

export function isLook(name: string): name is Look {
  return LOOKS.some((look) => look === name)
}

/** The pieces directly inside one. */
export function operandsOf(formula: Formula): readonly Formula[] {
  if (formula.kind === 'number' || formula.kind === 'name' || formula.kind === 'foreign') return []
  if (formula.kind === 'negate' || formula.kind === 'not') return [formula.operand]
  return formula.kind === 'call' ? formula.operands : [formula.left, formula.right]
}
