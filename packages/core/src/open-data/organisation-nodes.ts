/** Regions, authorities and sites as linked data. */
import type { Authority, Region, Site } from '../catalogue/model.ts'
import { concept, here, joined, type LinkedNode } from './linked-node.ts'

export function regionNode({ code, name, parent }: Region): LinkedNode {
  return {
    '@id': here('region', code),
    '@type': ['Location', 'AdministrativeTerritorialUnit'],
    identifier: code,
    title: name,
    ...(parent !== undefined && { isPartOf: here('region', parent) }),
  }
}

export function authorityNodes({
  id,
  name,
  creditCode,
  region,
  phone,
  supervisionPhone,
}: Authority): LinkedNode[] {
  return [
    {
      '@id': here('authority', id),
      '@type': ['PublicOrganisation', 'Organization', 'Agent'],
      identifier: creditCode,
      prefLabel: name,
      title: name,
      spatial: here('region', region),
      contactPoint: [here('authority', id, 'contact'), here('authority', id, 'supervision')],
    },
    {
      '@id': here('authority', id, 'contact'),
      '@type': 'ContactPoint',
      title: { zh: '咨询电话', en: 'Enquiries' },
      telephone: phone,
    },
    {
      '@id': here('authority', id, 'supervision'),
      '@type': 'ContactPoint',
      title: { zh: '监督电话', en: 'Supervision' },
      telephone: supervisionPhone,
    },
  ]
}

/** A site is a channel. Its telephone number has no place in CPSV-AP but in its description. */
export function siteNode({ id, name, kind, region, address, hours, phone }: Site): LinkedNode {
  return {
    '@id': here('site', id),
    '@type': 'Channel',
    identifier: id,
    title: name,
    description: joined([address, { zh: `电话 ${phone}`, en: `Telephone ${phone}` }]),
    type: concept('channel', kind),
    address: { '@type': 'Address', fullAddress: address },
    spatial: here('region', region),
    openingHours: { '@type': 'TemporalEntity', description: hours },
  }
}
