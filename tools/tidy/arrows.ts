import { importsOf, isRelative, packageNameOf, resolveRelative } from './imports.ts'
import { packageOf, type SourceFile, type TidyFinding } from './source-file.ts'

/** Who may import whom. The web apps reach the server through HTTP alone. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  contract: ['core'],
  server: ['core', 'contract'],
  cli: ['core', 'contract', 'server'],
  portal: ['core', 'contract'],
  console: ['core', 'contract'],
}

const scope = '@yijianshi/'

/** Arrows between packages run one way, and through the front door: the exports of the package. */
export function packageArrows(files: readonly SourceFile[]): TidyFinding[] {
  return importsOf(files).flatMap(({ file, line, specifier }) => {
    const from = packageOf(file.path)
    if (from === undefined) return []
    const place = { path: file.path, line }
    if (isRelative(specifier)) {
      return packageOf(resolveRelative(file.path, specifier)) === from
        ? []
        : [{ ...place, message: `"${specifier}" leaves the package; import it by its package name.` }]
    }
    const to = packageNameOf(specifier)
    if (!to.startsWith(scope)) return []
    const name = to.slice(scope.length)
    if (name === from) return [{ ...place, message: `"${specifier}" is this package; import it relatively.` }]
    const allowed = mayImport[from] ?? []
    if (allowed.includes(name)) return []
    return [
      { ...place, message: `${from} may import ${allowed.join(', ') || 'no other package'}, not ${name}.` },
    ]
  })
}

/** Node and the bundler take import paths as they are written. */
export function importExtensions(files: readonly SourceFile[]): TidyFinding[] {
  return importsOf(files)
    .filter(({ specifier }) => isRelative(specifier) && !/\.[a-z\d]+(?:\?\w+)?$/.test(specifier))
    .map(({ file, line, specifier }) => ({
      path: file.path,
      line,
      message: `"${specifier}" lacks its extension.`,
    }))
}
