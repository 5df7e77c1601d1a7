import { findPattern, isTest, isTypeScript, type SourceFile, type TidyFinding } from './source-file.ts'

/** The rules and their tests must name what they ban. */
const ownFolder = 'tools/tidy/'

/** Nothing is left undone, and nothing speaks of the machine it was written on. */
export function bannedText(files: readonly SourceFile[]): TidyFinding[] {
  return files
    .filter(({ path }) => !path.startsWith(ownFolder))
    .flatMap(file => [
      ...findPattern(file, file.text, /\b(?:TODO|FIXME|XXX|HACK)\b/g, 'do it, or open an issue.'),
      ...findPattern(
        file,
        file.text,
        /(?<![\w.~)}-])\/(?:root|home)\/[\w.-]+|[A-Z]:\\Users\\/g,
        'a path of one machine; make it relative.',
      ),
      ...findPattern(
        file,
        file.text,
        /@ts-(?:ignore|expect-error|nocheck)|\bbiome-ignore\b|\beslint-disable/g,
        'no check is silenced; make the code right.',
      ),
    ])
}

/** The compiler's word is not overruled. */
export function bannedTypes(files: readonly SourceFile[]): TidyFinding[] {
  return files
    .filter(({ path }) => isTypeScript(path))
    .flatMap(file => [
      ...findPattern(
        file,
        file.code,
        /(?:[:<|&]|=>|\bas|\btype \w+ =)\s*any\b(?!\s*[(:.])/g,
        'no any: use unknown and narrow it.',
      ),
      ...findPattern(file, file.code, /\bas unknown as\b/g, 'no double cast: parse the value.'),
    ])
}

/** A test runs, always, and on the real thing. */
export function honestTests(files: readonly SourceFile[]): TidyFinding[] {
  return files
    .filter(({ path }) => isTest(path))
    .flatMap(file => [
      ...findPattern(
        file,
        file.code,
        /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:skip|skipIf|runIf|todo|fails)\b|\bx(?:it|describe|test)\(/g,
        'a test is never skipped: repair or remove it.',
      ),
      ...findPattern(
        file,
        file.code,
        /\b(?:it|test|describe|suite)(?:\.\w+)*\.only\b|\bf(?:it|describe)\(/g,
        '.only leaves the other tests out.',
      ),
      ...findPattern(file, file.code, /\bvi\.(?:mock|doMock)\(/g, 'test the real thing, not a mock of it.'),
    ])
}
