import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type SourceFile, sourceFile } from './source-file.ts'

/** What .gitignore leaves out, and the history. */
const skippedFolders = new Set(['.git', '.cache', 'node_modules', 'dist', 'data', 'screenshots', 'coverage'])
const textFile = /\.(?:ts|tsx|mts|mjs|json|yaml|yml|md|css|html|sql|sh|txt)$|^(?:\.npmrc|\.gitignore|run)$/
const lockFile = 'package-lock.json'

/** Every text file of the repository, whether committed yet or not. */
export function readRepository(root: string): SourceFile[] {
  return pathsBelow(root).map(path =>
    sourceFile(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')),
  )
}

/** Absolute paths of the text files in there. */
export function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : pathsBelow(path)
    return entry.isFile() && textFile.test(entry.name) && entry.name !== lockFile ? [path] : []
  })
}
