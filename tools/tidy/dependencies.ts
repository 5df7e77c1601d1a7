import { importsOf, isRelative, packageNameOf } from './imports.ts'
import { isTest, packageOf, type SourceFile, type TidyFinding } from './source-file.ts'

const scope = '@yijianshi/'
const rootManifest = 'package.json'

interface Manifest {
  readonly dependencies: ReadonlyMap<string, string>
  readonly devDependencies: ReadonlyMap<string, string>
}

/**
 * What a file imports is declared where the file lives: for the core that is also all it may use. Types may come from
 * development dependencies; tests and configuration may use those of the root too.
 */
export function declaredImports(files: readonly SourceFile[]): TidyFinding[] {
  const manifests = new Map(files.filter(isManifest).map(file => [file.path, readManifest(file)]))
  return importsOf(files).flatMap(({ file, line, specifier, typeOnly }) => {
    const name = packageNameOf(specifier)
    if (isRelative(specifier) || name.startsWith(scope)) return []
    const owner = packageOf(file.path)
    const place = { path: file.path, line }
    if (specifier.startsWith('node:')) {
      const forbidden = owner === 'core' && !isTest(file.path)
      return forbidden ? [{ ...place, message: `the core is pure: it knows no ${specifier}.` }] : []
    }
    const manifestPath = owner === undefined ? rootManifest : `packages/${owner}/package.json`
    const declared = declaredNames(
      manifests,
      manifestPath,
      owner === undefined || typeOnly || isTooling(file.path),
    )
    if (isTooling(file.path))
      for (const tool of declaredNames(manifests, rootManifest, true)) declared.add(tool)
    return declared.has(name) ? [] : [{ ...place, message: `${name} is not declared in ${manifestPath}.` }]
  })
}

/** A version is exact: two clones install the same. */
export function exactVersions(files: readonly SourceFile[]): TidyFinding[] {
  return files.filter(isManifest).flatMap(file => {
    const { dependencies, devDependencies } = readManifest(file)
    return [...dependencies, ...devDependencies]
      .filter(([name, version]) => !name.startsWith(scope) && !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
      .map(([name, version]) => ({
        path: file.path,
        line: 1,
        message: `${name}: write one exact version, not ${version}.`,
      }))
  })
}

function declaredNames(
  manifests: ReadonlyMap<string, Manifest>,
  path: string,
  development: boolean,
): Set<string> {
  const manifest = manifests.get(path)
  return new Set([
    ...(manifest?.dependencies.keys() ?? []),
    ...(development ? (manifest?.devDependencies.keys() ?? []) : []),
  ])
}

function isTooling(path: string): boolean {
  return isTest(path) || /\.config\.ts$/.test(path)
}

function isManifest(file: SourceFile): boolean {
  return /^(?:packages\/[^/]+\/)?package\.json$/.test(file.path)
}

function readManifest(file: SourceFile): Manifest {
  const parsed: unknown = JSON.parse(file.text)
  return {
    dependencies: stringEntries(parsed, 'dependencies'),
    devDependencies: stringEntries(parsed, 'devDependencies'),
  }
}

function stringEntries(value: unknown, key: string): Map<string, string> {
  const entries: unknown = isRecord(value) ? value[key] : undefined
  return new Map(
    isRecord(entries) ? Object.entries(entries).map(([name, version]) => [name, String(version)]) : [],
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
