// Writes docs/WORKFLOWS.md from the bureau's declarations.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bureauFolder } from '../src/bureau/index.ts'
import { makeCatalogue } from '../src/ledger/index.ts'
import { BOOK_DAY, workflowBook } from '../src/ledger/workflow_book.ts'
import { loadDeclarations } from '../src/server/declarations.ts'

const catalogue = makeCatalogue(await loadDeclarations([bureauFolder]))
const file = join(import.meta.dirname, '../docs/WORKFLOWS.md')
await writeFile(file, workflowBook(catalogue, BOOK_DAY))
console.log(`${file}: ${[...catalogue.ledgers.values()].filter(({ workflow }) => workflow).length} workflows`)
