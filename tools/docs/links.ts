/** What the manuals point to: relative links, headings, and the paths and npm scripts that they name. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

export type BrokenLink = { readonly file: string; readonly line: number; readonly target: string }

/** Folders whose files the manuals may name without a link. */
const namedPath =
  /(?<![\w@./*-])(?:packages|tools|bench|e2e|catalogue|conformance|docs|\.ci)\/[\w@./*{},<>-]*[\w>*}]/g
const link = /!?\[[^\]]*\]\(([^)\s]+)\)|\b(?:src|href|srcset)="([^"]+)"/g
const script = /\bnpm run ([a-z][\w:-]*)(?: -w @yijianshi\/([a-z]+))?/g

/** Every target of one manual that does not exist. `root` is the folder of the repository. */
export function brokenLinks(root: string, file: string): BrokenLink[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  return lines.flatMap((text, index) => {
    const links = [...text.matchAll(link)].map(match => match[1] ?? match[2] ?? '')
    const wrongLinks = links.filter(target => !isExternal(target) && !leadsSomewhere(root, file, target))
    // A link's own path has been looked at where it stands.
    const named = [...text.replaceAll(link, '').matchAll(namedPath)].map(([path]) => path)
    const wrongPaths = named.filter(path => !isPattern(path) && !existsSync(join(root, path)))
    const wrongScripts = [...text.matchAll(script)]
      .filter(([, name = '', owner]) => !scriptsOf(root, owner).has(name))
      .map(([command]) => command)
    return [...wrongLinks, ...wrongPaths, ...wrongScripts].map(target => ({ file, line: index + 1, target }))
  })
}

/** Scripts of the repository, or of one of its packages. */
function scriptsOf(root: string, owner: string | undefined): ReadonlySet<string> {
  const path = join(root, owner === undefined ? '.' : `packages/${owner}`, 'package.json')
  if (!existsSync(path)) return new Set()
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const isManifest = typeof manifest === 'object' && manifest !== null && 'scripts' in manifest
  return new Set(isManifest ? Object.keys(manifest.scripts ?? {}) : [])
}

function isExternal(target: string): boolean {
  return /^[a-z]+:/.test(target)
}

/** A path with a placeholder (`packages/<name>/src`, `packages/**`), or the code of a finding. */
function isPattern(path: string): boolean {
  return /[*<>{}]|^catalogue\/[a-z0-9-]+$/.test(path)
}

function leadsSomewhere(root: string, file: string, target: string): boolean {
  const [path = '', heading] = target.split('#')
  const found =
    path === ''
      ? file
      : relative(root, join(root, dirname(file), path))
          .split(sep)
          .join('/')
  if (!existsSync(join(root, found))) return false
  return heading === undefined || headingsOf(readFileSync(join(root, found), 'utf8')).has(heading)
}

/** Headings as the names that links use: lower case, blanks as hyphens, no punctuation. */
export function headingsOf(text: string): ReadonlySet<string> {
  const titles = [...text.matchAll(/^#+ (.+)$/gm)].map(match => match[1] ?? '')
  return new Set(
    titles.map(title =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  )
}
