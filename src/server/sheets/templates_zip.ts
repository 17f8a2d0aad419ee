/** A template for each unit below, in one zip: what a township hands out and gathers in again. */
import type { LedgerDocument } from '../../ledger/index.ts'
import { templateFor } from './template.ts'
import type { filledTemplates } from './template_lines.ts'
import { ZipWriter } from './zip_writer.ts'

export async function* templatesZip(
  ledger: LedgerDocument,
  templates: Awaited<ReturnType<typeof filledTemplates>>,
): AsyncGenerator<Buffer> {
  const zip = new ZipWriter()
  const taken = new Set<string>()
  for (const { unit, asked } of templates) {
    const name = fileName(unit, taken)
    yield* zip.part(name, [await templateFor(ledger, asked)])
  }
  yield zip.end()
}

/** The unit's name as far as a file can be called so; of two called alike the second has its code as well. */
const fileName = ({ name, code }: { readonly name: string; readonly code: string }, taken: Set<string>): string => {
  const plain = name.replace(/[\\/:*?"<>|]/g, ' ').trim()
  const own = taken.has(plain) ? `${plain} ${code}` : plain
  taken.add(own)
  return `${own}.xlsx`
}
