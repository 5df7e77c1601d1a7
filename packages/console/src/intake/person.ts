/** Whoever stands at the window, as the clerk types them from the document that is shown. */
import type { PersonDocument } from '@yijianshi/contract/shape'
import { parseCitizenNumber, parseMobileNumber, parsePersonDocument } from '@yijianshi/core/documents'

export type Person = { readonly name: string; readonly document: PersonDocument; readonly mobile: string }
export type PersonField = keyof Person

/** In the order of the form. */
export const PERSON_FIELDS: readonly PersonField[] = ['name', 'document', 'mobile']

export type PersonProblems = {
  readonly name?: 'person/name'
  readonly document?:
    | Extract<ReturnType<typeof parseCitizenNumber>, { ok: false }>['code']
    | 'person-document/number'
    | 'person/document'
  readonly mobile?: 'person/mobile' | Extract<ReturnType<typeof parseMobileNumber>, { ok: false }>['code']
}

export const nobody: Person = { name: '', document: { kind: 'citizen-number', number: '' }, mobile: '' }

/** Of a citizen number it is told which part is wrong; what was not filled in is not wrong. */
function documentProblem({ kind, number }: PersonDocument): PersonProblems['document'] {
  if (number.trim() === '') return 'person/document'
  const read = kind === 'citizen-number' ? parseCitizenNumber(number) : parsePersonDocument(kind, number)
  return read.ok ? undefined : read.code
}

function mobileProblem(given: string): PersonProblems['mobile'] {
  if (given.trim() === '') return 'person/mobile'
  const read = parseMobileNumber(given)
  return read.ok ? undefined : read.code
}

/** What is wrong or missing, by field; empty when the person can be taken down. */
export function personProblems(person: Person): PersonProblems {
  const document = documentProblem(person.document)
  const mobile = mobileProblem(person.mobile)
  return {
    ...(person.name.trim() === '' ? { name: 'person/name' as const } : {}),
    ...(document === undefined ? {} : { document }),
    ...(mobile === undefined ? {} : { mobile }),
  }
}
