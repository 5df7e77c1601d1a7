import { isTypeScript, lineAt, type SourceFile } from './source-file.ts'

export interface FoundImport {
  readonly file: SourceFile
  readonly line: number
  readonly specifier: string
  readonly typeOnly: boolean
}

const statementPattern = /\b(?:import|export)\s+(type\s+)?(?:[\w$*{},\s]+?\s+from\s+)?['"]([^'"\n]+)['"]/g
const callPattern = /\bimport\(\s*['"]([^'"\n]+)['"]/g

/** Every import of the TypeScript files: statements, re-exports and calls. */
export function importsOf(files: readonly SourceFile[]): FoundImport[] {
  return files
    .filter(({ path }) => isTypeScript(path))
    .flatMap(file => [
      ...matches(file, statementPattern).map(match => found(file, match, match[2], match[1] !== undefined)),
      ...matches(file, callPattern).map(match => found(file, match, match[1], false)),
    ])
}

/** Only where the keyword is code: a test may hold source text in a string. */
function matches(file: SourceFile, pattern: RegExp): RegExpExecArray[] {
  return [...file.withoutComments.matchAll(pattern)].filter(({ index }) => file.code.charAt(index) !== ' ')
}

function found(
  file: SourceFile,
  match: RegExpExecArray,
  specifier: string | undefined,
  typeOnly: boolean,
): FoundImport {
  return { file, line: lineAt(file.withoutComments, match.index), specifier: specifier ?? '', typeOnly }
}

export function isRelative(specifier: string): boolean {
  return specifier.startsWith('./') || specifier.startsWith('../')
}

/** The path that a relative import means, from the root of the repository. */
export function resolveRelative(from: string, specifier: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** `@scope/name` or `name`, without the path inside the package. */
export function packageNameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
