/** The whole catalogue as JSON-LD in CPSV-AP 3.2.0, with a DCAT description of the data set. */
import type { Catalogue, Region } from '../catalogue/model.ts'
import { sitesOfItems } from '../report/sites-of-item.ts'
import { conceptNodes } from './concepts.ts'
import { contextAt, PROFILE } from './context.ts'
import { itemNodes, licenceNodes, materialNode } from './item-nodes.ts'
import { here, type LinkedNode } from './linked-node.ts'
import { lifeStageNode, matterNode, variantNodes } from './matter-nodes.ts'
import { authorityNodes, regionNode, siteNode } from './organisation-nodes.ts'

export type LinkedCatalogue = {
  readonly '@context': LinkedNode
  readonly '@graph': readonly LinkedNode[]
}

export type LinkedPublication = {
  /** Where the document is found; the id of each thing in it is this address and a fragment. */
  readonly address: string
  /** Address of the portal, with a slash at the end. */
  readonly portal?: string
  /** Civil date on which this version was published. */
  readonly issued?: string
  /** Address of the licence under which the data may be used; only the publisher can say. */
  readonly licence?: string
}

/** The region that lies in no other: its government publishes. */
function publisherNode(regions: ReadonlyMap<string, Region>): LinkedNode {
  const whole = [...regions.values()].find(region => region.parent === undefined)
  return {
    '@id': here('publisher'),
    '@type': 'Agent',
    identifier: whole?.code ?? 'publisher',
    title: whole?.name ?? { zh: '本地政府', en: 'The local government' },
  }
}

function datasetNode(
  { version }: Catalogue,
  { address, portal, issued, licence }: LinkedPublication,
  parts: readonly LinkedNode[],
): LinkedNode {
  const license = licence !== undefined && { license: licence }
  return {
    '@id': here('catalogue'),
    '@type': 'Dataset',
    identifier: address,
    title: { zh: '“一件事一次办”事项目录', en: 'Catalogue of matters handled once' },
    description: {
      zh: '可以办的一件事、事项、材料、结果、部门和场所。天数是工作日，金额是元。',
      en: 'Matters, items, papers, results, authorities and sites. Days are working days, money is in yuan.',
    },
    publisher: here('publisher'),
    version,
    ...(issued !== undefined && { issued }),
    ...license,
    ...(portal !== undefined && { landingPage: { '@id': portal, '@type': 'Document' } }),
    ...(/^https?:/.test(address) && {
      distribution: {
        '@id': here('distribution'),
        '@type': 'Distribution',
        accessURL: address,
        mediaType: 'https://www.iana.org/assignments/media-types/application/ld+json',
        conformsTo: PROFILE,
        ...license,
      },
    }),
    hasPart: parts.map(node => node['@id']),
  }
}

/** The first node of each id: two items may name the same article. */
function onceEach(nodes: readonly LinkedNode[]): LinkedNode[] {
  return [...new Map(nodes.toReversed().map(node => [node['@id'], node])).values()].toReversed()
}

/** Pure: the same catalogue and publication give the same document, in the same order. */
export function linkedCatalogue(catalogue: Catalogue, publication: LinkedPublication): LinkedCatalogue {
  const { portal } = publication
  const samples = portal && `${portal}samples/`
  const sitesOf = sitesOfItems(catalogue)
  const items = [...catalogue.items.values()].flatMap(item => itemNodes(item, sitesOf, catalogue))
  const matters = [...catalogue.matters.values()].map(matter => matterNode(matter, catalogue))
  const variants = [...catalogue.variants.values()].flatMap(variant => variantNodes(variant, catalogue))
  const offered = [...matters, ...variants, ...items.filter(node => node['@type'] === 'PublicService')]
  const nodes = [
    datasetNode(catalogue, publication, offered),
    publisherNode(catalogue.regions),
    ...[...catalogue.regions.values()].map(regionNode),
    ...[...catalogue.authorities.values()].flatMap(authorityNodes),
    ...[...catalogue.sites.values()].map(siteNode),
    ...[...catalogue.lifeStages.values()].map(stage => lifeStageNode(stage, catalogue)),
    ...matters,
    ...variants,
    ...items,
    ...[...catalogue.materials.values()].map(material => materialNode(material, samples)),
    ...[...catalogue.licences.values()].flatMap(licenceNodes),
    ...conceptNodes(),
  ]
  return { '@context': contextAt(publication.address), '@graph': onceEach(nodes) }
}
