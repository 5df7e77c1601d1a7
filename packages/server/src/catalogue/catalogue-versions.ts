/** Compiled versions of the catalogue, by their content; those used last are kept. */
import { type Catalogue, type CatalogueResult, parseCatalogue } from '@yijianshi/core/catalogue'
import { isSamplePath, type Manifest } from '@yijianshi/core/publication'
import type pg from 'pg'
import { Recent } from '../engine/recent.ts'
import { getTexts } from '../publication/content-store.ts'
import { manifestOf } from '../publication/version-store.ts'
import { prepareMatters } from './load.ts'

const kept = 6
const keptUnreadable = 100
const samplesFolder = 'samples/'

/** Reads the files of a manifest. `published`: its version was checked when it was published. */
export async function compileManifest(
  pool: pg.Pool,
  manifest: Manifest,
  options: { readonly version: string; readonly published?: true },
): Promise<CatalogueResult> {
  const paths = [...manifest.keys()]
  const texts = [...manifest].filter(([path]) => !isSamplePath(path))
  const contents = await getTexts(
    pool,
    texts.map(([, hash]) => hash),
  )
  const files = texts.map(([path, hash]) => ({ path, text: contents.get(hash) ?? '' }))
  const samples = new Set(paths.filter(isSamplePath).map(path => path.slice(samplesFolder.length)))
  const result = parseCatalogue(files, { ...options, samples })
  if (result.catalogue !== undefined) prepareMatters(result.catalogue)
  return result
}

export class CatalogueVersions {
  readonly #pool: pg.Pool
  readonly #recent = new Recent<string, Catalogue>(kept)
  /** Compiled in vain; a version is its content, so it stays so. */
  readonly #unreadable = new Recent<string, true>(keptUnreadable)
  readonly #reading = new Map<string, Promise<Catalogue | undefined>>()

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  /** So that a catalogue that is compiled already is not compiled again. */
  remember(catalogue: Catalogue): void {
    this.#recent.set(catalogue.version, catalogue)
  }

  /** Undefined when there is no such version, or when this release can’t read what an older one wrote. */
  find(version: string): Promise<Catalogue | undefined> {
    const known = this.#recent.find(version)
    if (known !== undefined) return Promise.resolve(known)
    if (this.#unreadable.find(version) === true) return Promise.resolve(undefined)
    const reading = this.#reading.get(version) ?? this.#read(version)
    this.#reading.set(version, reading)
    return reading
  }

  async #read(version: string): Promise<Catalogue | undefined> {
    try {
      const manifest = await manifestOf(this.#pool, version)
      if (manifest.size === 0) return undefined
      const { catalogue } = await compileManifest(this.#pool, manifest, { version, published: true })
      if (catalogue === undefined) this.#unreadable.set(version, true)
      else this.remember(catalogue)
      return catalogue
    } finally {
      this.#reading.delete(version)
    }
  }
}
