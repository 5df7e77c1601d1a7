/** Reads the catalogue folder: bounded, and all or nothing. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Catalogue,
  type CatalogueFile,
  type CatalogueResult,
  type Finding,
  fileFinding,
  folderUnreadable,
  inReadingOrder,
  MAX_FILE_CHARACTERS,
  notUtf8,
  parseCatalogue,
  tooLarge,
  tooManyFiles,
} from '@yijianshi/core/catalogue'
import { findPreparedMatter } from '@yijianshi/core/plan'
import { contentHash, versionOf } from './version-hash.ts'

export type LoadLimits = { readonly files: number; readonly mebibytes: number }

const LIMITS: LoadLimits = { files: 20_000, mebibytes: 512 }
const MEBIBYTE = 1024 * 1024
/** A character is up to three bytes of UTF-8; what is larger is refused unread. */
const MAX_FILE_BYTES = MAX_FILE_CHARACTERS * 3
const SAMPLES = 'samples/'

type FoundFile = { readonly path: string; readonly bytes: number }

type Listing = { readonly files: readonly FoundFile[] } | { readonly finding: Finding }

/** Files below the folder, names with `/`; hidden ones are the editor's or the version control's. */
async function listFiles(folder: string, limits: LoadLimits): Promise<Listing> {
  const files: FoundFile[] = []
  let bytesLeft = limits.mebibytes * MEBIBYTE
  const pending = ['']
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    for (const name of (await readdir(join(folder, below))).toSorted()) {
      if (name.startsWith('.')) continue
      const path = below + name
      const found = await stat(join(folder, path))
      // One level of folders is all that the layout has; the parser reports what lies deeper.
      if (found.isDirectory() && below.split('/').length <= 3) pending.push(`${path}/`)
      if (!found.isFile()) continue
      bytesLeft -= found.size
      files.push({ path, bytes: found.size })
      if (bytesLeft < 0 || files.length > limits.files) {
        return { finding: fileFinding(tooManyFiles, '.', limits) }
      }
    }
  }
  // By code unit, so that the version does not depend on the locale of the machine.
  return { files: files.sort((left, right) => (left.path < right.path ? -1 : 1)) }
}

function detailOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}

/** What a folder holds: the catalogue, unless it is faulty, and every file of it. */
export type LoadedFolder = CatalogueResult & { readonly files: ReadonlyMap<string, Buffer> }

function failed(finding: Finding): LoadedFolder {
  return { catalogue: undefined, findings: [finding], files: new Map() }
}

/** Done on loading, so that nobody who asks for a first plan waits for it. */
export function prepareMatters(catalogue: Catalogue): void {
  for (const id of catalogue.matters.keys()) findPreparedMatter(catalogue, id)
}

/** The last sound catalogue: a folder that reads byte for byte the same is not parsed and checked again. */
let lastSound: CatalogueResult | undefined

/** Reads and checks the catalogue in `folder`. */
export async function loadCatalogue(folder: string, limits: LoadLimits = LIMITS): Promise<LoadedFolder> {
  const files = new Map<string, Buffer>()
  const texts: CatalogueFile[] = []
  const findings: Finding[] = []
  const samples = new Set<string>()
  try {
    const listing = await listFiles(folder, limits)
    if ('finding' in listing) return failed(listing.finding)
    for (const { path, bytes } of listing.files) {
      const isSample = path.startsWith(SAMPLES)
      if (!isSample && bytes > MAX_FILE_BYTES) {
        findings.push(fileFinding(tooLarge, path, { limit: MAX_FILE_CHARACTERS }))
        continue
      }
      const content = await readFile(join(folder, path))
      files.set(path, content)
      if (isSample) {
        samples.add(path.slice(SAMPLES.length))
        continue
      }
      try {
        texts.push({ path, text: new TextDecoder('utf-8', { fatal: true }).decode(content) })
      } catch {
        findings.push(fileFinding(notUtf8, path, {}))
      }
    }
  } catch (fault) {
    return failed(fileFinding(folderUnreadable, '.', { detail: detailOf(fault) }))
  }
  const version = versionOf(new Map([...files].map(([path, content]) => [path, contentHash(content)])))
  // With findings the version does not tell all: what was not taken is not in it.
  if (findings.length === 0 && lastSound?.catalogue?.version === version) return { ...lastSound, files }
  const parsed = parseCatalogue(texts, { version, samples })
  const catalogue = findings.length > 0 ? undefined : parsed.catalogue
  if (catalogue !== undefined) {
    prepareMatters(catalogue)
    lastSound = { catalogue, findings: inReadingOrder(parsed.findings) }
  }
  return { catalogue, findings: inReadingOrder([...findings, ...parsed.findings]), files }
}
