import { importsOf, isRelative, resolveRelative } from './imports.ts'
import type { SourceFile, TidyFinding } from './source-file.ts'

/** No file imports itself over others: two that need each other are one, or need a third below them. */
export function importCycles(files: readonly SourceFile[]): TidyFinding[] {
  const graph = importGraph(files)
  const finished = new Set<string>()
  const findings: TidyFinding[] = []

  function visit(path: string, trail: readonly string[]): void {
    const repeated = trail.indexOf(path)
    if (repeated !== -1) {
      const names = [...trail.slice(repeated), path].map(member => member.replace(/^.*\/src\//, ''))
      findings.push({ path, line: 1, message: `imports run in a circle: ${names.join(' → ')}.` })
      return
    }
    if (finished.has(path)) return
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
    finished.add(path)
  }

  for (const path of [...graph.keys()].toSorted()) visit(path, [])
  return findings
}

function importGraph(files: readonly SourceFile[]): Map<string, string[]> {
  const graph = new Map<string, string[]>()
  for (const { file, specifier } of importsOf(files)) {
    if (!isRelative(specifier)) continue
    const targets = graph.get(file.path) ?? []
    targets.push(resolveRelative(file.path, specifier))
    graph.set(file.path, targets)
  }
  return graph
}
