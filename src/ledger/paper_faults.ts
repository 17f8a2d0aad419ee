/** Faults of papers: the ledger they are written over, their number, their prose, and the moves that print them. */
import type { Declared } from './declared.ts'
import type { Fault, LedgerDocument, PaperDocument } from './document.ts'
import { nameFaults, titleFaults } from './naming.ts'
import { parsePaper } from './paper.ts'
import { stretchesOf, type PaperInline, type PaperWord } from './paper_tree.ts'

/** 机关代字: a few characters that stand before 〔2011〕. */
const CODE = /^[\p{Script=Han}A-Za-z]{1,10}$/u

export function paperFaults(paper: PaperDocument, declared: Declared | undefined): Fault[] {
  const ledger = declared?.ledger(paper.ledger)
  const { paper: tree, faults } = parsePaper(paper, declared)
  const bare = new Set(stretchesOf(tree).flatMap(unguarded))
  return [
    ...nameFaults('name', paper.name),
    ...titleFaults('', paper.title).map((fault) => ({ ...fault, path: 'title' })),
    ...(declared && !ledger ? [{ path: 'ledger', says: `没有台账“${paper.ledger}”` }] : []),
    ...(CODE.test(paper.code) ? [] : [{ path: 'code', says: '请写发文字号里的机关代字，如“信告”，最多10个字' }]),
    ...(paper.body.trim() === '' ? [{ path: 'body', says: '请写正文' }] : []),
    ...(paper.served && paper.to.trim() === '' ? [{ path: 'to', says: '要送达的文书请写明送给谁' }] : []),
    ...faults,
    ...(ledger ? printingFaults(paper, ledger, bare) : []),
  ]
}

/** The words that are printed whatever the row says. */
function unguarded(inlines: readonly PaperInline[]): PaperWord[] {
  return inlines.flatMap((inline) => (inline.type === 'word' ? [inline.word] : []))
}

/** What the prose takes for granted and a move that prints it does not bring. */
function printingFaults(paper: PaperDocument, { workflow }: LedgerDocument, bare: ReadonlySet<PaperWord>): Fault[] {
  const printing = Object.values(workflow?.moves ?? {}).filter(({ prints }) => prints === paper.name)
  return printing.flatMap((move) => {
    const faults: Fault[] = []
    if (bare.has('理由') && !move.reason) {
      faults.push({ path: 'body', says: `正文写了{理由}，“${move.title}”却不要求说明理由` })
    }
    const limit = workflow?.states[move.to]?.limit
    const asked = bare.has('期限') ? '期限' : bare.has('期限时刻') ? '期限时刻' : undefined
    if (asked && limit === undefined) {
      faults.push({ path: 'body', says: `正文写了{${asked}}，“${move.title}”之后却没有期限；请写 {if ${asked}: …}` })
    }
    return faults
  })
}
