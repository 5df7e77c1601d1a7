/** Who may have which document of a case: what may be read of the case decides, document by document. */
import type { Actor } from '@yijianshi/core/access'
import type { CaseState } from '@yijianshi/core/case'
import type { CaseDocument } from '@yijianshi/core/paper/case'
import { readableItems } from '../case/contents.ts'

type Reviewer = Extract<Actor, { readonly role: 'reviewer' }>

/** Minutes and notices of what authorities do together. */
function isJoint({ kind }: CaseDocument): boolean {
  return kind === 'joint-notice' || kind === 'minutes'
}

function takesPart({ authority }: Reviewer, state: CaseState, { event }: CaseDocument): boolean {
  const act = 'act' in event ? state.jointActs.find(({ id }) => id === event.act) : undefined
  return act !== undefined && (act.convenor === authority || act.authorities.includes(authority))
}

/** An authority has its own items' papers, what it was invited to, and what says that the case began and on what terms. */
function mayReviewerHave(actor: Reviewer, state: CaseState, document: CaseDocument): boolean {
  const { kind, item } = document
  if (isJoint(document)) return takesPart(actor, state, document)
  if (item !== undefined) return readableItems(actor, state).has(item)
  if (kind === 'notice') return state.jointNotice?.authorities.includes(actor.authority) ?? false
  if (document.event.type === 'JointLimitExtended') return true
  return kind === 'acceptance' || kind === 'tolerance-letter' || kind === 'commitment-letter'
}

/**
 * `state`: the case as it is now, on which rights hang. Whoever is let in here is concerned with the case already.
 * The applicant has everything but the authorities' own papers; a manager has only these, which name no applicant.
 */
export function mayHaveDocument(actor: Actor, state: CaseState, document: CaseDocument): boolean {
  switch (actor.role) {
    case 'applicant':
      return !isJoint(document)
    case 'clerk':
      return true
    case 'manager':
      return isJoint(document)
    case 'reviewer':
      return mayReviewerHave(actor, state, document)
    case 'system':
    case 'editor':
      return false
  }
}
