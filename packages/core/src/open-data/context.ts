/**
 * The JSON-LD context: classes and properties of CPSV-AP 3.2.0, and DCAT 3 for the data set itself.
 *
 * It stands in the document, so that nobody who reads it has to fetch another one. The terms have short
 * names; their IRIs are those of the context that is published with CPSV-AP.
 */
import type { LinkedNode } from './linked-node.ts'

export const PROFILE = 'https://semiceu.github.io/CPSV-AP/releases/3.2.0/'

const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  locn: 'http://www.w3.org/ns/locn#',
  org: 'http://www.w3.org/ns/org#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  time: 'http://www.w3.org/2006/time#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

const classes = {
  Address: 'locn:Address',
  AdministrativeTerritorialUnit: 'http://data.europa.eu/88u/dataset/atu-type',
  Agent: 'foaf:Agent',
  BusinessEvent: 'cv:BusinessEvent',
  Channel: 'cv:Channel',
  Concept: 'skos:Concept',
  ContactPoint: 'cv:ContactPoint',
  Cost: 'cv:Cost',
  Dataset: 'dcat:Dataset',
  Distribution: 'dcat:Distribution',
  Document: 'foaf:Document',
  Event: 'cv:Event',
  Evidence: 'cv:Evidence',
  EvidenceType: 'cv:EvidenceType',
  LegalResource: 'eli:LegalResource',
  LifeEvent: 'cv:LifeEvent',
  LinguisticSystem: 'dct:LinguisticSystem',
  Location: 'dct:Location',
  Organization: 'org:Organization',
  Output: 'cv:Output',
  PublicOrganisation: 'cv:PublicOrganisation',
  PublicService: 'cpsv:PublicService',
  Requirement: 'cv:Requirement',
  Rule: 'cpsv:Rule',
  TemporalEntity: 'time:TemporalEntity',
} as const

const inLanguages = (id: string) => ({ '@id': id, '@container': '@language' }) as const
const reference = (id: string) => ({ '@id': id, '@type': '@id' }) as const
const typed = (id: string, type: string) => ({ '@id': id, '@type': type }) as const

const properties = {
  title: inLanguages('dct:title'),
  description: inLanguages('dct:description'),
  prefLabel: inLanguages('skos:prefLabel'),
  keyword: inLanguages('dcat:keyword'),
  fullAddress: inLanguages('locn:fullAddress'),
  identifier: 'dct:identifier',
  notation: 'skos:notation',
  telephone: 'cv:telephone',
  version: 'dcat:version',
  issued: typed('dct:issued', 'xsd:date'),
  hasValue: typed('cv:hasValue', 'xsd:double'),
  processingTime: typed('cv:processingTime', 'xsd:duration'),
  accessURL: reference('dcat:accessURL'),
  address: reference('locn:address'),
  audience: reference('dct:audience'),
  classification: reference('cv:evidenceTypeClassification'),
  conformsTo: reference('dct:conformsTo'),
  contactPoint: reference('cv:contactPoint'),
  currency: reference('cv:currency'),
  distribution: reference('dcat:distribution'),
  follows: reference('cpsv:follows'),
  hasChannel: reference('cv:hasChannel'),
  hasCompetentAuthority: reference('cv:hasCompetentAuthority'),
  hasCost: reference('cv:hasCost'),
  hasInput: reference('cpsv:hasInput'),
  hasLegalResource: reference('cv:hasLegalResource'),
  hasPart: reference('dct:hasPart'),
  hasRelatedService: reference('cv:hasRelatedService'),
  hasSupportingEvidence: reference('cv:hasSupportingEvidence'),
  holdsRequirement: reference('cv:holdsRequirement'),
  implements: reference('cpsv:implements'),
  isClassifiedBy: reference('cv:isClassifiedBy'),
  isDefinedBy: reference('cv:isDefinedBy'),
  isGroupedBy: reference('cv:isGroupedBy'),
  isPartOf: reference('dct:isPartOf'),
  landingPage: reference('dcat:landingPage'),
  language: reference('dct:language'),
  license: reference('dct:license'),
  mediaType: reference('dcat:mediaType'),
  openingHours: reference('cv:openingHours'),
  ownedBy: reference('cv:ownedBy'),
  page: reference('foaf:page'),
  produces: reference('cpsv:produces'),
  publisher: reference('dct:publisher'),
  related: reference('cv:relatedService'),
  requires: reference('dct:requires'),
  spatial: reference('dct:spatial'),
  status: reference('adms:status'),
  type: reference('dct:type'),
  variantOf: reference('dct:isVersionOf'),
} as const

/** `address`: where the document is found; `here:x` is its fragment `x`. */
export function contextAt(address: string): LinkedNode {
  return { ...prefixes, here: `${address}#`, ...classes, ...properties }
}
