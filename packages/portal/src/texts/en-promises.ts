import type { zhCnPromises } from './zh-cn-promises.ts'

export const enPromises = {
  how: name => `How will you hand in “${name}”?`,
  now: 'Now',
  later: days => `Later (within ${days} working ${days === 1 ? 'day' : 'days'} of acceptance)`,
  laterHint:
    'The case is accepted and reviewed meanwhile. Results come once all is there. You sign a letter.',
  promise: 'Promise instead',
  promiseHint: 'No need for this paper. You promise in writing, and it is checked after the result.',
  laterTag: 'Later',
  promiseTag: 'Promised',
  allReady: (later, promised) => {
    const left = [
      later > 0 ? `${later} will follow` : '',
      promised > 0 ? `${promised} ${promised === 1 ? 'is' : 'are'} promised` : '',
    ].filter(text => text !== '')
    return left.length === 0 ? '' : `All that is due now is there; ${left.join(', ')}.`
  },

  letters: 'Sign the letter of promise',
  lettersHeading: 'Read, then sign',
  lettersLead:
    'Some papers follow later, or a promise stands in for them. That needs a letter. If you would rather not sign, go back and hand the papers in now.',
  noLetters: 'There is no letter to sign.',
  name: name => `Signature: write the name of the applicant, “${name}”`,
  nameMissing: 'Write the name of the applicant',
  agree: 'I have read the letter and make these promises',
  agreeMissing: 'Read the letter, then tick the box',
  sign: 'Sign',
  signing: 'Signing…',
  signed: (name, time) => `Signed by ${name}, ${time}`,
  signedOnPaper: (name, time) => `Signed on paper by ${name}, ${time}`,
  download: 'Download the letter',
  back: 'Back to the materials',
  unsigned: title => `Sign the ${title}`,
  titles: { tolerance: 'letter on papers to follow', commitment: 'letter of commitment' },

  awaited: 'Papers are still to come from you',
  awaitedLead: 'The authorities are reviewing already. Results come once these papers are there.',
  awaitedBeforeAcceptance: count =>
    `After acceptance ${count} more ${count === 1 ? 'paper is' : 'papers are'} to be handed in:`,
  handIn: 'Hand in',
  lapsed: 'These papers did not come in time',
  lapsedLead:
    'Items that need them have been stopped; the others go on. You can apply again for what was stopped once you have the papers.',
  promised: 'Papers for which your promise stands in',
  promisedLead:
    'They need not be handed in. The authority checks after the result, and revokes it if the promise is not true.',

  supplementHeading: 'Hand in what is still to come',
  supplementLead: 'Only these papers, nothing else. You may begin with some of them.',
  supplementSubmit: 'Hand in',
  supplementEmpty: 'Upload at least one paper',
  supplement: 'supplement',

  mend: 'Something wrong? You can change it until acceptance',
  mendHint: 'Change it and send it; there is no need to apply again.',
  mendButton: 'Change',
  mendHeading: 'Correction on the spot',
  mendSubmit: 'Send the changes',
  mendNotice: 'The window has looked at it and asks you to change this',
} satisfies typeof zhCnPromises
