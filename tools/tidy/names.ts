import { isTypeScript, type SourceFile, type TidyFinding } from './source-file.ts'

const bannedName =
  /(?:^|[/.-])(utils?|helpers?|commons?|services?|misc|index)(?=\.(?:ts|tsx|mjs|mts)$|\.test\.)/

/** A file is named after its concept of the domain. */
export function fileNames(files: readonly SourceFile[]): TidyFinding[] {
  return files.flatMap(({ path }) => {
    const banned = isTypeScript(path) ? bannedName.exec(path)?.[1] : undefined
    if (banned === undefined) return []
    return [{ path, line: 1, message: `"${banned}" says nothing; name the file after its concept.` }]
  })
}
