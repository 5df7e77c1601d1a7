/** The catalogue a server works with; a faulty new one never takes its place. */
import type { Catalogue, CatalogueResult } from '@yijianshi/core/catalogue'
import { loadCatalogue } from './load.ts'

export class RunningCatalogue {
  readonly #folder: string
  #current: Catalogue
  #loading: Promise<CatalogueResult> | undefined

  /** `first` comes from `loadCatalogue` of the same folder. */
  constructor(folder: string, first: Catalogue) {
    this.#folder = folder
    this.#current = first
  }

  get current(): Catalogue {
    return this.#current
  }

  /** Reads the folder again and takes over what it holds if nothing is wrong with it. */
  async reload(): Promise<CatalogueResult> {
    this.#loading ??= loadCatalogue(this.#folder).finally(() => {
      this.#loading = undefined
    })
    const result = await this.#loading
    // The same content keeps the same object, and with it what was prepared from it.
    if (result.catalogue && result.catalogue.version !== this.#current.version) {
      this.#current = result.catalogue
    }
    return result
  }
}
