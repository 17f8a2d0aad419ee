/**
 * The spelling of declarations. Builders return plain JSON documents; what they add is the compiler's eye: states named
 * by moves exist, asked fields exist, dates are dates, sums are of numbers, ratios name indicators.
 */
import type {
  CadenceDocument,
  CheckDocument,
  Condition,
  FieldDocument,
  FieldType,
  IndicatorDocument,
  LedgerDocument,
  LimitDocument,
  MoveDocument,
  NormDocument,
  NormRef,
  OrganisationDocument,
  PaperDocument,
  ReportDocument,
  StateDocument,
} from './document.ts'
import type { Anchor, SpelledState } from './workflow.ts'

/** A field document that remembers its type, so that `on` takes dates only and `sum` numbers only. */
export type FieldOf<Type extends FieldType> = FieldDocument & { readonly type: Type }

type Common = 'required' | 'hint' | 'synonyms' | 'prefill' | 'retired'
type Settings<Own extends keyof FieldDocument = never> = Pick<FieldDocument, Common | Own>

/** Drops keys without a value and every tie to the caller's objects: what remains is what JSON can carry. */
function plain<Document>(document: Document): Document {
  return JSON.parse(JSON.stringify(document)) as Document
}

function field<Type extends FieldType>(type: Type, title: string, settings: object = {}): FieldOf<Type> {
  return plain({ type, title, ...settings })
}

export function text(title: string, settings?: Settings<'private' | 'longest' | 'unit'>): FieldOf<'text'> {
  return field('text', title, settings)
}
/** A whole number: pupils, classes, minutes. */
export function integer(title: string, settings?: Settings<'unit' | 'min' | 'max'>): FieldOf<'integer'> {
  return field('integer', title, settings)
}
export function number(title: string, settings?: Settings<'unit' | 'places' | 'min' | 'max'>): FieldOf<'number'> {
  return field('number', title, settings)
}
/** Yuan, with two decimals. */
export function money(title: string, settings?: Settings<'unit' | 'min' | 'max'>): FieldOf<'money'> {
  return field('money', title, settings)
}
export function date(title: string, settings?: Settings): FieldOf<'date'> {
  return field('date', title, settings)
}
/** A moment to the minute, as a clock in the county shows it. */
export function time(title: string, settings?: Settings): FieldOf<'time'> {
  return field('time', title, settings)
}
export function yesNo(title: string, settings?: Settings): FieldOf<'yesNo'> {
  return field('yesNo', title, settings)
}
export function choice(title: string, options: readonly string[], settings?: Settings): FieldOf<'choice'> {
  return field('choice', title, { options, ...settings })
}
/** Any number of the options. */
export function choices(title: string, options: readonly string[], settings?: Settings): FieldOf<'choices'> {
  return field('choices', title, { options, ...settings })
}
/** One row of another ledger. */
export function ref(title: string, ledger: string, settings?: Settings): FieldOf<'ref'> {
  return field('ref', title, { ledger, ...settings })
}
/** Another unit than the one that owns the row. */
export function unit(title: string, settings?: Settings<'level'>): FieldOf<'unit'> {
  return field('unit', title, settings)
}
/** An indicator of any ledger, by its reference. */
export function indicator(title: string, settings?: Settings): FieldOf<'indicator'> {
  return field('indicator', title, settings)
}
export function file(title: string, settings?: Settings): FieldOf<'file'> {
  return field('file', title, settings)
}
/** A small table inside the row. */
export function lines(title: string, fields: Fields, settings?: Settings): FieldOf<'lines'> {
  return field('lines', title, { fields, ...settings })
}
/** Computed from other fields of the row: `due - paid`. */
export function formula(
  title: string,
  expression: string,
  settings?: Omit<Settings<'unit' | 'places'>, 'required' | 'prefill'>,
): FieldOf<'formula'> {
  return field('formula', title, { formula: expression, ...settings })
}
/** Eighteen digits of a resident; sealed without saying so. */
export function idNumber(title: string, settings?: Settings): FieldOf<'idNumber'> {
  return field('idNumber', title, settings)
}
/** Sealed without saying so. */
export function phone(title: string, settings?: Settings): FieldOf<'phone'> {
  return field('phone', title, settings)
}

export function norm(name: string): NormRef {
  return { norm: name }
}

type Fields = Readonly<Record<string, FieldDocument>>
type NameIn<F> = keyof F & string
type NameOfType<F extends Fields, Type extends FieldType> = {
  [Name in NameIn<F>]: F[Name]['type'] extends Type ? Name : never
}[NameIn<F>]
type DateIn<F extends Fields> = NameOfType<F, 'date'>
type MomentIn<F extends Fields> = NameOfType<F, 'date' | 'time'>
type NumberIn<F extends Fields> = NameOfType<F, 'integer' | 'number' | 'money' | 'formula'>
type Position = `${string}.${string}`
type OneOrMany<T> = T | readonly T[]

/** `Where` over the fields and states of one ledger. */
type WhereIn<F extends Fields, State extends string> = {
  readonly not?: WhereIn<F, State>
  readonly any?: readonly WhereIn<F, State>[]
  readonly all?: readonly WhereIn<F, State>[]
  readonly state?: OneOrMany<State> | { readonly is?: State; readonly in?: readonly State[] }
  readonly unit?: Condition
  readonly period?: Condition
  readonly kept?: OneOrMany<State>
  readonly missed?: OneOrMany<State>
  readonly moved?: OneOrMany<string>
  readonly late?: boolean
} & { readonly [Name in NameIn<F>]?: Condition }

interface LimitIn<F extends Fields, State extends string> extends Omit<
  LimitDocument,
  'after' | 'until' | 'else' | 'when' | 'pause'
> {
  readonly when?: WhereIn<F, State>
  readonly after?: MomentIn<F> | Anchor
  readonly until?: MomentIn<F>
  readonly else?: LimitIn<F, State>
  readonly pause?: OneOrMany<State>
}
interface StateIn<F extends Fields, State extends string> extends Omit<StateDocument, 'limit' | 'stay'> {
  readonly limit?: OneOrMany<LimitIn<F, State>>
  readonly stay?: LimitIn<F, State>
}
interface MoveIn<F extends Fields, State extends string> extends Omit<
  MoveDocument,
  'from' | 'to' | 'by' | 'asks' | 'when' | 'owed' | 'at' | 'hands'
> {
  readonly from: OneOrMany<State>
  readonly to: State
  readonly by: OneOrMany<Position>
  readonly asks?: readonly NameIn<F>[]
  readonly when?: WhereIn<F, State>
  readonly owed?: WhereIn<F, State>
  readonly at?: NameOfType<F, 'unit'>
  readonly hands?: NameOfType<F, 'unit'>
}
interface IndicatorIn<F extends Fields, State extends string, Indicator extends string> extends Omit<
  IndicatorDocument,
  'count' | 'sum' | 'mean' | 'max' | 'min' | 'ratio' | 'over' | 'stock' | 'where' | 'on' | 'counted'
> {
  readonly count?: 'rows' | 'unit' | NameIn<F>
  readonly sum?: NumberIn<F>
  readonly mean?: NumberIn<F>
  readonly max?: NumberIn<F>
  readonly min?: NumberIn<F>
  readonly ratio?: Indicator | `${string}.${string}`
  readonly over?: Indicator | `${string}.${string}`
  readonly stock?: readonly [DateIn<F>, DateIn<F>]
  readonly where?: WhereIn<F, State>
  readonly on?: DateIn<F>
  readonly counted?: WhereIn<F, State>
}

/** How a ledger is written down; `F`, `State` and `Indicator` are inferred from its own keys. */
interface LedgerSpelling<F extends Fields, State extends string, Indicator extends string> extends Pick<
  LedgerDocument,
  'name' | 'title' | 'about' | 'section' | 'sealed'
> {
  readonly filledBy: OneOrMany<Position>
  readonly enteredBy?: OneOrMany<Position>
  readonly fields: F
  readonly key?: readonly (NameIn<NoInfer<F>> | 'unit' | 'period')[]
  readonly on?: MomentIn<NoInfer<F>>
  readonly counted?: WhereIn<NoInfer<F>, NoInfer<State>>
  readonly cadence?: CadenceDocument
  readonly review?: readonly Position[]
  readonly workflow?: {
    readonly start: NoInfer<State>
    readonly states: Readonly<Record<State, StateIn<NoInfer<F>, NoInfer<State>>>>
    readonly moves: Readonly<Record<string, MoveIn<NoInfer<F>, NoInfer<State>>>>
  }
  readonly checks?: Readonly<Record<string, CheckDocument>>
  readonly indicators?: Readonly<Record<Indicator, IndicatorIn<NoInfer<F>, NoInfer<State>, NoInfer<Indicator>>>>
  readonly readers?: readonly Position[]
  readonly goals?: {
    readonly indicator: NameOfType<NoInfer<F>, 'indicator'>
    readonly value: NumberIn<NoInfer<F>>
    readonly bound: NameOfType<NoInfer<F>, 'choice'>
    readonly until: DateIn<NoInfer<F>>
    readonly span: NameOfType<NoInfer<F>, 'choice'>
  }
}

export function defineLedger<F extends Fields, State extends string = SpelledState, Indicator extends string = never>(
  ledger: LedgerSpelling<F, State, Indicator>,
): LedgerDocument {
  const document: unknown = plain({ kind: 'ledger', ...ledger })
  // The spelling is a narrowing of the document, key by key; the compiler cannot follow that through index signatures.
  return document as LedgerDocument
}

export function defineNorm(document: Omit<NormDocument, 'kind'>): NormDocument {
  return plain({ kind: 'norm', ...document })
}

export function defineOrganisation(document: Omit<OrganisationDocument, 'kind'>): OrganisationDocument {
  return plain({ kind: 'organisation', ...document })
}

export function defineReport(document: Omit<ReportDocument, 'kind'>): ReportDocument {
  return plain({ kind: 'report', ...document })
}

export function definePaper(document: Omit<PaperDocument, 'kind'>): PaperDocument {
  return plain({ kind: 'paper', ...document })
}
