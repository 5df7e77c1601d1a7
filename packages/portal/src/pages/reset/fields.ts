/** What the page asks for, and what is missing of it. */
import type { ResetProof } from '@yijianshi/contract/password-reset'
import type { PersonDocument } from '@yijianshi/contract/shape'

export const resetWays = ['window-code', 'passkey', 'codes'] as const satisfies readonly ResetProof['kind'][]
export type ResetWay = (typeof resetWays)[number]

export type ResetFields = {
  readonly way: ResetWay
  readonly kind: PersonDocument['kind']
  readonly number: string
  readonly windowCode: string
  readonly login: string
  readonly appCode: string
  readonly recoveryCode: string
  readonly next: string
}

export const emptyFields: ResetFields = {
  way: 'window-code',
  kind: 'citizen-number',
  number: '',
  windowCode: '',
  login: '',
  appCode: '',
  recoveryCode: '',
  next: '',
}

const asked = {
  'window-code': ['number', 'windowCode', 'next'],
  passkey: ['number', 'next'],
  codes: ['number', 'login', 'appCode', 'recoveryCode', 'next'],
} as const satisfies Record<ResetWay, readonly (keyof ResetFields)[]>

export type AskedField = (typeof asked)[ResetWay][number]

/** What a way asks for, in its order on the page. */
export function fieldsOf(way: ResetWay): readonly AskedField[] {
  return asked[way]
}

export type Line = Exclude<AskedField, 'number'>

/** The same without the document, which has a line of its own. */
export function linesOf(way: ResetWay): readonly Line[] {
  return fieldsOf(way).filter(field => field !== 'number')
}

const appCode = /^\d{6}$/

function withoutSpaces(text: string): string {
  return text.replaceAll(/\s/g, '')
}

type Words = {
  readonly labels: Readonly<Record<AskedField, string>>
  readonly empty: (label: string) => string
  readonly tooShort: (label: string) => string
  readonly sixDigits: string
}

export function faultsOf(
  fields: ResetFields,
  words: Words,
): readonly { readonly field: AskedField; readonly text: string }[] {
  return fieldsOf(fields.way).flatMap(field => {
    if (fields[field].trim() === '') return [{ field, text: words.empty(words.labels[field]) }]
    if (field === 'appCode' && !appCode.test(withoutSpaces(fields.appCode)))
      return [{ field, text: words.sixDigits }]
    const short = field === 'windowCode' || field === 'recoveryCode'
    return short && fields[field].trim().length < 8
      ? [{ field, text: words.tooShort(words.labels[field]) }]
      : []
  })
}

/** What is sent as proof by the ways that are typed; a passkey is shown by the device. */
export function typedProof(fields: ResetFields): Exclude<ResetProof, { kind: 'passkey' }> | undefined {
  const { way, login, appCode: code, recoveryCode, windowCode } = fields
  switch (way) {
    case 'window-code':
      return { kind: way, code: windowCode.trim() }
    case 'codes':
      return {
        kind: way,
        login: login.trim(),
        code: withoutSpaces(code),
        recoveryCode: recoveryCode.trim(),
      }
    case 'passkey':
      return undefined
  }
}
