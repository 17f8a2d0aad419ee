/** Reads the declarations out of folders, so that a new ledger is one new file and nothing else. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Declaration } from '../ledger/index.ts'

const KINDS: readonly string[] = ['ledger', 'norm', 'organisation', 'report', 'paper'] satisfies Declaration['kind'][]

/**
 * Everything declared in the files below the folders, in the order of their paths. Exports that are no declarations
 * are passed over; whether the declarations are sound, `makeCatalogue` says.
 */
export async function loadDeclarations(folders: readonly string[]): Promise<Declaration[]> {
  const declarations: Declaration[] = []
  for (const folder of folders) {
    for (const file of await filesBelow(folder)) {
      const module: object = await import(pathToFileURL(file).href)
      declarations.push(...Object.values(module).filter(isDeclaration))
    }
  }
  return declarations
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && isSource(entry.name))
  // By code unit and not by the machine's language, so that the order is the same everywhere.
  return files.map((entry) => join(entry.parentPath, entry.name)).sort()
}

function isSource(name: string): boolean {
  return /\.(ts|js)$/.test(name) && !/\.(test|d)\.(ts|js)$/.test(name)
}

function isDeclaration(value: unknown): value is Declaration {
  return typeof value === 'object' && value !== null && 'kind' in value && KINDS.includes(String(value.kind))
}
