/** What each operation of data sharing takes and gives. */
import { z } from 'zod'
import { dataResource } from './data-resource.ts'
import { list, uuid } from './shape.ts'
import { caseSharing, draftSharing, mySharing, sharingAnswer } from './sharing.ts'
import { askedAnyway, sharingCount, sharingDispute, sharingSource } from './sharing-report.ts'

const draftParams = z.object({ draft: uuid })
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)
const cursor = z.string().max(200).exactOptional()
const ids = z.array(z.string().max(100)).min(1).max(100)

export const SHARING_OPERATIONS = {
  listDataResources: {
    summary: 'The directory of data resources: what the government shares, with whom, by which law',
    response: z.object({ resources: list(dataResource) }),
  },
  getDataResource: {
    summary: 'One data resource',
    params: z.object({ resource: z.string().max(100) }),
    response: dataResource,
  },
  getDraftSharing: {
    summary: 'What can be fetched for an application, and what was',
    params: draftParams,
    response: draftSharing,
  },
  consentToSharing: {
    summary: 'Consent to fetching from these sources for this application; replaces an earlier consent',
    params: draftParams,
    body: z.object({
      resources: ids,
      /** Those of them that are sensitive, each ticked by itself. */
      separately: z.array(z.string().max(100)).max(100).exactOptional(),
      /** A clerk confirms with `true` that the person has signed on paper. */
      onPaper: z.boolean().exactOptional(),
    }),
    response: draftSharing,
  },
  getConsentSheet: {
    summary: 'The consent as PDF, to be ticked and signed on paper at a window',
    params: draftParams,
    query: z.object({ language: z.enum(['zh', 'en']).exactOptional() }),
  },
  fetchForDraft: {
    summary: 'Ask the sources that were consented to; fills in empty fields and hands in extracts',
    params: draftParams,
    body: z.object({
      /** Those alone; all that were consented to when not given. */
      resources: ids.exactOptional(),
    }),
    response: draftSharing,
  },
  disputeFetched: {
    summary: 'Say that something fetched is wrong; then it is typed, or handed in on paper',
    params: draftParams,
    body: z.object({
      resource: z.string().max(100),
      subject: z.enum(['field', 'material']),
      /** The data element, or the material. */
      id: z.string().max(100),
      reason: z.string().trim().min(1).max(500),
    }),
    response: draftSharing,
  },
  endSharingConsent: {
    summary: 'Take a consent back; nothing more is fetched by it',
    params: z.object({ consent: uuid }),
    response: z.null(),
  },
  getCaseSharing: {
    summary: 'What of a case was fetched, from where, when, and what its applicant disputes',
    params: z.object({ case: uuid }),
    response: caseSharing,
  },
  getSharingAnswer: {
    summary: 'An answer of a source as it was given then; a look by others is recorded',
    params: z.object({ use: uuid }),
    response: sharingAnswer,
  },
  listMySharing: {
    summary: 'One’s own consents, and every time that something was fetched about oneself, newest first',
    query: z.object({ cursor }),
    response: mySharing,
  },
  listSharingSources: {
    summary: 'How the sources stand: connected, failing, used today',
    response: z.object({ sources: list(sharingSource) }),
  },
  listSharingCounts: {
    summary: 'How often each source was asked, day by day',
    query: z.object({ month }),
    response: z.object({ counts: list(sharingCount) }),
  },
  listAskedAnyway: {
    summary: 'Papers that were handed in although a source exists, with the reasons',
    query: z.object({ month }),
    response: z.object({ rows: list(askedAnyway) }),
  },
  getAskedAnywayFile: {
    summary: 'The same as a workbook',
    query: z.object({ month, language: z.enum(['zh', 'en']).exactOptional() }),
  },
  listSharingDisputes: {
    summary: 'What applicants dispute, newest first: for the authority that owns the data, and the centre',
    query: z.object({ cursor }),
    response: z.object({ disputes: list(sharingDispute), next: z.string().nullable() }),
  },
} as const
