/**
 * Everything that can be refused. A Problem is expected: it has a code, a status, words for a clerk in both languages
 * and, for forms, the places at fault. Anything else that is thrown is a bug.
 */
import type { Fault } from '../../ledger/document.ts'

interface Refusal {
  readonly status: number
  /** Public words; `{name}` is filled from the details. */
  readonly zh: string
  readonly en: string
}

const refusals = {
  not_signed_in: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  wrong_password: { status: 401, zh: '账号或密码不对。', en: 'Wrong account or password.' },
  locked_out: {
    status: 429,
    zh: '密码连续输错，账号已锁定，请于{until}后再试。',
    en: 'Too many wrong passwords; the account is locked until {until}.',
  },
  not_yours: { status: 403, zh: '你的岗位不能{what}。', en: 'Your position may not {what}.' },
  no_such: { status: 404, zh: '没有找到{what}“{name}”。', en: 'There is no {what} "{name}".' },
  wrong_request: { status: 400, zh: '请求有误：{what}', en: 'Wrong request: {what}' },
  faulty: { status: 422, zh: '有{count}处需要改正。', en: '{count} places need mending.' },
  changed_meanwhile: {
    status: 409,
    zh: '这条记录已被{by}于{at}改过，请对照后再保存。',
    en: '{by} changed this row at {at}; compare before saving again.',
  },
  already_there: {
    status: 409,
    zh: '已有相同的记录：{what}。',
    en: 'There is already such a row: {what}.',
  },
  not_now: { status: 409, zh: '当前状态“{state}”下不能{what}。', en: 'Cannot {what} in the state "{state}".' },
  not_fitting: {
    status: 409,
    zh: '这条记录不能{what}，须{when}。',
    en: 'This row is not one to {what}; required: {when}.',
  },
  too_early: {
    status: 409,
    zh: '“{state}”要到{until}期满，之后才能{what}。',
    en: 'The state "{state}" lasts until {until}; only then can you {what}.',
  },
  too_late: {
    status: 409,
    zh: '期限已于{at}届满，不能再{what}。',
    en: 'The limit ran out on {at}; it is too late to {what}.',
  },
  often_enough: {
    status: 409,
    zh: '已经延期{times}次，不能再{what}。',
    en: 'The limit has been extended {times} times; you cannot {what} again.',
  },
  unexplained: {
    status: 422,
    zh: '有{count}处与勾稽关系不符，请逐条说明。',
    en: '{count} checks do not hold; please explain each.',
  },
  form_closed: {
    status: 409,
    zh: '{what}已于{at}截止关闭；要补报请{who}重新开放。',
    en: '{what} closed at {at}; ask {who} to reopen it.',
  },
  form_early: { status: 409, zh: '{what}从{at}起才能填报。', en: '{what} can be filled from {at}.' },
  reason_needed: { status: 422, zh: '请写明理由。', en: 'Please give a reason.' },
  paper_incomplete: {
    status: 422,
    zh: '《{paper}》还缺{what}，补齐后再办理。',
    en: '"{paper}" still lacks {what}; fill that in first.',
  },
  service_said: {
    status: 409,
    zh: '{what}的送达已经登记，请打开最新的一份再更正。',
    en: 'The service of {what} has been recorded already; open the latest before correcting it.',
  },
  bad_file: { status: 422, zh: '文件“{file}”读不了：{why}', en: 'The file "{file}" cannot be read: {why}' },
  too_much: { status: 413, zh: '{what}超出上限（{limit}）。', en: '{what} is over the limit ({limit}).' },
  would_lose: {
    status: 409,
    zh: '这样改会丢失数据，不能执行：{what}',
    en: 'Refused, as it would lose data: {what}',
  },
  busy: { status: 503, zh: '系统正忙，请稍后再试。', en: 'Busy; please try again shortly.' },
} as const satisfies Record<string, Refusal>

export type ProblemCode = keyof typeof refusals
export type Language = 'zh' | 'en'

export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>
  readonly faults: readonly Fault[]

  constructor(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}, faults: readonly Fault[] = []) {
    super(wordsOf(code, details, 'en'))
    this.name = 'Problem'
    this.code = code
    this.status = refusals[code].status
    this.details = details
    this.faults = faults
  }

  words(language: Language): string {
    return wordsOf(this.code, this.details, language)
  }
}

const wordsOf = (code: ProblemCode, details: Readonly<Record<string, unknown>>, language: Language): string =>
  refusals[code][language].replace(/\{(\w+)\}/g, (_, name: string) => textOf(details[name]))

const textOf = (detail: unknown): string =>
  typeof detail === 'string' ? detail : detail === undefined || detail === null ? '' : JSON.stringify(detail)

/** Many faults of one submission, all at once. */
export const faulty = (faults: readonly Fault[]): Problem => new Problem('faulty', { count: faults.length }, faults)
