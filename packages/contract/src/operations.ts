/** Every operation by name: method and path. No schema here, so a web app can import it for nothing. */
export const OPERATIONS = {
  getSession: 'GET /api/session',
  login: 'POST /api/session',
  logout: 'DELETE /api/session',
  register: 'POST /api/accounts',
  listMatters: 'GET /api/matters',
  getMatter: 'GET /api/matters/:matter',
  guide: 'POST /api/matters/:matter/guide',
  getCatalogue: 'GET /api/catalogue',
  createDraft: 'POST /api/drafts',
  listDrafts: 'GET /api/drafts',
  getDraft: 'GET /api/drafts/:draft',
  changeDraft: 'PATCH /api/drafts/:draft',
  deleteDraft: 'DELETE /api/drafts/:draft',
  /** multipart/form-data with one part `file`. */
  uploadFile: 'POST /api/drafts/:draft/materials/:material/files',
  deleteFile: 'DELETE /api/drafts/:draft/files/:file',
  submitDraft: 'POST /api/drafts/:draft/submit',
  getFile: 'GET /api/files/:file',
  listCases: 'GET /api/cases',
  getCase: 'GET /api/cases/:case',
  getCaseContents: 'GET /api/cases/:case/contents',
  getCaseHistory: 'GET /api/cases/:case/history',
  commandCase: 'POST /api/cases/:case/commands',
  openCorrection: 'POST /api/cases/:case/correction',
  getReceiptCode: 'GET /api/cases/:case/receipt.svg',
  listTasks: 'GET /api/tasks',
  getReceipt: 'GET /api/receipts/:number',
} as const

export type OperationName = keyof typeof OPERATIONS
