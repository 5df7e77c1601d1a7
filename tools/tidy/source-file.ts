import { type Masked, mask } from './mask.ts'

/** A text file of the repository; its path is relative to the root, with `/`. */
export interface SourceFile extends Masked {
  readonly path: string
  readonly text: string
}

/** What a rule found: the place, what is wrong, and what to do instead. */
export interface TidyFinding {
  readonly path: string
  /** From 1 on. */
  readonly line: number
  readonly message: string
}

export type TidyRule = (files: readonly SourceFile[]) => TidyFinding[]

export function sourceFile(path: string, text: string): SourceFile {
  const masked = isTypeScript(path) ? mask(text) : { withoutComments: text, code: text }
  return { path, text, ...masked }
}

export function isTypeScript(path: string): boolean {
  return /\.(?:ts|tsx|mjs|mts)$/.test(path)
}

/** Tests, and what only tests import: they may use the development tools. */
export function isTest(path: string): boolean {
  return /\.(?:test|fixture)\.tsx?$|\/test-[^/]+\.tsx?$|^e2e\//.test(path)
}

export function isGenerated(path: string): boolean {
  return /\.generated\.ts$/.test(path)
}

/** `core` for `packages/core/src/…`, undefined for a file outside the packages. */
export function packageOf(path: string): string | undefined {
  return /^packages\/([^/]+)\//.exec(path)?.[1]
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

/** A finding for each match of the pattern, which must be global. */
export function findPattern(
  file: SourceFile,
  searched: string,
  pattern: RegExp,
  message: string,
): TidyFinding[] {
  return [...searched.matchAll(pattern)].map(match => ({
    path: file.path,
    line: lineAt(searched, match.index),
    message,
  }))
}
