/**
 * Everything that is proved about one matter, proved once for all rules and kept while the matter and all
 * that it is made of are the same objects: a check after an edit proves again only what the edit touches.
 */
import type { Catalogue, Matter } from '../model.ts'
import { HOLDS } from '../proof/diagrams.ts'
import { type Outcome, SituationProof } from '../proof/situation-proof.ts'
import { askedQuestions } from './answer-space.ts'
import { type ConditionFault, conditionFaults } from './condition-faults.ts'
import { type FacetVerdict, proveFacet } from './facet-verdict.ts'
import { type Claim, isSameParts, type MatterParts, matterClaims, matterParts } from './matter-claims.ts'

export type { FacetVerdict } from './facet-verdict.ts'

/** Whether a condition holds, where it is looked at, for none, some or all of the answers. */
export type ClaimVerdict = Pick<Claim, 'kind' | 'subject' | 'text' | 'place'> & {
  readonly holds: 'never' | 'sometimes' | 'always'
}

export type MatterVerdicts = {
  /** Of a condition that is faulty in itself, or beyond the proof, `sometimes` is assumed. */
  readonly claims: readonly ClaimVerdict[]
  /** Questions that conditions read, and whose answer nevertheless changes nothing. */
  readonly idleQuestions: readonly string[]
  /** By index of the facet; undefined where a case is faulty in itself. */
  readonly facets: readonly (FacetVerdict | undefined)[]
}

/** A claim as the proof sees it. */
type Posed = {
  readonly claim: Claim
  /** Questions that it reads, or that what is given reads. */
  readonly names: ReadonlySet<string>
  /** Undefined where nothing can be said, since a condition is faulty or beyond the proof. */
  readonly outcomes: { readonly given: Outcome; readonly itself: Outcome; readonly both: Outcome } | undefined
}

type FaultsOf = (text: string) => readonly ConditionFault[]

function pose(proof: SituationProof, claim: Claim, faultsOf: FaultsOf): Posed {
  const texts = [...claim.given, claim.text]
  const names = new Set(texts.flatMap(text => proof.namesOf(text)))
  if (texts.some(text => faultsOf(text).length > 0)) return { claim, names, outcomes: undefined }
  const [given, itself, both] = [
    proof.outcome(...claim.given),
    proof.outcome(claim.text),
    proof.outcome(...texts),
  ]
  const isKnown = !('problem' in given) && !('problem' in itself) && !('problem' in both)
  return { claim, names, outcomes: isKnown ? { given, itself, both } : undefined }
}

/** Undefined where the condition is never looked at: what it hangs on is to blame. */
function verdictOf(proof: SituationProof, { claim, outcomes }: Posed): ClaimVerdict['holds'] | undefined {
  if (outcomes === undefined) return 'sometimes'
  const { given, itself, both } = outcomes
  if (proof.canHappen(given) === false) return undefined
  if (proof.canHappen(both) === false) return 'never'
  // An item also stands in other matters, and by itself: its condition is idle only if it always holds.
  const isAlways = claim.kind === 'part' ? itself.diagram === HOLDS : proof.follows(given, itself)
  return isAlways ? 'always' : 'sometimes'
}

/** Whether the claim may turn out otherwise for another answer to the question. */
function hangsOn(proof: SituationProof, { claim, names, outcomes }: Posed, question: string): boolean {
  if (!names.has(question) || (claim.kind === 'question' && claim.subject === question)) return false
  return outcomes === undefined || proof.dependsOn(outcomes.both, question) !== false
}

/** The same few wordings stand in all items of a matter: each is posed and judged once. */
function judged(proof: SituationProof, claims: readonly Claim[], faultsOf: FaultsOf) {
  const known = new Map<
    string,
    { readonly posed: Posed; readonly holds: ClaimVerdict['holds'] | undefined }
  >()
  const verdicts: ClaimVerdict[] = []
  for (const claim of claims) {
    const { kind, subject, text, place, given } = claim
    // A question is set apart, as its own condition does not count as hanging on it.
    const key = [kind === 'question' ? subject : kind, text, ...given].join('\n')
    let entry = known.get(key)
    if (entry === undefined) {
      const posed = pose(proof, claim, faultsOf)
      entry = { posed, holds: verdictOf(proof, posed) }
      known.set(key, entry)
    }
    if (entry.holds !== undefined) verdicts.push({ kind, subject, text, place, holds: entry.holds })
  }
  return { posed: [...known.values()].map(entry => entry.posed), verdicts }
}

function prove(parts: MatterParts): MatterVerdicts {
  const asked = askedQuestions(parts, parts.matter)
  const claims = [...matterClaims(parts)]
  const names = new Set(asked.map(({ question }) => question.id))
  const texts = claims.map(claim => claim.text)
  const proof = new SituationProof(asked, texts)
  const faultsOf: FaultsOf = text => conditionFaults(text, names, parts.questions)
  const { posed, verdicts } = judged(proof, claims, faultsOf)
  const isUnasked = (id: string) =>
    verdicts.some(({ kind, subject, holds }) => kind === 'question' && subject === id && holds === 'never')
  const idleQuestions = [...names].filter(
    id =>
      posed.some(entry => entry.names.has(id)) &&
      !posed.some(entry => hangsOn(proof, entry, id)) &&
      !isUnasked(id),
  )
  const facets = parts.matter.facets.map(facet => {
    const isFaulty = facet.cases.some(({ when }) => faultsOf(when).some(fault => fault.kind !== 'range'))
    return isFaulty ? undefined : proveFacet(proof, facet)
  })
  return { claims: verdicts, idleQuestions, facets }
}

const kept = new WeakMap<Matter, { readonly parts: MatterParts; readonly verdicts: MatterVerdicts }>()

export function matterVerdicts(catalogue: Catalogue, matter: Matter): MatterVerdicts {
  const parts = matterParts(catalogue, matter)
  const earlier = kept.get(matter)
  if (earlier && isSameParts(earlier.parts, parts)) return earlier.verdicts
  const verdicts = prove(parts)
  kept.set(matter, { parts, verdicts })
  return verdicts
}
