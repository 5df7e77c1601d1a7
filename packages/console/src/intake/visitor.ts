/** Who comes to the window: for themselves, for another person, or for an organisation. */
import type { OrganisationGiven, PersonGiven } from '@yijianshi/contract/mandate'
import { parseCreditCode } from '@yijianshi/core/documents'
import { nobody, type Person, type PersonProblems, personProblems } from './person.ts'

export const COMINGS = ['self', 'for-person', 'for-organisation'] as const
export type Coming = (typeof COMINGS)[number]

export type Visitor = {
  readonly coming: Coming
  /** Who applies, unless that is an organisation. */
  readonly person: Person
  readonly organisation: OrganisationGiven
  /** Who stands there for them. */
  readonly agent: Person
}

export const visitorTemplate: Visitor = {
  coming: 'self',
  person: nobody,
  organisation: { name: '', creditCode: '' },
  agent: nobody,
}

export type VisitorProblems = {
  readonly person: PersonProblems
  readonly agent: PersonProblems
  /** Of the organisation; undefined where it is right or not asked for. */
  readonly name: 'nameMissing' | undefined
  readonly creditCode: 'creditCodeMissing' | 'creditCodeWrong' | undefined
  /** Whether all that is asked for is right. */
  readonly all: boolean
}

function creditCodeProblem(given: string): VisitorProblems['creditCode'] {
  if (given.trim() === '') return 'creditCodeMissing'
  return parseCreditCode(given).ok ? undefined : 'creditCodeWrong'
}

export function visitorProblems({ coming, person, organisation, agent }: Visitor): VisitorProblems {
  const isOrganisation = coming === 'for-organisation'
  const problems = {
    person: isOrganisation ? {} : personProblems(person),
    agent: coming === 'self' ? {} : personProblems(agent),
    name: isOrganisation && organisation.name.trim() === '' ? ('nameMissing' as const) : undefined,
    creditCode: isOrganisation ? creditCodeProblem(organisation.creditCode) : undefined,
  }
  const isRight = (each: PersonProblems) => Object.keys(each).length === 0
  const all =
    isRight(problems.person) &&
    isRight(problems.agent) &&
    (problems.name ?? problems.creditCode) === undefined
  return { ...problems, all }
}

type Body = {
  readonly applicant?: PersonGiven
  readonly organisation?: OrganisationGiven
  readonly agent?: PersonGiven
}

/** What the server is told of them. */
export function visitorBody({ coming, person, organisation, agent }: Visitor): Body {
  if (coming === 'self') return { applicant: person }
  return coming === 'for-person' ? { applicant: person, agent } : { organisation, agent }
}
