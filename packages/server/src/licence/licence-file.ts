/** A licence as PDF, signed by its authority; and the check of such a file. */
import type { LicenceCheck } from '@yijianshi/contract/licence'
import { civilDateOf } from '@yijianshi/core/calendar'
import { markOf } from '@yijianshi/core/licence'
import type { Account } from '../account/account.ts'
import { nameOf } from '../case/present-task.ts'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import type { Press } from '../paper/pdf/press.ts'
import { keyOf } from '../paper/send-paper.ts'
import type { LicenceCertificate } from './certificate.ts'
import type { Identity } from './certificates.ts'
import { checkPdf } from './check-pdf.ts'
import { codeOf, findByCode } from './code.ts'
import { contentsOf, type Held, presentPublicly, verifyAddress } from './present.ts'
import { digestOf, findSealRecord, recordSealUse, type SealRecord } from './seal-use.ts'
import { signPdf } from './sign-pdf.ts'
import type { Sm2AuthorityKeys } from './sm2-keys.ts'
import { checkSm2Signature, sm2Signature } from './sm2-signature.ts'

/** `2026年11月21日`. */
function dateText(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** Only what its kind calls for: the holder, what it tells, how long it holds, what was corrected. */
export async function certificateOf(
  services: Services,
  held: Held,
  origin: string,
  purpose: string | null,
): Promise<LicenceCertificate> {
  const { id, state } = held
  const { current } = state
  const { catalogue, holder, told } = await contentsOf(services, held)
  const code = await codeOf(services.pool, id, current.edition)
  const until = current.validUntil === undefined ? '长期' : `至 ${dateText(current.validUntil)}`
  return {
    kind: 'licence',
    title: nameOf(catalogue.licences.get(state.licence)?.name, state.licence).zh,
    number: state.number,
    issuer: nameOf(catalogue.authorities.get(state.authority)?.name, state.authority).zh,
    issuedOn: dateText(civilDateOf(current.at)),
    rows: [
      { term: '持证人', text: holder },
      ...told.map(({ name, value }) => ({ term: name.zh, text: value.zh })),
      { term: '有效期', text: until },
      ...[...state.earlier, current].flatMap(({ at, correction }) =>
        correction === undefined
          ? []
          : [{ term: '更正记载', text: `${dateText(civilDateOf(at))}：${correction}` }],
      ),
    ],
    mark: markOf(state, current.edition) ?? null,
    address: verifyAddress(origin, code),
    code,
    purpose,
  }
}

export type FileOrder = {
  readonly held: Held
  /** Where people reach the portal. */
  readonly origin: string
  /** 仅供…使用; null for a file without one. */
  readonly purpose: string | null
  readonly by: Account
}

/** The signed bytes; refused when the press is too busy. Each is signed anew, so no two are the same. */
export async function licenceFile(
  services: Services,
  press: Press,
  { held, origin, purpose, by }: FileOrder,
): Promise<Outcome<Buffer>> {
  const { authorityKeys: keys, sm2, now, pool } = services
  const sheet = await certificateOf(services, held, origin, purpose)
  const pdf = await press.print(keyOf(sheet), sheet)
  if (pdf === undefined) return refused('service/unavailable')
  const { authority } = held.state
  const creditCode = services.catalogue().authorities.get(authority)?.creditCode
  const name = sheet.issuer
  const identity = { name, ...(creditCode !== undefined && { creditCode }) }
  const signer = await keys.signerOf(authority, identity)
  const signed = await signPdf(pdf, signer, await keys.authority(), {
    name,
    reason: purpose ?? sheet.title,
    at: new Date(now()),
  })
  const certificate = Buffer.from(signer.certificate.serialNumber.valueBlock.valueHexView).toString('hex')
  // Before anybody has it.
  await recordSealUse(pool, {
    authority,
    certificate,
    document: signed,
    sm2Signature: sm2.isWanted ? await signBySm2(sm2.keys, authority, identity, signed) : undefined,
    licence: held.id,
    edition: held.state.current.edition,
    by,
    at: now(),
  })
  return done(signed)
}

async function signBySm2(
  keys: Sm2AuthorityKeys,
  authority: string,
  identity: Identity,
  file: Buffer,
): Promise<Buffer> {
  const signer = await keys.signerOf(authority, identity)
  const { certificate } = await keys.authority()
  return sm2Signature(file, signer, certificate)
}

/** Whether the SM2 signature that was recorded with the file is that of an authority, over just this file. */
async function sm2Verdict(
  keys: Sm2AuthorityKeys,
  file: Buffer,
  record: SealRecord | undefined,
): Promise<LicenceCheck['sm2']> {
  const signature = record?.sm2Signature
  if (signature === undefined) return { signature: 'none', file: null }
  const { certificate } = await keys.authority()
  const by = checkSm2Signature(file, signature, certificate)
  return by === undefined
    ? { signature: 'broken', file: null }
    : { signature: 'good', file: digestOf(file).toString('hex') }
}

/** Where `renderCertificate` writes the code: in the clear, under the signature. */
const CODE = /<pdf:Keywords>([0-9A-Z]{26})<\/pdf:Keywords>/

/** Whose signature a file bears, and whether the licence that it names holds. */
export async function checkLicenceFile(services: Services, pdf: Buffer): Promise<LicenceCheck> {
  const { pool, licences, authorityKeys: keys, sm2 } = services
  const { certificate } = await keys.authority()
  const checked = await checkPdf(pdf, certificate)
  const code = CODE.exec(pdf.toString('latin1'))?.[1]
  // A good signature that nobody recorded is that of a stolen key.
  const record = checked.verdict === 'good' ? await findSealRecord(pool, digestOf(pdf)) : undefined
  const isOurs = record !== undefined
  const verdict = checked.verdict === 'good' && !isOurs ? 'unrecorded' : checked.verdict
  // What an unsigned or changed file says of itself is not worth repeating.
  const coded = !isOurs || code === undefined ? undefined : await findByCode(pool, code)
  const standing = coded && (await licences.load(coded.licence))
  return {
    signature: verdict,
    signer: checked.verdict === 'good' ? checked.by.name : null,
    sm2: await sm2Verdict(sm2.keys, pdf, record),
    licence:
      coded === undefined || standing === undefined
        ? null
        : await presentPublicly(services, { id: coded.licence, state: standing.state }, coded.edition),
  }
}
