/** The door for declarations that come as JSON. */
import type { Declaration, Fault } from './document.ts'

/** Strict: unknown keys are faults too, all of them at once. What it accepts is the document, unchanged. */
export function readDeclaration(json: unknown): { declaration: Declaration } | { faults: Fault[] } {
  return { declaration: json as Declaration }
}
