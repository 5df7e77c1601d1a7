/** Parts of a small catalogue for tests: each with everything that a test does not care about filled in. */
import { catalogueFromData } from '../catalogue/catalogue-data.ts'
import type {
  Authority,
  Catalogue,
  CatalogueData,
  DataElement,
  Item,
  Licence,
  Material,
  Matter,
  Question,
} from '../catalogue/model.ts'
import { parseCatalogue } from '../catalogue/parse.ts'

export const name = (text: string) => ({ zh: `${text}（名）`, en: text })
const text = (words: string) => ({ zh: words })

export type ItemMaterial = Item['materials'][number]
export type ItemField = Item['fields'][number]

const REGION = '990101000000'

export function authority(id: string, creditCode: string): Authority {
  return {
    id,
    name: name(id),
    creditCode,
    region: REGION,
    phone: '0999-55501001',
    supervisionPhone: '0999-55501901',
  }
}

export function licence(id: string, issuer: string): Licence {
  return { id, name: name(id), issuer, numberPrefix: 'JY' }
}

export function material(id: string, more: Partial<Material> = {}): Material {
  const source = more.kind === 'licence' ? 'government' : 'applicant'
  const base = { id, name: name(id), source, guidance: text(`${id}: how`) } as const
  return more.kind === 'form'
    ? { ...base, kind: 'form', ...more }
    : { ...base, kind: 'document', sample: `${id}.webp`, ...more }
}

export function uses(id: string, more: Partial<ItemMaterial> = {}): ItemMaterial {
  return {
    material: id,
    copies: { original: 1, copy: 0 },
    reviewPoints: [{ id: 'complete', text: text(`${id}: what is reviewed`) }],
    ...more,
  }
}

export function asksField(element: string, more: Partial<ItemField> = {}): ItemField {
  return { element, required: true, ...more }
}

export function element(id: string, more: Partial<DataElement> = {}): DataElement {
  return { id, name: name(id), kind: 'text', section: 'main', ...more }
}

/** Twelve digits, another number for each id. */
function basicCodeOf(id: string): string {
  const number = [...id].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1_000_000, 7)
  return `990131${String(number).padStart(6, '0')}`
}

const step = (id: string, shared: boolean) => ({ id, name: name(id), shared })

export function item(id: string, more: Partial<Item>): Item {
  return {
    id,
    name: name(id),
    basicCode: basicCodeOf(id),
    kind: 'licence',
    authority: 'registry',
    level: 'county',
    serviceObjects: ['enterprise'],
    channels: {
      online: 'whole',
      mobile: true,
      terminal: false,
      post: true,
      appointment: true,
      onlinePayment: false,
      sites: ['hall'],
      reach: 'own',
    },
    legalBasis: [{ law: '《示范法》', article: '第一条' }],
    conditions: [text('sound')],
    limit: { statutoryDays: 20, promisedDays: 1 },
    asks: [],
    visits: { alone: 2, joint: 0 },
    steps: [step('receive', true), step('review', false), step('deliver', true)],
    fields: [asksField('subject-name')],
    materials: [],
    reviewPoints: [{ id: 'sound', text: text('sound') }],
    results: [],
    ...more,
  }
}

export function yesNo(id: string): Question {
  return { id, kind: 'yes-no', title: name(id) }
}

export function matter(
  id: string,
  more: Pick<Matter, 'questions' | 'items' | 'facets'> & Partial<Matter>,
): Matter {
  return {
    id,
    name: name(id),
    summary: text(id),
    lead: 'registry',
    audience: 'enterprise',
    lifeStage: 'entry',
    list: 'local',
    keywords: [],
    jointForm: 'joint-form',
    sections: [
      { id: 'main', name: name('main') },
      { id: 'people', name: name('people') },
    ],
    ...more,
  }
}

type Parts = Pick<CatalogueData, 'licences' | 'elements' | 'materials' | 'questions' | 'items' | 'matters'> &
  Partial<CatalogueData>

export function catalogueDataOf(parts: Parts): CatalogueData {
  return {
    version: 'of-the-fixture',
    regions: [
      { code: '990100000000', name: name('city'), level: 'city' },
      { code: REGION, name: name('district'), level: 'county', parent: '990100000000' },
    ],
    authorities: [
      authority('registry', '11990101000100001N'),
      authority('police', '11990101000200002C'),
      authority('tax', '119901010003000032'),
    ],
    sites: [
      {
        id: 'hall',
        name: name('hall'),
        kind: 'hall',
        region: REGION,
        address: text('hall'),
        hours: text('always'),
        phone: '0999-55502001',
        windows: [{ id: 'one', name: name('one'), kind: 'comprehensive' }],
        matters: 'all',
      },
    ],
    lifeStages: [{ id: 'entry', audience: 'enterprise', name: name('entry') }],
    preconditions: [],
    variants: [],
    resources: [],
    policy: {},
    ...parts,
  }
}

/** JSON is YAML, so the data go through the same reader and the same checks as an editor's files. */
function filesOf(data: CatalogueData) {
  const list = (path: string, key: string, entries: readonly unknown[]) => ({
    path,
    text: JSON.stringify({ [key]: entries }),
  })
  const { matters, items } = data
  return [
    list('regions.yaml', 'regions', data.regions),
    list('authorities.yaml', 'authorities', data.authorities),
    list('sites.yaml', 'sites', data.sites),
    list('licences.yaml', 'licences', data.licences),
    list('data-elements.yaml', 'elements', data.elements),
    list('materials.yaml', 'materials', data.materials),
    list('questions.yaml', 'questions', data.questions),
    list('life-stages.yaml', 'lifeStages', data.lifeStages),
    ...data.variants.map(entry => ({ path: `variants/${entry.id}.yaml`, text: JSON.stringify(entry) })),
    ...items.map(entry => ({ path: `items/${entry.id}.yaml`, text: JSON.stringify(entry) })),
    ...matters.map(entry => ({ path: `matters/${entry.id}.yaml`, text: JSON.stringify(entry) })),
  ]
}

/** What the catalogue check says against the data; nothing for a sound catalogue. */
export function errorsOf(data: CatalogueData): string[] {
  const samples = new Set(data.materials.flatMap(entry => entry.sample ?? []))
  return parseCatalogue(filesOf(data), { version: data.version, samples })
    .findings.filter(finding => finding.severity === 'error')
    .map(finding => `${finding.file} ${finding.code} ${JSON.stringify(finding.params)}`)
}

export function soundCatalogue(data: CatalogueData): Catalogue {
  const errors = errorsOf(data)
  if (errors.length > 0) throw new Error(errors.join('\n'))
  return catalogueFromData(data)
}
