/** What is handed in, and what the plan laid down about it. */

export type StoredFile = {
  readonly file: string
  /** Hex, of the stored bytes. */
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
}

export type HandedIn = { readonly material: string; readonly files: readonly StoredFile[] }

/** 容缺: a secondary material that may follow within so many working days of acceptance. */
export type Tolerable = { readonly material: string; readonly days: number }

/** 告知承诺: a promise may stand in for the material; it is checked within so many working days of the result. */
export type Promisable = { readonly material: string; readonly checkDays: number }

/** A letter that the applicant signed (容缺受理承诺书, 告知承诺书): its text lies with the case. */
export type SignedLetter = {
  readonly kind: 'tolerance' | 'commitment'
  /** Hex, of the text that was signed. */
  readonly sha256: string
}

/** What a one-time notice asks to be mended: a material of the checklist, or a field of the form. */
export type NoticeEntry = {
  readonly subject: 'material' | 'field'
  readonly id: string
  readonly problem: string
}

export type Delivery = 'window' | 'post' | 'electronic' | 'terminal'

/** Where an item of post is, as the carrier says. */
export type Tracking = 'sent' | 'in-transit' | 'delivered' | 'sent-back'

/** A licence with the number it was given. */
export type IssuedResult = {
  readonly licence: string
  readonly number: string
  /** `YYYY-MM-DD`. */
  readonly validUntil?: string
}

export type PointFinding = { readonly point: string; readonly met: boolean; readonly remark?: string }
