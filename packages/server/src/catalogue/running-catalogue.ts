/** The catalogue a server works with: the newest version in the database; a faulty one never takes its place. */
import type { Catalogue, CatalogueResult } from '@yijianshi/core/catalogue'
import type pg from 'pg'
import { findNewest, importVersion } from '../publication/version-store.ts'
import type { CatalogueVersions } from './catalogue-versions.ts'
import { type LoadedFolder, loadCatalogue } from './load.ts'

/** `published`: versions were published by changes since, so the folder was left alone. */
export type Imported = 'imported' | 'same' | 'published-elsewhere'

export type Reloaded = CatalogueResult & { readonly outcome: Imported | 'faulty' }

export class RunningCatalogue {
  readonly #pool: pg.Pool
  readonly #versions: CatalogueVersions
  readonly #folder: string
  readonly #now: () => number
  #current: Catalogue
  #reloading: Promise<Reloaded> | undefined

  private constructor(
    pool: pg.Pool,
    versions: CatalogueVersions,
    folder: string,
    first: Catalogue,
    now: () => number,
  ) {
    this.#pool = pool
    this.#versions = versions
    this.#folder = folder
    this.#current = first
    this.#now = now
  }

  /**
   * Takes `loaded`, a sound catalogue from that folder, into the database where the folder still decides, and works
   * with the newest version. Undefined when that was written by a release that this one can’t read.
   */
  static async open(
    pool: pg.Pool,
    versions: CatalogueVersions,
    folder: string,
    loaded: LoadedFolder & { readonly catalogue: Catalogue },
    now: () => number,
  ): Promise<{ readonly running: RunningCatalogue; readonly outcome: Imported } | undefined> {
    const { catalogue, files } = loaded
    const outcome = await importVersion(pool, files, catalogue.version, now())
    versions.remember(catalogue)
    const newest = await findNewest(pool)
    const current = newest && (await versions.find(newest.version))
    if (current === undefined) return undefined
    return { running: new RunningCatalogue(pool, versions, folder, current, now), outcome }
  }

  get current(): Catalogue {
    return this.#current
  }

  /** Reads the folder again, and takes over what it holds if nothing is wrong with it and the folder still decides. */
  reload(): Promise<Reloaded> {
    this.#reloading ??= this.#reload().finally(() => {
      this.#reloading = undefined
    })
    return this.#reloading
  }

  /** Goes on with the newest version, whoever published it. */
  async refresh(): Promise<void> {
    const newest = await findNewest(this.#pool)
    // The same content keeps the same object, and with it what was prepared from it.
    if (newest === undefined || newest.version === this.#current.version) return
    const catalogue = await this.#versions.find(newest.version)
    if (catalogue !== undefined) this.#current = catalogue
  }

  async #reload(): Promise<Reloaded> {
    const { files, ...result } = await loadCatalogue(this.#folder)
    if (result.catalogue === undefined) return { ...result, outcome: 'faulty' }
    const outcome = await importVersion(this.#pool, files, result.catalogue.version, this.#now())
    if (outcome === 'imported') this.#versions.remember(result.catalogue)
    await this.refresh()
    return { ...result, outcome }
  }
}
