/** English for checking a draft. */
export const checking: Readonly<Record<string, string>> = {
  检查材料: 'Check a draft',
}
