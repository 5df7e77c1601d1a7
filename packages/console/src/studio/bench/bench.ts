/**
 * The workbench: the files of a change, their check and their comparison. It runs in a worker, so that typing never
 * waits for it. Pure apart from the files that it holds.
 */
import {
  type CatalogueChecker,
  type CatalogueData,
  type CatalogueFile,
  catalogueData,
  createChecker,
  type Finding,
  findingText,
  parseCatalogue,
} from '@yijianshi/core/catalogue'
import { changeText, compareCatalogues } from '@yijianshi/core/catalogue/compare'
import type { Edit } from '@yijianshi/core/catalogue/edit'
import { applyEdits, type Edited } from './apply-edits.ts'
import { type OutlineEntry, type ReadFile, readFile } from './outline.ts'
import { allShapes, type Shapes } from './shape.ts'

export type Said = { readonly zh: string; readonly en: string }
export type SaidFinding = Finding & { readonly text: Said }
/** `number`: its place among all changes, from 1. */
export type SaidChange = { readonly number: number; readonly kind: string; readonly text: Said }

export type Checked = {
  readonly findings: readonly SaidFinding[]
  readonly isSound: boolean
}

/** A side with errors can't be compared. */
export type Compared =
  | { readonly ok: true; readonly changes: readonly SaidChange[] }
  | { readonly ok: false; readonly unsound: 'before' | 'after' }

export type FilesOfVersion = {
  readonly version: string
  readonly files: readonly CatalogueFile[]
  readonly samples: readonly string[]
}

const versionHere = 'change'

const keyOf = ({ kind, id }: OutlineEntry) => `${kind}/${id}`

export class Bench {
  readonly #files = new Map<string, ReadFile>()
  /** As the base has it, by kind and id: the words of an entity, for what is changed. */
  #base: ReadonlyMap<string, string> = new Map()
  #samples: ReadonlySet<string> = new Set()
  #checker: CatalogueChecker = createChecker()

  open(files: readonly CatalogueFile[], samples: readonly string[]): void {
    this.#files.clear()
    this.#samples = new Set(samples)
    this.#checker = createChecker()
    for (const file of files) this.#files.set(file.path, readFile(file))
  }

  /** Null: there is no such file any more. */
  write(path: string, text: string | null): void {
    if (text === null) this.#files.delete(path)
    else if (this.#files.get(path)?.text !== text) this.#files.set(path, readFile({ path, text }))
  }

  setSamples(samples: readonly string[]): void {
    this.#samples = new Set(samples)
  }

  /** All of the edits or none. */
  edit(path: string, edits: readonly Edit[]): Edited {
    const result = applyEdits(this.#files.get(path)?.text ?? '', edits)
    if (result.ok) this.write(path, result.text)
    return result
  }

  shapes(): Shapes {
    return allShapes()
  }

  /** The version that the change is built on. */
  setBase(files: readonly CatalogueFile[]): void {
    this.#base = new Map(
      files.flatMap(file => {
        const known = this.#files.get(file.path)
        const { entries, words } = known?.text === file.text ? known : readFile(file)
        return entries.map((entry, index): [string, string] => [keyOf(entry), words[index] ?? ''])
      }),
    )
  }

  outline(): readonly OutlineEntry[] {
    return [...this.#files.values()].flatMap(({ entries, words }) =>
      entries.map((entry, index) =>
        this.#base.get(keyOf(entry)) === words[index] ? entry : { ...entry, isChanged: true as const },
      ),
    )
  }

  /** The data of a file; undefined while it is not YAML. */
  data(path: string): { readonly value: unknown } | undefined {
    return this.#files.get(path)?.data
  }

  /** Entities in which all of the words stand. */
  search(query: string): readonly OutlineEntry[] {
    const wanted = query.toLowerCase().split(/\s+/).filter(Boolean)
    return [...this.#files.values()].flatMap(({ entries, words }) =>
      entries.filter((_, index) => wanted.every(word => words[index]?.includes(word))),
    )
  }

  #check() {
    const files = [...this.#files].map(([path, { text }]) => ({ path, text }))
    return this.#checker.check(files, { version: versionHere, samples: this.#samples })
  }

  check(): Checked {
    const { findings, catalogue } = this.#check()
    return {
      findings: findings.map(finding => ({
        ...finding,
        text: { zh: findingText(finding, 'zh'), en: findingText(finding, 'en') },
      })),
      isSound: catalogue !== undefined,
    }
  }

  /** Undefined while there are errors. */
  catalogue(): CatalogueData | undefined {
    const { catalogue } = this.#check()
    return catalogue && catalogueData(catalogue)
  }

  /** From that version to what stands here. */
  compare(before: FilesOfVersion): Compared {
    const { catalogue } = this.#check()
    if (catalogue === undefined) return { ok: false, unsound: 'after' }
    const { version, files, samples } = before
    const earlier = parseCatalogue(files, { version, samples: new Set(samples), published: true }).catalogue
    if (earlier === undefined) return { ok: false, unsound: 'before' }
    const changes = compareCatalogues(earlier, catalogue).map((change, index) => ({
      number: index + 1,
      kind: change.kind,
      text: { zh: changeText(change, 'zh'), en: changeText(change, 'en') },
    }))
    return { ok: true, changes }
  }
}
