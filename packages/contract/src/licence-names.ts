/** What people call the state of an e-licence, what became of it, and what stands on it: in both web apps the same. */
import type { PublicLicence } from './licence.ts'
import type { LicenceStep } from './staff-signature.ts'

type Fact = 'number' | 'holder' | 'issuer' | 'issuedOn' | 'validUntil' | 'longTerm'

export type LicenceNames = {
  readonly standings: Readonly<Record<PublicLicence['standing'], string>>
  readonly steps: Readonly<Record<LicenceStep['event'], string>>
  readonly facts: Readonly<Record<Fact, string>>
}

export const zhLicenceNames: LicenceNames = {
  standings: {
    valid: '有效',
    suspended: '暂停使用',
    expired: '已过期',
    replaced: '已更正',
    revoked: '已撤销',
  },
  steps: {
    LicenceIssued: '签发',
    LicenceCorrected: '更正',
    LicenceSuspended: '暂停使用',
    LicenceResumed: '恢复使用',
    LicenceRevoked: '撤销',
  },
  facts: {
    number: '编号',
    holder: '持证人',
    issuer: '发证机关',
    issuedOn: '发证日期',
    validUntil: '有效期至',
    longTerm: '长期',
  },
}

export const enLicenceNames: LicenceNames = {
  standings: {
    valid: 'Valid',
    suspended: 'Suspended',
    expired: 'Expired',
    replaced: 'Corrected',
    revoked: 'Revoked',
  },
  steps: {
    LicenceIssued: 'Issued',
    LicenceCorrected: 'Corrected',
    LicenceSuspended: 'Suspended',
    LicenceResumed: 'Resumed',
    LicenceRevoked: 'Revoked',
  },
  facts: {
    number: 'Number',
    holder: 'Holder',
    issuer: 'Issued by',
    issuedOn: 'Issued on',
    validUntil: 'Valid until',
    longTerm: 'No end',
  },
}
