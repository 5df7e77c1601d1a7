import {
  findPattern,
  isTest,
  isTypeScript,
  packageOf,
  type SourceFile,
  type TidyFinding,
} from './source-file.ts'

const impure: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\(|\bnew Date\(|\bperformance\./g, 'the time comes in as an argument.'],
  [/\bMath\.random\(|\bcrypto\./g, 'chance and ids come in as arguments.'],
  [/\bconsole\./g, 'return what happened; the caller shows it.'],
  [
    /\bprocess\.|\bglobalThis\b|\bfetch\(|\bset(?:Timeout|Interval)\(/g,
    'effects belong to server, web apps and command line.',
  ],
]

/** The core is pure: the same input gives the same answer, everywhere. */
export function corePurity(files: readonly SourceFile[]): TidyFinding[] {
  return files
    .filter(({ path }) => isTypeScript(path) && packageOf(path) === 'core' && !isTest(path))
    .flatMap(file =>
      impure.flatMap(([pattern, advice]) =>
        findPattern(file, file.code, pattern, `the core is pure: ${advice}`),
      ),
    )
}
