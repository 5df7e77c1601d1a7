/** Matters, their local versions and the stages of life as linked data. */
import type { Catalogue, LifeStage, Matter, Variant } from '../catalogue/model.ts'
import { variantOf } from '../catalogue/regional.ts'
import { languagesOffered } from './concepts.ts'
import { concept, here, type LinkedNode } from './linked-node.ts'

const hasChinese = /\p{Script=Han}/u

/** Words that people use, by language: Chinese where a Chinese character stands in them. */
function keywordsOf({ keywords }: Matter): { readonly zh: string[]; readonly en: string[] } {
  const { zh = [], en = [] } = Object.groupBy(keywords, word => (hasChinese.test(word) ? 'zh' : 'en'))
  return { zh, en }
}

/** A stage of life or of business is the event that groups the matters. */
export function lifeStageNode({ id, audience, name }: LifeStage, catalogue: Catalogue): LinkedNode {
  const matters = [...catalogue.matters.values()].filter(matter => matter.lifeStage === id)
  return {
    '@id': here('life-stage', id),
    '@type': ['Event', audience === 'person' ? 'LifeEvent' : 'BusinessEvent'],
    identifier: id,
    title: name,
    hasRelatedService: matters.map(matter => here('matter', matter.id)),
  }
}

/** A matter is a public service that makes use of those of its items. */
export function matterNode(matter: Matter, catalogue: Catalogue): LinkedNode {
  const { id, name, summary, lead, audience, lifeStage, list, items } = matter
  const region = catalogue.authorities.get(lead)?.region
  const sites = [...catalogue.sites.values()].filter(
    ({ matters }) => matters === 'all' || matters.includes(id),
  )
  return {
    '@id': here('matter', id),
    '@type': 'PublicService',
    identifier: id,
    title: name,
    description: summary,
    keyword: keywordsOf(matter),
    status: concept('status', 'active'),
    language: languagesOffered,
    isPartOf: here('catalogue'),
    hasCompetentAuthority: here('authority', lead),
    contactPoint: here('authority', lead, 'contact'),
    ...(region !== undefined && { spatial: here('region', region) }),
    audience: concept('audience', audience),
    isClassifiedBy: concept('list', list),
    isGroupedBy: here('life-stage', lifeStage),
    requires: items.map(({ item }) => here('item', item)),
    hasChannel: sites.map(site => here('site', site.id)),
  }
}

/** One public service for each region that carries the matter out in its own way. */
export function variantNodes(variant: Variant, catalogue: Catalogue): LinkedNode[] {
  const matter = catalogue.matters.get(variant.matter)
  if (matter === undefined) return []
  return variant.regions.map(({ region, authorities = [], note }) => {
    const lead = authorities.find(({ standard }) => standard === matter.lead)?.local ?? matter.lead
    return {
      '@id': here('variant', variant.id, region),
      '@type': 'PublicService',
      identifier: `${variant.id}/${region}`,
      title: variant.name,
      description: note ?? matter.summary,
      status: concept('status', 'active'),
      language: languagesOffered,
      isPartOf: here('catalogue'),
      hasCompetentAuthority: here('authority', lead),
      spatial: here('region', region),
      audience: concept('audience', matter.audience),
      isGroupedBy: here('life-stage', matter.lifeStage),
      requires: variantOf(matter, variant).items.map(({ item }) => here('item', item)),
      variantOf: here('matter', matter.id),
    }
  })
}
