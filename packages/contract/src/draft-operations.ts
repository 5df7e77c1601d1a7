/** What each operation on a draft and its files takes and gives. */
import { z } from 'zod'
import * as drafts from './draft.ts'
import { uuid } from './shape.ts'

const draftParams = z.object({ draft: uuid })

export const DRAFT_OPERATIONS = {
  createDraft: { summary: 'Begin an application', body: drafts.newDraft, response: drafts.draft },
  listDrafts: {
    summary: 'Own applications begun and not submitted, and those begun for others by mandate',
    response: z.object({ drafts: z.array(drafts.draftSummary) }),
  },
  getDraft: { summary: 'A draft with plan, values and files', params: draftParams, response: drafts.draft },
  changeDraft: {
    summary: 'Save what changed',
    params: draftParams,
    body: drafts.draftChange,
    response: drafts.draftSaved,
  },
  deleteDraft: { summary: 'Throw a draft away', params: draftParams, response: z.null() },
  uploadFile: {
    summary: 'Hand in a file for a material',
    params: z.object({ draft: uuid, material: z.string() }),
    response: drafts.fileSummary,
  },
  deleteFile: {
    summary: 'Take a file back',
    params: z.object({ draft: uuid, file: uuid }),
    response: z.null(),
  },
  submitDraft: {
    summary: 'Submit the application or the correction',
    params: draftParams,
    body: drafts.submission,
    response: drafts.submitted,
  },
  getDraftLetters: {
    summary: 'The letters of promise that the draft needs, to be read and signed',
    params: draftParams,
    response: drafts.draftLetters,
  },
  getDraftLetterFile: {
    summary: 'A letter of promise as PDF, to be signed on paper',
    params: z.object({ draft: uuid, kind: drafts.letterKind }),
  },
  getFile: { summary: 'The file itself', params: z.object({ file: uuid }) },
} as const
