/** The person at the window, as the clerk types them from the identity card. */
import { parseCitizenNumber, parseMobileNumber } from '@yijianshi/core/documents'

export type Person = { readonly name: string; readonly citizenNumber: string; readonly mobile: string }
export type PersonField = keyof Person
export type PersonProblems = {
  readonly name?: 'person/name'
  readonly citizenNumber?: Extract<ReturnType<typeof parseCitizenNumber>, { ok: false }>['code']
  readonly mobile?: Extract<ReturnType<typeof parseMobileNumber>, { ok: false }>['code']
}

/** What is wrong, by field; empty when the person can be taken down. */
export function personProblems(person: Person): PersonProblems {
  const number = parseCitizenNumber(person.citizenNumber)
  const mobile = parseMobileNumber(person.mobile)
  return {
    ...(person.name.trim() === '' ? { name: 'person/name' as const } : {}),
    ...(number.ok ? {} : { citizenNumber: number.code }),
    ...(mobile.ok ? {} : { mobile: mobile.code }),
  }
}
