import { expect, test } from 'vitest'
import { codesAfter, findingsAfter } from './small-catalogue.ts'

test('a catalogue in which everything named exists gives no finding', () => {
  expect(codesAfter()).toEqual([])
})

test('an unknown item, matter or question is named with the nearest', () => {
  const findings = findingsAfter(
    ['matters/open-shop.yaml', 'item: seal,', 'item: seals,'],
    ['sites.yaml', '[open-shop]', '[open-stop]'],
  )
  expect(findings).toMatchObject([
    {
      code: 'catalogue/unknown-reference',
      path: 'items[1].item',
      params: { nearest: 'seal / tax / registration' },
    },
    { code: 'catalogue/unknown-reference', path: 'sites[0].matters[0]', params: { nearest: 'open-shop' } },
  ])
})

test('regions, authorities, licences, elements and materials are looked up too', () => {
  expect(
    codesAfter(
      ['authorities.yaml', 'region: "990101000000"', 'region: "990102000000"'],
      ['licences.yaml', 'issuer: market', 'issuer: markt'],
      ['items/seal.yaml', 'element: shop-name', 'element: shopname'],
      ['items/seal.yaml', 'results: [receipt]', 'results: [reciept]'],
      ['regions.yaml', 'parent: "990101001000"', 'parent: "990101009000"'],
      ['data-elements.yaml', 'element: shop-name', 'element: shop'],
      ['materials.yaml', 'licence: receipt', 'licence: reciept'],
      ['items/registration.yaml', 'material: photo', 'material: foto'],
      ['matters/open-shop.yaml', 'lead: market', 'lead: markets'],
    ).filter(code => code.startsWith('catalogue/unknown-reference')),
  ).toEqual([
    'catalogue/unknown-reference authorities.yaml authorities[0].region',
    'catalogue/unknown-reference data-elements.yaml elements[2].of[0].element',
    'catalogue/unknown-reference items/registration.yaml materials[1].material',
    'catalogue/unknown-reference items/seal.yaml fields[0].element',
    'catalogue/unknown-reference items/seal.yaml results[0]',
    'catalogue/unknown-reference licences.yaml licences[0].issuer',
    'catalogue/unknown-reference materials.yaml materials[3].licence',
    'catalogue/unknown-reference matters/open-shop.yaml lead',
    'catalogue/unknown-reference regions.yaml regions[3].parent',
  ])
})

test('a reference to an entity that is faulty in itself is no second finding', () => {
  expect(codesAfter(['licences.yaml', 'numberPrefix: B', 'numberPrefix: b'])).toEqual([
    'catalogue/wrong-format licences.yaml licences[1].numberPrefix',
  ])
})
