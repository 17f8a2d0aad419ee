/**
 * The second reader of formulas: as SQL over the columns of a row. It gives what `evaluate` gives, in decimal numbers
 * where that reckons in binary ones; missing operands and division by zero are null in both.
 */
import { type Formula, isFormulaFault, type LedgerDocument, parseFormula } from '../../ledger/index.ts'
import { Problem } from '../db/problem.ts'
import { type Sql, sql } from '../db/sql.ts'
import { storedField } from './columns.ts'

/** A formula field of the ledger as a numeric SQL expression over the row `alias`. */
export const formulaFieldSql = (ledger: LedgerDocument, field: string, alias: string): Sql => {
  const parsed = parseFormula(ledger.fields[field]?.formula ?? '')
  // Formulas are checked when they are declared; a field that fails here has been put in by another way.
  if (isFormulaFault(parsed)) return sql.raw('null::numeric')
  return formulaSql(parsed, (name) => operandSql(ledger, name, alias))
}

/** What a name stands for in a formula over the row `alias`. */
export const operandSql = (ledger: LedgerDocument, name: string, alias: string): Sql => {
  if (Object.hasOwn(ledger.fields, name) && ledger.fields[name]?.formula !== undefined) {
    return formulaFieldSql(ledger, name, alias)
  }
  const field = storedField(ledger, name)
  const at = sql.name(alias, name)
  if (field === undefined) return sql.raw('null::numeric')
  if (field.column.sealed) return sql`case when ${at} is not null then 1::numeric end`
  switch (field.column.sql) {
    case 'bigint':
    case 'numeric':
    case 'numeric(18,2)':
      return sql`${at}::numeric`
    case 'date':
      return sql`(${at} - date '1970-01-01')::numeric`
    case 'boolean':
      return sql`${at}::int::numeric`
    case 'text[]':
      return sql`case when cardinality(${at}) > 0 then 1::numeric end`
    case 'jsonb':
      return sql`case when jsonb_array_length(${at}) > 0 then 1::numeric end`
    default:
      return sql`case when ${at} <> '' then 1::numeric end`
  }
}

/** `column` gives the numeric expression that a name stands for. */
export const formulaSql = (formula: Formula, column: (name: string) => Sql): Sql => {
  const of = (inner: Formula): Sql => formulaSql(inner, column)
  switch (formula.kind) {
    case 'number':
      return sql`${String(formula.value)}::numeric`
    case 'name':
      return sql`(${column(formula.name)})`
    case 'foreign':
      return refuseLook()
    case 'negate':
      return sql`(0 - ${of(formula.operand)})`
    case 'not':
      return truth(sql`${of(formula.operand)} = 0`)
    case 'logic':
      return truth(sql`${of(formula.left)} <> 0 ${sql.raw(formula.operator)} ${of(formula.right)} <> 0`)
    case 'arithmetic':
      if (formula.operator === '/') return sql`(${of(formula.left)} / nullif(${of(formula.right)}, 0))`
      return sql`(${of(formula.left)} ${sql.raw(formula.operator)} ${of(formula.right)})`
    case 'comparison':
      return comparison(formula.operator, of(formula.left), of(formula.right))
    case 'call':
      return call(formula, of)
  }
}

/** What is not in the row itself cannot be asked of it. */
const refuseLook = (): never => {
  throw new Problem('wrong_request', { what: '要用到上期或别处数值的计算字段不能用来筛选或汇总' })
}

/** A truth as formulas know it: 1, 0, or null where it cannot be told. */
const truth = (condition: Sql): Sql => sql`(${condition})::int::numeric`

/** Equal within what binary numbers leave over, as `evaluate` has it. */
const comparison = (operator: string, left: Sql, right: Sql): Sql => {
  const same = sql`(abs(${left} - ${right}) <= greatest(abs(${left}), abs(${right})) * 1e-12)`
  if (operator === '==') return truth(same)
  if (operator === '!=') return truth(sql`not ${same}`)
  const orSame = operator.endsWith('=') ? sql`or` : sql`and not`
  return truth(sql`${left} ${sql.raw(operator.charAt(0))} ${right} ${orSame} ${same}`)
}

const call = (formula: Extract<Formula, { kind: 'call' }>, of: (inner: Formula) => Sql): Sql => {
  const operands = formula.operands.map(of)
  const [first = sql.raw('null::numeric'), second, third] = operands
  switch (formula.name) {
    case 'abs':
      return sql`abs(${first})`
    case 'round':
      return sql`round(${first}, ${second === undefined ? sql.raw('0') : sql`(${second})::int`})`
    case 'empty':
      return truth(sql`${first} is null`)
    case 'if':
      return sql`case when ${first} <> 0 then ${second} when ${first} = 0 then ${third} end`
    case 'before':
    case 'below':
    case 'alike':
      return refuseLook()
    default: {
      const present = sql.join(
        operands.map((operand) => sql`${operand} is not null`),
        ' and ',
      )
      return sql`case when ${present} then ${sql.raw(formula.name === 'min' ? 'least' : 'greatest')}(${sql.join(operands)}) end`
    }
  }
}
