import type { zhCnLooks } from './zh-cn-looks.ts'

export const enLooks = {
  heading: 'Who looked at my case',
  lead: 'The window and the authorities read your papers to do the work; that is not noted here. Whoever only supervises does not see what you handed in, and states a reason first. Who looked, why and at what is noted here each time, and can be neither changed nor removed.',
  none: 'Nobody has looked in this way.',
  purposes: {
    complaint: 'a complaint is looked into',
    overdue: 'a delay is looked into',
    'quality-check': 'quality is checked',
    'applicant-asks': 'you asked for help',
    dispute: 'review or lawsuit',
  },
  did: {
    opened: who => `A reason was stated and a look begun by ${who}`,
    contents: who => `Form and list of papers were read by ${who}`,
    file: who => `A file was opened by ${who}`,
    document: who => `A document was opened by ${who}`,
    ended: who => `The look was ended by ${who}`,
  },
  why: (purpose, words) => `Reason: ${purpose}. ${words}`,
  subject: name => `What was looked at: ${name}`,
  roles: {
    applicant: 'an applicant',
    clerk: 'a clerk',
    reviewer: 'a reviewer',
    manager: 'the manager',
    editor: 'an editor of the catalogue',
  },
  of: (role, office) => `${role} of ${office}`,
  somebody: 'an account that is not known',
  looked: who => `This case was looked at by ${who}`,
  tried: who => `A look was tried by ${who}; nothing was shown`,
  as: eyes => `With the eyes of ${eyes}`,
  moment: at => `As it stood on ${at}`,
  more: 'Show earlier ones',
} satisfies typeof zhCnLooks
