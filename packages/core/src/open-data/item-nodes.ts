/** An item as a public service: its rule, requirements, costs and channel online. */
import type { Catalogue, Item, Licence, Material, Text } from '../catalogue/model.ts'
import type { sitesOfItems } from '../report/sites-of-item.ts'
import { currency, languagesOffered } from './concepts.ts'
import { concept, duration, here, joined, type LinkedNode, lawId, lawNode } from './linked-node.ts'

const fenPerYuan = 100

/** What is required, as evidence. `samples`: where the pictures are found, with a slash at the end. */
export function materialNode(
  { id, name, kind, guidance, licence, sample }: Material,
  samples: string | undefined,
): LinkedNode {
  return {
    '@id': here('material', id),
    '@type': 'Evidence',
    identifier: id,
    title: name,
    description: guidance,
    type: concept('material-kind', kind),
    ...(licence !== undefined && { conformsTo: here('evidence-type', licence) }),
    ...(sample !== undefined &&
      samples !== undefined && {
        page: { '@id': `${samples}${encodeURIComponent(sample)}`, '@type': 'Document' },
      }),
  }
}

/** A licence is what a service puts out, and the type of evidence that it is elsewhere. */
export function licenceNodes({ id, name, issuer, validityYears }: Licence): LinkedNode[] {
  const validity: Text =
    validityYears === undefined
      ? { zh: '长期有效', en: 'Does not expire' }
      : { zh: `有效期 ${validityYears} 年`, en: `Valid for ${validityYears} years` }
  return [
    {
      '@id': here('licence', id),
      '@type': 'Output',
      identifier: id,
      title: name,
      description: validity,
      type: concept('material-kind', 'licence'),
      publisher: here('authority', issuer),
    },
    {
      '@id': here('evidence-type', id),
      '@type': 'EvidenceType',
      identifier: id,
      title: name,
      classification: concept('material-kind', 'licence'),
    },
  ]
}

function limitText({ limit }: Item): Text {
  const { statutoryDays, statutoryUnit, promisedDays, note } = limit
  const isNatural = statutoryUnit === 'natural-days'
  const promised: Text =
    promisedDays === 0
      ? { zh: '当场办结', en: 'Decided on the spot' }
      : { zh: `承诺 ${promisedDays} 个工作日办结`, en: `Promised within ${promisedDays} working days` }
  const statutory: Text =
    statutoryDays === undefined
      ? { zh: '法律没有规定时限', en: 'no statutory limit' }
      : {
          zh: `法定 ${statutoryDays} 个${isNatural ? '自然日' : '工作日'}`,
          en: `statutory limit ${statutoryDays} ${isNatural ? 'natural' : 'working'} days`,
        }
  return joined([promised, statutory, ...(note ? [note] : [])])
}

function ruleNode(item: Item): LinkedNode {
  return {
    '@id': here('item', item.id, 'limit'),
    '@type': 'Rule',
    identifier: `${item.id}/limit`,
    title: { zh: `${item.name.zh}：办理时限`, en: `${item.name.en}: time limit` },
    description: limitText(item),
    implements: item.legalBasis.map(lawId),
  }
}

function requirementNodes({ id, conditions, materials }: Item): LinkedNode[] {
  return [
    ...conditions.map((condition, index) => ({
      '@id': here('item', id, 'condition', String(index + 1)),
      '@type': 'Requirement',
      identifier: `${id}/condition/${index + 1}`,
      title: condition,
    })),
    {
      '@id': here('item', id, 'papers'),
      '@type': 'Requirement',
      identifier: `${id}/papers`,
      title: { zh: '按情形提交材料', en: 'Papers, as the situation needs them' },
      hasSupportingEvidence: materials.map(({ material }) => here('material', material)),
    },
  ]
}

function costNodes({ id, authority, fees = [] }: Item): LinkedNode[] {
  return fees.map(({ name, amountFen, basis, reduction }, index) => ({
    '@id': here('item', id, 'fee', String(index + 1)),
    '@type': 'Cost',
    identifier: `${id}/fee/${index + 1}`,
    title: name,
    description: joined([name, { zh: basis, en: basis }, ...(reduction ? [reduction] : [])]),
    hasValue: amountFen / fenPerYuan,
    currency,
    isDefinedBy: here('authority', authority),
  }))
}

function onlineNode({ id, name, authority, limit, channels }: Item): LinkedNode | undefined {
  if (channels.online === 'none') return undefined
  return {
    '@id': here('item', id, 'online'),
    '@type': 'Channel',
    identifier: `${id}/online`,
    title: { zh: `${name.zh}：网上办理`, en: `${name.en}: online` },
    type: concept('channel', 'online'),
    ownedBy: here('authority', authority),
    processingTime: duration(limit.promisedDays),
  }
}

/** The nodes of an item; the laws that it names are among them. */
export function itemNodes(
  item: Item,
  sitesOf: ReturnType<typeof sitesOfItems>,
  catalogue: Catalogue,
): LinkedNode[] {
  const { id, name, authority, legalBasis, conditions, materials, results } = item
  const region = catalogue.authorities.get(authority)?.region
  const online = onlineNode(item)
  const requirements = requirementNodes(item)
  const costs = costNodes(item)
  const idsOf = (nodes: readonly LinkedNode[]) => nodes.map(node => node['@id'])
  return [
    {
      '@id': here('item', id),
      '@type': 'PublicService',
      identifier: item.implementationCode ?? item.basicCode,
      title: name,
      description: joined(conditions),
      status: concept('status', 'active'),
      language: languagesOffered,
      isPartOf: here('catalogue'),
      hasCompetentAuthority: here('authority', authority),
      contactPoint: here('authority', authority, 'contact'),
      ...(region !== undefined && { spatial: here('region', region) }),
      audience: item.serviceObjects.map(object => concept('service-object', object)),
      isClassifiedBy: [concept('item-kind', item.kind), concept('level', item.level)],
      processingTime: duration(item.limit.promisedDays),
      follows: here('item', id, 'limit'),
      hasLegalResource: legalBasis.map(lawId),
      holdsRequirement: idsOf(requirements),
      hasInput: materials.map(({ material }) => here('material', material)),
      produces: results.map(result => here('licence', result)),
      hasCost: idsOf(costs),
      hasChannel: [...sitesOf(item).map(site => here('site', site.id)), ...(online ? idsOf([online]) : [])],
    },
    ruleNode(item),
    ...requirements,
    ...costs,
    ...(online ? [online] : []),
    ...legalBasis.map(lawNode),
  ]
}
