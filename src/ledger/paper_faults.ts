/** Faults of papers: the ledger they are written over, their number. */
import type { Declared } from './declared.ts'
import type { Fault, PaperDocument } from './document.ts'
import { nameFaults, titleFaults } from './naming.ts'

export function paperFaults(paper: PaperDocument, declared: Declared | undefined): Fault[] {
  const ledger = declared?.ledger(paper.ledger)
  return [
    ...nameFaults('name', paper.name),
    ...titleFaults('', paper.title).map((fault) => ({ ...fault, path: 'title' })),
    ...(declared && !ledger ? [{ path: 'ledger', says: `没有台账“${paper.ledger}”` }] : []),
    ...(paper.code.trim() === '' ? [{ path: 'code', says: '请写发文字号里的机关代字，如“信告”' }] : []),
    ...(paper.body.trim() === '' ? [{ path: 'body', says: '请写正文' }] : []),
  ]
}
