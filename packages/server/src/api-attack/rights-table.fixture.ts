/** Whose each operation with an id is: what a stranger's id must not open. A new operation needs a line. */
import { randomUUID } from 'node:crypto'
import type { OperationName } from '@yijianshi/contract/operations'
import type { Role } from '@yijianshi/core/access'

/** What belongs to one person, one office or one session. */
export type ObjectKind =
  | 'case'
  | 'draft'
  | 'draft-file'
  | 'case-file'
  | 'receipt'
  | 'session'
  | 'licence'
  | 'mandate'
  | 'alert'
  | 'supervision-order'

type Call = {
  /** Parameters of the path that are no secret. */
  readonly path?: Readonly<Record<string, string>>
  readonly query?: string
  /** As whoever has this role would send it. */
  readonly body?: (role: Role | 'nobody') => unknown
  readonly upload?: boolean
}

export type RightsEntry =
  /** Its ids are published; anybody may have it. */
  | { readonly kind: 'public' }
  /** Everybody of these roles works on it together; nobody else has any of it. */
  | ({ readonly kind: 'office'; readonly roles: readonly Role[] } & Call)
  /** To a stranger it is as if it did not exist. `owner` gets something else. */
  | ({ readonly kind: 'owned'; readonly object: ObjectKind; readonly owner: string } & Call)
  /** An id in the query narrows what the reader may see anyway. */
  | { readonly kind: 'filter'; readonly parameter: string; readonly owner: string; readonly value?: string }
  /** The id is the right: a long code that cannot be guessed. Or it needs more than a call. */
  | { readonly kind: 'elsewhere'; readonly test: string }

const command = (role: Role | 'nobody') => {
  const byRole: Partial<Record<Role | 'nobody', unknown>> = {
    clerk: { type: 'accept', checked: [] },
    reviewer: { type: 'receive-task', item: 'seal-filing' },
    manager: { type: 'convene', reason: '会商' },
  }
  return { commandId: randomUUID(), command: byRole[role] ?? { type: 'withdraw', reason: '不办了' } }
}

const ofCase = { kind: 'owned', object: 'case', owner: 'chenyu' } as const
const ofDraft = { kind: 'owned', object: 'draft', owner: 'chenyu' } as const
const ofLicence = { kind: 'owned', object: 'licence', owner: 'chenyu' } as const
const ofMandate = { kind: 'owned', object: 'mandate', owner: 'chenyu' } as const
const byMandate = { kind: 'elsewhere', test: 'packages/server/src/mandate/mandate.db.test.ts' } as const
const editors = { kind: 'office', roles: ['editor', 'manager'] } as const
const managers = { kind: 'office', roles: ['manager'] } as const
const published = { kind: 'public' } as const

/** Those that end something come last: whoever owns it calls them in this order. */
export const RIGHTS: readonly (readonly [OperationName, RightsEntry])[] = [
  ['getMatter', published],
  ['guide', published],
  ['explainPlan', published],
  ['listMatterPapers', published],
  ['getMatterPaper', published],
  ['getMatterPaperFile', published],
  ['getItemPaper', published],
  ['getItemPaperFile', published],
  ['getSchema', published],
  ['getAuditRoot', published],
  ['getCatalogueVersionData', published],

  ['getCatalogueFiles', { ...editors, path: { version: 'current' } }],
  ['getChange', editors],
  ['saveChangeFile', { ...editors, body: () => ({ path: 'matters.yaml', text: 'a', basedOn: 0 }) }],
  ['commandChange', { ...editors, body: () => ({ id: randomUUID(), type: 'withdraw' }) }],
  ['uploadSample', { ...editors, path: { name: 'a.webp' }, upload: true }],
  ['getChangeSample', { ...editors, path: { name: 'a.webp' } }],
  ['createChange', { ...editors, body: () => ({ title: '改期限', order: '2026-001' }) }],
  ['getChangeOrder', { ...editors, path: { order: '2026-001' } }],
  [
    'commandChangeOrder',
    {
      ...editors,
      path: { order: '2026-001' },
      body: () => ({ id: randomUUID(), type: 'cancel', reason: '不办' }),
    },
  ],
  ['getReport', { ...editors, path: { report: 'limits' } }],
  ['getReportFile', { ...editors, path: { report: 'limits' } }],
  ['getBenchmark', editors],
  ['getBenchmarkFile', editors],
  ['deleteBenchmark', editors],
  ['changeWebhook', { ...managers, body: () => ({ state: 'paused' }) }],
  ['deleteWebhook', managers],
  ['renewWebhookSecret', managers],
  ['listDeadLetters', managers],
  ['resendDeadLetter', managers],
  ['discardDeadLetter', managers],
  ['listAccessRecords', managers],
  [
    'openReasonedAccess',
    {
      ...managers,
      body: () => ({ id: randomUUID(), purpose: 'complaint', words: '群众投诉' }),
    },
  ],
  ['getReasonedAccess', managers],
  ['endReasonedAccess', managers],

  ['listObligations', { kind: 'filter', parameter: 'owner', value: 'market-regulation', owner: 'market2' }],
  ['listAlerts', { kind: 'filter', parameter: 'owner', value: 'market-regulation', owner: 'market2' }],
  ['listMyLooks', { kind: 'filter', parameter: 'case', owner: 'chenyu' }],
  [
    'openSupervisionOrder',
    {
      ...managers,
      body: () => ({ id: randomUUID(), process: randomUUID(), key: 'x', reason: '督办' }),
    },
  ],
  ['getSupervisionOrder', { kind: 'owned', object: 'supervision-order', owner: 'market2' }],
  ['acknowledgeAlert', { kind: 'owned', object: 'alert', owner: 'market2' }],
  [
    'commandSupervisionOrder',
    {
      ...{ kind: 'owned', object: 'supervision-order', owner: 'market2' },
      body: () => ({ id: randomUUID(), type: 'take-up' }),
    },
  ],

  ['getDraft', ofDraft],
  ['getDraftLetters', ofDraft],
  ['getDraftLetterFile', { ...ofDraft, path: { kind: 'tolerance' } }],
  ['takeOverDraft', ofDraft],
  ['changeDraft', { ...ofDraft, body: () => ({ values: { email: 'x@x.cn' } }) }],
  ['uploadFile', { ...ofDraft, path: { material: 'premises-right' }, upload: true }],
  ['getFile', { kind: 'owned', object: 'case-file', owner: 'chenyu' }],
  ['deleteFile', { kind: 'owned', object: 'draft-file', owner: 'chenyu' }],
  ['getDraftSharing', ofDraft],
  ['consentToSharing', { ...ofDraft, body: () => ({ resources: ['population'] }) }],
  ['getConsentSheet', ofDraft],
  ['fetchForDraft', { ...ofDraft, body: () => ({}) }],
  [
    'disputeFetched',
    {
      ...ofDraft,
      body: () => ({ resource: 'population', subject: 'field', id: 'applicant-name', reason: '不对' }),
    },
  ],
  ['submitDraft', { ...ofDraft, body: () => ({ commandId: randomUUID() }) }],
  ['deleteDraft', ofDraft],

  ['getCase', ofCase],
  ['getCaseContents', ofCase],
  ['getCaseHistory', ofCase],
  ['listCaseSignatures', ofCase],
  ['signCase', { ...ofCase, owner: 'clerk1' }],
  ['getCaseTimeline', ofCase],
  ['listCaseDocuments', ofCase],
  ['getCaseDocumentFile', { ...ofCase, path: { document: '0' } }],
  ['explainCase', { ...ofCase, query: 'kind=item&id=seal-filing' }],
  ['openCorrection', ofCase],
  ['openSupplement', ofCase],
  ['openOnTheSpot', ofCase],
  ['getReceiptCode', ofCase],
  ['listCaseAttempts', { ...ofCase, owner: 'manager1' }],
  ['listCaseAccessRecords', ofCase],
  ['getReceipt', { kind: 'owned', object: 'receipt', owner: 'chenyu', query: 'code=:code' }],
  ['getReceiptProof', { kind: 'owned', object: 'receipt', owner: 'chenyu' }],
  ['watchChanges', { kind: 'elsewhere', test: 'packages/server/src/live/live.db.test.ts' }],

  ['getDataResource', published],
  ['getCaseSharing', ofCase],
  ['endSharingConsent', { kind: 'elsewhere', test: 'packages/server/src/sharing/sharing.db.test.ts' }],
  ['getSharingAnswer', { kind: 'elsewhere', test: 'packages/server/src/sharing/sharing.db.test.ts' }],

  ['listCaseLicences', ofCase],
  ['listOwnPaperLicences', { kind: 'elsewhere', test: 'packages/server/src/licence/paper/paper.db.test.ts' }],
  ['listCasePaperLicences', { ...ofCase, owner: 'clerk1' }],
  ['comparePaperLicence', { kind: 'elsewhere', test: 'packages/server/src/licence/paper/paper.db.test.ts' }],
  [
    'deletePaperLicenceImport',
    { kind: 'elsewhere', test: 'packages/server/src/licence/paper/paper.db.test.ts' },
  ],
  [
    'listImportedPaperLicences',
    { kind: 'elsewhere', test: 'packages/server/src/licence/paper/paper.db.test.ts' },
  ],
  ['noteImportCompared', { kind: 'elsewhere', test: 'packages/server/src/licence/paper/paper.db.test.ts' }],
  [
    'decidePaperLicenceImport',
    { kind: 'elsewhere', test: 'packages/server/src/licence/paper/paper.db.test.ts' },
  ],
  ['getLicence', ofLicence],
  ['getLicenceFile', ofLicence],
  ['createLicenceCopy', { ...ofLicence, body: () => ({ purpose: '办理贷款' }) }],
  ['showLicence', ofLicence],
  ['listLicenceLooks', ofLicence],
  ['listLicenceSteps', ofLicence],
  ['signLicence', { ...ofLicence, owner: 'market1' }],
  [
    'commandLicence',
    {
      ...ofLicence,
      owner: 'market1',
      body: () => ({ commandId: randomUUID(), command: { type: 'suspend', reason: '核查' } }),
    },
  ],
  ['openShowing', { kind: 'elsewhere', test: 'packages/server/src/licence/licence.db.test.ts' }],
  ['verifyLicence', { kind: 'elsewhere', test: 'packages/server/src/licence/licence.db.test.ts' }],
  ['getLicenceSm2Signature', { kind: 'elsewhere', test: 'packages/server/src/licence/licence.db.test.ts' }],

  ['endDuty', { kind: 'elsewhere', test: 'packages/server/src/account/duties.db.test.ts' }],
  ['createDraft', byMandate],
  ['listCases', byMandate],
  ['listOwnLicences', byMandate],
  ['getMandate', ofMandate],
  ['listMandateUses', ofMandate],
  ['commandMandate', { ...ofMandate, body: () => ({ commandId: randomUUID(), command: 'revoke' }) }],
  [
    'endMandate',
    {
      ...{ kind: 'office', roles: ['clerk'] },
      body: () => ({ commandId: randomUUID(), ground: 'asked-in-person' }),
    },
  ],

  ['commandCase', { ...ofCase, body: command }],
  ['endSession', { kind: 'owned', object: 'session', owner: 'chenyu' }],
  // Demo accounts have none, and it wants a fresh proof.
  ['removePasskey', { kind: 'elsewhere', test: 'packages/server/src/identity/passkey/passkey.db.test.ts' }],
]
