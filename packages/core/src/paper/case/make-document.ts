/** Document of a case → paper: pure, in the reader's language; the Chinese text is the one that binds. */
import { decisionFormIn, decisionWords } from '../../catalogue/decision-form.ts'
import type { Language } from '../../catalogue/language.ts'
import type { Catalogue } from '../../catalogue/model.ts'
import { notice, paragraph, soft } from '../blocks.ts'
import { editionText } from '../desk.ts'
import type { Block, Printed } from '../model.ts'
import {
  type CaseDesk,
  type CaseDocumentContext,
  caseDeskFor,
  footBlocks,
  headRows,
  issuerName,
  momentOf,
  rows,
} from './case-desk.ts'
import { deliveryBlocks } from './delivery-blocks.ts'
import type { CaseDocument } from './document.ts'
import { extensionBlocks, jointExtensionBlocks, prolongedBlocks } from './extension-blocks.ts'
import {
  acceptanceBlocks,
  declinedBlocks,
  isJointNotice,
  noticeBlocks,
  withdrawalBlocks,
} from './intake-blocks.ts'
import { actOf, jointNoticeBlocks, minutesBlocks } from './joint-blocks.ts'
import {
  grantedBlocks,
  notNeededBlocks,
  procedureBlocks,
  refusedBlocks,
  revocationBlocks,
} from './task-blocks.ts'
import { caseDocumentTexts } from './texts.ts'

export type CasePaper = Printed & { readonly paper: CaseDocument['kind'] }

/** The words that were signed, who signed them, when and how. */
function letterBlocks(desk: CaseDesk, kind: 'tolerance' | 'commitment'): Block[] | undefined {
  const { t } = desk
  const letter = desk.letters[kind]
  if (letter === undefined) return undefined
  return [
    rows(t.facts.title, headRows(desk)),
    ...letter.blocks,
    rows(t.letter.signedBy, [
      [t.letter.signedBy, letter.name],
      [t.letter.signedAt, momentOf(desk, letter.at)],
      [t.letter.how, letter.onPaper ? t.letter.onPaper : t.letter.online],
    ]),
    soft(t.letter.hash),
    soft(letter.textHash),
    ...footBlocks(desk),
  ]
}

function blocksOf(desk: CaseDesk): Block[] | undefined {
  const { event, kind } = desk.document
  switch (event.type) {
    case 'CaseSubmitted':
      return letterBlocks(desk, kind === 'commitment-letter' ? 'commitment' : 'tolerance')
    case 'CaseAccepted':
    case 'CaseDeemedAccepted':
      return acceptanceBlocks(desk)
    case 'CaseDeclined':
      return declinedBlocks(desk)
    case 'OneTimeNoticeIssued':
      return noticeBlocks(desk)
    case 'CaseWithdrawn':
      return withdrawalBlocks(desk)
    case 'ProcedureBegun':
      return procedureBlocks(desk, event)
    case 'TaskExtended':
      return extensionBlocks(desk, event)
    case 'JointLimitExtended':
      return jointExtensionBlocks(desk, event)
    case 'SupplementProlonged':
      return prolongedBlocks(desk, event)
    case 'TaskGranted':
      return grantedBlocks(desk, event)
    case 'TaskRefused':
      return refusedBlocks(desk, event)
    case 'TaskNotNeeded':
      return notNeededBlocks(desk, event)
    case 'ResultRevoked':
      return revocationBlocks(desk, event)
    case 'JointActConvened':
    case 'JointActMoved':
    case 'JointActHeld': {
      const act = actOf(desk, event.act)
      if (act === undefined) return undefined
      return kind === 'minutes' ? minutesBlocks(desk, act) : jointNoticeBlocks(desk, act)
    }
    case 'ResultsDelivered':
      return deliveryBlocks(desk)
    default:
      return undefined
  }
}

/** The name that stands at its head, which tells more than its kind: granted or refused, joint or not. */
function titleOf(
  language: Language,
  { kind, event, state, item }: CaseDocument,
  catalogue: Pick<Catalogue, 'items'>,
): string {
  const t = caseDocumentTexts(language)
  const decision = () => decisionWords(decisionFormIn(catalogue, item ?? ''), language)
  const actKind = (id: string) => state.jointActs.find(act => act.id === id)?.kind ?? 'meeting'
  switch (event.type) {
    case 'CaseAccepted':
    case 'CaseDeemedAccepted':
      return state.later.length > 0 ? t.titles.tolerantAcceptance : t.kinds.acceptance
    case 'SupplementProlonged':
      return t.titles.prolonged
    case 'OneTimeNoticeIssued':
      return isJointNotice({ state }) ? t.titles.jointNotice : t.kinds.notice
    case 'TaskGranted':
      return decision().granted
    case 'TaskRefused':
      return decision().refused
    case 'TaskNotNeeded':
      return t.titles.notNeeded
    case 'JointActConvened':
      return t.titles.acts[event.kind]
    case 'JointActMoved':
      return t.titles.moved(t.titles.acts[actKind(event.act)])
    case 'JointActHeld':
      return t.titles.minutes[actKind(event.act)]
    default:
      return t.kinds[kind]
  }
}

/** The title in both languages; the catalogue tells what the decision on an item is called. */
export function caseDocumentName(
  document: CaseDocument,
  catalogue: Pick<Catalogue, 'items'>,
): { readonly zh: string; readonly en: string } {
  return {
    zh: titleOf('zh', document, catalogue),
    en: titleOf('en', document, catalogue),
  }
}

/** Undefined where what it is made of is gone: a letter whose text was erased. */
export function makeCaseDocument(
  context: CaseDocumentContext,
  document: CaseDocument,
): CasePaper | undefined {
  const desk = caseDeskFor(context, document)
  const { t, common, catalogue, language, edition } = desk
  const made = blocksOf(desk)
  if (made === undefined) return undefined
  const erased =
    desk.erasedAt === undefined
      ? []
      : [notice(t.erased.title, [t.erased.text(momentOf(desk, desk.erasedAt))])]
  const binds = common.chineseBinds === '' ? [] : [soft(common.chineseBinds)]
  return {
    paper: document.kind,
    language,
    title: titleOf(language, document, catalogue),
    subtitle: desk.matter,
    issuer: issuerName(desk, document.issuer),
    edition,
    editionText: editionText(common, edition),
    blocks: [paragraph(t.number(document.number)), ...binds, ...erased, ...made],
  }
}
