/** Texts for a newer version of the guide, in English. */
import type { zhGuide } from './zh-cn-guide.ts'

export const enGuide: typeof zhGuide = {
  newerGuide: {
    title: 'What is asked for has changed',
    lead: 'This application was begun under the earlier guide; it is submitted under the new one. What was filled in and scanned is kept wherever it is still needed.',
    take: 'Go on under the new guide',
    takenTitle: 'Now under the new guide',
    takenLead: 'Look at the places below together with the applicant.',
    refusedTitle: 'Not submitted yet: what is asked for has just changed',
    refusedLead:
      'The application is now under the new guide, with everything that is still needed. Look at what has changed with the applicant, then submit again.',
    groups: { new: 'New', changed: 'Changed', gone: 'No longer asked for' },
    kinds: {
      field: name => `Field “${name}”`,
      material: name => `Material “${name}”`,
      item: name => `Item “${name}”`,
    },
    marks: { new: 'New', changed: 'Changed', gone: 'No longer asked for' },
    /** What of it was changed. */
    parts: {
      name: 'new name',
      hint: 'new hint',
      rules: 'other rules for filling it in',
      'now-required': 'now required',
      'now-optional': 'now optional',
      users: 'used by others',
      guidance: 'prepared differently',
      copies: 'other number of copies',
      sample: 'new sample',
      points: 'other review points',
    },
    understood: 'Seen',
    asksMore:
      'The new guide has more questions. Take the application in anew: answer the questions and fill it in under the new guide.',
    again: 'Take in anew',
  },
  takeOver: {
    title: 'Take over the new guide',
    lead: 'The guide has changed since this case was submitted. When the applicant asks for it, the case may go on under the new guide; otherwise it is finished under its own.',
    changes: 'What will be different',
    same: 'Fields and materials are the same; other things such as limits or fees differ.',
    compatible: 'The new guide asks for no further material and no further field: it can be taken over.',
    incompatible: 'The new guide can’t be taken over:',
    obstacles: {
      field: name => `“${name}” would have to be filled in`,
      material: name => `“${name}” would have to be handed in`,
      item: name => `Item “${name}” comes or goes`,
      order: name => `Item “${name}” waits for others than before`,
    },
    asksMore: 'The new guide has further questions for the applicant.',
    instead:
      'Finish the case under its own guide. An applicant who wants the new one can withdraw and apply again.',
    request: 'When and how the applicant asked for it',
    requestHint: 'For example: in person at the window on 21 November',
    requestMissing: 'Say when and how the applicant asked for it',
    asked: 'I confirm that the applicant asked for this',
    askedMissing: 'Ask the applicant first, then tick',
    submit: 'Take over the new guide',
    taken: 'This case is now under the new guide; what has changed is marked in form and materials',
    takenLead:
      'It was handed in under the earlier guide; the places below are different now. The marks stay until the applicant hands something in again.',
  },
}
