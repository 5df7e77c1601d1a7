import type { ConsentTexts } from './zh-consent.ts'

export const enConsent: ConsentTexts = {
  title: 'Consent to looking up data',
  blanks: [
    'Who consents (name):',
    'Number of the document (credit code):',
    'Legal representative or agent (of an organisation):',
  ],
  opening: matter =>
    `For “${matter}” I consent that the platform asks the authorities below for what is ticked or signed, instead of my filling it in and handing it in. It is used for this matter alone.`,
  ordinary: 'Tick each line that you consent to',
  sensitive: 'Sensitive personal information: sign each by itself',
  columns: ['Tick', 'What', 'From whom', 'You need not', 'Basis'],
  signed: 'Signature',
  fields: names => `Fill in: ${names}`,
  papers: names => `Hand in: ${names}`,
  told: 'What you should know',
  tells: days => [
    `The consent holds for ${days} days from the day of signing; after that it is asked for anew.`,
    'You may refuse, or consent to a part: then fill in and hand in yourself. It changes nothing else.',
    'You can take it back at any time: under “My data” on the platform, or at a window. Nothing more is looked up then.',
    'Each look-up is recorded. On the platform you see what was looked up, when, and by whom.',
    'If what came is wrong, say so, and fill in or hand in yourself.',
  ],
  signature: ['Signature (seal):', 'Date:'],
  and: names => names.join(', '),
  edition: date => `Printed on ${date}`,
  binds: 'The Chinese text is the one that binds.',
}
