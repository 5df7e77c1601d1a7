/** Nodes of the linked data, and what they are made of. Plain JSON: the terms are those of the context. */
import type { LegalBasis, Name, Text } from '../catalogue/model.ts'

export type LinkedNode = { readonly [term: string]: unknown }

/** A reference to a node of the same document: `here('item', 'seal-filing')`. */
export function here(...path: readonly string[]): string {
  return `here:${path.map(inIri).join('/')}`
}

/** RFC 3987 allows Chinese in an IRI, but none of these. */
function inIri(part: string): string {
  return part.replaceAll(/[\s"#%/<>?[\\\]^`{|}]/g, encodeURIComponent)
}

export function concept(scheme: string, code: string): string {
  return here('concept', scheme, code)
}

export function conceptNode(scheme: string, code: string, label: Name): LinkedNode {
  return { '@id': concept(scheme, code), '@type': 'Concept', prefLabel: label, notation: code }
}

/** Of several sentences one; English only where every one of them has it. */
export function joined(texts: readonly Text[]): Text {
  const zh = texts.map(text => text.zh).join('；')
  const english = texts.flatMap(text => text.en ?? [])
  return english.length === texts.length ? { zh, en: english.join('; ') } : { zh }
}

export function lawId({ law, article }: Pick<LegalBasis, 'law' | 'article'>): string {
  return here('law', law, article)
}

export function lawNode(basis: LegalBasis): LinkedNode {
  return {
    '@id': lawId(basis),
    '@type': 'LegalResource',
    title: { zh: `${basis.law}${basis.article}` },
    ...(basis.text !== undefined && { description: { zh: basis.text } }),
  }
}

/** ISO 8601. Working days: the format has no unit for them, and the rule of the item says so in words. */
export function duration(workingDays: number): string {
  return `P${workingDays}D`
}
