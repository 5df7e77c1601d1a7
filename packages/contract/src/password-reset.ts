/** A new password for whoever has forgotten the old one. */
import { PERSON_DOCUMENT_KINDS } from '@yijianshi/core/documents'
import { z } from 'zod'
import { shownPasskey } from './passkey.ts'
import { instant, list, nameShape, personDocument } from './shape.ts'

/** Besides the document: a code from the window, a passkey, or the app on the phone together with a recovery code. */
export const resetProof = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('window-code'), code: z.string().min(8).max(40) }),
  z.object({ kind: z.literal('passkey'), passkey: shownPasskey }),
  z.object({
    kind: z.literal('codes'),
    login: z.string().min(1).max(100),
    /** The six digits that the app shows. */
    code: z.string().regex(/^\d{6}$/),
    recoveryCode: z.string().min(8).max(40),
  }),
])
export type ResetProof = z.infer<typeof resetProof>

export const passwordReset = z.object({
  document: personDocument,
  proof: resetProof,
  next: z.string().min(1).max(200),
})
export type PasswordReset = z.infer<typeof passwordReset>

export const handedOverCode = z.object({
  /** Shown this once, to be handed over. */
  code: z.string(),
  until: instant,
  /** All but the first character of the name is hidden: enough to compare with the document. */
  nameMasked: z.string(),
  /** Where the code is to be typed in. */
  address: z.string(),
})
export type HandedOverCode = z.infer<typeof handedOverCode>

export const resetRecord = z.object({
  at: instant,
  what: z.enum(['code-handed-over', 'by-window-code', 'by-passkey', 'by-codes']),
  /** Of a code: where, and after a look at which document. */
  site: nameShape.nullable(),
  document: z.enum(PERSON_DOCUMENT_KINDS).nullable(),
})
export type ResetRecord = z.infer<typeof resetRecord>

/** What each operation of this concept takes and gives. */
export const PASSWORD_RESET_OPERATIONS = {
  handOverResetCode: {
    summary:
      'At a window, after a look at the document: a code for a new password; recorded, for the person to read',
    body: z.object({ document: personDocument }),
    response: handedOverCode,
  },
  resetPassword: {
    summary: 'Set a new password without the old one; ends all sessions and forgets known browsers',
    body: passwordReset,
    response: z.object({ login: z.string() }),
  },
  listPasswordResets: {
    summary: 'Codes handed over for the own account and passwords set anew, newest first; a hundred at most',
    response: z.object({ resets: list(resetRecord) }),
  },
} as const
