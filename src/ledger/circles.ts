/** Things that depend on themselves by way of others. */

/**
 * The circles of a graph, each as its nodes in order of dependence; one for every edge that leads back. `next` gives
 * what a node depends on. Nodes that `from` does not lead to are not looked at.
 */
export function circlesOf(from: readonly string[], next: (node: string) => readonly string[]): string[][] {
  const done = new Set<string>()
  const path: string[] = []
  const circles: string[][] = []
  const visit = (node: string): void => {
    const start = path.indexOf(node)
    if (start >= 0) circles.push(path.slice(start))
    if (start >= 0 || done.has(node)) return
    path.push(node)
    next(node).forEach(visit)
    path.pop()
    done.add(node)
  }
  from.forEach(visit)
  return circles
}
