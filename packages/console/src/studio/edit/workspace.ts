/** One editor's work on one change: what was typed goes to the workbench, to this browser's memory and to the server. */
import type { Change } from '@yijianshi/contract/publication'
import type { FileConflict } from '@yijianshi/contract/shape'
import type { CatalogueData } from '@yijianshi/core/catalogue'
import type { Edit, EditRefusal } from '@yijianshi/core/catalogue/edit'
import { applyEdits } from '../bench/apply-edits.ts'
import type { Checked, Compared, FilesOfVersion } from '../bench/bench.ts'
import type { AskBench } from '../bench/bench-client.ts'
import type { OutlineEntry } from '../bench/outline.ts'
import type { Shapes } from '../bench/shape.ts'
import type { KeptEdits } from './kept-edits.ts'
import {
  accepted,
  beginWorking,
  conflicting,
  resolved,
  saved,
  shownFiles,
  shownText,
  type Text,
  toSave,
  typed,
  type WorkingFiles,
} from './working-files.ts'

export type SaveOutcome =
  | { readonly ok: true; readonly revision: number }
  | { readonly ok: false; readonly conflict: FileConflict }
  | { readonly ok: false; readonly error: Error; readonly isFinal: boolean }

export type SaveFile = (sent: {
  readonly path: string
  readonly text: Text
  readonly basedOn: number
}) => Promise<SaveOutcome>

export type WorkspaceView = {
  readonly files: WorkingFiles
  readonly outline: readonly OutlineEntry[]
  readonly shapes: Shapes | undefined
  readonly checked: Checked | undefined
  /** What was typed since is not checked yet. */
  readonly isChecking: boolean
  readonly isSaving: boolean
  readonly savedAt: number | undefined
  readonly error: Error | undefined
  /** Counts what the bench was told, so that a form knows when to read again. */
  readonly edition: number
}

export type WorkspaceOptions = {
  readonly ask: AskBench
  readonly save: SaveFile
  readonly kept: KeptEdits
  readonly now: () => number
  readonly later: (act: () => void, milliseconds: number) => () => void
}

const saveAfterMs = 700
const retryAfterMs = 5_000
const checkAfterMs = 120

export class Workspace {
  readonly #options: WorkspaceOptions
  readonly #listeners = new Set<() => void>()
  #view: WorkspaceView
  /** What the bench was told of each file. */
  #told: ReadonlyMap<string, string> | undefined
  #samples: readonly string[] = []
  /** Edits on which the bench is at work. */
  #asked: readonly { readonly path: string; readonly edits: readonly Edit[] }[] = []
  #stopTimers: { save?: () => void; check?: () => void } = {}

  constructor(options: WorkspaceOptions) {
    this.#options = options
    this.#view = {
      files: beginWorking(options.kept.read()),
      outline: [],
      shapes: undefined,
      checked: undefined,
      isChecking: true,
      isSaving: false,
      savedAt: undefined,
      error: undefined,
      edition: 0,
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly view = (): WorkspaceView => this.#view

  #show(part: Partial<WorkspaceView>): void {
    this.#view = { ...this.#view, ...part }
    for (const listener of this.#listeners) listener()
  }

  #setFiles(files: WorkingFiles): void {
    if (files === this.#view.files) return
    this.#options.kept.write(files.unsaved)
    this.#show({ files })
  }

  /** The change as the server has it now, with the texts of its base. */
  async accept(
    change: Pick<Change, 'files' | 'moved' | 'revision'>,
    base: ReadonlyMap<string, string>,
    samples: readonly string[],
  ): Promise<void> {
    const isNewBase = this.#view.files.base !== base
    this.#setFiles(accepted(this.#view.files, change, base))
    await this.#tellAll(samples, isNewBase)
    if (toSave(this.#view.files) !== undefined) this.#saveSoon(saveAfterMs)
  }

  async #tellAll(samples: readonly string[], isNewBase = false): Promise<void> {
    const { ask } = this.#options
    const texts = new Map(shownFiles(this.#view.files).map(({ path, text }) => [path, text]))
    const told = this.#told
    this.#told = texts
    if (told === undefined) {
      this.#samples = samples
      const files = [...texts].map(([path, text]) => ({ path, text }))
      const [shapes] = await Promise.all([ask('shapes'), ask('open', files, samples), this.#tellBase()])
      this.#show({ shapes })
      return await this.#toldAnew()
    }
    const differing = [...new Set([...told.keys(), ...texts.keys()])].filter(
      path => told.get(path) !== texts.get(path),
    )
    const isSameSamples = this.#samples.join('\n') === samples.join('\n')
    if (differing.length === 0 && isSameSamples && !isNewBase) return
    this.#samples = samples
    await Promise.all([
      ...(isNewBase ? [this.#tellBase()] : []),
      ask('setSamples', samples),
      ...differing.map(path => ask('write', path, texts.get(path) ?? null)),
    ])
    await this.#toldAnew()
  }

  #tellBase(): Promise<void> {
    return this.#options.ask(
      'setBase',
      [...this.#view.files.base].map(([path, text]) => ({ path, text })),
    )
  }

  async #toldAnew(): Promise<void> {
    const outline = await this.#options.ask('outline')
    this.#show({ outline, isChecking: true, edition: this.#view.edition + 1 })
    this.#stopTimers.check?.()
    this.#stopTimers.check = this.#options.later(() => this.#check(), checkAfterMs)
  }

  async #check(): Promise<void> {
    const { edition } = this.#view
    const checked = await this.#options.ask('check')
    if (edition === this.#view.edition) this.#show({ checked, isChecking: false })
  }

  /** Edits by place; what is not edited keeps every byte. */
  async edit(path: string, edits: readonly Edit[]): Promise<EditRefusal | undefined> {
    const asked = { path, edits }
    this.#asked = [...this.#asked, asked]
    const result = await this.#options.ask('edit', path, edits)
    this.#asked = this.#asked.filter(each => each !== asked)
    if (!result.ok) return result.reason
    this.#told = new Map([...(this.#told ?? []), [path, result.text]])
    this.#typedHere(path, result.text)
    await this.#toldAnew()
    return undefined
  }

  /** Before the page is left: keeps here also what the bench has not answered yet. */
  keepAll(): void {
    const files = this.#asked.reduce((earlier, { path, edits }) => {
      const result = applyEdits(shownText(earlier, path) ?? '', edits)
      return result.ok ? typed(earlier, path, result.text) : earlier
    }, this.#view.files)
    this.#options.kept.write(files.unsaved)
  }

  /** The whole text of a file; null deletes it. */
  async write(path: string, text: Text): Promise<void> {
    this.#typedHere(path, text)
    await this.#tellAll(this.#samples)
  }

  #typedHere(path: string, text: Text): void {
    this.#setFiles(typed(this.#view.files, path, text))
    this.#saveSoon(saveAfterMs)
  }

  async resolve(path: string, text: Text): Promise<void> {
    this.#setFiles(resolved(this.#view.files, path, text))
    this.#saveSoon(0)
    await this.#tellAll(this.#samples)
  }

  #saveSoon(milliseconds: number): void {
    this.#stopTimers.save?.()
    this.#stopTimers.save = this.#options.later(() => this.saveAll(), milliseconds)
  }

  /** Sends what is not saved, file after file; what the network swallows is sent again later. */
  async saveAll(): Promise<void> {
    if (this.#view.isSaving) return this.#saveSoon(saveAfterMs)
    const next = toSave(this.#view.files)
    if (next === undefined) return
    this.#show({ isSaving: true })
    const { path, unsaved } = next
    const outcome = await this.#options.save({ path, ...unsaved })
    if (outcome.ok) {
      this.#setFiles(saved(this.#view.files, path, unsaved.text, outcome.revision))
      this.#show({ isSaving: false, savedAt: this.#options.now(), error: undefined })
      return await this.saveAll()
    }
    if ('conflict' in outcome) {
      this.#setFiles(conflicting(this.#view.files, outcome.conflict))
      this.#show({ isSaving: false, error: undefined })
      return await this.saveAll()
    }
    this.#show({ isSaving: false, error: outcome.error })
    if (!outcome.isFinal) this.#saveSoon(retryAfterMs)
  }

  /** Entities in which all of the words stand. */
  search(query: string): Promise<readonly OutlineEntry[]> {
    return this.#options.ask('search', query)
  }

  /** The data of a file; undefined while it is not YAML. */
  data(path: string): Promise<{ readonly value: unknown } | undefined> {
    return this.#options.ask('data', path)
  }

  /** What the change makes of its base. */
  compare(base: FilesOfVersion): Promise<Compared> {
    return this.#options.ask('compare', base)
  }

  /** As it would be published; undefined while there are errors. */
  catalogue(): Promise<CatalogueData | undefined> {
    return this.#options.ask('catalogue')
  }

  stop(): void {
    this.#stopTimers.check?.()
    this.#stopTimers.save?.()
  }
}
