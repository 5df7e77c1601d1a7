import { expect, test } from 'vitest'
import { personProblems } from './person.ts'
import { type Visitor, visitorBody, visitorProblems, visitorTemplate } from './visitor.ts'

const citizen = (number: string) => ({ kind: 'citizen-number', number }) as const
const somebody = { name: '张三', document: citizen('11010519491231002X'), mobile: '138 0013 8000' }

test('A name, a number with its check character and a mobile number are needed', () => {
  expect(personProblems(somebody)).toEqual({})
  expect(personProblems({ name: ' ', document: citizen('110105194912310021'), mobile: '1380013' })).toEqual({
    name: 'person/name',
    document: 'citizen-number/checksum',
    mobile: 'mobile-number/length',
  })
  const document = { kind: 'passport', number: 'PASSPORT' } as const
  expect(personProblems({ ...somebody, document })).toEqual({ document: 'person-document/number' })
})

test('What is not filled in is asked for, and not called wrong', () => {
  for (const kind of ['citizen-number', 'passport'] as const)
    expect(personProblems({ name: '', document: { kind, number: ' ' }, mobile: '' })).toEqual({
      name: 'person/name',
      document: 'person/document',
      mobile: 'person/mobile',
    })
})

test('Whoever comes for another is taken down beside them, and only then', () => {
  const agent = { ...somebody, name: '李四' }
  const organisation = { name: '某某公司', creditCode: '91990101MA0000000U' }
  const visitor: Visitor = { coming: 'self', person: somebody, agent, organisation }
  expect(visitorBody(visitor)).toEqual({ applicant: somebody })
  expect(visitorBody({ ...visitor, coming: 'for-person' })).toEqual({ applicant: somebody, agent })
  expect(visitorBody({ ...visitor, coming: 'for-organisation' })).toEqual({ organisation, agent })
})

test('Only what is asked for must be right', () => {
  expect(visitorProblems({ ...visitorTemplate, coming: 'self', person: somebody }).all).toBe(true)
  const forOrganisation = { ...visitorTemplate, coming: 'for-organisation', agent: somebody } as const
  expect(visitorProblems(forOrganisation)).toMatchObject({
    all: false,
    creditCode: 'creditCodeMissing',
    name: 'nameMissing',
  })
  const wrong = { name: '某某公司', creditCode: '91990101MA0000000A' }
  expect(visitorProblems({ ...forOrganisation, organisation: wrong }).creditCode).toBe('creditCodeWrong')
  const organisation = { name: '某某公司', creditCode: '91990101MA0000000U' }
  expect(visitorProblems({ ...forOrganisation, organisation }).all).toBe(true)
  expect(visitorProblems({ ...forOrganisation, organisation, agent: visitorTemplate.agent }).all).toBe(false)
})
