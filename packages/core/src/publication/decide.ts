/**
 * The rules of a change of the catalogue: what a command makes happen, or why it is refused. Nobody approves what
 * they wrote; what was approved is what is published; nothing that somebody else saved is written over unseen.
 */
import { type Actor, mayChangeCatalogue } from '../access/access.ts'
import { type Refusal, type RefusalCode, type RefusalParams, refusal } from '../refusal/refusal.ts'
import type { ChangeCommand } from './commands.ts'
import type { ChangeEvent } from './events.ts'
import { isEditablePath } from './paths.ts'
import { type ChangeStage, type ChangeState, revisionOf } from './state.ts'

export type ChangeDecision =
  | { readonly ok: true; readonly events: readonly ChangeEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

function decided(...events: ChangeEvent[]): ChangeDecision {
  return { ok: true, events }
}

function refused(code: RefusalCode, params: RefusalParams = {}): ChangeDecision {
  return { ok: false, refusal: refusal(code, params) }
}

type Command<Type extends ChangeCommand['type']> = Extract<ChangeCommand, { type: Type }>

const OPEN: readonly ChangeStage[] = ['editing', 'in-review', 'approved', 'scheduled']

/** In which stages a command has a sense. */
const STAGES: Readonly<Record<Exclude<ChangeCommand['type'], 'begin'>, readonly ChangeStage[]>> = {
  rename: OPEN,
  'save-file': OPEN,
  rebase: OPEN,
  'request-review': ['editing'],
  approve: ['in-review'],
  'send-back': ['in-review', 'approved', 'scheduled'],
  schedule: ['approved', 'scheduled'],
  publish: ['approved', 'scheduled'],
  'fail-publication': ['scheduled'],
  withdraw: OPEN,
}

const listed = 10

function shownPaths(paths: readonly string[]): string {
  const more = paths.length > listed ? ` … +${paths.length - listed}` : ''
  return `${paths.slice(0, listed).join(', ')}${more}`
}

function begin(state: ChangeState | undefined, command: Command<'begin'>): ChangeDecision {
  if (state !== undefined) return refused('publication/exists')
  if (command.title.trim() === '') return refused('publication/title-missing')
  const { type: _, ...facts } = command
  return decided({ type: 'ChangeBegun', ...facts })
}

/** A save that is based on less than what stands there is refused: whoever saved in between loses nothing. */
function saveFile(state: ChangeState, command: Command<'save-file'>): ChangeDecision {
  const { path, hash, base, baseHash, basedOn } = command
  if (base !== state.base) return refused('publication/busy')
  if (!isEditablePath(path) && baseHash === null) return refused('publication/path', { path })
  const known = state.files.get(path)
  const standing = known === undefined ? baseHash : known.hash
  // The same content twice is no edit, and no conflict either.
  if (standing === hash) return decided()
  const revision = revisionOf(state, path)
  if (basedOn < revision || basedOn > state.revision) {
    return refused('publication/stale-file', { path, revision })
  }
  return decided({ type: 'FileSaved', path, hash, baseHash })
}

function rebase(state: ChangeState, command: Command<'rebase'>): ChangeDecision {
  const { base, files, dropped, moved, unmerged, seen } = command
  if (seen !== state.revision) return refused('publication/busy')
  if (base === state.base) return refused('publication/base-current')
  if (unmerged.length > 0) return refused('publication/conflict', { paths: shownPaths(unmerged) })
  return decided({ type: 'ChangeRebased', base, files, dropped, moved })
}

/** The second person: whoever put content into the change has no say in whether it is good. */
function secondPersonRefusal(state: ChangeState, actor: Actor): ChangeDecision | undefined {
  return state.authors.includes(actor.account) ? refused('publication/second-person-needed') : undefined
}

/** Nobody is asked to read what can't be used: a change with errors goes back to who wrote it before it is read. */
function requestReview(state: ChangeState, command: Command<'request-review'>): ChangeDecision {
  if (command.seen !== state.revision) return refused('publication/busy')
  if (state.files.size === 0) return refused('publication/empty-change')
  if (command.errors > 0) return refused('publication/faulty-change', { errors: command.errors })
  return decided({ type: 'ReviewRequested' })
}

/** What is published is what was approved, merged onto the version in use and checked as a whole. */
function publish(state: ChangeState, command: Command<'publish'>): ChangeDecision {
  const { version, number, onto, overlapping, errors, seen } = command
  if (seen !== state.revision) return refused('publication/busy')
  if (overlapping.length > 0) return refused('publication/conflict', { paths: shownPaths(overlapping) })
  if (errors > 0) return refused('publication/unsound', { errors })
  if (version === onto) return refused('publication/nothing-new')
  return decided({ type: 'ChangePublished', version, number, onto })
}

function decideOpen(
  state: ChangeState,
  command: Exclude<ChangeCommand, { type: 'begin' }>,
  actor: Actor,
): ChangeDecision {
  switch (command.type) {
    case 'rename':
      return command.title.trim() === ''
        ? refused('publication/title-missing')
        : decided({ type: 'ChangeRenamed', title: command.title })
    case 'save-file':
      return saveFile(state, command)
    case 'rebase':
      return rebase(state, command)
    case 'request-review':
      return requestReview(state, command)
    case 'approve':
      return secondPersonRefusal(state, actor) ?? decided({ type: 'ChangeApproved' })
    case 'send-back':
      if (command.reason.trim() === '') return refused('publication/reason-missing')
      return secondPersonRefusal(state, actor) ?? decided({ type: 'ChangeSentBack', reason: command.reason })
    case 'schedule':
      return decided({ type: 'PublicationScheduled', publishAt: command.publishAt })
    case 'publish':
      return publish(state, command)
    case 'fail-publication':
      return decided({ type: 'PublicationFailed', code: command.code, what: command.what })
    case 'withdraw':
      return decided({ type: 'ChangeWithdrawn' })
  }
}

export function decideChange(
  state: ChangeState | undefined,
  command: ChangeCommand,
  actor: Actor,
): ChangeDecision {
  if (!mayChangeCatalogue(actor.role, command.type)) {
    return refused('access/role', { role: actor.role, command: command.type })
  }
  if (command.type === 'begin') return begin(state, command)
  if (state === undefined) return refused('publication/not-found')
  if (!STAGES[command.type].includes(state.stage)) return refused('publication/stage', { stage: state.stage })
  return decideOpen(state, command, actor)
}
