import { auditEnglish } from './audit/texts.ts'
import { backupEnglish } from './backup/texts.ts'
import { dueEnglish } from './due-texts.ts'
import type { Messages } from './messages-zh.ts'
import { personalDataEnglish } from './personal-data/texts.ts'
import { dutyEnglish } from './staff/duty-texts.ts'
import { viewsEnglish } from './views/texts.ts'

const list = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(', '))

export const english: Messages = {
  help: `One matter, handled once: the command line

Usage
  yijianshi check [folder]            check a catalogue
  yijianshi plan <matter> [options]   from answers to one checklist, one form, one flow
  yijianshi questions <matter>        list the questions and their possible answers
  yijianshi due --from <date> --days <number> [options]
                                      when a limit ends; each day, counted or not, and why
  yijianshi schema [kind]             JSON Schema of a kind of file, for an editor; without a kind, the list
  yijianshi export [--address <url>] [--licence <url>]
                                      the catalogue as open data (JSON-LD, CPSV-AP 3.2)
  yijianshi staff list                list the staff accounts
  yijianshi staff add --login <login> --name <name> --role clerk --site <site> --window <window>
  yijianshi staff add --login <login> --name <name> --role reviewer --authority <authority> [--items <item,item>] [--head]
  yijianshi staff add --login <login> --name <name> --role manager --site <site>
  yijianshi staff add --login <login> --name <name> --role editor
  yijianshi staff password|disable|enable --login <login>
  yijianshi staff link --login <login> --subject <id at the unified identity> [--issuer <address>]
  yijianshi staff unlink|second-factor-off --login <login>
  yijianshi staff deputy --login <login> --of <login> [--from <date>] --until <date>
                                      fill the post of a colleague: a reviewer of the same authority, a
                                      clerk at the same site; it is over by itself
  yijianshi staff term --login <login> [--from <date>] [--until <date>]
                                      the times of a post; at others nobody logs in
  yijianshi staff duties [--login <login>]
                                      deputies and times; staff end-duty --duty <id> ends one earlier
  yijianshi views rebuild [kind]       make the lists anew from the events, also while the server
                                       runs; Ctrl-C stops, the next run goes on there
  yijianshi audit verify [--roots <file>]
                                      whether the history is what was written; names the first event
                                      that was changed, removed, inserted or reordered
  yijianshi audit root                make and sign the root of every day that has ended, now
  yijianshi audit signatures          whether what the staff signed is what stands in the history
  yijianshi backup --to <folder> [--keys-to <another folder>] [--base <earlier backup>]
                                      back up the database and the files beside a running server; the
                                      keys go elsewhere
  yijianshi backup verify --from <folder>
                                      whether a backup is intact, without restoring it
  yijianshi backup --physical --to <folder>
                                      a base backup: with WAL_ARCHIVE any moment since can be brought back
  yijianshi restore --from <folder> [--keys-from <folder>]
                                      into an empty database and data folder; then checks the history
  yijianshi restore --from <base backup> --archive <folder> [--to-time <moment>] [--files-from <folder>]
  yijianshi keys list|rotate          list the master keys; change to a new one while servers run, Ctrl-C stops,
                                      the next run goes on there
  yijianshi data erase --case <number>
                                      erase form and materials of a case that has ended, for good; the
                                      history remains
  yijianshi catalogue versions        list the published versions of the catalogue
  yijianshi catalogue export <folder> [--version <number>]
  yijianshi catalogue import <folder> --title <what changes> --login <editor>
                                      make of a folder a change that waits for review

Staff accounts and versions are kept in the database of DATABASE_URL, also while the server runs; without it, in the embedded
database of the folder DATA_DIR, while the server is stopped. The password is asked for on a terminal, or else read
from the first line of standard input; --generate makes one and shows it once.

Options
  --answers '<JSON>'      answers, such as '{"operatorKind":"company","area":80}'
  --catalogue <folder>    the catalogue; ./catalogue, or else the sample that comes with the software
  --region <code>         where it is carried out, such as 990102000000; else as the matter stands
  --explain <kind:id>     why, such as material:premises-right, task:tax-registration, day:11;
                          kinds are material, field, section, task, item, day, fee
  --sharing on|off        do not ask for what the government holds already; default off
  --from <date>           due: day of the event, itself not counted; with hours also 2026-09-25T10:30
  --days <number>         due: how long; --unit working-days (default), natural-days or hours (business hours)
  --suspend <from>..<to>  due: days on which the clock stands still, then goes on; may be repeated; without <to>: still
  --interrupt <from>..<to>  due: days on which it stands still, then begins again; may be repeated
  --extend <number>       due: how much is added
  --calendar <file>       due: calendar of a region or office, or the notice of a year; may be repeated
  --now <date>            due: the day up to which used time is counted; default today
  --format text|json      output format, default text; check also has sarif, export has jsonld
  --address <url>         where the open data will be found
  --licence <url>         the licence of the open data
  --roots <file>          audit: roots saved elsewhere (JSON of /api/audit/roots), to be compared
  --lang zh|en            language, default zh
  -h, --help              show this

Exit codes  0 done; 1 the catalogue has errors, the history does not fit, or the database can’t be used;
            2 command, matter, answers or account wrong; for audit also: the database can’t be used
`,
  audit: auditEnglish,
  backup: backupEnglish,
  personalData: personalDataEnglish,
  views: viewsEnglish,
  unknownCommand: (command, near) => `There is no command ${command}. Commands: ${list(near)}.`,
  unknownOption: (option, near) => `There is no option ${option}. Nearest: ${list(near)}.`,
  strayOption: ({ option, command, own, others }) =>
    `yijianshi ${command} takes no --${option}, which is for: ${list(others)}. Options of yijianshi ${command}: ${list(own)}.`,
  missingOptionValue: option => `The option ${option} wants a value.`,
  surplusOptionValue: option => `The option ${option} takes no value.`,
  unknownOptionValue: (option, value, allowed) => `${option} can’t be ${value}. Allowed: ${list(allowed)}.`,
  tooManyOperands: operand => `${operand} is too much. See --help.`,
  matterWanted: near => `Name the matter, such as: ${list(near)}.`,
  notJson: detail => `--answers is not JSON: ${detail}. Example: '{"area":80}'.`,
  notAnObject: `--answers wants a group of answers. Example: '{"area":80}'.`,
  unknownSchema: (name, near) => `There is no kind of file ${name}. Nearest: ${list(near)}.`,
  addressWanted: (option, given) =>
    `${option} must be a complete address, such as https://banshi.example.gov.cn/open-data, not ${given}.`,
  faultyCatalogue: (folder, errors) =>
    `The catalogue ${folder} has ${errors} errors and was not loaded. Run yijianshi check to see them.`,

  unknownMatter: (matter, near) => `There is no matter ${matter}. Nearest: ${list(near)}.`,
  unknownRegion: (region, near) => `There is no region ${region}. Nearest: ${list(near)}.`,
  unknownQuestion: (question, near) => `There is no question ${question}. Nearest: ${list(near)}.`,
  missingAnswer: (question, allowed) => `${question} is not answered. Possible answers: ${list(allowed)}.`,
  unknownValue: (question, value, near) => `${question} has no answer ${value}. Nearest: ${list(near)}.`,
  wrongType: (question, value, expected) => `The answer ${value} to ${question} must be ${expected}.`,
  outOfRange: (question, value, min, max) =>
    `The answer ${value} to ${question} is out of range: ${min} to ${max}.`,
  undecided: condition => `The condition «${condition}» can’t be decided; tell the catalogue’s editors.`,
  expected: {
    'one-value': 'one value, such as "company"',
    'several-values': 'a list of values, such as ["a", "b"]',
    'true-or-false': 'true or false',
    number: 'a number',
  },

  error: 'error',
  warning: 'warning',
  sound: (matters, items, materials, version) =>
    `The catalogue is sound: ${matters} matters, ${items} items, ${materials} materials. Version ${version}.`,
  faulty: (errors, warnings) => `${errors} errors, ${warnings} warnings.`,

  explainWanted: (given, kinds) =>
    `--explain can’t be ${given}. Write <kind>:<id>; kinds are ${list(kinds)}.`,
  unknownAbout: (id, near) => `This plan has no ${id}. Nearest: ${list(near)}.`,

  separately: 'One by one',
  jointly: 'Handled once',
  reduction: 'Saved',
  applications: 'Applications',
  materials: 'Materials',
  workingDays: 'Working days',
  visits: 'Visits',
  links: 'Links',
  checklistTitle: count => `One checklist: ${count} materials to hand in`,
  omittedTitle: count => `${count} materials you need not hand in`,
  flowTitle: days => `One flow: ${days} working days`,
  formTitle: count => `One form: ${count} fields, each filled in once`,
  feesTitle: 'Fees',
  noFees: 'Free of charge',
  yuan: amount => `${amount} yuan`,
  filledOnline: 'filled in online',
  copies: (original, copy) =>
    [
      original > 0 ? `${original} original${original > 1 ? 's' : ''}` : '',
      copy > 0 ? `${copy} ${copy > 1 ? 'copies' : 'copy'}` : '',
    ]
      .filter(Boolean)
      .join(', ') || 'to be shown',
  tolerable: days => `may follow within ${days} working days`,
  neededBy: names => `for: ${list(names)}`,
  neededByMany: count => `for: ${count} items`,
  mergedForm: into => `merged into: ${into}`,
  duplicate: givenFor => `handed in already for ${givenFor}`,
  samePaper: (material, reason) => `the same paper as “${material}”: ${reason}`,
  processMaterial: producedBy => `made on the way by ${producedBy}`,
  fetched: resource => `the government holds it: ${resource}`,
  notApplicable: 'not needed in your situation',
  startsAtOnce: 'starts on acceptance',
  startsAfter: names => `waits for: ${list(names)}`,
  dayRange: (from, to) => `day ${from}–${to}`,
  sameDay: 'at once',
  criticalNote: '█ decides the total  ▒ runs beside it',
  furtherSavings: (count, left) =>
    `With data sharing connected (--sharing on), ${count} more are not asked for; ${left} remain.`,

  kind: { choice: 'choose one', many: 'choose any', 'yes-no': 'yes or no', number: 'number' },
  askedWhen: condition => `asked only when ${condition}`,
  yes: 'Yes',
  no: 'No',
  range: (min, max, unit) => `${min} to ${max} ${unit}`,

  catalogue: {
    actionWanted: (given, actions) =>
      `catalogue ${given === '' ? 'wants an action' : `can’t ${given}`}. Actions: ${list(actions)}.`,
    folderWanted: 'Name the folder.',
    folderNotEmpty: folder => `${folder} is not empty; nothing was written. Name an empty folder.`,
    unknownVersion: version => `There is no version ${version}. See yijianshi catalogue versions.`,
    none: 'The database holds no catalogue yet. A start of the server or yijianshi catalogue import brings it in.',
    fromFolder: 'folder',
    exported: (number, files, folder) => `${files} files of version ${number} were written to ${folder}.`,
    importedFirst: number => `The catalogue was brought in as version ${number}.`,
    same: 'The folder is the same as the catalogue in use; nothing was brought in.',
    begun: (title, files) =>
      `The change “${title}” was begun: ${files} files differ. A second person reviews it in the console.`,
    notEditor: login => `${login} is no catalogue editor’s account. See yijianshi staff list.`,
  },

  due: dueEnglish,
  duty: dutyEnglish,

  staff: {
    actionWanted: (given, actions) =>
      `${given === '' ? 'Say what staff is to do' : `staff can’t ${given}`}. Possible: ${list(actions)}.`,
    optionWanted: (option, examples) => `Give ${option}, such as: ${list(examples)}.`,
    optionOfOtherRole: (option, role, own) => `${option} is not for a ${role}, who has: ${list(own)}.`,
    unknownId: (option, given, near) =>
      `${option}: the catalogue has no ${given} there. Nearest: ${list(near)}.`,
    unknownLogin: (login, near) => `There is no staff account ${login}. Nearest: ${list(near)}.`,
    passwordPrompt: 'Password (not shown): ',
    passwordAgain: 'Once more: ',
    passwordWanted:
      'There was no password. Type it on a terminal, give it as first line of standard input, or use --generate.',
    passwordsDiffer: 'The two passwords differ; nothing was stored.',
    generated: password => `Password (shown only now): ${password}`,
    added: (login, role, location) => `The account ${login} (${role}) was made; its data lie in ${location}.`,
    passwordChanged: login => `The password of ${login} was changed; its sessions are ended.`,
    nowDisabled: login => `The account ${login} is disabled; its sessions are ended.`,
    nowEnabled: login => `The account ${login} is enabled again.`,
    linked: (login, subject) => `The account ${login} is linked with ${subject} of the unified identity.`,
    unlinked: login => `The account ${login} is linked no more; its sessions have ended.`,
    secondFactorOff: login => `The second factor of ${login} is off; its sessions have ended.`,
    none: 'There are no staff accounts yet. Make one with yijianshi staff add.',
    role: { clerk: 'clerk', reviewer: 'reviewer', manager: 'manager', editor: 'catalogue editor' },
    active: 'active',
    disabled: 'disabled',
    demo: 'demo',
    serverRuns: folder =>
      `The data folder ${folder} is in use by a running server. Stop it and run this again; a database of DATABASE_URL needs no stop.`,
    noDatabase: folder =>
      `There is no database in ${folder}. Run this in the project’s folder, or name one by DATA_DIR or DATABASE_URL.`,
  },
}
