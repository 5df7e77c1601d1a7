import type { MySharing, SharingState } from '@yijianshi/contract/sharing'
import type { zhCnSharing } from './zh-cn-sharing.ts'

type Outcome = MySharing['uses'][number]['outcome']

const outcomes: Readonly<Record<Outcome, string>> = {
  fetched: 'Fetched',
  'nothing-found': 'Nothing found',
  'source-down': 'Can’t be fetched now',
  refused: 'May not be fetched',
  quota: 'No more today',
  'key-missing': 'A number is missing',
}

const states: Readonly<Record<SharingState, string>> = {
  ...outcomes,
  'not-asked': 'Not fetched yet',
  'not-connected': 'Not connected yet',
  disputed: 'You say it is wrong',
}

/** Fetching what the government holds: consent, what came, what is wrong, taking consent back. */
export const enSharing: typeof zhCnSharing = {
  heading: 'Let us fetch it for you',
  lead: 'The government already has this. If you agree, we fetch it, and you need not fill it in or hand it in.',
  purpose: matter =>
    `Used for “${matter}” only. You can also do without it and fill in and hand in yourself. You can take it back at any time.`,
  taskHint: names => `${names} … you need not hand these in.`,
  taskStates: { open: 'Optional', given: 'Agreed' },
  ordinary: 'Tick what we may fetch',
  sensitive: 'Sensitive information: agree to each by itself',
  sensitiveHint: 'Health, social insurance, property, household: it is up to you.',
  fromWhom: owner => `From ${owner}.`,
  noFilling: names => `You need not fill in: ${names}.`,
  noPapers: names => `You need not hand in: ${names}.`,
  use: matter => `For “${matter}”.`,
  refusedHeading: 'Can’t be fetched: hand these in yourself',
  consent: 'I agree, fetch it for me',
  skip: 'No, I do it myself',
  noneTicked: 'Tick something first. If you want nothing fetched, choose “No”.',
  fetching: 'Fetching. This may take some ten seconds…',
  onlyOneself:
    'You act for somebody else. Only the person concerned can agree to this: they log in themselves, or come to a window.',
  resultHeading: 'What came of it',
  states,
  outcomes,
  why: {
    'nothing-found': 'no record of you was found',
    'source-down': 'their system can’t be reached now',
    quota: 'no more requests are allowed today',
    'key-missing': 'a number has to be filled in first',
    'not-connected': 'we are not connected to them yet',
    'not-own': 'only your own can be fetched; fill in the identity number first',
    refused: 'the law does not allow it',
  },
  handInYourself: reason => `Can’t be fetched now (${reason}). Please upload it yourself.`,
  selfAnyway: reason => `${reason}. Please fill in and hand in yourself.`,
  notYet: 'It was not fetched. Choose “Fetch again”, or fill in and hand in yourself.',
  waiting:
    'It is here. Fill in the identity number in the form; if it is yours, the rest is filled in by itself.',
  filled: names => `Filled in: ${names}`,
  handedIn: names => `No upload needed: ${names}`,
  today: time => `today ${time}`,
  from: (owner, when) => `From ${owner} · ${when}`,
  changed: (owner, value) => `You filled this in. ${owner} has “${value}”.`,
  disputed: (owner, reason) => `You said that what ${owner} gave is wrong: ${reason}`,
  paper: (owner, when) => `Fetched from ${owner}, no upload needed. ${when}`,
  paperTag: 'Fetched, no upload needed',
  paperOffered: 'We can fetch this for you instead of an upload',
  look: 'Look at it',
  wrong: 'Not right?',
  wrongPaper: 'Not mine, or not right?',
  reason: 'What is wrong? One line will do',
  reasonHint: owner => `${owner} and the reviewers will see it. Then fill it in yourself.`,
  reasonHintPaper: owner => `${owner} and the reviewers will see it. Then upload it yourself.`,
  reasonEmpty: 'Write a line about what is wrong',
  disputeField: 'It is wrong, I fill it in',
  disputePaper: 'It is wrong, I upload it',
  given: (at, until) => `You agreed on ${at}, until ${until}.`,
  givenOnPaper: (at, until) => `You signed at a window on ${at}, until ${until}.`,
  again: 'Fetch again',
  other: 'Choose otherwise',
  end: 'Take back',
  endConfirm:
    'Nothing more will be fetched then. What was fetched stays in the application, and you can change it. Take it back?',
  endYes: 'Take it back',
  endNo: 'Keep it',
  my: {
    lead: 'What you agreed to, and every time that we fetched something for you.',
    consents: 'What I agreed to',
    uses: 'What was fetched for me',
    noUses: 'Nothing was fetched for you.',
    forMatter: matter => `For “${matter}”`,
    endedAt: at => `Taken back on ${at}.`,
    overAt: at => `Over since ${at}.`,
    fromOwner: owner => `From ${owner}`,
    bySelf: 'By yourself, online',
    byClerk: place => `At a window for you (${place})`,
    cached: 'Fetched a short while ago and used again; they were not asked anew',
    more: 'Show earlier ones',
  },
}
