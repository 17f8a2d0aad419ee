/** A section as the editor holds it: the plain tree of its rich text, which is never stored. */

export interface TextNode {
  readonly type: 'text'
  readonly text: string
}
/** A figure, a word, a condition or a list in its braces: one thing that can be moved and deleted whole. */
export interface ChipNode {
  readonly type: 'chip'
  readonly attrs: { readonly source: string }
}
export type InlineNode = TextNode | ChipNode

/** Blank lines before it where they are not what is usual: one between blocks, none at the beginning. */
type Blank = number | null

export type BlockNode =
  | {
      readonly type: 'heading'
      readonly attrs: { readonly level: number; readonly blank: Blank }
      readonly content?: readonly InlineNode[]
    }
  | {
      readonly type: 'paragraph'
      readonly attrs: { readonly blank: Blank }
      readonly content?: readonly InlineNode[]
    }
  /** A table, a chart or a list of who is late, in its brackets. */
  | { readonly type: 'bracket'; readonly attrs: { readonly source: string; readonly blank: Blank } }

export interface SectionDocument {
  readonly type: 'doc'
  readonly content: readonly BlockNode[]
}
