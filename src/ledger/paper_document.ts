/** 文书 over one row: a notice, a letter, an order. */
export interface PaperDocument {
  readonly kind: 'paper'
  readonly name: string
  readonly title: string
  readonly about?: string
  /** The ledger whose rows it is written over. */
  readonly ledger: string
  /** 机关代字 of its number: `信告` gives `景教信告〔2011〕3号`; numbers run through a year. */
  readonly code: string
  /** 主送: a line of the same prose as the body, without its colon. Empty where it is addressed to nobody, as a 责任书. */
  readonly to: string
  /** Prose with the row's fields in braces; see `paper`. */
  readonly body: string
  /** With the bureau's name in red above it, as 下行文 are; a plain letter unless said. */
  readonly head?: 'red'
  /** 附件说明: names of attachments, lines of prose. */
  readonly attachments?: readonly string[]
  /** 附注 below the date, a line of prose without its brackets: 联系人、电话. */
  readonly note?: string
  /** 抄送: a line of prose. */
  readonly copies?: string
  /** It has to be served: a 送达回证 goes with it, and the register asks when, how and to whom. */
  readonly served?: true
}
