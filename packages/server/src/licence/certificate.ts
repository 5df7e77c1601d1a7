/** What stands on a licence as PDF. In Chinese: the text that binds. */
export type LicenceCertificate = {
  readonly kind: 'licence'
  readonly title: string
  readonly number: string
  readonly issuer: string
  /** `2026年11月21日`. */
  readonly issuedOn: string
  readonly rows: readonly { readonly term: string; readonly text: string }[]
  /** 电子证照标识. */
  readonly mark: string | null
  /** Address of the page that says whether it holds, and the code in it. */
  readonly address: string
  readonly code: string
  /** 仅供…使用: over the whole page, where it was made for one purpose. */
  readonly purpose: string | null
}
