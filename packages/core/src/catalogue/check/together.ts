/** Whether things that depend on answers can be the case at the same time. */

import { licenceOf, samePapers } from '../../plan/same-papers.ts'
import type { Catalogue, Matter } from '../model.ts'
import { SituationProof } from '../proof/situation-proof.ts'
import { askedQuestions } from './answer-space.ts'

export type Conditions = readonly (string | undefined)[]

/**
 * Tells whether some answers to the matter's questions make all conditions hold; one that is left out
 * always does. What can't be decided counts as possible. `texts` are all conditions that may be asked
 * about; nothing is prepared before the first question.
 */
export function possibleTogether(
  catalogue: Catalogue,
  matter: Matter,
  texts: () => Conditions,
): (...conditions: Conditions) => boolean {
  let proof: SituationProof | undefined
  return (...conditions) => {
    const given = new Set(conditions)
    given.delete(undefined)
    if (given.size === 0) return true
    proof ??= new SituationProof(
      askedQuestions(catalogue, matter),
      texts().flatMap(text => text ?? []),
    )
    const outcome = proof.outcome(...given)
    return 'problem' in outcome || proof.canHappen(outcome) !== false
  }
}

/** An item of a matter waits for another whose result is among its materials, when all conditions hold. */
export type Wait = { readonly from: string; readonly to: string; readonly conditions: Conditions }

export function waitsOf(catalogue: Catalogue, matter: Matter): Wait[] {
  const makers = makersOf(catalogue, matter)
  const same = samePapers(matter, catalogue.materials)
  return matter.items.flatMap(({ item: id, when }) =>
    (catalogue.items.get(id)?.materials ?? []).flatMap(entry => {
      const material = catalogue.materials.get(entry.material)
      const licence = material && licenceOf(material, same)
      return (licence === undefined ? [] : (makers.get(licence) ?? []))
        .filter(maker => maker.item !== id)
        .map(maker => ({ from: id, to: maker.item, conditions: [when, maker.when, entry.when] }))
    }),
  )
}

export type Maker = { readonly item: string; readonly when: string | undefined }

/** For each licence the items of the matter that issue it. */
export function makersOf(catalogue: Catalogue, matter: Matter): ReadonlyMap<string, readonly Maker[]> {
  const makers = new Map<string, Maker[]>()
  for (const { item: id, when } of matter.items) {
    for (const licence of catalogue.items.get(id)?.results ?? []) {
      const known = makers.get(licence)
      if (known) known.push({ item: id, when })
      else makers.set(licence, [{ item: id, when }])
    }
  }
  return makers
}
