import type { zhCnLooks } from './zh-cn-looks.ts'

export const enLooks = {
  heading: 'Who looked at my case',
  lead: 'The window and the authorities read your papers to do the work; that is not noted here. When somebody looks at this case with the eyes of another, to check on it, every look is noted here and can be neither changed nor removed.',
  none: 'Nobody has looked in this way.',
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
