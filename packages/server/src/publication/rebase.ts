/** Putting a change onto the version in use: file by file, merged where both sides touched different parts. */
import type { FileConflict } from '@yijianshi/contract/shape'
import type { Actor } from '@yijianshi/core/access'
import {
  type ChangedFile,
  type ChangeState,
  difference,
  filesOf,
  isSamplePath,
  type Manifest,
  mergeTexts,
  revisionOf,
} from '@yijianshi/core/publication'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { keepTexts } from './content-store.ts'
import { textOf } from './save-file.ts'
import { getNewest, manifestOf } from './version-store.ts'

/** Merged by hand, against the version that the conflicts were shown with. */
export type ByHand = {
  readonly onto: string | undefined
  readonly texts: ReadonlyMap<string, string | null>
}

type Merged = {
  readonly files: ChangedFile[]
  readonly dropped: string[]
  readonly conflicts: FileConflict[]
}
type Sides = { readonly base: Manifest; readonly current: Manifest }

async function mergeFile(
  services: Services,
  state: ChangeState,
  { path, hash }: ChangedFile,
  { base, current }: Sides,
): Promise<FileConflict> {
  const [before, theirs, mine] = await Promise.all(
    [base.get(path) ?? null, current.get(path) ?? null, hash].map(entry => textOf(services, entry)),
  )
  const sides = { base: before ?? null, mine: mine ?? null, theirs: theirs ?? null }
  const merge = mergeTexts(sides.base, sides.mine, sides.theirs)
  return {
    path,
    revision: revisionOf(state, path),
    ...sides,
    ...(merge.ok ? { merged: merge.text } : { conflictAt: merge.conflictAt }),
  }
}

/** Files that both sides changed, each with the texts of both and the merge where there is one. */
export async function conflictsWith(
  services: Services,
  state: ChangeState,
  sides: Sides,
): Promise<FileConflict[]> {
  const both = filesOf(state).filter(({ path, hash }) => {
    const theirs = sides.current.get(path) ?? null
    return theirs !== (sides.base.get(path) ?? null) && theirs !== hash && !isSamplePath(path)
  })
  const conflicts: FileConflict[] = []
  for (const file of both) conflicts.push(await mergeFile(services, state, file, sides))
  return conflicts
}

/** A picture is replaced as a whole: the one of the change stays. */
async function mergeAll(
  services: Services,
  state: ChangeState,
  sides: Sides,
  byHand: ReadonlyMap<string, string | null>,
): Promise<Merged> {
  const files: ChangedFile[] = []
  const conflicts: FileConflict[] = []
  for (const conflict of await conflictsWith(services, state, sides)) {
    const { path } = conflict
    const text = byHand.has(path) ? byHand.get(path) : conflict.merged
    if (text === undefined) {
      conflicts.push(conflict)
      continue
    }
    const [hash = null] = text === null ? [] : await keepTexts(services.pool, [text])
    files.push({ path, hash })
  }
  const merged = new Map(filesOf(state).map(file => [file.path, file.hash]))
  for (const { path, hash } of files) merged.set(path, hash)
  const dropped = [...merged]
    .filter(([path, hash]) => hash === (sides.current.get(path) ?? null))
    .map(([path]) => path)
  const changed = files.filter(
    ({ path, hash }) => !dropped.includes(path) && state.files.get(path)?.hash !== hash,
  )
  return { files: changed, dropped, conflicts }
}

/** The version in use becomes the base. Refused with both texts of each file that nobody has merged. */
export async function rebaseChange(
  services: Services,
  actor: Actor,
  changeId: string,
  commandId: string,
  byHand: ByHand,
): Promise<Outcome<ChangeState>> {
  const { pool, changes } = services
  const known = await changes.load(changeId)
  if (known === undefined) return refused('publication/not-found')
  const { state } = known
  const { version } = await getNewest(pool)
  const sides = { base: await manifestOf(pool, state.base), current: await manifestOf(pool, version) }
  const texts: ByHand['texts'] = byHand.onto === version ? byHand.texts : new Map()
  const { files, dropped, conflicts } = await mergeAll(services, state, sides, texts)
  const executed = await changes.execute({
    process: changeId,
    commandId,
    actor,
    command: {
      type: 'rebase',
      base: version,
      files,
      dropped,
      moved: difference(sides.base, sides.current).map(file => file.path),
      unmerged: conflicts.map(conflict => conflict.path),
      seen: state.revision,
    },
    at: services.now(),
  })
  if (executed.ok) return done(executed.state)
  return executed.refusal.code === 'publication/conflict'
    ? { ...executed, conflicts, onto: version }
    : executed
}
