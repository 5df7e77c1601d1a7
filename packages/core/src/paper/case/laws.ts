/**
 * What a document rests on. The licensing law (行政许可法) holds for what is decided as a licence and for nothing else:
 * registrations, filings and services rest on the law that the catalogue names for them, or on none.
 */
import { decisionFormIn } from '../../catalogue/decision-form.ts'
import { type CaseDesk, itemName, shortLaw } from './case-desk.ts'

function isLicence({ catalogue }: CaseDesk, item: string): boolean {
  return decisionFormIn(catalogue, item) === 'licence'
}

function ownLaws({ catalogue }: CaseDesk, item: string): readonly string[] {
  return catalogue.items.get(item)?.legalBasis.map(shortLaw) ?? []
}

/** Of what concerns several items: articles of the licensing law, or else their own, with the items that they are for. */
export function lawsOfItems(
  desk: CaseDesk,
  items: readonly string[],
  licensing: readonly string[],
): string[] {
  return named(desk, items, item => (isLicence(desk, item) ? licensing : ownLaws(desk, item)))
}

/** The same of the whole application. */
export function caseLaws(desk: CaseDesk, licensing: readonly string[]): string[] {
  return lawsOfItems(
    desk,
    desk.state.tasks.map(task => task.item),
    licensing,
  )
}

/** Of what several authorities do together: no other law speaks of it. */
export function jointLaws(desk: CaseDesk, items: readonly string[], licensing: readonly string[]): string[] {
  return named(desk, items, item => (isLicence(desk, item) ? licensing : []))
}

function named(
  desk: CaseDesk,
  items: readonly string[],
  lawsOf: (item: string) => readonly string[],
): string[] {
  const itemsOf = new Map<string, Set<string>>()
  for (const item of items)
    for (const law of lawsOf(item)) itemsOf.set(law, (itemsOf.get(law) ?? new Set()).add(item))
  return [...itemsOf].map(([law, its]) =>
    its.size === items.length
      ? law
      : desk.t.lawFor(law, desk.common.and([...its].map(item => itemName(desk, item)))),
  )
}

/** Of a decision on one item: its own law, and where it is a licence the articles of the licensing law. */
export function decisionLaws(desk: CaseDesk, item: string, licensing: readonly string[]): string[] {
  return [...ownLaws(desk, item), ...(isLicence(desk, item) ? licensing : [])]
}

/** Of what happens to one item on the way: the licensing law has articles for it, otherwise its own law rules. */
export function itemLaws(desk: CaseDesk, item: string, licensing: readonly string[]): readonly string[] {
  return isLicence(desk, item) ? licensing : ownLaws(desk, item)
}
