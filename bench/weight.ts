/** What a first visit of the portal's matter page loads, measured in the built files. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Figure } from './measure.ts'

/** Vite's build manifest: chunk → file, what it imports, its styles. */
const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).optional(),
    css: z.array(z.string()).optional(),
  }),
)
type Manifest = z.infer<typeof manifestSchema>

function withImports(manifest: Manifest, key: string, seen = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[key]
  if (chunk === undefined || seen.has(key)) return seen
  seen.add(key)
  for (const imported of chunk.imports ?? []) withImports(manifest, imported, seen)
  return seen
}

async function gzipKilobytes(folder: string, files: Iterable<string>): Promise<number> {
  const sizes = await Promise.all(
    [...files].map(async file => gzipSync(await readFile(join(folder, file)), { level: 9 }).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

/** The entry and the lazily loaded page, with all that they import. */
function filesOf(
  manifest: Manifest,
  pages: readonly string[],
): { scripts: Set<string>; styles: Set<string> } {
  const entries = Object.keys(manifest).filter(key => manifest[key]?.isEntry)
  const keys = [...entries, ...pages].flatMap(key => [...withImports(manifest, key)])
  const chunks = keys.flatMap(key => manifest[key] ?? [])
  return {
    scripts: new Set(chunks.map(chunk => chunk.file)),
    styles: new Set(chunks.flatMap(chunk => chunk.css ?? [])),
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  return manifestSchema.parse(JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8')))
}

export async function benchWeight(root: string): Promise<Figure[]> {
  const portal = join(root, 'packages', 'portal', 'dist')
  const console = join(root, 'packages', 'console', 'dist')
  const portalManifest = await readManifest(portal)
  const matterPages = Object.keys(portalManifest).filter(key => key.startsWith('src/pages/matter/'))
  const matter = filesOf(portalManifest, matterPages)
  const all = filesOf(portalManifest, Object.keys(portalManifest))
  const desk = filesOf(await readManifest(console), [])
  return [
    {
      name: 'portal, first visit of the matter page, scripts',
      value: await gzipKilobytes(portal, matter.scripts),
      unit: 'kB',
      atMost: 120,
    },
    {
      name: 'portal, first visit of the matter page, styles',
      value: await gzipKilobytes(portal, matter.styles),
      unit: 'kB',
    },
    {
      name: 'portal, all scripts of all pages and languages',
      value: await gzipKilobytes(portal, all.scripts),
      unit: 'kB',
    },
    {
      name: 'console, scripts before the first screen',
      value: await gzipKilobytes(console, desk.scripts),
      unit: 'kB',
    },
  ]
}
