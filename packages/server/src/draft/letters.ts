/** Letters of promise (容缺受理承诺书, 告知承诺书): made for what a draft leaves out, read, and signed. */
import { createHash } from 'node:crypto'
import type { Draft, DraftLetters, LetterKind } from '@yijianshi/contract/draft'
import type { Actor } from '@yijianshi/core/access'
import type { SignedLetter } from '@yijianshi/core/case'
import type { Language } from '@yijianshi/core/catalogue'
import { type MatterPaper, makeMatterPaper, type Paper } from '@yijianshi/core/paper'
import canonicalize from 'canonicalize'
import { readName } from '../account/person.ts'
import { findBrokenCase } from '../case/credit.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { findEdition } from '../paper/edition.ts'
import { type Choices, choicesOf } from './choices.ts'
import { draftFiles } from './files.ts'
import { findSigner } from './handler.ts'
import { keepSignature, type SignedRow, signaturesOf } from './letter-store.ts'
import { getPlan, type StoredPlan } from './plan-store.ts'
import { findDraft, noDraft } from './store.ts'
import type { StoredDraft } from './stored-draft.ts'

const PAPERS: Readonly<Record<LetterKind, MatterPaper>> = {
  tolerance: 'tolerance-letter',
  commitment: 'commitment-letter',
}

type Letter = {
  readonly kind: LetterKind
  /** In the reader's language. */
  readonly paper: Paper
  /** What is signed: the Chinese text, whatever language it is read in. */
  readonly content: unknown
  readonly sha256: string
  readonly signed: SignedRow | undefined
}

/** The words alone: a new edition of the catalogue with the same words needs no new signature. */
function contentOf({ title, subtitle, issuer, blocks }: Paper) {
  return { title, subtitle, issuer, blocks: blocks.filter(block => block.kind !== 'blanks') }
}

function hashOf(content: unknown): string {
  return createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex')
}

/** The letters that these choices need, each with its signature, unless its text has changed since. */
async function makeLetters(
  services: Services,
  draft: StoredDraft,
  plan: StoredPlan,
  choices: Choices,
  language: Language,
): Promise<Letter[]> {
  const wanted = [
    { kind: 'tolerance', materials: choices.later },
    { kind: 'commitment', materials: choices.promised },
  ] as const
  if (draft.kind !== 'application' || wanted.every(({ materials }) => materials.length === 0)) return []
  const catalogue = (await services.versions.find(plan.catalogueVersion)) ?? services.catalogue()
  const edition = await findEdition(services.pool, plan.catalogueVersion)
  const signed = await signaturesOf(services, draft.id)
  const planned = { ...plan, answers: draft.answers }
  return wanted.flatMap(({ kind, materials }) => {
    if (materials.length === 0) return []
    const choice = { applicant: draft.applicant_name, materials }
    const inLanguage = (spoken: Language) =>
      makeMatterPaper({ catalogue, edition, language: spoken }, planned, PAPERS[kind], choice)
    const binding = inLanguage('zh')
    const paper = language === 'zh' ? binding : inLanguage(language)
    if (binding === undefined || paper === undefined) return []
    const content = contentOf(binding)
    const sha256 = hashOf(content)
    const row = signed.find(entry => entry.kind === kind && entry.text_hash === sha256)
    return [{ kind, paper, content, sha256, signed: row }]
  })
}

async function lettersOf(services: Services, draft: StoredDraft, language: Language): Promise<Letter[]> {
  const plan = await getPlan(services.pool, draft.plan_hash)
  const files = await draftFiles(services, draft)
  return makeLetters(services, draft, plan, choicesOf(draft, plan, files), language)
}

function signatureOf(row: SignedRow | undefined): DraftLetters['letters'][number]['signed'] {
  return row === undefined ? null : { name: row.name, at: row.signed_at.toISOString(), onPaper: row.on_paper }
}

/** What the draft tells about its letters without their texts. */
export async function letterStates(
  services: Services,
  draft: StoredDraft,
  plan: StoredPlan,
  choices: Choices,
): Promise<Draft['letters']> {
  const letters = await makeLetters(services, draft, plan, choices, 'zh')
  return letters.map(({ kind, signed }) => ({ kind, signed: signatureOf(signed) }))
}

/** For the event: only letters whose text is still the one that was signed. */
export async function signedLetters(
  services: Services,
  draft: StoredDraft,
  plan: StoredPlan,
  choices: Choices,
): Promise<SignedLetter[]> {
  const letters = await makeLetters(services, draft, plan, choices, 'zh')
  return letters.flatMap(({ kind, signed }) => (signed ? [{ kind, sha256: signed.sha256 }] : []))
}

export async function presentLetters(
  services: Services,
  actor: Actor,
  id: string,
  language: Language,
): Promise<Outcome<DraftLetters>> {
  const draft = await findDraft(services, id, actor)
  if (draft === undefined) return noDraft(services, id, actor)
  const letters = await lettersOf(services, draft, language)
  return done({
    letters: letters.map(({ kind, sha256, paper, signed }) => ({
      kind,
      sha256,
      paper,
      signed: signatureOf(signed),
    })),
  })
}

/** A letter to be printed and signed by hand; the Chinese text is the one that binds. */
export async function findLetter(
  services: Services,
  actor: Actor,
  id: string,
  kind: LetterKind,
): Promise<Outcome<Paper>> {
  const draft = await findDraft(services, id, actor)
  if (draft === undefined) return noDraft(services, id, actor)
  const letter = (await lettersOf(services, draft, 'zh')).find(entry => entry.kind === kind)
  return letter === undefined ? refused('request/not-found') : done(letter.paper)
}

/** The applicant, or who acts for them, signs by name; the clerk confirms that the applicant signed the printed letter. */
export async function signLetters(
  services: Services,
  actor: Actor,
  draft: StoredDraft,
  sent: readonly { readonly kind: LetterKind; readonly sha256: string; readonly name: string }[],
): Promise<Outcome<null>> {
  const signer = await findSigner(services, actor, draft)
  if (!signer.ok) return signer
  if (sent.some(({ name }) => readName(name) !== readName(signer.value)))
    return refused('draft/signature-name')
  const brokenIn = await findBrokenCase(services.pool, draft.person)
  if (brokenIn !== undefined && sent.length > 0) return refused('case/credit-broken', { number: brokenIn })
  const letters = await lettersOf(services, draft, 'zh')
  for (const { kind, sha256 } of sent) {
    const letter = letters.find(entry => entry.kind === kind && entry.sha256 === sha256)
    if (letter === undefined) return refused('draft/letter-changed')
    await keepSignature(services, {
      draft: draft.id,
      kind,
      content: letter.content,
      textHash: sha256,
      name: signer.value,
      onPaper: actor.role === 'clerk',
      account: actor.account,
      at: services.now(),
    })
  }
  return done(null)
}
