/** What the one-time notice will say, while the clerk puts it together. */

export type Subject = 'material' | 'field'
export type NoticeDraft = Readonly<Record<string, string>>
export type NoticeEntry = { readonly subject: Subject; readonly id: string; readonly problem: string }

export function subjectKey(subject: Subject, id: string): string {
  return `${subject}:${id}`
}

export function toggled(draft: NoticeDraft, key: string, on: boolean): NoticeDraft {
  if (on) return { ...draft, [key]: draft[key] ?? '' }
  return Object.fromEntries(Object.entries(draft).filter(([other]) => other !== key))
}

/** Ticked, but it does not say what is wrong: the applicant could not mend it. */
export function unexplained(draft: NoticeDraft): readonly string[] {
  return Object.entries(draft)
    .filter(([, problem]) => problem.trim() === '')
    .map(([key]) => key)
}

export function noticeEntries(draft: NoticeDraft): NoticeEntry[] {
  return Object.entries(draft).map(([key, problem]) => {
    const subject = key.startsWith('field:') ? 'field' : 'material'
    return { subject, id: key.slice(subject.length + 1), problem: problem.trim() }
  })
}
