/** Who may have which document of a case: what may be read of the case decides, document by document. */
import type { Actor } from '@yijianshi/core/access'
import type { CaseState } from '@yijianshi/core/case'
import type { CaseDocument } from '@yijianshi/core/paper/case'
import { type Sight, seesAll, visibleEntries } from '../case/part.ts'

type Reviewer = Extract<Actor, { readonly role: 'reviewer' }>

/** Minutes and notices of what authorities do together. */
function isJoint({ kind }: CaseDocument): boolean {
  return kind === 'joint-notice' || kind === 'minutes'
}

function takesPart({ authority }: Reviewer, state: CaseState, { event }: CaseDocument): boolean {
  const act = 'act' in event ? state.jointActs.find(({ id }) => id === event.act) : undefined
  return act !== undefined && (act.convenor === authority || act.authorities.includes(authority))
}

/** Materials that a letter stands for. */
function promisedIn({ kind, state }: CaseDocument): readonly string[] {
  return kind === 'tolerance-letter' ? state.later : state.promised
}

/**
 * An authority has its own items' papers and what it was invited to. A letter that it relies on for one of its materials
 * it has whole, as it was signed; a paper that names what came in or is missing, where all of that is of its part.
 */
function mayReviewerHave(actor: Reviewer, state: CaseState, document: CaseDocument, sight: Sight): boolean {
  const { kind, item } = document
  const { items, materials } = sight.part
  if (isJoint(document)) return takesPart(actor, state, document)
  if (item !== undefined) return items.has(item)
  if (document.event.type === 'JointLimitExtended') return true
  switch (kind) {
    case 'notice': {
      const entries = document.state.notice?.entries ?? []
      return visibleEntries(sight, entries).length === entries.length
    }
    case 'acceptance': {
      const { state: then } = document
      const named = [...then.materials.map(({ material }) => material), ...then.later, ...then.promised]
      return named.every(material => materials.has(material))
    }
    case 'tolerance-letter':
    case 'commitment-letter':
      return promisedIn(document).some(material => materials.has(material))
    default:
      return false
  }
}

/**
 * `state`: the case as it is now, on which rights hang. Whoever is let in here is concerned with the case already.
 * The applicant has everything but the authorities' own papers; a manager has only these, which name no applicant, and
 * everything while an access for a reason is open.
 */
export function mayHaveDocument(
  actor: Actor,
  state: CaseState,
  document: CaseDocument,
  sight: Sight,
): boolean {
  switch (actor.role) {
    case 'applicant':
      return !isJoint(document)
    case 'clerk':
      return true
    case 'manager':
      return isJoint(document) || seesAll(sight)
    case 'reviewer':
      return mayReviewerHave(actor, state, document, sight)
    case 'system':
    case 'editor':
      return false
  }
}
