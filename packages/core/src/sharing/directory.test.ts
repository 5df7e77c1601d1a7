import { expect, test } from 'vitest'
import type { Catalogue, DataResource, Material } from '../catalogue/model.ts'
import { planOf, SHOP } from '../plan/stall.fixture.ts'
import { directoryOf } from './directory.ts'
import { offersOf } from './offers.ts'

const name = { zh: '某', en: 'some' }
const material = (id: string, more: Partial<Material>): [string, Material] => [
  id,
  { id, name, kind: 'document', source: 'applicant', guidance: { zh: '某' }, ...more },
]
const register: DataResource = {
  id: 'register',
  name,
  owner: 'o',
  kind: 'unconditional',
  key: { by: 'citizen-number' },
  fields: [{ element: 'subject-name', whose: 'number' }],
  materials: [{ material: 'identity' }, { material: 'theirs', whose: 'number' }],
  sensitive: true,
  basis: { law: '《法》', article: '第一条' },
  freshHours: 0,
  perDay: 1,
}
const lists: Pick<Catalogue, 'licences' | 'materials' | 'elements' | 'resources'> = {
  licences: new Map([
    ['card', { id: 'card', name, issuer: 'police', numberPrefix: 'C', tells: ['subject-name', 'remark'] }],
    ['unused', { id: 'unused', name, issuer: 'police', numberPrefix: 'U' }],
  ]),
  materials: new Map([
    material('identity', { kind: 'licence', licence: 'card' }),
    material('theirs', { kind: 'licence', licence: 'card' }),
    material('other', {}),
  ]),
  elements: new Map(),
  resources: new Map([['register', register]]),
}

test('each kind of licence that a paper is a copy of is an entry, beside the resources of the catalogue', () => {
  const directory = directoryOf(lists)
  expect([...directory.keys()]).toEqual(['library-card', 'register'])
  expect(directory.get('library-card')).toMatchObject({
    owner: 'police',
    key: { by: 'holder', licence: 'card' },
    freshHours: 0,
    // As sensitive, and as much somebody else's, as the same paper from elsewhere.
    sensitive: true,
    fields: [{ element: 'subject-name', whose: 'number' }, { element: 'remark' }],
    materials: [{ material: 'identity' }, { material: 'theirs', whose: 'number' }],
  })
  const hidden: DataResource = { ...register, id: 'library-card' }
  const own = directoryOf({ ...lists, resources: new Map([[hidden.id, hidden]]) })
  expect([...own.values()]).toEqual([hidden])
})

test('a licence is offered for a paper whatever else the government holds, and never for a field alone', () => {
  const plan = planOf({ ...SHOP, kind: 'cart' })
  const directory = directoryOf(lists)
  expect(plan.furtherSavings.materials).toEqual([])
  expect(offersOf(directory.values(), plan).map(({ resource }) => resource.id)).toEqual(['library-card'])
  const without = { ...plan, checklist: plan.checklist.filter(entry => entry.material !== 'identity') }
  expect(offersOf(directory.values(), without)).toEqual([])
})
