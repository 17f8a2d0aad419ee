import {
  alreadyCollected,
  type Catalogue,
  costOf,
  faultsOf,
  type LedgerDocument,
  normOn,
  readDeclaration,
  today,
} from '../../ledger/index.ts'
import { type DraftCheck, DraftChecked, DraftToCheck } from '../../ledger/work_wire.ts'
import { type Endpoint, endpoint } from './endpoint.ts'

const checked = (catalogue: Catalogue, sent: unknown): DraftCheck => {
  const read = readDeclaration(sent)
  if ('faults' in read) return { faults: read.faults, known: [], cost: null }
  const document = read.declaration
  if (document.kind !== 'ledger') return { faults: [{ path: 'kind', says: '这不是一本台账' }], known: [], cost: null }
  return {
    faults: faultsOf(document, catalogue),
    known: alreadyCollected(catalogue, document),
    cost: costIn(catalogue, document),
  }
}

/** Null where the bureau has laid down no time for a cell. */
const costIn = (catalogue: Catalogue, document: LedgerDocument): DraftCheck['cost'] => {
  const seconds = normOn(catalogue, 'collection.seconds_per_cell', today(new Date()))
  return seconds === null ? null : costOf(document, seconds)
}

export const endpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/api/ledgers/check-draft',
    about:
      'A ledger in the making: its faults, what of it is collected already, and what it costs each unit. Keeps nothing.',
    body: DraftToCheck,
    answer: DraftChecked,
    run: async ({ house, body }) => checked(house.catalogue, body.document),
  }),
]
