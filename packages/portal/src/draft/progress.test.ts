import type { FormFieldOnWire } from '@yijianshi/contract/plan'
import { describe, expect, test } from 'vitest'
import { deliveryStatus, sectionStatus } from './progress.ts'

function field(element: string, required: boolean, more: Partial<FormFieldOnWire> = {}): FormFieldOnWire {
  const name = { zh: element, en: element }
  return { element, name, kind: 'text', section: 's', constraints: {}, required, neededBy: [], ...more }
}

describe('status of a section', () => {
  const fields = [field('name', true, { constraints: { minLength: 2 } }), field('hours', false)]

  test.each([
    [{}, 'empty'],
    [{ hours: '7:00' }, 'begun'],
    [{ name: '小桃园' }, 'done'],
    [{ name: '小' }, 'faulty'],
    [{ name: '', hours: '' }, 'empty'],
  ])('%j is %s', (values, status) => {
    expect(sectionStatus(fields, values)).toBe(status)
  })

  test('an entry of a list that lacks something is begun, not wrong', () => {
    const list = field('owners', true, { kind: 'list', of: [field('owner', true)] })
    expect(sectionStatus([list], { owners: [{}] })).toBe('begun')
    expect(sectionStatus([list], { owners: [{ owner: '王芳' }] })).toBe('done')
  })
})

describe('status of delivery', () => {
  const address = { recipient: '王芳', mobile: '13900000000', address: '春风路 20 号' }

  test('post needs a full address, the others only a site', () => {
    expect(deliveryStatus({ delivery: 'window', site: 'hall', postalAddress: null })).toBe('done')
    expect(deliveryStatus({ delivery: 'post', site: 'hall', postalAddress: null })).toBe('begun')
    expect(
      deliveryStatus({ delivery: 'post', site: 'hall', postalAddress: { ...address, mobile: ' ' } }),
    ).toBe('begun')
    expect(deliveryStatus({ delivery: 'post', site: 'hall', postalAddress: address })).toBe('done')
    expect(deliveryStatus({ delivery: 'electronic', site: '', postalAddress: null })).toBe('begun')
  })
})
