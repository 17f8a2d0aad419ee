import type { Fault } from './document.ts'
import {
  COMPARISONS,
  FUNCTIONS,
  isLook,
  type ArithmeticOperator,
  type ComparisonOperator,
  type Formula,
  type FunctionName,
} from './formula_tree.ts'

/** A formula longer or deeper than this is no clerk's; the limits keep reading and reckoning off the stack's end. */
const LONGEST = 2_000
const DEEPEST = 50

const WORDS: readonly string[] = ['and', 'or', 'not']

interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

/** Thrown inside this file only, so that the parser reads as its grammar. */
class Misread extends Error {
  readonly at: number
  constructor(at: number, says: string) {
    super(says)
    this.at = at
  }
}

/** What an input method writes for a sign, one character for one, so that positions stay true. */
const LOOKALIKES: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '−': '-', '－': '-', '　': ' ', '、': ',' }
const WIDE_SIGNS: ReadonlyMap<string, string> = new Map([
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
])

function plainCharacters(text: string): string {
  return text.replace(/[×÷−　、\uFF01-\uFF5E]/g, (character) => {
    return LOOKALIKES[character] ?? String.fromCharCode(character.charCodeAt(0) - 0xfee0)
  })
}

function tokensOf(text: string): Token[] {
  const pattern = /(\d+(?:\.\d+)?)|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)|(<=|>=|==|!=|[-+*/()<>,≤≥≠])|(\s+)/y
  const tokens: Token[] = []
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex
    const found = pattern.exec(text)
    if (!found) throw new Misread(at, unknownCharacter(text, at))
    const [all, number, name, , space] = found
    if (space === undefined) {
      const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign'
      tokens.push({ kind, text: WIDE_SIGNS.get(all) ?? all, at })
    }
  }
  tokens.push({ kind: 'end', text: '', at: text.length })
  return tokens
}

function unknownCharacter(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  if (character === '=') return '“=”请写成“==”'
  if (character === '%') return '不能写百分号，百分之三十请写 0.3'
  return `“${character}”不认识；公式里只写字段名、数字、运算符号和函数`
}

/**
 * Reads a formula by recursive descent. Loosest first: `or`, `and`, `not`, one comparison, `+ -`, `* /`, a leading
 * minus, then numbers, names, calls and brackets.
 */
class Reader {
  private readonly tokens: readonly Token[]
  private next = 0
  private depth = 0
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Formula {
    const formula = this.either()
    if (this.peek().kind !== 'end') throw this.surprise(this.peek())
    return formula
  }

  private peek(): Token {
    return this.tokens[this.next] ?? { kind: 'end', text: '', at: 0 }
  }
  private take(): Token {
    const token = this.peek()
    this.next += 1
    return token
  }
  /** The next token if it is one of these signs or words; it is then used up. */
  private taken<T extends string>(...texts: readonly T[]): { text: T; at: number } | null {
    const token = this.peek()
    const text = texts.find((one) => token.kind !== 'end' && one === token.text)
    if (text === undefined) return null
    this.next += 1
    return { text, at: token.at }
  }
  private surprise(token: Token): Misread {
    if (token.kind === 'end') return new Misread(token.at, '还没有写完')
    if (token.text === ')') return new Misread(token.at, '多了一个右括号')
    if (token.text === 'not') return new Misread(token.at, '“not”放在这里要加括号')
    if (token.kind === 'sign' || WORDS.includes(token.text)) return new Misread(token.at, `这里不应是“${token.text}”`)
    return new Misread(token.at, `“${token.text.slice(0, 40)}”前面缺少运算符号`)
  }
  private deeper<T>(at: number, read: () => T): T {
    this.depth += 1
    if (this.depth > DEEPEST) throw new Misread(at, `括号和函数套得太深，最多${DEEPEST}层`)
    const result = read()
    this.depth -= 1
    return result
  }

  private either(): Formula {
    let left = this.both()
    for (let sign = this.taken('or'); sign; sign = this.taken('or')) {
      left = { kind: 'logic', operator: 'or', left, right: this.both(), at: sign.at }
    }
    return left
  }
  private both(): Formula {
    let left = this.negation()
    for (let sign = this.taken('and'); sign; sign = this.taken('and')) {
      left = { kind: 'logic', operator: 'and', left, right: this.negation(), at: sign.at }
    }
    return left
  }
  private negation(): Formula {
    const sign = this.taken('not')
    if (!sign) return this.comparison()
    return { kind: 'not', operand: this.deeper(sign.at, () => this.negation()), at: sign.at }
  }
  private comparison(): Formula {
    const left = this.sum()
    const sign = this.taken<ComparisonOperator>(...COMPARISONS)
    if (!sign) return left
    const right = this.sum()
    const second = this.peek()
    if (this.taken(...COMPARISONS)) throw new Misread(second.at, '不能连着比较，请用 and 分成两个')
    return { kind: 'comparison', operator: sign.text, left, right, at: sign.at }
  }
  private sum(): Formula {
    return this.chain(['+', '-'], () => this.product())
  }
  private product(): Formula {
    return this.chain(['*', '/'], () => this.signed())
  }
  private chain(operators: readonly ArithmeticOperator[], read: () => Formula): Formula {
    let left = read()
    for (let sign = this.taken(...operators); sign; sign = this.taken(...operators)) {
      left = { kind: 'arithmetic', operator: sign.text, left, right: read(), at: sign.at }
    }
    return left
  }
  private signed(): Formula {
    const sign = this.taken('-')
    if (!sign) return this.primary()
    return { kind: 'negate', operand: this.deeper(sign.at, () => this.signed()), at: sign.at }
  }
  private primary(): Formula {
    const token = this.take()
    if (token.kind === 'number') return this.number(token)
    if (token.kind === 'name' && !WORDS.includes(token.text)) return this.nameOrCall(token)
    if (token.text !== '(') throw this.surprise(token)
    const inner = this.deeper(token.at, () => this.either())
    this.close(token.at)
    return inner
  }
  private number(token: Token): Formula {
    const value = Number(token.text)
    if (!Number.isFinite(value)) throw new Misread(token.at, '数字太大')
    return { kind: 'number', value, at: token.at }
  }
  private nameOrCall(token: Token): Formula {
    if (!this.taken('(')) {
      return { kind: token.text.includes('.') ? 'foreign' : 'name', name: token.text, at: token.at }
    }
    const name = FUNCTIONS.find((one) => one === token.text)
    if (!name) {
      throw new Misread(token.at, `没有“${token.text.slice(0, 40)}”这个函数；可用的有 ${FUNCTIONS.join('、')}`)
    }
    const operands = this.deeper(token.at, () => this.operands(token.at))
    checkOperands(name, operands, token.at)
    return { kind: 'call', name, operands, at: token.at }
  }
  private operands(at: number): Formula[] {
    if (this.taken(')')) return []
    const operands = [this.either()]
    while (this.taken(',')) operands.push(this.either())
    this.close(at)
    return operands
  }
  private close(openedAt: number): void {
    if (this.taken(')')) return
    if (this.peek().kind !== 'end') throw this.surprise(this.peek())
    throw new Misread(openedAt, '这里的括号没有合上')
  }
}

/** How many operands each function takes: at least, at most. */
const COUNTS: Readonly<Record<FunctionName, readonly [number, number]>> = {
  abs: [1, 1],
  min: [1, Infinity],
  max: [1, Infinity],
  round: [1, 2],
  before: [1, 1],
  below: [1, 1],
  alike: [1, 1],
  empty: [1, 1],
  if: [3, 3],
}

function checkOperands(name: FunctionName, operands: readonly Formula[], at: number): void {
  const [least, most] = COUNTS[name]
  if (operands.length < least) throw new Misread(at, `${name} 的括号里至少要有${least}项，现有${operands.length}项`)
  if (operands.length > most) throw new Misread(at, `${name} 的括号里最多有${most}项，现有${operands.length}项`)
  if (isLook(name) && operands[0]?.kind !== 'name') throw new Misread(at, `${name} 的括号里只写一个本台账的字段名`)
  const places = name === 'round' ? operands[1] : undefined
  if (places && !(places.kind === 'number' && Number.isInteger(places.value) && places.value <= 10)) {
    throw new Misread(places.at, 'round 的第二项是保留几位小数，写 0 到 10 的整数')
  }
}

/**
 * Reads the text of a formula. A fault names the place in the text: 公式第5个字. Its `path` is empty; who knows where
 * the formula stands puts that in front.
 */
export function parseFormula(text: string): Formula | Fault {
  if (text.trim() === '') return { path: '', says: '公式是空的' }
  if (text.length > LONGEST) return { path: '', says: `公式太长：最多${LONGEST}个字，现有${text.length}个字` }
  try {
    return new Reader(tokensOf(plainCharacters(text))).whole()
  } catch (error) {
    if (error instanceof Misread) return { path: '', says: `公式第${error.at + 1}个字：${error.message}` }
    throw error
  }
}
